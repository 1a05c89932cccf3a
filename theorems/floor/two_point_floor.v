(* SPDX-License-Identifier: Apache-2.0 *)
(* The floor of Analog SGD under plain noise: +sigma or -sigma with probability 1/2 each, on
   f = (L/2)(w - w_star)^2. Here the means have a closed form, so that the floor is exact.

   Proves   with w_bar = L w_star / (L + sigma / tau) and rate = 1 - alpha (L + sigma / tau),
              E w_k = w_bar + rate^k (w_0 - w_bar),   E g_k -> - (sigma / tau) w_bar,
              liminf E g_k^2 >= (sigma w_bar / tau)^2, and the same for averages over k < K:
            a floor that no learning rate removes. It is positive unless sigma or w_star is 0.
   Source   Certau.
   Differs  nothing of it is in [wu2024]. The start is where the noise is at least the gradient,
            abs(w - w_star) <= sigma / L; w_star itself is one. alpha <= 1 / (2 L) suffices.     *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import bounds sums laws process devices algorithms theorem_3_instance.
From Certau Require Import drift_soundness.
From Certau.floor Require Import two_point_step.
Open Scope R_scope.

Section Two_point_floor.
Variables L tau sigma w_star alpha : R.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (sigma_nonneg : 0 <= sigma) (alpha_pos : 0 < alpha).

(* No weight that is reached is farther from 0. *)
Let W_max := Rabs w_star + sigma / L.
Hypothesis W_max_le : W_max <= tau.
Hypothesis alpha_le : alpha * L * (1 + W_max / tau) <= 1.

Let step := two_point_sgd L tau sigma w_star alpha.
Let within_noise w := Rabs (gradient L w_star w) <= sigma.
Let w_bar := L * w_star / (L + sigma / tau).
Let rate := 1 - alpha * (L + sigma / tau).

Theorem closed_within_noise : closed step within_noise.
Proof.
  intros w Hw. split; [apply is_law_two_point|]. intros y Hy.
  now apply (within_noise_of_step L tau sigma w_star alpha) with w.
Qed.

Lemma expect_distance_after k w0 :
  within_noise w0 ->
  expect_after step k (fun y => y - w_bar) w0 = rate ^ k * (w0 - w_bar).
Proof.
  intros Hw0. induction k as [|k IH]; [simpl; ring|]. rewrite expect_after_S.
  rewrite (expect_after_ext step within_noise closed_within_noise k _
             (fun y => rate * (y - w_bar)))
    by (try exact Hw0; intros; now apply expect_distance_step).
  rewrite expect_after_scale, IH. simpl. ring.
Qed.

Theorem expect_weight_after k w0 :
  within_noise w0 -> expect_after step k (fun w => w) w0 = w_bar + rate ^ k * (w0 - w_bar).
Proof.
  intros Hw0.
  rewrite (expect_after_ext step within_noise closed_within_noise k _
             (fun y => (y - w_bar) + w_bar)) by (try exact Hw0; intros; ring).
  rewrite expect_after_plus, expect_distance_after,
    (expect_after_const step within_noise closed_within_noise) by exact Hw0.
  ring.
Qed.

Theorem expect_gradient_after k w0 :
  within_noise w0 ->
  expect_after step k (gradient L w_star) w0 =
  - (sigma / tau * w_bar) + rate ^ k * (L * (w0 - w_bar)).
Proof.
  intros Hw0.
  rewrite (expect_after_ext step within_noise closed_within_noise k _
             (fun y => L * (y - w_bar) + - (sigma / tau * w_bar)))
    by (try exact Hw0; intros; now apply gradient_eq).
  rewrite expect_after_plus, expect_after_scale, expect_distance_after,
    (expect_after_const step within_noise closed_within_noise) by exact Hw0.
  ring.
Qed.

(* The floor at every step, with its exact transient. *)
Theorem expect_gradient_sqr_after_ge k w0 :
  within_noise w0 ->
  (- (sigma / tau * w_bar) + rate ^ k * (L * (w0 - w_bar))) ^ 2 <=
  expect_after step k (fun w => gradient L w_star w ^ 2) w0.
Proof.
  intros Hw0. rewrite <- expect_gradient_after by exact Hw0.
  now apply (expect_after_sqr_le step within_noise closed_within_noise).
Qed.

Lemma rate_pow_small c eps :
  0 < eps -> exists K0, forall k, (K0 <= k)%nat -> Rabs (rate ^ k * c) < eps.
Proof.
  intros Heps. assert (Hrate : 0 <= rate < 1) by now apply (rate_in_range _ _ _ w_star).
  pose proof (Rabs_pos c) as Hc.
  assert (Hy : 0 < eps / (1 + Rabs c)) by (apply Rdiv_lt_0_compat; lra).
  destruct (pow_lt_1_zero rate ltac:(rewrite Rabs_pos_eq; lra) _ Hy) as [K0 H].
  exists K0. intros k Hk. specialize (H k Hk). rewrite Rabs_mult.
  apply Rle_lt_trans with (eps / (1 + Rabs c) * Rabs c); [apply Rmult_le_compat_r; lra|].
  apply (Rmult_lt_reg_r (1 + Rabs c)); [lra|].
  replace (eps / (1 + Rabs c) * Rabs c * (1 + Rabs c)) with (eps * Rabs c) by (field; lra).
  lra.
Qed.

Theorem gradient_tends_to_floor w0 :
  within_noise w0 ->
  Un_cv (fun k => expect_after step k (gradient L w_star) w0) (- (sigma / tau * w_bar)).
Proof.
  intros Hw0 eps Heps. destruct (rate_pow_small (L * (w0 - w_bar)) eps Heps) as [K0 H].
  exists K0. intros k Hk. specialize (H k Hk). unfold R_dist.
  rewrite expect_gradient_after by exact Hw0.
  replace (- (sigma / tau * w_bar) + rate ^ k * (L * (w0 - w_bar)) - - (sigma / tau * w_bar))
    with (rate ^ k * (L * (w0 - w_bar))) by ring.
  exact H.
Qed.

Theorem gradient_sqr_ge_floor w0 :
  within_noise w0 ->
  forall eps, 0 < eps ->
  exists K0, forall k, (K0 <= k)%nat ->
  (sigma * w_bar / tau) ^ 2 - eps <= expect_after step k (fun w => gradient L w_star w ^ 2) w0.
Proof.
  intros Hw0 eps Heps. set (c := L * (w0 - w_bar)).
  destruct (rate_pow_small (2 * (sigma / tau * w_bar) * c) eps Heps) as [K0 H].
  exists K0. intros k Hk. specialize (H k Hk). apply Rabs_def2 in H. destruct H as [H _].
  eapply Rle_trans; [|now apply expect_gradient_sqr_after_ge]. fold c.
  pose proof (pow2_ge_0 (rate ^ k * c)).
  replace (sigma * w_bar / tau) with (sigma / tau * w_bar) by (field; lra). lra.
Qed.

(* The potential 2 a w / (alpha (L + sigma / tau)), a the limit of E g_k: for g^2 >= 2 a g - a^2. *)
Let a := - (sigma / tau * w_bar).
Let slope := 2 * a * L / (alpha * (L + sigma / tau)).

Lemma floor_drift w :
  within_noise w ->
  gradient L w_star w ^ 2 + expect (step w) (fun y => slope * y) - slope * w >= a ^ 2.
Proof.
  intros Hw. assert (Hpos : 0 < L + sigma / tau) by now apply L_plus_pos.
  rewrite (expect_ext _ _ (fun y => slope * (y - w_bar) + slope * w_bar)) by (intros; ring).
  rewrite expect_plus, expect_scale, expect_const by apply is_law_two_point.
  unfold step at 1. rewrite expect_distance_step by assumption. fold w_bar rate.
  replace (slope * (rate * (w - w_bar)) + slope * w_bar)
    with (slope * w - 2 * a * (L * (w - w_bar)))
    by (unfold slope, rate; revert Hpos; generalize (L + sigma / tau); intros; field; lra).
  assert (Hg : gradient L w_star w = L * (w - w_bar) + a) by now apply gradient_eq.
  replace (L * (w - w_bar)) with (gradient L w_star w - a) by lra.
  pose proof (pow2_ge_0 (gradient L w_star w - a)). lra.
Qed.

Lemma floor_transient w w0 :
  within_noise w -> within_noise w0 ->
  slope * w - slope * w0 <= 4 * sigma * Rabs a / (alpha * (L + sigma / tau)).
Proof.
  intros Hw Hw0.
  assert (Hpos : 0 < alpha * (L + sigma / tau))
    by (apply Rmult_lt_0_compat; [exact alpha_pos|now apply L_plus_pos]).
  replace (slope * w - slope * w0)
    with (2 * (a * (gradient L w_star w - gradient L w_star w0)) / (alpha * (L + sigma / tau)))
    by (unfold slope, gradient; revert Hpos; generalize (alpha * (L + sigma / tau));
        intros; field; lra).
  apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
  apply bounds_of_abs_le in Hw. apply bounds_of_abs_le in Hw0.
  assert (Hdiff : Rabs (gradient L w_star w - gradient L w_star w0) <= 2 * sigma)
    by (apply Rabs_le; lra).
  pose proof (Rle_abs (a * (gradient L w_star w - gradient L w_star w0))) as Habs.
  rewrite Rabs_mult in Habs.
  pose proof (Rmult_le_compat_l (Rabs a) _ _ (Rabs_pos a) Hdiff). lra.
Qed.

Theorem average_gradient_sqr_ge_floor K w0 :
  within_noise w0 -> (1 <= K)%nat ->
  average step (fun w => gradient L w_star w ^ 2) K w0 >=
  (sigma * w_bar / tau) ^ 2
  - 4 * sigma * Rabs (sigma * w_bar / tau) / (alpha * (L + sigma / tau)) / INR K.
Proof.
  intros Hw0 HK. replace (sigma * w_bar / tau) with (- a) by (unfold a; field; lra).
  rewrite Rabs_Ropp. replace ((- a) ^ 2) with (a ^ 2) by ring.
  apply (average_ge_of_drift_of_transient step within_noise _ (fun w => slope * w));
    try assumption.
  - apply closed_within_noise.
  - apply floor_drift.
  - intros w Hw. now apply floor_transient.
Qed.

End Two_point_floor.

(* There is such a start, and the floor is not 0: L = tau = 1, sigma = w_star = 1/4, alpha = 1/2. *)
Lemma two_point_floor_example :
  0 < 1 / 2 /\ Rabs (1 / 4) + 1 / 4 / 1 <= 1 /\
  1 / 2 * 1 * (1 + (Rabs (1 / 4) + 1 / 4 / 1) / 1) <= 1 /\
  Rabs (gradient 1 (1 / 4) (1 / 4)) <= 1 / 4 /\
  0 < (1 / 4 * (1 * (1 / 4) / (1 + 1 / 4 / 1)) / 1) ^ 2.
Proof. unfold gradient. rewrite !Rabs_pos_eq; repeat split; lra. Qed.
