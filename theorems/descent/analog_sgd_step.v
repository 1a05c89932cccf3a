(* SPDX-License-Identifier: Apache-2.0 *)
(* What one step of Analog SGD does to a smooth objective, in expectation.

   Proves   for alpha <= 1/(2L), with omega = |W|_inf / tau,
              E f(W') <= f(W) - (alpha/2) |g|^2 + alpha^2 L sigma^2
                         + (alpha/2) omega^2 (|g|^2 + sigma^2).
   Source   [wu2024, (57)-(64)].
   Differs  in the constant: (alpha/2) omega^2 sigma^2 where (64) has 2 alpha omega^2 sigma^2. The
            noise takes finitely many values, which the paper does not ask.                      *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import bounds sums vectors laws smoothness devices algorithms.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Lemma array_update_eq tau W delta i :
  array_update tau W delta i = W i + delta i - Rabs (delta i) * W i / tau.
Proof. unfold array_update. apply update_asymmetric_linear. Qed.

(* The step is that of SGD plus a drift towards zero, abs(v) .* W / tau with v = g + eps. *)
Definition weight_drift (tau : R) (W v : vector) : vector := fun i => Rabs (v i) * (W i / tau).

Lemma analog_sgd_step_eq g tau alpha W eps i :
  0 <= alpha ->
  analog_sgd_step g tau alpha W eps i =
  W i - alpha * (add (g W) eps i + weight_drift tau W (add (g W) eps) i).
Proof.
  intros Ha. unfold analog_sgd_step. rewrite array_update_eq. unfold weight_drift, scale.
  rewrite Rabs_mult, Rabs_Ropp, (Rabs_pos_eq alpha) by exact Ha. unfold Rdiv. ring.
Qed.

Lemma norm2_weight_drift_le D tau W v :
  0 < tau -> norm2 D (weight_drift tau W v) <= (sup_norm D W / tau) ^ 2 * norm2 D v.
Proof.
  intros Htau. rewrite <- norm2_scale. apply norm2_le. intros i Hi.
  unfold weight_drift, scale. rewrite !Rabs_mult, Rabs_Rabsolu, Rmult_comm.
  apply Rmult_le_compat_r; [apply Rabs_pos|].
  unfold Rdiv. rewrite !Rabs_mult, (Rabs_pos_eq (/ tau)), (Rabs_pos_eq (sup_norm D W)).
  - apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, Htau|now apply abs_le_sup_norm].
  - apply sup_norm_nonneg.
  - apply Rlt_le, Rinv_0_lt_compat, Htau.
Qed.

Section One_step.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L tau alpha : R) (W : vector).
Hypothesis f_smooth : smooth D f g L.
Hypotheses (tau_pos : 0 < tau) (L_pos : 0 < L) (alpha_pos : 0 < alpha).
Hypothesis alpha_le : alpha <= 1 / (2 * L).

Let omega := sup_norm D W / tau.
Let step eps := analog_sgd_step g tau alpha W eps.

(* The increment is - alpha (a + eps) with a = g + drift; polarisation of <g, a> leaves
   - (alpha/2) |a|^2, which pays for the alpha^2 L |a|^2 of smoothness. *)
Lemma f_step_le eps :
  f (step eps) <= f W - alpha / 2 * norm2 D (g W) - alpha * inner D (g W) eps
    + alpha / 2 * norm2 D (weight_drift tau W (add (g W) eps)) + alpha ^ 2 * L * norm2 D eps.
Proof.
  set (b := weight_drift tau W (add (g W) eps)). set (a := add (g W) b).
  assert (Hd : forall i, (i < D)%nat ->
            sub (step eps) W i = add (scale (- alpha) a) (scale (- alpha) eps) i).
  { intros i _. unfold step, sub at 1. rewrite analog_sgd_step_eq by lra.
    unfold a, b, add, scale. ring. }
  pose proof (descent D f g L f_smooth W (step eps)) as Hdescent.
  rewrite (inner_ext D (g W) (g W) _ _ (fun i Hi => eq_refl) Hd), (norm2_ext D _ _ Hd) in Hdescent.
  rewrite inner_add_r, !inner_scale_r, norm2_add, !norm2_scale, inner_scale_l, inner_scale_r
    in Hdescent.
  assert (Hpolar : inner D (g W) a = 1 / 2 * (norm2 D a + norm2 D (g W) - norm2 D b)).
  { unfold a. rewrite norm2_add, inner_add_r. unfold norm2 at 2. field_simplify.
    unfold norm2. lra. }
  pose proof (inner_le_young D 1 a eps Rlt_0_1) as Hyoung.
  assert (HL : alpha * L <= 1 / 2).
  { pose proof (mul_le_of_le_div alpha 1 (2 * L) ltac:(lra) alpha_le). lra. }
  pose proof (norm2_nonneg D a) as Ha.
  pose proof (Rmult_le_compat_r (alpha * norm2 D a) _ _ (Rmult_le_pos _ _ (Rlt_le _ _ alpha_pos) Ha)
                HL) as Habsorb.
  pose proof (Rmult_le_compat_l (L * alpha ^ 2) _ _
    (Rmult_le_pos _ _ (Rlt_le _ _ L_pos) (pow2_ge_0 alpha)) Hyoung) as Hmixed.
  rewrite Hpolar in Hdescent. lra.
Qed.

Variables (noise : law vector) (sigma : R).
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : forall i, (i < D)%nat -> expect noise (fun eps => eps i) = 0.
Hypothesis noise_variance : expect noise (norm2 D) <= sigma ^ 2.

Lemma expect_inner_noise (u : vector) : expect noise (inner D u) = 0.
Proof.
  unfold inner. rewrite expect_sum, <- (sum_zero D). apply sum_ext. intros i Hi.
  rewrite expect_scale, noise_mean by exact Hi. ring.
Qed.

Lemma expect_f_step_le :
  expect noise (fun eps => f (step eps)) <=
  f W - alpha / 2 * norm2 D (g W) + alpha ^ 2 * L * sigma ^ 2
    + alpha / 2 * omega ^ 2 * (norm2 D (g W) + sigma ^ 2).
Proof.
  set (c := alpha ^ 2 * L + alpha / 2 * omega ^ 2).
  set (k := f W - alpha / 2 * norm2 D (g W) + alpha / 2 * omega ^ 2 * norm2 D (g W)).
  assert (Hc : 0 <= c).
  { apply Rplus_le_le_0_compat; apply Rmult_le_pos; try apply pow2_ge_0; lra. }
  apply Rle_trans with (expect noise (fun eps =>
    k + ((alpha * omega ^ 2 - alpha) * inner D (g W) eps + c * norm2 D eps))).
  - apply expect_le; [exact noise_law|]. intros eps _.
    eapply Rle_trans; [apply f_step_le|].
    pose proof (norm2_weight_drift_le D tau W (add (g W) eps) tau_pos) as Hdrift.
    rewrite norm2_add in Hdrift. fold omega in Hdrift.
    apply (Rmult_le_compat_l (alpha / 2)) in Hdrift; [|lra]. unfold k, c. lra.
  - rewrite !expect_plus, !expect_scale, expect_inner_noise, expect_const by exact noise_law.
    pose proof (Rmult_le_compat_l c _ _ Hc noise_variance) as Hv. unfold k, c in *. lra.
Qed.

End One_step.
