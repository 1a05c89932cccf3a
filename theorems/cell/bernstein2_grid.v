(* SPDX-License-Identifier: Apache-2.0 *)
(* Polynomials on the unit square as grids of integers: forms in y whose coefficients are forms in
   x (bernstein2_form.v).

   Proves   sums and products of grids are those of functions; halves of a grid, in their own
            coordinates, are upper bounds; a grid without positive entries is nonpositive.
   Source   Certau.                                                                           *)
From Coq Require Import Reals Lra Lia ZArith List.
From Certau.cell Require Import bernstein2_form.
Import ListNotations.
Open Scope R_scope.

Definition row := list Z.
Definition grid := list row.

Definition row_value (x : R) : row -> R := form IZR x (1 - x).
Definition grid_value (x y : R) : grid -> R := form (row_value x) y (1 - y).

Definition row_add : row -> row -> row := sum_of 0%Z Z.add.
Definition row_mul : row -> row -> row := product_of 0%Z Z.add Z.mul.
Definition grid_add : grid -> grid -> grid := sum_of [] row_add.
Definition grid_mul : grid -> grid -> grid := product_of [] row_add row_mul.

Definition grid_scale (k : Z) : grid -> grid := map (map (Z.mul k)).

(* The same function, of degree higher by i in x and by j in y. *)
Definition grid_elevate (i j : nat) (g : grid) : grid :=
  elevate [] row_add j (map (elevate 0%Z Z.add i) g).

Definition is_nonpositive : grid -> bool := forallb (forallb (fun a => Z.leb a 0)).

(* a / 2^k, rounded up *)
Definition half (k : nat) (a : Z) : Z := (- Z.shiftr (- a) (Z.of_nat k))%Z.

Definition upper_in_x : grid -> grid := map (upper_half Z.add half).
Definition lower_in_x : grid -> grid := map (lower_half Z.add half).
Definition upper_in_y : grid -> grid := upper_half row_add (fun k => map (half k)).
Definition lower_in_y : grid -> grid := lower_half row_add (fun k => map (half k)).

Section Values.
Variables x y : R.

Lemma row_value_nil : row_value x [] = 0.
Proof. reflexivity. Qed.

Lemma row_value_add r s : row_value x (row_add r s) = row_value x r + row_value x s.
Proof. apply form_sum_of; [reflexivity|exact plus_IZR]. Qed.

Lemma row_value_mul r s : row_value x (row_mul r s) = row_value x r * row_value x s.
Proof. apply form_product_of; [reflexivity|exact plus_IZR|exact mult_IZR]. Qed.

Lemma grid_value_add g h : grid_value x y (grid_add g h) = grid_value x y g + grid_value x y h.
Proof. apply form_sum_of; [reflexivity|exact row_value_add]. Qed.

Lemma grid_value_mul g h : grid_value x y (grid_mul g h) = grid_value x y g * grid_value x y h.
Proof. apply form_product_of; [reflexivity|exact row_value_add|exact row_value_mul]. Qed.

Lemma grid_value_scale k g : grid_value x y (grid_scale k g) = IZR k * grid_value x y g.
Proof. apply form_map_scale. intros r. apply form_map_scale. intros a. apply mult_IZR. Qed.

Lemma grid_value_elevate i j g : grid_value x y (grid_elevate i j g) = grid_value x y g.
Proof.
  unfold grid_value, grid_elevate. rewrite form_elevate; [|reflexivity|exact row_value_add].
  induction g as [|r g IH]; simpl; [reflexivity|]. rewrite IH, map_length. f_equal. f_equal.
  apply form_elevate; [reflexivity|exact plus_IZR].
Qed.

End Values.

Lemma half_ge k a : IZR a / 2 ^ k <= IZR (half k a).
Proof.
  unfold half. rewrite Z.shiftr_div_pow2, opp_IZR by lia.
  pose proof (Z.mul_div_le (- a) (2 ^ Z.of_nat k) ltac:(apply Z.pow_pos_nonneg; lia)) as H.
  apply IZR_le in H. rewrite mult_IZR, opp_IZR, <- pow_IZR in H.
  assert (H2 : 0 < 2 ^ k) by (apply pow_lt; lra).
  apply (Rmult_le_reg_l (2 ^ k)); [exact H2|].
  replace (2 ^ k * (IZR a / 2 ^ k)) with (IZR a) by (field; lra). lra.
Qed.

Section Halves.
Variables x y : R.
Hypotheses (Hx : 0 <= x <= 1) (Hy : 0 <= y <= 1).

Lemma row_half_ge k r : row_value x r / 2 ^ k <= row_value x (map (half k) r).
Proof.
  unfold row_value. eapply Rle_trans; [|apply (form_le (fun a => IZR a / 2 ^ k));
    [lra|lra|intros a; apply half_ge]].
  rewrite (form_scaled_value IZR (fun a => IZR a / 2 ^ k) (/ 2 ^ k)) by (intros; unfold Rdiv; ring).
  unfold Rdiv. lra.
Qed.

Lemma grid_le_upper_in_x g :
  grid_value ((1 + x) / 2) y g <= grid_value x y (upper_in_x g).
Proof.
  apply form_le; [lra|lra|]. intros r.
  apply form_upper_half; [exact plus_IZR|exact half_ge|exact Hx].
Qed.

Lemma grid_le_lower_in_x g : grid_value (x / 2) y g <= grid_value x y (lower_in_x g).
Proof.
  apply form_le; [lra|lra|]. intros r.
  apply form_lower_half; [exact plus_IZR|exact half_ge|exact Hx].
Qed.

Lemma grid_le_upper_in_y g :
  grid_value x ((1 + y) / 2) g <= grid_value x y (upper_in_y g).
Proof.
  apply form_upper_half; [exact (row_value_add x)|exact row_half_ge|exact Hy].
Qed.

Lemma grid_le_lower_in_y g : grid_value x (y / 2) g <= grid_value x y (lower_in_y g).
Proof.
  apply form_lower_half; [exact (row_value_add x)|exact row_half_ge|exact Hy].
Qed.

Lemma nonpositive_of_is_nonpositive g : is_nonpositive g = true -> grid_value x y g <= 0.
Proof.
  intros H. apply form_nonpositive; [lra|lra|]. unfold is_nonpositive in H.
  rewrite forallb_forall in H. apply Forall_forall. intros r Hr. specialize (H r Hr).
  apply form_nonpositive; [lra|lra|]. rewrite forallb_forall in H.
  apply Forall_forall. intros a Ha. apply IZR_le, Z.leb_le, H, Ha.
Qed.

End Halves.
