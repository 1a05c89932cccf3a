(* SPDX-License-Identifier: Apache-2.0 *)
(* Polynomials on an interval and on a rectangle, in the basis t^i u^(n - i), where t runs through
   [0, 1] and u = 1 - t: Bernstein coefficients times binomials.

   Proves   sums, products and halvings of such forms; that a form without positive coefficients is
            nonpositive; halving rounds coefficients up, so its forms are upper bounds.
   Source   Certau.

   A form over A is a list of coefficients of type A: a row has integer coefficients, and a grid,
   a form in the second variable, has rows. Products of forms are plain convolutions, degrees
   are lengths, and forms of different degrees are added after multiplying by t + u = 1. So the
   equations below hold for lists of any lengths.                                            *)
From Coq Require Import Reals Lra Lia ZArith List.
Import ListNotations.
Open Scope R_scope.

Section Form.
Context {A : Type} (value : A -> R) (zero : A) (add : A -> A -> A).
Hypothesis value_zero : value zero = 0.
Hypothesis value_add : forall a b, value (add a b) = value a + value b.
Implicit Types (l m : list A) (t u : R).

Fixpoint form t u l : R :=
  match l with
  | [] => 0
  | a :: l => value a * u ^ length l + t * form t u l
  end.

Lemma form_app_one t u l a : form t u (l ++ [a]) = u * form t u l + value a * t ^ length l.
Proof.
  induction l as [|b l IH]; simpl; [ring|].
  rewrite IH, app_length, Nat.add_1_r. simpl. ring.
Qed.

Lemma form_rev t u l : form t u (rev l) = form u t l.
Proof.
  induction l as [|a l IH]; simpl; [reflexivity|].
  rewrite form_app_one, IH, rev_length. ring.
Qed.

(* The coefficients of a u^n + (t + u) l: sums of neighbours, with a before the first. *)
Fixpoint neighbours a l :=
  match l with
  | [] => [a]
  | b :: l => add a b :: neighbours b l
  end.

Lemma length_neighbours a l : length (neighbours a l) = S (length l).
Proof. revert a. induction l as [|b l IH]; intros a; simpl; [|rewrite IH]; reflexivity. Qed.

Lemma form_neighbours t u a l :
  form t u (neighbours a l) = value a * u ^ length l + (t + u) * form t u l.
Proof.
  revert a. induction l as [|b l IH]; intros a; simpl; [ring|].
  rewrite IH, length_neighbours, value_add. simpl. ring.
Qed.

(* The same function of degree higher by k. *)
Fixpoint elevate k l := match k with O => l | S k => elevate k (neighbours zero l) end.

Lemma form_elevate t k l : form t (1 - t) (elevate k l) = form t (1 - t) l.
Proof.
  revert l. induction k as [|k IH]; intros l; simpl; [reflexivity|].
  rewrite IH, form_neighbours, value_zero. ring.
Qed.

Lemma length_elevate k l : length (elevate k l) = (k + length l)%nat.
Proof.
  revert l. induction k as [|k IH]; intros l; simpl; [reflexivity|].
  rewrite IH, length_neighbours. lia.
Qed.

Fixpoint zip l m :=
  match l, m with
  | a :: l, b :: m => add a b :: zip l m
  | _, _ => []
  end.

Lemma length_zip l m : length l = length m -> length (zip l m) = length l.
Proof.
  revert m. induction l as [|a l IH]; intros [|b m] H; simpl in *; try lia.
  rewrite IH; lia.
Qed.

Lemma form_zip t u l m :
  length l = length m -> form t u (zip l m) = form t u l + form t u m.
Proof.
  revert m. induction l as [|a l IH]; intros [|b m] H; simpl in *; try lia; [ring|].
  assert (Hlm : length l = length m) by lia.
  rewrite IH, value_add, length_zip, Hlm by exact Hlm. ring.
Qed.

Definition sum_of l m :=
  let i := length l in
  let j := length m in
  if Nat.eqb i j then zip l m else zip (elevate (j - i) l) (elevate (i - j) m).

Lemma form_sum_of t l m : form t (1 - t) (sum_of l m) = form t (1 - t) l + form t (1 - t) m.
Proof.
  unfold sum_of. destruct (Nat.eqb_spec (length l) (length m)) as [H|H]; [now apply form_zip|].
  rewrite form_zip by (rewrite !length_elevate; lia). now rewrite !form_elevate.
Qed.

Lemma form_map_scale t u c (f : A -> A) l :
  (forall a, value (f a) = c * value a) -> form t u (map f l) = c * form t u l.
Proof.
  intros Hf. induction l as [|a l IH]; simpl; [ring|].
  rewrite IH, Hf, map_length. ring.
Qed.

Lemma form_app_zeros t u l n : form t u (l ++ repeat zero n) = u ^ n * form t u l.
Proof.
  revert l. induction n as [|n IH]; intros l; simpl; [rewrite app_nil_r; ring|].
  replace (l ++ zero :: repeat zero n) with ((l ++ [zero]) ++ repeat zero n)
    by now rewrite <- app_assoc.
  rewrite IH, form_app_one, value_zero. ring.
Qed.

Section Product.
Variable mul : A -> A -> A.
Hypothesis value_mul : forall a b, value (mul a b) = value a * value b.

(* An empty factor gives the empty form, not zeros of some degree. *)
Fixpoint product_of l m :=
  match l, m with
  | [], _ | _, [] => []
  | [a], _ => map (mul a) m
  | a :: l', _ => sum_of (map (mul a) m ++ repeat zero (length l')) (zero :: product_of l' m)
  end.

Lemma form_product_of t l m :
  form t (1 - t) (product_of l m) = form t (1 - t) l * form t (1 - t) m.
Proof.
  destruct m as [|c m]; [destruct l as [|a [|b l]]; simpl; ring|].
  induction l as [|a l IH]; [simpl; ring|].
  destruct l as [|b l].
  - cbn [product_of]. rewrite (form_map_scale _ _ (value a)) by (intros; apply value_mul).
    simpl. ring.
  - change (product_of (a :: b :: l) (c :: m)) with
      (sum_of (map (mul a) (c :: m) ++ repeat zero (length (b :: l)))
        (zero :: product_of (b :: l) (c :: m))).
    rewrite form_sum_of, form_app_zeros,
      (form_map_scale _ _ (value a)) by (intros; apply value_mul).
    set (rest := b :: l) in *. set (factor := c :: m) in *.
    cbn [form]. rewrite IH, value_zero. ring.
Qed.

End Product.

(* Substituting t + u for t. *)
Fixpoint translate l :=
  match l with
  | [] => []
  | a :: l => neighbours a (translate l)
  end.

Lemma length_translate l : length (translate l) = length l.
Proof. induction l as [|a l IH]; simpl; [|rewrite length_neighbours, IH]; reflexivity. Qed.

Lemma form_translate t u l : form t u (translate l) = form (t + u) u l.
Proof.
  induction l as [|a l IH]; simpl; [reflexivity|].
  rewrite form_neighbours, IH, length_translate. ring.
Qed.

Section Halves.
(* half k a is at least a / 2^k. *)
Variable half : nat -> A -> A.
Hypothesis value_half : forall k a, value a / 2 ^ k <= value (half k a).

(* Substituting u / 2 for u. *)
Fixpoint halve l :=
  match l with
  | [] => []
  | a :: l => half (length l) a :: halve l
  end.

Lemma length_halve l : length (halve l) = length l.
Proof. induction l as [|a l IH]; simpl; [|rewrite IH]; reflexivity. Qed.

Lemma form_halve t u l : 0 <= t -> 0 <= u -> form t (u / 2) l <= form t u (halve l).
Proof.
  intros Ht Hu. induction l as [|a l IH]; simpl; [lra|].
  rewrite length_halve. apply Rplus_le_compat; [|now apply Rmult_le_compat_l].
  unfold Rdiv. rewrite Rpow_mult_distr, pow_inv.
  replace (value a * (u ^ length l * / 2 ^ length l))
    with (value a / 2 ^ length l * u ^ length l) by (unfold Rdiv; ring).
  apply Rmult_le_compat_r; [now apply pow_le|apply value_half].
Qed.

(* Upper bounds on the halves of [0, 1], in their own coordinates. *)
Definition upper_half l := halve (translate l).
Definition lower_half l := rev (upper_half (rev l)).

Lemma form_upper_half t l :
  0 <= t <= 1 -> form ((1 + t) / 2) (1 - (1 + t) / 2) l <= form t (1 - t) (upper_half l).
Proof.
  intros Ht. unfold upper_half. eapply Rle_trans; [|apply form_halve; lra].
  rewrite form_translate. apply Req_le. f_equal; field.
Qed.

Lemma form_lower_half t l :
  0 <= t <= 1 -> form (t / 2) (1 - t / 2) l <= form t (1 - t) (lower_half l).
Proof.
  intros Ht. unfold lower_half, upper_half. rewrite form_rev.
  eapply Rle_trans; [|apply form_halve; lra].
  rewrite form_translate, form_rev. apply Req_le. f_equal; field.
Qed.

End Halves.

Lemma form_nonpositive t u l :
  0 <= t -> 0 <= u -> Forall (fun a => value a <= 0) l -> form t u l <= 0.
Proof.
  intros Ht Hu H. induction H as [|a l Ha Hl IH]; simpl; [lra|].
  assert (value a * u ^ length l <= 0 * u ^ length l)
    by (apply Rmult_le_compat_r; [now apply pow_le|exact Ha]).
  assert (t * form t u l <= t * 0) by now apply Rmult_le_compat_l.
  lra.
Qed.

End Form.

Lemma form_le {A B} (value : A -> R) (value' : B -> R) (f : A -> B) t u l :
  0 <= t -> 0 <= u -> (forall a, value a <= value' (f a)) ->
  form value t u l <= form value' t u (map f l).
Proof.
  intros Ht Hu Hf. induction l as [|a l IH]; simpl; [lra|].
  rewrite map_length. apply Rplus_le_compat; [|now apply Rmult_le_compat_l].
  apply Rmult_le_compat_r; [now apply pow_le|apply Hf].
Qed.

Lemma form_scaled_value {A} (value value' : A -> R) c t u l :
  (forall a, value' a = c * value a) -> form value' t u l = c * form value t u l.
Proof. intros H. induction l as [|a l IH]; simpl; [|rewrite IH, H]; ring. Qed.
