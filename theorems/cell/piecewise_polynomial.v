(* SPDX-License-Identifier: Apache-2.0 *)
(* Rational polynomials on the unit square: grids over one positive denominator.

   Proves   each operation computes the function that its name says; rounding to a grid is upward.
   Source   Certau.                                                                           *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals Bool List.
From Certau.cell Require Import integer_polynomial rational_polynomial bernstein2_form
  bernstein2_grid.
Import ListNotations.
Open Scope R_scope.

Record surface := Surface { top : grid; bottom : positive }.

Definition surface_value (x y : R) (s : surface) : R :=
  grid_value x y (top s) / IZR (Zpos (bottom s)).

Definition surface_constant (q : Q) : surface := Surface [[Qnum q]] (Qden q).

(* lower + (upper - lower) x, and the same in y *)
Definition across_x (lower upper : Q) : surface :=
  Surface [[Qnum lower * Zpos (Qden upper); Qnum upper * Zpos (Qden lower)]]%Z
    (Qden lower * Qden upper).
Definition across_y (lower upper : Q) : surface :=
  Surface [[Qnum lower * Zpos (Qden upper)]; [Qnum upper * Zpos (Qden lower)]]%Z
    (Qden lower * Qden upper).

Definition surface_add (r s : surface) : surface :=
  let '(_, (a, b)) := Pos.ggcd (bottom r) (bottom s) in
  Surface (grid_add (grid_scale (Zpos b) (top r)) (grid_scale (Zpos a) (top s))) (b * bottom r).

Definition surface_mul (r s : surface) : surface :=
  Surface (grid_mul (top r) (top s)) (bottom r * bottom s).

(* Nothing, of no degree, times 0. *)
Definition surface_scale (q : Q) (s : surface) : surface :=
  if Z.eqb (Qnum q) 0 then Surface [] 1
  else Surface (grid_scale (Qnum q) (top s)) (Qden q * bottom s).

(* p(s) for a polynomial p, and p(r, s) where row i of p multiplies r^i. *)
Definition surface_horner (p : list Z) (s : surface) : surface :=
  fold_right (fun a rest => surface_add (surface_constant (inject_Z a)) (surface_mul s rest))
    (Surface [] 1) p.

Definition surface_of (p : polynomial) (s : surface) : surface :=
  surface_scale (1 # denominator p) (surface_horner (numerators p) s).

(* A polynomial in two variables: entry j of row i multiplies X^i Y^j. *)
Record table := Table { rows : list (list Z); table_denominator : positive }.

Definition table_value (p : table) (X Y : R) : R :=
  fold_right (fun a rest => eval a Y + X * rest) 0 (rows p) / IZR (Zpos (table_denominator p)).

Definition surface_of_table (p : table) (r s : surface) : surface :=
  surface_scale (1 # table_denominator p)
    (fold_right (fun a rest => surface_add (surface_horner a s) (surface_mul r rest))
       (Surface [] 1) (rows p)).

(* 2^bits s, rounded up. Instead of a division for each entry, 2^bits / bottom is enclosed once, by
   numerators of some 96 bits over 2^shift. *)
Definition round_up (bits : nat) (s : surface) : grid :=
  let shift := Z.max 0 (Z.log2 (Zpos (bottom s)) + 96 - Z.of_nat bits)%Z in
  let factor := (2 ^ (Z.of_nat bits + shift) / Zpos (bottom s))%Z in
  let next := (- (- 2 ^ (Z.of_nat bits + shift) / Zpos (bottom s)))%Z in
  map (map (fun a => - Z.shiftr (- ((if Z.leb 0 a then next else factor) * a)) shift)%Z) (top s).

Section Values.
Variables x y : R.

Notation value := (surface_value x y).

Lemma surface_value_constant q : value (surface_constant q) = Q2R q.
Proof.
  unfold surface_value, surface_constant, Q2R, grid_value, row_value. simpl.
  unfold Rdiv. ring.
Qed.

Lemma surface_value_across_x lower upper :
  value (across_x lower upper) = Q2R lower + (Q2R upper - Q2R lower) * x.
Proof.
  unfold surface_value, across_x, Q2R, grid_value, row_value. simpl.
  rewrite !mult_IZR, IZR_pos_mul. field. split; apply IZR_pos_neq_0.
Qed.

Lemma surface_value_across_y lower upper :
  value (across_y lower upper) = Q2R lower + (Q2R upper - Q2R lower) * y.
Proof.
  unfold surface_value, across_y, Q2R, grid_value, row_value. simpl.
  rewrite !mult_IZR, IZR_pos_mul. field. split; apply IZR_pos_neq_0.
Qed.

Lemma surface_value_add r s : value (surface_add r s) = value r + value s.
Proof.
  unfold surface_add, surface_value.
  pose proof (Pos.ggcd_correct_divisors (bottom r) (bottom s)) as H.
  destruct (Pos.ggcd (bottom r) (bottom s)) as [g [a b]]. destruct H as [Hr Hs].
  cbn [top bottom]. rewrite grid_value_add, !grid_value_scale, Hr, Hs, !IZR_pos_mul.
  field. repeat split; apply IZR_pos_neq_0.
Qed.

Lemma surface_value_mul r s : value (surface_mul r s) = value r * value s.
Proof.
  unfold surface_mul, surface_value. cbn [top bottom]. rewrite grid_value_mul, IZR_pos_mul.
  field. split; apply IZR_pos_neq_0.
Qed.

Lemma surface_value_nil : value (Surface [] 1) = 0.
Proof. unfold surface_value, grid_value. simpl. unfold Rdiv. ring. Qed.

Lemma surface_value_scale q s : value (surface_scale q s) = Q2R q * value s.
Proof.
  unfold surface_scale, Q2R. destruct (Z.eqb_spec (Qnum q) 0) as [->|_];
    [rewrite surface_value_nil; ring|].
  unfold surface_value. cbn [top bottom].
  rewrite grid_value_scale, IZR_pos_mul. field. split; apply IZR_pos_neq_0.
Qed.

Lemma Q2R_inject_Z a : Q2R (inject_Z a) = IZR a.
Proof. unfold Q2R. simpl. field. Qed.

Lemma Q2R_unit_fraction d : Q2R (1 # d) = / IZR (Zpos d).
Proof. unfold Q2R. simpl. ring. Qed.

Lemma surface_value_horner p s : value (surface_horner p s) = eval p (value s).
Proof.
  induction p as [|a p IH]; simpl; [apply surface_value_nil|].
  now rewrite surface_value_add, surface_value_mul, surface_value_constant, Q2R_inject_Z, IH.
Qed.

Lemma surface_value_of p s : value (surface_of p s) = value_at p (value s).
Proof.
  unfold surface_of, value_at.
  rewrite surface_value_scale, surface_value_horner, Q2R_unit_fraction. unfold Rdiv. ring.
Qed.

Lemma surface_value_of_table p r s :
  value (surface_of_table p r s) = table_value p (value r) (value s).
Proof.
  unfold surface_of_table, table_value. rewrite surface_value_scale, Q2R_unit_fraction.
  unfold Rdiv. rewrite Rmult_comm. f_equal.
  induction (rows p) as [|a l IH]; simpl; [apply surface_value_nil|].
  now rewrite surface_value_add, surface_value_mul, surface_value_horner, IH.
Qed.

Lemma round_up_entry_ge bits d a shift :
  (0 <= shift)%Z ->
  let factor := (2 ^ (Z.of_nat bits + shift) / Zpos d)%Z in
  let next := (- (- 2 ^ (Z.of_nat bits + shift) / Zpos d))%Z in
  2 ^ bits / IZR (Zpos d) * IZR a <=
  IZR (- Z.shiftr (- ((if Z.leb 0 a then next else factor) * a)) shift).
Proof.
  intros Hs factor next. set (m := if Z.leb 0 a then next else factor).
  assert (Hma : (2 ^ (Z.of_nat bits + shift) * a <= Zpos d * (m * a))%Z).
  { unfold m, factor, next. set (N := (2 ^ (Z.of_nat bits + shift))%Z).
    pose proof (Z.mul_div_le N (Zpos d) ltac:(lia)).
    pose proof (Z.mul_div_le (- N) (Zpos d) ltac:(lia)).
    rewrite Z.mul_assoc. destruct (Z.leb_spec 0 a).
    - apply Z.mul_le_mono_nonneg_r; lia.
    - apply Z.mul_le_mono_nonpos_r; lia. }
  rewrite Z.shiftr_div_pow2 by exact Hs. rewrite Z.pow_add_r in Hma by lia.
  assert (H2 : (0 < 2 ^ shift)%Z) by (apply Z.pow_pos_nonneg; lia).
  pose proof (Z.mul_div_le (- (m * a)) (2 ^ shift) H2) as Hdiv.
  set (q := (- (m * a) / 2 ^ shift)%Z) in *.
  assert (Hq : (2 ^ Z.of_nat bits * a <= Zpos d * - q)%Z).
  { apply (Z.mul_le_mono_pos_l _ _ (2 ^ shift)); [exact H2|].
    replace (2 ^ shift * (2 ^ Z.of_nat bits * a))%Z
      with (2 ^ Z.of_nat bits * 2 ^ shift * a)%Z by ring.
    replace (2 ^ shift * (Zpos d * - q))%Z with (Zpos d * - (2 ^ shift * q))%Z by ring.
    eapply Z.le_trans; [exact Hma|]. apply Z.mul_le_mono_nonneg_l; lia. }
  apply IZR_le in Hq. rewrite !mult_IZR, <- pow_IZR in Hq.
  pose proof (IZR_pos_gt_0 d) as Hd. apply (Rmult_le_reg_l (IZR (Zpos d))); [exact Hd|].
  replace (IZR (Zpos d) * (2 ^ bits / IZR (Zpos d) * IZR a)) with (2 ^ bits * IZR a)
    by (field; lra). exact Hq.
Qed.

Lemma round_up_ge bits s :
  0 <= x <= 1 -> 0 <= y <= 1 -> 2 ^ bits * value s <= grid_value x y (round_up bits s).
Proof.
  intros Hx Hy. set (c := 2 ^ bits / IZR (Zpos (bottom s))).
  replace (2 ^ bits * value s) with (c * grid_value x y (top s))
    by (unfold c, surface_value; field; apply IZR_pos_neq_0).
  unfold grid_value. rewrite <- (form_scaled_value _ (fun r => c * row_value x r))
    by reflexivity.
  apply form_le; [lra|lra|]. intros r. unfold row_value.
  rewrite <- (form_scaled_value _ (fun a => c * IZR a)) by reflexivity.
  apply form_le; [lra|lra|]. intros a. apply round_up_entry_ge. apply Z.le_max_l.
Qed.

End Values.

(* The ratio of two surfaces if it is constant and not 0: whether its sign is negative. *)
Definition first_entry (g : grid) : Z :=
  fold_right (fun a rest => if Z.eqb a 0 then rest else a) 0%Z (concat g).

Fixpoint same_row (r s : row) : bool :=
  match r, s with
  | [], [] => true
  | a :: r, b :: s => Z.eqb a b && same_row r s
  | _, _ => false
  end.

Fixpoint same_grid (g h : grid) : bool :=
  match g, h with
  | [], [] => true
  | r :: g, s :: h => same_row r s && same_grid g h
  | _, _ => false
  end.

Definition ratio_is_negative (r s : surface) : option bool :=
  let a := first_entry (top r) in
  let b := first_entry (top s) in
  if (Z.eqb a 0 || Z.eqb b 0)%bool then None
  else if same_grid (grid_scale b (top r)) (grid_scale a (top s)) then Some (a * b <? 0)%Z
  else None.

Lemma same_row_eq r s : same_row r s = true -> r = s.
Proof.
  revert s. induction r as [|a r IH]; intros [|b s]; simpl; try discriminate; [reflexivity|].
  rewrite andb_true_iff. intros [Ha H]. apply Z.eqb_eq in Ha. now rewrite Ha, (IH s).
Qed.

Lemma same_grid_eq g h : same_grid g h = true -> g = h.
Proof.
  revert h. induction g as [|a g IH]; intros [|b h]; simpl; try discriminate; [reflexivity|].
  rewrite andb_true_iff. intros [Ha H]. apply same_row_eq in Ha. now rewrite Ha, (IH h).
Qed.

(* A nonzero multiple has the same sign, or the opposite one. *)
Lemma signs_of_ratio x y r s b :
  ratio_is_negative r s = Some b ->
  exists c, 0 < c /\
    surface_value x y r = c * (if b then - surface_value x y s else surface_value x y s).
Proof.
  unfold ratio_is_negative. set (m := first_entry (top r)). set (n := first_entry (top s)).
  destruct (Z.eqb_spec m 0) as [Hm|Hm]; [discriminate|].
  destruct (Z.eqb_spec n 0) as [Hn|Hn]; [discriminate|]. cbn [orb].
  destruct (same_grid _ _) eqn:H; [|discriminate]. intros [= <-].
  apply same_grid_eq in H.
  assert (Hv : IZR n * grid_value x y (top r) = IZR m * grid_value x y (top s))
    by now rewrite <- !grid_value_scale, H.
  pose proof (IZR_pos_gt_0 (bottom r)) as Hr. pose proof (IZR_pos_gt_0 (bottom s)) as Hs.
  apply IZR_neq in Hm as Hm'. apply IZR_neq in Hn as Hn'.
  set (q := IZR m / IZR n * (IZR (Zpos (bottom s)) / IZR (Zpos (bottom r)))).
  assert (Hq : surface_value x y r = q * surface_value x y s).
  { unfold surface_value, q.
    replace (grid_value x y (top r)) with (IZR m * grid_value x y (top s) / IZR n)
      by (rewrite <- Hv; field; exact Hn'). field. repeat split; lra. }
  assert (Hsign : 0 < IZR m * IZR n * q).
  { unfold q. replace (IZR m * IZR n * _) with
      (IZR m * IZR m * (IZR (Zpos (bottom s)) / IZR (Zpos (bottom r)))) by (field; split; lra).
    apply Rmult_lt_0_compat; [|now apply Rdiv_lt_0_compat].
    apply Rsqr_pos_lt in Hm'. exact Hm'. }
  destruct (Z.ltb_spec (m * n) 0) as [Hmn|Hmn].
  - exists (- q). apply IZR_lt in Hmn. rewrite mult_IZR in Hmn.
    split; [|rewrite Hq; ring]. destruct (Rlt_or_le q 0) as [Hlt|Hge]; [lra|].
    assert (IZR m * IZR n * q <= 0 * q) by (apply Rmult_le_compat_r; lra). lra.
  - exists q. apply IZR_le in Hmn. rewrite mult_IZR in Hmn.
    split; [|exact Hq]. destruct (Rlt_or_le 0 q) as [Hlt|Hge]; [lra|].
    assert (0 <= IZR m * IZR n * - q) by (apply Rmult_le_pos; lra). lra.
Qed.

(* In lowest terms; whether division was exact is looked at, not proved. *)
Definition reduce (s : surface) : surface :=
  let g := fold_right Z.gcd (Zpos (bottom s)) (concat (top s)) in
  let reduced := Surface (map (map (fun a => Z.div a g)) (top s))
                   (Z.to_pos (Zpos (bottom s) / g)) in
  if (Z.eqb (g * Zpos (bottom reduced)) (Zpos (bottom s)) &&
      same_grid (grid_scale g (top reduced)) (top s))%bool
  then reduced else s.

Lemma surface_value_reduce x y s : surface_value x y (reduce s) = surface_value x y s.
Proof.
  unfold reduce. set (g := fold_right _ _ _). set (r := Surface _ _).
  destruct (Z.eqb_spec (g * Zpos (bottom r)) (Zpos (bottom s))) as [Hb|]; [|reflexivity].
  destruct (same_grid _ _) eqn:Ht; [|reflexivity]. cbn [andb]. apply same_grid_eq in Ht.
  unfold surface_value. rewrite <- Ht, <- Hb, grid_value_scale, mult_IZR.
  field. split; [apply IZR_pos_neq_0|].
  apply IZR_neq. intros Hg. rewrite Hg in Hb. simpl in Hb. discriminate.
Qed.
