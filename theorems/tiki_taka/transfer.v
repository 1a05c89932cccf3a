(* SPDX-License-Identifier: Apache-2.0 *)
(* The transfer of Tiki-Taka, W' = W - alpha q - (alpha/tau) abs(q) W for any q, on an L-smooth
   objective, with omega = |W|_inf / tau:

     f(W')         <= f(W) - alpha <g(W), q> + a |g(W)|^2
                        + ((alpha^2 omega^2)/(4 a) + (L/2) alpha^2 (1 + omega)^2) |q|^2,   a > 0
     - <g(W'), q>  <= - <g(W), q> + L alpha (1 + omega) |q|^2

   Source: Certau, after [wu2024, (TT-W), Lemma 8].                                               *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors smoothness algorithms.
From Certau.descent Require Import analog_sgd_step.
Open Scope R_scope.

Definition transferred (tau alpha : R) (W q : vector) : vector :=
  array_update tau W (scale (- alpha) q).

(* What the device adds to the intended movement is - alpha times a drift. *)
Lemma transferred_sub_eq tau alpha W q i : 0 <= alpha ->
  sub (transferred tau alpha W q) W i = scale (- alpha) (add q (weight_drift tau W q)) i.
Proof.
  intros Halpha. unfold sub, transferred. rewrite array_update_eq.
  unfold scale, add, weight_drift, Rdiv.
  rewrite Rabs_mult, Rabs_Ropp, (Rabs_pos_eq alpha) by exact Halpha. ring.
Qed.

Lemma saturation_nonneg D W tau : 0 < tau -> 0 <= sup_norm D W / tau.
Proof.
  intros Htau. apply Rmult_le_pos; [apply sup_norm_nonneg|now apply Rlt_le, Rinv_0_lt_compat].
Qed.

Section Transfer.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L tau alpha : R).
Variables W q : vector.
Hypothesis f_smooth : smooth D f g L.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (alpha_pos : 0 < alpha).

Let omega := sup_norm D W / tau.
Let drift := weight_drift tau W q.
Let W' := transferred tau alpha W q.

Let omega_nonneg : 0 <= omega := saturation_nonneg D W tau tau_pos.

Lemma sub_W'_eq i : sub W' W i = scale (- alpha) (add q drift) i.
Proof. apply transferred_sub_eq. lra. Qed.

(* |q + drift| <= |q| + |drift|, and |drift| <= omega |q|. *)
Lemma norm2_movement_le : norm2 D (add q drift) <= (1 + omega) ^ 2 * norm2 D q.
Proof.
  pose proof (norm2_weight_drift_le D tau W q tau_pos) as Hdrift. fold drift omega in Hdrift.
  pose proof (inner_le_norm_norm D q drift) as Hcs.
  assert (Hnorm : norm D drift <= omega * norm D q).
  { apply norm_le_of_norm2_le; [apply Rmult_le_pos; [exact omega_nonneg|apply norm_nonneg]|].
    now rewrite Rpow_mult_distr, norm_sqr. }
  apply (Rmult_le_compat_l (norm D q)) in Hnorm; [|apply norm_nonneg].
  rewrite norm2_add. rewrite <- (norm_sqr D q) in *. lra.
Qed.

Lemma f_transferred_le a :
  0 < a ->
  f W' <= f W - alpha * inner D (g W) q + a * norm2 D (g W)
    + (alpha ^ 2 * omega ^ 2 / (4 * a) + L / 2 * alpha ^ 2 * (1 + omega) ^ 2) * norm2 D q.
Proof.
  intros Ha. pose proof (descent D f g L f_smooth W W') as H.
  rewrite (inner_ext D (g W) (g W) _ (scale (- alpha) (add q drift))) in H
    by (intros; reflexivity || apply sub_W'_eq).
  rewrite (norm2_ext D _ (scale (- alpha) (add q drift))) in H by (intros; apply sub_W'_eq).
  rewrite norm2_scale, inner_scale_r, inner_add_r in H.
  pose proof (norm2_weight_drift_le D tau W q tau_pos) as Hdrift. fold drift omega in Hdrift.
  pose proof (inner_opp_le_young D (2 * a) (g W) (scale alpha drift) ltac:(lra)) as Hyoung.
  rewrite inner_scale_r, norm2_scale in Hyoung.
  assert (Hcost : / (2 * (2 * a)) * (alpha ^ 2 * norm2 D drift)
                  <= alpha ^ 2 * omega ^ 2 / (4 * a) * norm2 D q).
  { replace (alpha ^ 2 * omega ^ 2 / (4 * a) * norm2 D q)
      with (/ (2 * (2 * a)) * (alpha ^ 2 * (omega ^ 2 * norm2 D q))) by (field; lra).
    apply Rmult_le_compat_l; [apply Rlt_le, Rinv_0_lt_compat; lra|].
    apply Rmult_le_compat_l; [apply pow2_ge_0|exact Hdrift]. }
  assert (Hsmooth : L / 2 * ((- alpha) ^ 2 * norm2 D (add q drift))
                    <= L / 2 * alpha ^ 2 * (1 + omega) ^ 2 * norm2 D q).
  { replace (L / 2 * alpha ^ 2 * (1 + omega) ^ 2 * norm2 D q)
      with (L / 2 * ((- alpha) ^ 2 * ((1 + omega) ^ 2 * norm2 D q))) by ring.
    apply Rmult_le_compat_l; [lra|].
    apply Rmult_le_compat_l; [apply pow2_ge_0|exact norm2_movement_le]. }
  replace (2 * a / 2) with a in Hyoung by field. lra.
Qed.

Lemma norm_movement_le : norm D (sub W W') <= alpha * (1 + omega) * norm D q.
Proof.
  apply norm_le_of_norm2_le.
  - apply Rmult_le_pos; [apply Rmult_le_pos; lra|apply norm_nonneg].
  - rewrite (norm2_ext D _ (scale alpha (add q drift))).
    2: { intros i _. pose proof (sub_W'_eq i) as Hi. unfold sub, scale in *. lra. }
    rewrite norm2_scale, Rpow_mult_distr, norm_sqr, Rpow_mult_distr, Rmult_assoc.
    apply Rmult_le_compat_l; [apply pow2_ge_0|exact norm2_movement_le].
Qed.

Lemma inner_gradient_transferred_le :
  - inner D (g W') q <=
  - inner D (g W) q + L * alpha * (1 + omega) * norm2 D q.
Proof.
  pose proof (inner_le_norm_norm D (sub (g W) (g W')) q) as Hcs.
  rewrite inner_sub_l in Hcs.
  pose proof (smooth_lipschitz _ _ _ _ f_smooth W W') as Hlip.
  pose proof (Rmult_le_compat_l L _ _ (Rlt_le _ _ L_pos) norm_movement_le) as Hmove.
  pose proof (Rmult_le_compat_r (norm D q) _ _ (norm_nonneg D q)
    (Rle_trans _ _ _ Hlip Hmove)) as H.
  rewrite <- norm_sqr. lra.
Qed.

End Transfer.
