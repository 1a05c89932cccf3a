(* SPDX-License-Identifier: Apache-2.0 *)
(* What the lemmas about P and the bound on P suppose as stated, and an instance on which they fail:
   one weight, a flat objective, noise of +sigma or -sigma, everything in range. P_1 = +-beta sigma,
   beta sigma = 12 tau, which the stated bounds on beta allow since they are in other units than
   beta; the next update then multiplies P by 1 - beta sigma/tau = - 11.

   Source   [wu2024, Lemmas 5 to 8, Theorem 4].                                                  *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness devices algorithms histories.
From Certau.model Require Import product_law one_coordinate.
From Certau.device Require Import decomposition.
From Certau.tiki_taka Require Import noise_magnitude.
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

(* (W_k, P_k) after the noise of a history, from P_0 = 0. *)
Definition tiki_taka_state g tau alpha beta (W0 : vector) (past : history) : vector * vector :=
  reached (tiki_taka_step g tau alpha beta) (W0, zero) past.
Definition W_after g tau alpha beta W0 past := fst (tiki_taka_state g tau alpha beta W0 past).
Definition P_after g tau alpha beta W0 past := snd (tiki_taka_state g tau alpha beta W0 past).

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

(* +-sigma with equal probability. *)
Definition plus_minus (sigma : R) : law R := [(1 / 2, sigma); (1 / 2, - sigma)].

Lemma stated_setting_plus_minus L sigma c tau alpha beta size :
  0 < L /\ 0 < sigma /\ 0 < c /\ 0 < tau /\ 0 < alpha /\ 0 < beta ->
  c * sigma <= size <= sigma ->
  stated_setting 1 (fun _ => 0) (fun _ => zero) L sigma c tau alpha beta (plus_minus size).
Proof.
  intros Hpos Hsize. assert (Hcs : 0 < c * sigma) by (apply Rmult_lt_0_compat; apply Hpos).
  apply stated_setting_of_coordinate; [lia|exact Hpos|apply smooth_flat; lra| | | |].
  - split; [repeat constructor; simpl; lra|simpl; lra].
  - simpl. lra.
  - pose proof (pow_incr size sigma 2 ltac:(lra)). simpl INR. cbn [expect plus_minus]. lra.
  - intros x. cbn [expect plus_minus]. pose proof (Rle_abs (x + size)).
    pose proof (Rle_abs (- (x + - size))) as Hopp. rewrite Rabs_Ropp in Hopp. lra.
Qed.

(* One weight on a flat objective: the noise is all that P sees. *)
Definition next_p (tau beta p eps : R) : R := p + beta * eps - Rabs (beta * eps) * p / tau.
Definition next_w (tau alpha w p : R) : R := w - alpha * p - Rabs (alpha * p) * w / tau.

Section Flat.
Variables (tau alpha beta : R) (W0 : vector).

Let W := W_after (fun _ => zero) tau alpha beta W0.
Let P := P_after (fun _ => zero) tau alpha beta W0.

Lemma P_after_flat eps past i : P (eps :: past) i = next_p tau beta (P past i) (eps i).
Proof.
  unfold P, P_after, tiki_taka_state. cbn [reached].
  destruct (reached _ _ past) as [w p]. unfold tiki_taka_step, array_update. cbn [snd].
  rewrite update_asymmetric_linear. unfold scale, add, zero. now rewrite Rplus_0_l.
Qed.

Lemma W_after_flat eps past i :
  W (eps :: past) i = next_w tau alpha (W past i) (P (eps :: past) i).
Proof.
  unfold W, W_after, P, P_after, tiki_taka_state. cbn [reached].
  destruct (reached _ _ past) as [w p]. unfold tiki_taka_step. cbn [fst snd].
  set (q := array_update tau p _). unfold array_update, next_w, scale.
  rewrite update_asymmetric_linear, Ropp_mult_distr_l_reverse, Rabs_Ropp. ring.
Qed.

End Flat.

(* One coordinate: the noise vectors are these. *)
Definition one (x : R) : vector := extend 0 zero x.

Lemma expect_product_law_one l (h : vector -> R) :
  expect (product_law 1 l) h = expect l (fun x => h (one x)).
Proof. rewrite expect_product_law. cbn [product_law expect]. unfold one. ring. Qed.

Lemma possible_one sigma : possible (fun _ => product_law 1 (plus_minus sigma)) [one sigma].
Proof. constructor; [constructor|now left]. Qed.

(* The instance: beta sigma = 12 tau, L tau = 6 sigma. *)
Module Overshoot.
Definition L := 3 / 50.
Definition sigma := 1 / 3600.
Definition c := 1.
Definition tau := 1 / 36.
Definition alpha := 1 / 12.
Definition beta := 1200.

Lemma setting :
  stated_setting 1 (fun _ => 0) (fun _ => zero) L sigma c tau alpha beta (plus_minus sigma).
Proof. apply stated_setting_plus_minus; unfold L, sigma, c, tau, alpha, beta; lra. Qed.

Lemma bounds : beta_bounds_7 1 L sigma c tau beta.
Proof. unfold beta_bounds_7, beta_bounds_6, L, sigma, c, tau, beta. simpl INR. lra. Qed.

Notation W := (W_after (fun _ => zero) tau alpha beta zero).
Notation P := (P_after (fun _ => zero) tau alpha beta zero).

Lemma P_first s : s = 1 \/ s = -1 -> P [one (s * sigma)] 0%nat = s / 3.
Proof.
  intros Hs. rewrite P_after_flat. change (P [] 0%nat) with 0.
  change (one (s * sigma) 0%nat) with (s * sigma). unfold next_p, tau, beta, sigma. field.
Qed.

Lemma W_first : W [one sigma] 0%nat = - (1 / 36).
Proof.
  pose proof (P_first 1 (or_introl eq_refl)) as HP. rewrite Rmult_1_l in HP.
  rewrite W_after_flat, HP.
  change (W [] 0%nat) with 0. unfold next_w, tau, alpha. field.
Qed.

(* From +-1/3, the next P is +-10/3 or +-4. *)
Lemma expect_P_second_sqr s :
  s = 1 \/ s = -1 ->
  expect (product_law 1 (plus_minus sigma)) (fun eps => P [eps; one (s * sigma)] 0%nat ^ 2)
  = 122 / 9.
Proof.
  intros Hs. rewrite expect_product_law_one. cbn [expect plus_minus].
  assert (Hnext : forall eps, P [eps; one (s * sigma)] 0%nat =
                              next_p tau beta (s / 3) (eps 0%nat))
    by (intros eps; now rewrite P_after_flat, P_first).
  rewrite !Hnext.
  change (one sigma 0%nat) with sigma. change (one (- sigma) 0%nat) with (- sigma).
  unfold next_p, tau, beta, sigma. rewrite Rabs_pos_eq, Rabs_left by lra.
  destruct Hs as [-> | ->]; field.
Qed.

End Overshoot.
