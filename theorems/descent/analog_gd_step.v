(* SPDX-License-Identifier: Apache-2.0 *)
(* What one step of analog gradient descent does to a smooth objective.

   Proves   f(W') <= f(W) - (alpha/2) (1 - omega^2) |g|^2 for alpha <= 1/L, omega = |W|_inf / tau;
            so f falls while the weights are in range.
   Source   [wu2024, (51), (52)].                                                               *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import bounds sums vectors smoothness devices algorithms.
From Certau.descent Require Import analog_sgd_step.
Open Scope R_scope.

Lemma rate_mul_L_le_one alpha L : 0 < L -> alpha <= / L -> alpha * L <= 1.
Proof.
  intros HL Hle. apply mul_le_of_le_div; [exact HL|]. unfold Rdiv. lra.
Qed.

Section Analog_gd.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L tau alpha : R).
Hypotheses (f_smooth : smooth D f g L) (tau_pos : 0 < tau) (alpha_pos : 0 < alpha).
Hypothesis rate : alpha * L <= 1.

(* With d = - alpha (g + b), <g, d> + |d|^2/(2 alpha) = - (alpha/2) (|g|^2 - |b|^2). *)
Lemma f_analog_gd_step_le W :
  f (analog_sgd_step g tau alpha W zero) <=
  f W - alpha / 2 * (1 - (sup_norm D W / tau) ^ 2) * norm2 D (g W).
Proof.
  set (V := analog_sgd_step g tau alpha W zero). set (b := weight_drift tau W (g W)).
  assert (Hd : forall i, (i < D)%nat -> sub V W i = scale (- alpha) (add (g W) b) i).
  { intros i _. unfold V, b, sub. rewrite analog_sgd_step_eq by lra.
    unfold weight_drift, scale, add, zero. rewrite Rplus_0_r. ring. }
  pose proof (descent D f g L f_smooth W V) as H.
  rewrite (inner_ext D (g W) (g W) _ _ (fun _ _ => eq_refl) Hd), (norm2_ext D _ _ Hd) in H.
  rewrite inner_scale_r, inner_add_r, norm2_scale in H. fold (norm2 D (g W)) in H.
  pose proof (norm2_weight_drift_le D tau W (g W) tau_pos) as Hb. fold b in Hb.
  pose proof (Rmult_le_compat_r (alpha * norm2 D (add (g W) b)) _ _
    (Rmult_le_pos _ _ (Rlt_le _ _ alpha_pos) (norm2_nonneg D _)) rate) as Hcurvature.
  rewrite norm2_add in H, Hcurvature. apply (Rmult_le_compat_l (alpha / 2)) in Hb; lra.
Qed.

Lemma f_analog_gd_step_le_of_in_range W :
  sup_norm D W <= tau -> f (analog_sgd_step g tau alpha W zero) <= f W.
Proof.
  intros HW. pose proof (f_analog_gd_step_le W) as H.
  pose proof (sup_norm_ratio_sqr_le D W tau tau tau_pos HW) as Homega.
  replace (tau / tau) with 1 in Homega by (field; lra). rewrite pow1 in Homega.
  pose proof (Rmult_le_pos (alpha / 2 * (1 - (sup_norm D W / tau) ^ 2)) (norm2 D (g W))) as Hfall.
  assert (Hcoef : 0 <= alpha / 2 * (1 - (sup_norm D W / tau) ^ 2)) by (apply Rmult_le_pos; lra).
  specialize (Hfall Hcoef (norm2_nonneg D _)). lra.
Qed.

End Analog_gd.
