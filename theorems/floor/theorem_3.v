(* SPDX-License-Identifier: Apache-2.0 *)
(* The asymptotic error of Analog SGD on Theorem 3's instance is not 4 sigma^2 times the
   amplification factor S_K.

   Proves   the refutation of theorem-3, at every instance with w_star <> 0. For all learning rates
            alpha <= (w_star / tau)^2 / (100 L) and all K >= 1
              (1/K) sum_{k < K} E |g_k|^2 <=
                (5/4) sigma^2 E S_K - sigma^2 (w_star / tau)^2 / 30,
            so that it stays below c sigma^2 E S_K by a constant for every c >= 5/4.
   Source   theorem-3: [wu2024, Theorem 3, (10)]. The refutation: Certau.
   Differs  the claim theorem-3 is refuted by one instance, with a learning rate up to 1/100; here
            all instances are covered, with smaller learning rates. The claim's schedules
            alpha = Theta (1 / sqrt K) are among those of four_sigma_sqr_is_not_attained.        *)
From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Certau.model Require Import sums vectors laws process algorithms theorem_3_instance.
From Certau Require Import drift_soundness.
From Certau.floor Require Import lemma_2 lemma_4 step_98 reachable_bounds.
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

Section Residual.
Variables L tau s w_star alpha : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.

Let sgd := theorem_3_sgd L tau s w_star alpha.
Let g := gradient L w_star.
Let potential w := / (alpha * L) * g w ^ 2.

Section At_a_state.
Variable w : R.
Hypothesis w_reachable : reachable L tau s w_star w.

Let x := saturation tau w.
Let z := s * x / root tau w.

(* One step of the potential: E u(w') - u(w) = - 2 (1 - x^2) g (g + z) + O(alpha). *)
Lemma expect_potential_le :
  expect (sgd w) potential - potential w <=
  - (2 * (1 - x ^ 2) * g w * (g w + z)) + 11 / 4 * (alpha * L) * s ^ 2.
Proof.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (root_pos tau w Hw) as Hr. pose proof (root_sqr tau w Hw) as Hsqr. fold x in Hsqr.
  pose proof (expect_squared_step_le _ _ _ _ _ _ instance w_reachable) as Hstep. fold sgd in Hstep.
  destruct w_reachable as [_ Hplus Hminus]. destruct instance as [HL Ht Hs _ _ Ha _].
  pose proof (expect_step L tau s w_star alpha w Hw ltac:(lra) Hplus Hminus) as Hmean.
  fold sgd x g in Hmean.
  rewrite (expect_ext _ _ (fun y => (2 * g w / alpha * (y - w) + L / alpha * (y - w) ^ 2)
                                    + potential w))
    by (intros; unfold potential, g, gradient; field; lra).
  rewrite !expect_plus, !expect_scale, expect_const, Hmean
    by now apply is_law_map_law, is_law_theorem_3_noise.
  apply (Rmult_le_compat_l (L / alpha)) in Hstep; [|now apply Rlt_le, Rdiv_lt_0_compat].
  replace (L / alpha * (11 / 4 * (alpha * s) ^ 2)) with (11 / 4 * (alpha * L) * s ^ 2) in Hstep
    by (field; lra).
  replace (2 * g w / alpha * (- alpha * ((1 - x ^ 2) * g w + s * x * root tau w)))
    with (- (2 * (1 - x ^ 2) * g w * (g w + z))); [lra|].
  unfold z. rewrite <- Hsqr. field. lra.
Qed.

(* A positive form in (g, z): (15/16 - 2q) times the difference is a sum of squares. *)
Lemma form_ge q a b :
  0 <= q <= 81 / 625 ->
  (a ^ 2 + b ^ 2) / 16 <= (1 - 2 * q) * a ^ 2 + 2 * (1 - q) * a * b + 5 / 4 * b ^ 2.
Proof.
  intros Hq. set (c := 15 / 16 - 2 * q). assert (Hc : 0 < c) by (unfold c; lra).
  pose proof (Rmult_le_pos q (81 / 625 - q) ltac:(lra) ltac:(lra)) as Hqq.
  assert (Hrest : 0 <= c * (19 / 16) - (1 - q) ^ 2) by (unfold c; lra).
  pose proof (Rmult_le_pos _ _ Hrest (pow2_ge_0 b)) as Hb.
  pose proof (pow2_ge_0 (c * a + (1 - q) * b)) as Ha.
  apply Rmult_le_reg_l with c; [exact Hc|]. unfold c in *. lra.
Qed.

(* g and z do not vanish together: 48 (a - b)^2 + a^2 = (48/49) b^2 + (7 a - (48/7) b)^2. *)
Lemma gradient_sqr_plus_z_sqr_ge : 48 / 49 * (s * (w_star / tau)) ^ 2 <= g w ^ 2 + z ^ 2.
Proof.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (r_bounds _ _ _ _ _ _ instance w_reachable) as Hr.
  pose proof (s_sqr_le _ _ _ _ _ instance) as Hs. destruct instance as [HL Ht Hs0 _ _ _ _].
  assert (Hg : 48 * (s * x - s * (w_star / tau)) ^ 2 <= g w ^ 2).
  { replace (48 * (s * x - s * (w_star / tau)) ^ 2) with (48 * s ^ 2 * (x - w_star / tau) ^ 2)
      by ring.
    replace (g w ^ 2) with ((L * tau) ^ 2 * (x - w_star / tau) ^ 2)
      by (unfold g, gradient, x, saturation; field; lra).
    apply Rmult_le_compat_r; [apply pow2_ge_0|exact Hs]. }
  assert (Hz : (s * x) ^ 2 <= z ^ 2).
  { unfold z. replace ((s * x) ^ 2) with (z ^ 2 * root tau w ^ 2) by (unfold z; field; lra).
    fold z. rewrite <- (Rmult_1_r (z ^ 2)) at 2. apply Rmult_le_compat_l; [apply pow2_ge_0|].
    rewrite <- (pow1 2). apply pow_incr. lra. }
  pose proof (pow2_ge_0 (7 * (s * x) - 48 / 7 * (s * (w_star / tau)))). lra.
Qed.

Lemma residual_le :
  alpha * L <= (w_star / tau) ^ 2 / 100 ->
  g w ^ 2 - 5 / 4 * s ^ 2 * amplification tau w + expect (sgd w) potential - potential w <=
  - (s ^ 2 * (w_star / tau) ^ 2 / 30).
Proof.
  intros Hsmall. pose proof expect_potential_le as Hstep.
  pose proof gradient_sqr_plus_z_sqr_ge as Hsum.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (root_pos tau w Hw) as Hr. pose proof (root_sqr tau w Hw) as Hsqr. fold x in Hsqr.
  assert (Hamp : s ^ 2 * amplification tau w = z ^ 2).
  { unfold amplification, z. fold x. rewrite <- Hsqr. field. lra. }
  pose proof (form_ge (x ^ 2) (g w) z
                (conj (pow2_ge_0 x) (x_sqr_le _ _ _ _ _ _ instance w_reachable))) as Hform.
  pose proof (Rmult_le_compat_r (s ^ 2) _ _ (pow2_ge_0 s) Hsmall). 
  pose proof (pow2_ge_0 (s * (w_star / tau))). lra.
Qed.

End At_a_state.

Lemma potential_nonneg w : 0 <= potential w.
Proof.
  destruct instance as [HL _ _ _ _ Ha _]. apply Rmult_le_pos; [|apply pow2_ge_0].
  now apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat.
Qed.

Lemma average_gradient_sqr_le K :
  alpha * L <= (w_star / tau) ^ 2 / 100 -> (1 <= K)%nat ->
  average sgd (fun w => g w ^ 2) K w_star <=
  5 / 4 * s ^ 2 * average sgd (amplification tau) K w_star - s ^ 2 * (w_star / tau) ^ 2 / 30.
Proof.
  intros Hsmall HK.
  assert (H : average sgd (fun w => g w ^ 2 + - (5 / 4 * s ^ 2) * amplification tau w) K w_star
              <= - (s ^ 2 * (w_star / tau) ^ 2 / 30) + 0 / INR K).
  { apply (average_le_of_drift_of_transient sgd (reachable L tau s w_star) _ potential);
      [exact (closed_reachable _ _ _ _ _ instance)| | |now apply (reachable_w_star _ _ _ _ alpha)|
       exact HK]; intros w Hw.
    - pose proof (residual_le w Hw Hsmall). lra.
    - pose proof (potential_nonneg w). unfold potential at 1, g at 1, gradient at 1.
      replace (w_star - w_star) with 0 by ring. lra. }
  rewrite average_plus, average_scale in H.
  replace (0 / INR K) with 0 in H by (unfold Rdiv; ring). lra.
Qed.

End Residual.

(* In D dimensions, where all coordinates are equal. *)
Lemma average_norm2_eq D (step : process R) (g : R -> R) K w :
  average step (fun w => norm2 D (fun _ => g w)) K w =
  INR D * average step (fun w => g w ^ 2) K w.
Proof.
  rewrite <- average_scale. unfold average. f_equal. apply sum_ext. intros k _.
  f_equal. apply functional_extensionality. intros y. unfold norm2, inner. rewrite sum_const. ring.
Qed.

Lemma sigma_sqr_eq D sigma : (1 <= D)%nat -> INR D * (sigma / sqrt (INR D)) ^ 2 = sigma ^ 2.
Proof.
  intros HD. assert (HR : 0 < INR D) by (apply lt_0_INR; lia).
  pose proof (sqrt_lt_R0 _ HR) as Hsqrt. pose proof (pow2_sqrt (INR D) ltac:(lra)) as Hsqr.
  rewrite <- Hsqr at 1. field. lra.
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
  pose proof (average_gradient_sqr_le L tau s w_star alpha Hinst K HaL HK) as H. fold sgd in H.
  apply (Rmult_le_compat_l (INR D)) in H; [|apply pos_INR].
  rewrite <- (sigma_sqr_eq D sigma D_pos). fold s. lra.
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
  { rewrite <- Rsqr_pow2. apply Rsqr_pos_lt. unfold Rdiv. apply Rmult_integral_contrapositive_currified; [exact Hne|].
    apply Rinv_neq_0_compat. lra. }
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

(* One instance in numbers: L = 8, tau = 1, sigma = 1, w_star = 1/5. *)
Theorem four_too_large_in_numbers alpha K :
  0 < alpha <= 1 / 20000 -> (1 <= K)%nat ->
  let sgd := theorem_3_sgd 8 1 1 (1 / 5) alpha in
  average sgd (fun w => gradient 8 (1 / 5) w ^ 2) K (1 / 5)
  - 4 * average sgd (amplification 1) K (1 / 5) <= - (1 / 750).
Proof.
  intros Ha HK sgd.
  pose proof (theorem_3_instance_smaller _ _ _ _ _ _ theorem_3_instance_example
                (proj1 Ha) ltac:(lra)) as Hinst.
  pose proof (average_gradient_sqr_le _ _ _ _ _ Hinst K ltac:(lra) HK) as H. fold sgd in H.
  pose proof (average_amplification_nonneg _ _ _ _ _ K Hinst) as HS. fold sgd in HS. lra.
Qed.
