(* SPDX-License-Identifier: Apache-2.0 *)
(* One step of Analog SGD, for every learning rate up to 1/L.

   Proves   step-64: (alpha/2) (1 - omega^2) |g|^2 <= f(W) - E f(W') + alpha^2 L sigma^2
            + 2 alpha sigma^2 omega^2.
   Source   [wu2024, (61)-(64)].
   Differs  the last term is proved with the factor 1 in place of 2; A4 is not needed. The noise
            takes finitely many values, which the paper does not ask.                            *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import bounds sums vectors laws smoothness devices algorithms.
From Certau.descent Require Import analog_sgd_step.
Open Scope R_scope.

Section Step_64.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L tau alpha sigma : R).
Variables (W : vector) (noise : law vector).
Hypothesis A1 : smooth D f g L.
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : forall i, (i < D)%nat -> expect noise (fun eps => eps i) = 0.
Hypothesis noise_variance : expect noise (norm2 D) <= sigma ^ 2.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (alpha_pos : 0 < alpha).
Hypothesis alpha_le : alpha <= 1 / L.

Let omega := sup_norm D W / tau.
Let step eps := analog_sgd_step g tau alpha W eps.
(* The increment is - alpha (v + drift), with v = g + eps. *)
Let drift eps := weight_drift tau W (add (g W) eps).

Let n := norm2 D (g W).
Let variance := expect noise (norm2 D).
Let size := expect noise (fun eps => norm2 D (drift eps)).
Let along_gradient := expect noise (fun eps => inner D (g W) (drift eps)).
Let along_noise := expect noise (fun eps => inner D eps (drift eps)).

Lemma omega_nonneg : 0 <= omega.
Proof.
  apply Rmult_le_pos; [apply sup_norm_nonneg|now apply Rlt_le, Rinv_0_lt_compat].
Qed.

Lemma expect_f_le :
  expect noise (fun eps => f (step eps)) <=
  f W - alpha * (n + along_gradient)
  + L * alpha ^ 2 / 2 * (n + variance + 2 * along_gradient + 2 * along_noise + size).
Proof.
  set (c := L * alpha ^ 2 / 2). set (k := f W + (c - alpha) * n).
  apply Rle_trans with (expect noise (fun eps =>
    k + ((2 * c - alpha) * inner D (g W) eps
    + (c * norm2 D eps + ((2 * c - alpha) * inner D (g W) (drift eps)
    + (2 * c * inner D eps (drift eps) + c * norm2 D (drift eps))))))).
  - apply expect_le; [exact noise_law|]. intros eps _.
    pose proof (descent D f g L A1 W (step eps)) as H.
    assert (Hd : forall i, (i < D)%nat ->
      sub (step eps) W i = scale (- alpha) (add (add (g W) eps) (drift eps)) i).
    { intros i _. unfold step, sub at 1. rewrite analog_sgd_step_eq by lra.
      unfold drift, add, scale. ring. }
    rewrite (inner_ext D (g W) (g W) _ _ (fun i Hi => eq_refl) Hd), (norm2_ext D _ _ Hd) in H.
    rewrite inner_scale_r, norm2_scale, !norm2_add, !inner_add_r, inner_add_l in H.
    fold (norm2 D (g W)) n in H. unfold k, c. lra.
  - rewrite !expect_plus, !expect_scale, expect_const by exact noise_law.
    rewrite (expect_inner_noise D noise noise_mean (g W)).
    fold variance size along_gradient along_noise. unfold k, c. lra.
Qed.

Lemma size_le : size <= omega ^ 2 * (n + variance).
Proof.
  set (k := omega ^ 2 * n).
  apply Rle_trans with
    (expect noise (fun eps => k + (omega ^ 2 * 2 * inner D (g W) eps
                              + omega ^ 2 * norm2 D eps))).
  - apply expect_le; [exact noise_law|]. intros eps _.
    pose proof (norm2_weight_drift_le D tau W (add (g W) eps) tau_pos) as H.
    rewrite norm2_add in H. fold omega n in H. unfold k, drift. lra.
  - rewrite !expect_plus, !expect_scale, expect_const by exact noise_law.
    rewrite (expect_inner_noise D noise noise_mean (g W)). fold variance. unfold k. lra.
Qed.

Lemma along_gradient_ge : - (n / 2 + size / 2) <= along_gradient.
Proof.
  set (k := - / 2 * n).
  replace (- (n / 2 + size / 2)) with (expect noise (fun eps => - / 2 * norm2 D (drift eps) + k)).
  - apply expect_le; [exact noise_law|]. intros eps _.
    pose proof (inner_opp_le_young D 1 (g W) (drift eps) Rlt_0_1) as H.
    fold n in H. unfold k. lra.
  - rewrite expect_plus, expect_scale, expect_const by exact noise_law. fold size. unfold k. lra.
Qed.

(* The part of the drift that does not depend on the noise has mean zero against it; the rest is
   at most omega abs(eps), coordinate by coordinate. *)
Lemma along_noise_le : along_noise <= omega * variance.
Proof.
  set (fixed := weight_drift tau W (g W)).
  apply Rle_trans with (expect noise (fun eps => inner D fixed eps + omega * norm2 D eps)).
  - apply expect_le; [exact noise_law|]. intros eps _.
    unfold norm2, inner. rewrite <- sum_scale, <- sum_plus. apply sum_le. intros i Hi.
    unfold fixed, drift, weight_drift, add. set (x := W i / tau).
    assert (Hx : Rabs x <= omega).
    { unfold x, omega, Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ tau))
        by now apply Rlt_le, Rinv_0_lt_compat.
      apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|now apply abs_le_sup_norm]. }
    assert (Hdiff : Rabs (Rabs (g W i + eps i) - Rabs (g W i)) <= Rabs (eps i)).
    { eapply Rle_trans; [apply Rabs_triang_inv2|]. right. f_equal. ring. }
    set (y := Rabs (g W i + eps i) - Rabs (g W i)) in *.
    apply Rle_trans with (Rabs (g W i) * x * eps i + Rabs (eps i * (y * x))).
    + unfold y. pose proof (Rle_abs (eps i * (y * x))). unfold y in *. lra.
    + rewrite !Rabs_mult. apply Rplus_le_compat_l.
      replace (eps i * eps i) with (Rabs (eps i) * Rabs (eps i))
        by (rewrite <- Rabs_mult; apply Rabs_pos_eq, Rle_0_sqr).
      rewrite (Rmult_comm omega), Rmult_assoc.
      apply Rmult_le_compat_l; [apply Rabs_pos|].
      apply Rmult_le_compat; try apply Rabs_pos; assumption.
  - rewrite expect_plus, expect_scale, (expect_inner_noise D noise noise_mean fixed).
    fold variance. lra.
Qed.

Lemma expect_f_step_le_of_alpha_le_inv :
  expect noise (fun eps => f (step eps)) <=
  f W - alpha / 2 * (1 - omega ^ 2) * n + alpha * (alpha * L + omega ^ 2) * sigma ^ 2.
Proof.
  set (t := alpha * L).
  assert (Ht : 0 <= t <= 1).
  { split; [apply Rmult_le_pos; lra|now apply mul_le_of_le_div]. }
  assert (Hv : 0 <= variance)
    by (apply expect_nonneg; [exact noise_law|intros; apply norm2_nonneg]).
  pose proof omega_nonneg as Homega.
  assert (Hmix : t * omega <= (t + omega ^ 2) / 2).
  { pose proof (pow2_ge_0 (t - omega)). pose proof (Rmult_le_compat_l t _ _ (proj1 Ht) (proj2 Ht)).
    lra. }
  assert (Hbracket :
    - (n + along_gradient) + t / 2 * (n + variance + 2 * along_gradient + 2 * along_noise + size)
    <= - (1 - omega ^ 2) / 2 * n + (t + omega ^ 2) * sigma ^ 2).
  { pose proof (Rmult_le_compat_l (1 - t) _ _ ltac:(lra) along_gradient_ge) as H1.
    pose proof (Rmult_le_compat_l t _ _ (proj1 Ht) along_noise_le) as H2.
    pose proof size_le as H3.
    pose proof (Rmult_le_compat_r variance _ _ Hv Hmix) as H4.
    pose proof (Rmult_le_compat_l (t + omega ^ 2) _ _
      ltac:(pose proof (pow2_ge_0 omega); lra) noise_variance) as H5.
    fold variance in H5. lra. }
  apply (Rmult_le_compat_l alpha) in Hbracket; [|lra].
  pose proof expect_f_le as Hf. unfold t in *. lra.
Qed.

Theorem step_gradient_le :
  alpha / 2 * (1 - omega ^ 2) * n <=
  f W - expect noise (fun eps => f (step eps)) + alpha ^ 2 * L * sigma ^ 2
  + 2 * alpha * sigma ^ 2 * omega ^ 2.
Proof.
  pose proof expect_f_step_le_of_alpha_le_inv as H.
  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ alpha_pos)
    (Rmult_le_pos _ _ (pow2_ge_0 sigma) (pow2_ge_0 omega))). lra.
Qed.

End Step_64.
