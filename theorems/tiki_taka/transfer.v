(* SPDX-License-Identifier: Apache-2.0 *)
(* The transfer of Tiki-Taka, W' = W - alpha q - (alpha/tau) abs(q) W for any q, on an L-smooth
   objective, where |W_i| <= omega tau:

     f(W')         <= f(W) - alpha <g(W), q> + a |g(W)|^2
                        + ((alpha^2 omega^2)/(4 a) + (L/2) alpha^2 (1 + omega)^2) |q|^2,   a > 0
     - <g(W'), q>  <= - <g(W), q> + L alpha (1 + omega) |q|^2

   Source: Certau, after [wu2024, (TT-W), Lemma 8].                                               *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors laws smoothness devices algorithms.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Section Transfer.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L tau alpha omega : R).
Variables W q : vector.
Hypothesis f_smooth : smooth D f g L.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (alpha_pos : 0 < alpha) (omega_nonneg : 0 <= omega).
Hypothesis W_le : forall i, (i < D)%nat -> Rabs (W i) <= omega * tau.

Definition transferred : vector := array_update tau W (scale (- alpha) q).
(* What the device adds to the intended movement, - alpha times this. *)
Definition excess : vector := hadamard (fun i => Rabs (q i)) (scale (/ tau) W).

Lemma transferred_eq i : sub transferred W i = scale (- alpha) (add q excess) i.
Proof.
  unfold sub, transferred, array_update. rewrite update_asymmetric_linear.
  unfold scale, add, excess, hadamard, scale.
  rewrite Rabs_mult, Rabs_Ropp, (Rabs_pos_eq alpha) by lra. field. lra.
Qed.

Lemma abs_scaled_W_le i : (i < D)%nat -> Rabs (scale (/ tau) W i) <= omega.
Proof.
  intros Hi. unfold scale. rewrite Rabs_mult, (Rabs_pos_eq (/ tau))
    by now apply Rlt_le, Rinv_0_lt_compat.
  replace omega with (/ tau * (omega * tau)) by (field; lra).
  apply Rmult_le_compat_l; [now apply Rlt_le, Rinv_0_lt_compat|now apply W_le].
Qed.

Lemma norm2_excess_le : norm2 D excess <= omega ^ 2 * norm2 D q.
Proof.
  eapply Rle_trans; [apply norm2_hadamard_le; [exact omega_nonneg|exact abs_scaled_W_le]|].
  apply Rmult_le_compat_l; [apply pow2_ge_0|]. apply norm2_le.
  intros i _. rewrite Rabs_Rabsolu. lra.
Qed.

Lemma norm2_movement_le : norm2 D (add q excess) <= (1 + omega) ^ 2 * norm2 D q.
Proof.
  rewrite <- norm2_scale. apply norm2_le. intros i Hi. unfold add, excess, hadamard.
  unfold scale at 2. rewrite Rabs_mult, (Rabs_pos_eq (1 + omega)) by lra.
  eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult, Rabs_Rabsolu.
  pose proof (Rmult_le_compat_l _ _ _ (Rabs_pos (q i)) (abs_scaled_W_le i Hi)). lra.
Qed.

Lemma f_transferred_le a :
  0 < a ->
  f transferred <= f W - alpha * inner D (g W) q + a * norm2 D (g W)
    + (alpha ^ 2 * omega ^ 2 / (4 * a) + L / 2 * alpha ^ 2 * (1 + omega) ^ 2) * norm2 D q.
Proof.
  intros Ha. pose proof (descent D f g L f_smooth W transferred) as H.
  rewrite (inner_ext D (g W) (g W) _ (scale (- alpha) (add q excess))) in H
    by (intros; reflexivity || apply transferred_eq).
  rewrite (norm2_ext D _ (scale (- alpha) (add q excess))) in H by (intros; apply transferred_eq).
  rewrite norm2_scale, inner_scale_r, inner_add_r in H.
  pose proof (inner_opp_le_young D (2 * a) (g W) (scale alpha excess) ltac:(lra)) as Hyoung.
  rewrite inner_scale_r, norm2_scale in Hyoung.
  assert (Hcost : / (2 * (2 * a)) * (alpha ^ 2 * norm2 D excess)
                  <= alpha ^ 2 * omega ^ 2 / (4 * a) * norm2 D q).
  { replace (alpha ^ 2 * omega ^ 2 / (4 * a) * norm2 D q)
      with (/ (2 * (2 * a)) * (alpha ^ 2 * (omega ^ 2 * norm2 D q))) by (field; lra).
    apply Rmult_le_compat_l; [apply Rlt_le, Rinv_0_lt_compat; lra|].
    apply Rmult_le_compat_l; [apply pow2_ge_0|exact norm2_excess_le]. }
  assert (Hsmooth : L / 2 * ((- alpha) ^ 2 * norm2 D (add q excess))
                    <= L / 2 * alpha ^ 2 * (1 + omega) ^ 2 * norm2 D q).
  { replace (L / 2 * alpha ^ 2 * (1 + omega) ^ 2 * norm2 D q)
      with (L / 2 * ((- alpha) ^ 2 * ((1 + omega) ^ 2 * norm2 D q))) by ring.
    apply Rmult_le_compat_l; [lra|].
    apply Rmult_le_compat_l; [apply pow2_ge_0|exact norm2_movement_le]. }
  replace (2 * a / 2) with a in Hyoung by field. lra.
Qed.

Lemma norm_movement_le : norm D (sub W transferred) <= alpha * (1 + omega) * norm D q.
Proof.
  apply norm_le_of_norm2_le.
  - apply Rmult_le_pos; [apply Rmult_le_pos; lra|apply norm_nonneg].
  - rewrite (norm2_ext D _ (scale alpha (add q excess))).
    2: { intros i _. pose proof (transferred_eq i) as Hi. unfold sub, scale in *. lra. }
    rewrite norm2_scale, Rpow_mult_distr, norm_sqr, Rpow_mult_distr, Rmult_assoc.
    apply Rmult_le_compat_l; [apply pow2_ge_0|exact norm2_movement_le].
Qed.

Lemma inner_gradient_transferred_le :
  - inner D (g transferred) q <=
  - inner D (g W) q + L * alpha * (1 + omega) * norm2 D q.
Proof.
  pose proof (inner_le_norm_norm D (sub (g W) (g transferred)) q) as Hcs.
  rewrite inner_sub_l in Hcs.
  pose proof (smooth_lipschitz _ _ _ _ f_smooth W transferred) as Hlip.
  pose proof (Rmult_le_compat_l L _ _ (Rlt_le _ _ L_pos) norm_movement_le) as Hmove.
  pose proof (Rmult_le_compat_r (norm D q) _ _ (norm_nonneg D q)
    (Rle_trans _ _ _ Hlip Hmove)) as H.
  rewrite <- norm_sqr. lra.
Qed.

End Transfer.
