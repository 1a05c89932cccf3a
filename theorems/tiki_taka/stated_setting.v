(* SPDX-License-Identifier: Apache-2.0 *)
(* What the lemmas about P and the bound on P suppose as stated; and one weight on a flat objective,
   with noise of two values, where they are refuted.

   Source   [wu2024, Lemmas 5 to 8, Theorem 4].
   Differs  the noise is of one law, of finite support, in each step and each coordinate, and
            independent: a refutation under that covers any wider reading.                       *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories.
From Certau.model Require Import product_law one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude run one_weight.
Import ListNotations.
Open Scope R_scope.

(* A1, A3 and A5, for noise that is independent in each step and each coordinate, of law l. *)
Record stated_setting (D : nat) (f : vector -> R) (g : vector -> vector)
  (L sigma c tau alpha beta : R) (l : law R) : Prop := {
  stated_D_pos : (1 <= D)%nat;
  stated_pos : 0 < L /\ 0 < sigma /\ 0 < c /\ 0 < tau /\ 0 < alpha /\ 0 < beta;
  stated_A1 : smooth D f g L;
  stated_A3 : A3 D (fun _ => product_law D l) sigma;
  stated_A5 : A5 D (product_law D l) sigma c
}.

(* Lemma 6's bounds on beta, and Lemma 7's third. *)
Definition beta_bounds_6 (L sigma c tau beta : R) : Prop :=
  beta <= c * tau / (2 * (4 * L ^ 2 * tau ^ 2 + sigma ^ 2)) /\ beta <= 2 / (3 * c * sigma).
Definition beta_bounds_7 (D : nat) (L sigma c tau beta : R) : Prop :=
  beta_bounds_6 L sigma c tau beta /\
  beta <= L ^ 2 * tau ^ 3 * INR D / (3 * c * sigma ^ 3).

(* The setting, from what it asks of one coordinate. *)
Lemma stated_setting_of_coordinate D f g L sigma c tau alpha beta l :
  (1 <= D)%nat -> 0 < L /\ 0 < sigma /\ 0 < c /\ 0 < tau /\ 0 < alpha /\ 0 < beta ->
  smooth D f g L -> is_law l -> expect l (fun x => x) = 0 ->
  INR D * expect l (fun x => x ^ 2) <= sigma ^ 2 ->
  (forall x, c * sigma <= expect l (fun eps => Rabs (x + eps))) ->
  stated_setting D f g L sigma c tau alpha beta l.
Proof.
  intros HD Hpos Hsmooth Hlaw Hmean Hvariance Hmagnitude.
  pose proof (is_law_product_law D l Hlaw) as Hproduct.
  assert (HmeanD : forall i, (i < D)%nat -> expect (product_law D l) (fun eps => eps i) = 0)
    by (intros i Hi; now rewrite (expect_product_law_coordinate D l i (fun x => x))).
  split; try assumption.
  - split; intros; [exact Hproduct|now apply HmeanD|now rewrite expect_product_law_norm2].
  - split; [exact Hproduct|exact HmeanD| |]; intros i.
    + intros Hi. rewrite (expect_product_law_coordinate D l i (fun x => x ^ 2)) by assumption.
      assert (HR : 0 < INR D) by (apply lt_0_INR; lia).
      apply (Rmult_le_reg_l (INR D)); [exact HR|].
      replace (INR D * (sigma ^ 2 / INR D)) with (sigma ^ 2) by (field; lra). exact Hvariance.
    + intros x Hi. now rewrite (expect_product_law_coordinate D l i (fun y => Rabs (x + y))).
Qed.

Lemma stated_setting_plus_minus L sigma c tau alpha beta size :
  0 < L /\ 0 < sigma /\ 0 < c /\ 0 < tau /\ 0 < alpha /\ 0 < beta ->
  c * sigma <= size <= sigma ->
  stated_setting 1 (fun _ => 0) (fun _ => zero) L sigma c tau alpha beta (plus_minus size).
Proof.
  intros Hpos Hsize. assert (Hcs : 0 < c * sigma) by (apply Rmult_lt_0_compat; apply Hpos).
  apply stated_setting_of_coordinate; [lia|exact Hpos|apply smooth_flat; lra| | | |].
  - apply is_law_plus_minus.
  - simpl. lra.
  - pose proof (pow_incr size sigma 2 ltac:(lra)). simpl INR. simpl expect. lra.
  - intros x. simpl expect. pose proof (Rle_abs (x + size)).
    pose proof (Rle_abs (- (x + - size))) as Hopp. rewrite Rabs_Ropp in Hopp. lra.
Qed.

(* On a flat objective the noise is all that P sees. *)
Section Flat.
Variables (tau alpha beta : R) (W0 : vector).

Let W := weights (fun _ => zero) tau alpha beta W0.
Let P := auxiliary (fun _ => zero) tau alpha beta W0.

Lemma auxiliary_flat eps past i : P (eps :: past) i = next_p tau beta (P past i) (eps i).
Proof.
  unfold P, auxiliary, tiki_taka_run. cbn [reached]. destruct (reached _ _ past) as [w p].
  unfold tiki_taka_step, array_update, scale, add, zero, next_p. cbn [snd]. now rewrite Rplus_0_l.
Qed.

Lemma weights_flat eps past i :
  W (eps :: past) i = next_w tau alpha (W past i) (P (eps :: past) i).
Proof.
  unfold W, weights, P, auxiliary, tiki_taka_run. cbn [reached].
  destruct (reached _ _ past) as [w p]. reflexivity.
Qed.

End Flat.

(* On one weight the noise vectors are these. *)
Definition vector_of_one (x : R) : vector := extend 0 zero x.

Lemma expect_product_law_one l (h : vector -> R) :
  expect (product_law 1 l) h = expect l (fun x => h (vector_of_one x)).
Proof. rewrite expect_product_law. cbn [product_law expect]. unfold vector_of_one. ring. Qed.

(* This history has probability 1/2. *)
Lemma possible_plus sigma :
  possible (fun _ => product_law 1 (plus_minus sigma)) [vector_of_one sigma].
Proof. constructor; [constructor|now left]. Qed.
