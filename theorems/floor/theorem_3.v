(* SPDX-License-Identifier: Apache-2.0 *)
(* The asymptotic error of Analog SGD on Theorem 3's instance is not 4 sigma^2 times the
   amplification factor S_K.

   Proves   the refutation of theorem-3, at every instance with w_star <> 0. For all learning rates
            alpha <= (w_star / tau)^2 / (100 L) and all K >= 1
              (1/K) sum_{k < K} E |g_k|^2 <=
                (5/4) sigma^2 E S_K - sigma^2 (w_star / tau)^2 / 30,
            so that it stays below c sigma^2 E S_K by a constant for every c >= 5/4.
   Source   theorem-3: [wu2024, Theorem 3, (10)]. The refutation: Certau.
   Differs  the claim's witness is another instance, with c = 5/4, and learning rates up to 1/100;
            here all instances are covered, with smaller learning rates, and one with those up to
            1/100, for c = 4. The claim's schedules alpha = Theta (1 / sqrt K) are among those of
            four_sigma_sqr_is_not_attained. All coordinates are equal, so the state is one weight:
            see average_norm2_theorem_3_g in model/theorem_3_vectors.v.                          *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors process.
From Certau.model Require Import theorem_3_instance theorem_3_noise.
From Certau.floor Require Import lemma_4 reachable_bounds theorem_3_residual.
Open Scope R_scope.

Lemma amplification_nonneg tau w : Rabs w < tau -> 0 <= amplification tau w.
Proof.
  intros Hw. pose proof (one_minus_sqr_pos tau w Hw). apply Rmult_le_pos; [apply pow2_ge_0|].
  now apply Rlt_le, Rinv_0_lt_compat.
Qed.

Lemma average_amplification_nonneg L tau s w_star alpha K :
  theorem_3_instance L tau s w_star alpha ->
  0 <= average (theorem_3_sgd L tau s w_star alpha) (amplification tau) K w_star.
Proof.
  intros Hinst. apply (average_nonneg _ _ (closed_reachable _ _ _ _ _ Hinst)).
  - now apply (reachable_w_star L tau s w_star alpha).
  - intros w Hw. apply amplification_nonneg, (w_in_range L tau s w_star alpha w Hinst Hw).
Qed.

Section In_D_dimensions.
Variables (D : nat) (L tau sigma w_star : R).
Hypothesis D_pos : (1 <= D)%nat.
Let s := sigma / sqrt (INR D).
Let norm2_gradient w := norm2 D (fun _ => gradient L w_star w).

Theorem average_gradient_le_amplification alpha K :
  theorem_3_instance L tau s w_star alpha ->
  alpha <= (w_star / tau) ^ 2 / (100 * L) -> (1 <= K)%nat ->
  let sgd := theorem_3_sgd L tau s w_star alpha in
  average sgd norm2_gradient K w_star <=
  5 / 4 * sigma ^ 2 * average sgd (amplification tau) K w_star
  - sigma ^ 2 * (w_star / tau) ^ 2 / 30.
Proof.
  intros Hinst Hsmall HK sgd. unfold norm2_gradient. rewrite average_norm2_eq.
  assert (HaL : alpha * L <= (w_star / tau) ^ 2 / 100).
  { pose proof (L_pos _ _ _ _ _ Hinst) as HL. apply (Rmult_le_compat_r L) in Hsmall; [|lra].
    replace ((w_star / tau) ^ 2 / (100 * L) * L) with ((w_star / tau) ^ 2 / 100) in Hsmall
      by (field; pose proof (tau_pos _ _ _ _ _ Hinst); lra).
    exact Hsmall. }
  pose proof (average_gradient_sqr_le L tau s w_star alpha Hinst _ _ form_at_least_five_quarters
                ltac:(lra) K HK) as H. fold sgd in H.
  set (margin := 48 / 49 * (1 / 16) * (w_star / tau) ^ 2 - 11 / 4 * (alpha * L)) in H.
  assert (Hmargin : (w_star / tau) ^ 2 / 30 <= margin)
    by (unfold margin; pose proof (pow2_ge_0 (w_star / tau)); lra).
  apply (Rmult_le_compat_l (s ^ 2)) in Hmargin; [|apply pow2_ge_0].
  rewrite <- (sigma_sqr_eq D sigma D_pos). fold s.
  pose proof (Rmult_le_compat_l (INR D) _ _ (pos_INR D) H).
  pose proof (Rmult_le_compat_l (INR D) _ _ (pos_INR D) Hmargin). lra.
Qed.

(* So the average of |g|^2 minus 4 sigma^2 S_K stays away from 0, uniformly in K. *)
Theorem four_sigma_sqr_too_large alpha K :
  theorem_3_instance L tau s w_star alpha ->
  alpha <= (w_star / tau) ^ 2 / (100 * L) -> (1 <= K)%nat ->
  let sgd := theorem_3_sgd L tau s w_star alpha in
  average sgd norm2_gradient K w_star - 4 * sigma ^ 2 * average sgd (amplification tau) K w_star <=
  - (sigma ^ 2 * (w_star / tau) ^ 2 / 30).
Proof.
  intros Hinst Hsmall HK sgd.
  pose proof (average_gradient_le_amplification alpha K Hinst Hsmall HK) as H. cbv zeta in H.
  fold sgd in H.
  pose proof (average_amplification_nonneg _ _ _ _ _ K Hinst) as HS. fold sgd in HS.
  pose proof (Rmult_le_pos _ _ (pow2_ge_0 sigma) HS). lra.
Qed.

(* No schedule of learning rates that tends to 0 attains 4 sigma^2 S_K in the limit; so
   4 sigma^2 S_K + Theta (alpha) is wrong, for alpha = Theta (1 / sqrt K) in particular. *)
Theorem four_sigma_sqr_is_not_attained (alpha : nat -> R) :
  w_star <> 0 -> (forall K, theorem_3_instance L tau s w_star (alpha K)) -> Un_cv alpha 0 ->
  ~ Un_cv (fun K =>
      let sgd := theorem_3_sgd L tau s w_star (alpha K) in
      average sgd norm2_gradient K w_star
      - 4 * sigma ^ 2 * average sgd (amplification tau) K w_star) 0.
Proof.
  intros Hne Hinst Halpha Hlimit. pose proof (Hinst O) as [HL Ht Hs _ _ _ _].
  assert (Hx : 0 < (w_star / tau) ^ 2).
  { rewrite <- Rsqr_pow2. apply Rsqr_pos_lt. unfold Rdiv.
    apply Rmult_integral_contrapositive_currified; [exact Hne|]. apply Rinv_neq_0_compat. lra. }
  assert (Hsigma : 0 < sigma ^ 2).
  { rewrite <- (sigma_sqr_eq D sigma D_pos). apply Rmult_lt_0_compat; [apply lt_0_INR; lia|].
    now apply pow_lt. }
  assert (Hdelta : 0 < sigma ^ 2 * (w_star / tau) ^ 2 / 30)
    by (pose proof (Rmult_lt_0_compat _ _ Hsigma Hx); lra).
  assert (Hrate : 0 < (w_star / tau) ^ 2 / (100 * L)) by (apply Rdiv_lt_0_compat; lra).
  destruct (Hlimit _ Hdelta) as [K1 H1]. destruct (Halpha _ Hrate) as [K2 H2].
  set (K := S (K1 + K2)). specialize (H1 K ltac:(unfold K; lia)).
  specialize (H2 K ltac:(unfold K; lia)). unfold R_dist in H1, H2. rewrite Rminus_0_r in H1, H2.
  apply Rabs_def2 in H1. apply Rabs_def2 in H2.
  pose proof (four_sigma_sqr_too_large (alpha K) K (Hinst K) ltac:(lra) ltac:(unfold K; lia)).
  lra.
Qed.

End In_D_dimensions.

(* There are such schedules, for the instance of theorem_3_instance_example. *)
Lemma schedule_example :
  exists alpha : nat -> R,
  (forall K, theorem_3_instance 1 1 (1 / 8) (1 / 4) (alpha K)) /\ Un_cv alpha 0.
Proof.
  exists (fun K => 1 / 2 * RinvN K). split.
  - intros K. pose proof (cond_pos (RinvN K)) as Hpos.
    apply (theorem_3_instance_smaller _ _ _ _ _ _ theorem_3_instance_example); [lra|].
    assert (Hle : RinvN K <= 1).
    { simpl. pose proof (pos_INR K). apply Rle_trans with (/ 1); [|lra].
      apply Rinv_le_contravar; lra. }
    lra.
  - replace 0 with (1 / 2 * 0) by ring.
    apply (CV_mult (fun _ => 1 / 2)); [|exact RinvN_cv].
    intros eps Heps. exists O. intros n _. unfold R_dist.
    rewrite Rminus_eq_0, Rabs_R0. exact Heps.
Qed.

(* One instance in numbers: L = tau = 1, s = 1/8, w_star = 1/4. *)
Theorem four_too_large_in_numbers alpha K :
  0 < alpha <= 1 / 100 -> (1 <= K)%nat ->
  let sgd := theorem_3_sgd 1 1 (1 / 8) (1 / 4) alpha in
  average sgd (fun w => gradient 1 (1 / 4) w ^ 2) K (1 / 4)
  - 4 * (1 / 8) ^ 2 * average sgd (amplification 1) K (1 / 4) <= - (1 / 25000).
Proof.
  intros Ha HK sgd.
  pose proof (theorem_3_instance_smaller _ _ _ _ _ _ theorem_3_instance_example
                (proj1 Ha) ltac:(lra)) as Hinst.
  pose proof (average_gradient_sqr_le _ _ _ _ _ Hinst _ _ form_at_least_four ltac:(lra) K HK) as H.
  fold sgd in H. lra.
Qed.
