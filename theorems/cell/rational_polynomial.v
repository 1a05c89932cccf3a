(* SPDX-License-Identifier: Apache-2.0 *)
(* Polynomials with rational coefficients: integer ones over one positive denominator.

   Proves   each operation computes the polynomial that its name says.
   Source   Certau. A sum's denominator is the least common multiple, so that denominators do not
            pile up where many terms are added.                                               *)
From Coq Require Import Reals ZArith QArith Qreals List Lra Lia Field.
From Certau.cell Require Import integer_polynomial.
Import ListNotations.
Open Scope R_scope.

Record polynomial := Polynomial { numerators : list Z; denominator : positive }.

Definition value_at (p : polynomial) (x : R) : R :=
  eval (numerators p) x / IZR (Zpos (denominator p)).

Definition constant (q : Q) : polynomial := Polynomial [Qnum q] (Qden q).

Definition identity : polynomial := Polynomial [0%Z; 1%Z] 1.

Definition plus (p q : polynomial) : polynomial :=
  let '(_, (a, b)) := Pos.ggcd (denominator p) (denominator q) in
  Polynomial (add (scale (Zpos b) (numerators p)) (scale (Zpos a) (numerators q)))
    (b * denominator p).

Definition times (p q : polynomial) : polynomial :=
  Polynomial (mul (numerators p) (numerators q)) (denominator p * denominator q).

Definition opposite (p : polynomial) : polynomial :=
  Polynomial (scale (-1) (numerators p)) (denominator p).

Definition minus (p q : polynomial) : polynomial := plus p (opposite q).

Fixpoint power (p : polynomial) (n : nat) : polynomial :=
  match n with
  | O => constant 1
  | S n' => times p (power p n')
  end.

Definition derivative (p : polynomial) : polynomial :=
  Polynomial (derive (numerators p)) (denominator p).

(* x |-> p(q(x)) *)
Definition after (p q : polynomial) : polynomial :=
  let (v, e) := compose (numerators p) (numerators q) (denominator q) in
  Polynomial v (e * denominator p).

(* x |-> m + h x *)
Definition affine (m h : Q) : polynomial := plus (constant m) (times (constant h) identity).

Definition content (p : polynomial) : Z :=
  fold_right Z.gcd (Zpos (denominator p)) (numerators p).

(* The same in lowest terms. *)
Definition reduce (p : polynomial) : polynomial :=
  let g := content p in
  Polynomial (map (fun a => Z.div a g) (numerators p)) (Z.to_pos (Zpos (denominator p) / g)).

Definition is_zero (p : polynomial) : bool := forallb (Z.eqb 0) (numerators p).

Lemma value_at_constant q x : value_at (constant q) x = Q2R q.
Proof. unfold value_at, constant, Q2R. simpl. unfold Rdiv. ring. Qed.

Lemma value_at_identity x : value_at identity x = x.
Proof. unfold value_at, identity. simpl. field. Qed.

Lemma value_at_plus p q x : value_at (plus p q) x = value_at p x + value_at q x.
Proof.
  unfold plus, value_at.
  pose proof (Pos.ggcd_correct_divisors (denominator p) (denominator q)) as H.
  destruct (Pos.ggcd (denominator p) (denominator q)) as [g [a b]]. destruct H as [Hp Hq].
  cbn [numerators denominator]. rewrite eval_add, !eval_scale, Hp, Hq, !IZR_pos_mul.
  field. repeat split; apply IZR_pos_neq_0.
Qed.

Lemma value_at_times p q x : value_at (times p q) x = value_at p x * value_at q x.
Proof.
  unfold times, value_at. cbn [numerators denominator]. rewrite eval_mul, IZR_pos_mul.
  field. split; apply IZR_pos_neq_0.
Qed.

Lemma value_at_opposite p x : value_at (opposite p) x = - value_at p x.
Proof.
  unfold opposite, value_at. cbn [numerators denominator]. rewrite eval_scale.
  field. apply IZR_pos_neq_0.
Qed.

Lemma value_at_minus p q x : value_at (minus p q) x = value_at p x - value_at q x.
Proof. unfold minus. rewrite value_at_plus, value_at_opposite. ring. Qed.

Lemma value_at_power p n x : value_at (power p n) x = value_at p x ^ n.
Proof.
  induction n as [|n IH]; simpl.
  - rewrite value_at_constant. unfold Q2R. simpl. field.
  - now rewrite value_at_times, IH.
Qed.

Lemma derivable_pt_lim_value_at p x : derivable_pt_lim (value_at p) x (value_at (derivative p) x).
Proof.
  pose proof (derivable_pt_lim_scal _ (/ IZR (Zpos (denominator p))) _ _
                (derivable_pt_lim_eval (numerators p) x)) as H.
  unfold value_at, derivative, Rdiv. cbn [numerators denominator]. rewrite Rmult_comm.
  intros eps Heps. destruct (H eps Heps) as [delta Hdelta]. exists delta. intros h Hh Hd.
  specialize (Hdelta h Hh Hd). unfold mult_real_fct in Hdelta.
  now rewrite !(Rmult_comm (eval _ _) (/ _)).
Qed.

Lemma value_at_after p q x : value_at (after p q) x = value_at p (value_at q x).
Proof.
  unfold after, value_at.
  pose proof (eval_compose (numerators p) (numerators q) (denominator q) x) as H.
  destruct (compose (numerators p) (numerators q) (denominator q)) as [v e].
  cbn [fst snd numerators denominator] in *. rewrite H, IZR_pos_mul.
  field. split; apply IZR_pos_neq_0.
Qed.

Lemma value_at_affine m h x : value_at (affine m h) x = Q2R m + Q2R h * x.
Proof.
  unfold affine. now rewrite value_at_plus, value_at_times, !value_at_constant, value_at_identity.
Qed.

Lemma content_gt_0 p : (0 < content p)%Z.
Proof.
  unfold content. induction (numerators p) as [|a l IH]; simpl; [reflexivity|].
  pose proof (Z.gcd_nonneg a (fold_right Z.gcd (Zpos (denominator p)) l)).
  assert (Z.gcd a (fold_right Z.gcd (Zpos (denominator p)) l) <> 0)%Z; [|lia].
  intros H0. apply Z.gcd_eq_0_r in H0. lia.
Qed.

Lemma content_divides_denominator p : (content p | Zpos (denominator p))%Z.
Proof.
  unfold content. induction (numerators p) as [|a l IH]; simpl; [apply Z.divide_refl|].
  eapply Z.divide_trans; [apply Z.gcd_divide_r|exact IH].
Qed.

Lemma eval_map_div l g x :
  g <> 0%Z -> Forall (fun a => (g | a)%Z) l ->
  eval (map (fun a => Z.div a g) l) x = eval l x / IZR g.
Proof.
  intros Hg H. apply IZR_neq in Hg. induction H as [|a l Ha _ IH]; simpl; [field; exact Hg|].
  destruct Ha as [b Hb]. subst a. rewrite Z.div_mul by (intros E; subst; now apply Hg).
  rewrite IH, mult_IZR. field. exact Hg.
Qed.

Lemma content_divides_numerators p : Forall (fun a => (content p | a)%Z) (numerators p).
Proof.
  unfold content. induction (numerators p) as [|a l IH]; simpl; constructor.
  - apply Z.gcd_divide_l.
  - eapply Forall_impl; [|exact IH]. intros b Hb. eapply Z.divide_trans; [|exact Hb].
    apply Z.gcd_divide_r.
Qed.

Lemma value_at_reduce p x : value_at (reduce p) x = value_at p x.
Proof.
  unfold value_at, reduce. cbn [numerators denominator].
  pose proof (content_gt_0 p) as Hg. destruct (content_divides_denominator p) as [b Hb].
  rewrite eval_map_div by (try apply content_divides_numerators; lia).
  rewrite Hb, Z.div_mul by lia. rewrite Z2Pos.id by nia. rewrite mult_IZR.
  assert (IZR (content p) <> 0) by (apply IZR_neq; lia).
  assert (IZR b <> 0) by (apply IZR_neq; intros E; subst b; lia).
  field. split; assumption.
Qed.

Lemma value_at_of_is_zero p x : is_zero p = true -> value_at p x = 0.
Proof.
  unfold is_zero, value_at. intros H.
  replace (eval (numerators p) x) with 0; [unfold Rdiv; ring|].
  induction (numerators p) as [|a l IH]; [reflexivity|].
  cbn [forallb eval] in *. apply andb_prop in H. destruct H as [Ha Hl].
  apply Z.eqb_eq in Ha. subst a. rewrite <- (IH Hl). ring.
Qed.
