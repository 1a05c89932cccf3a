(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array of Tiki-Taka in one step, P' = P + beta v - (beta/tau) abs(v) P with
   v = G + eps for a fixed gradient G: its mean, its mean square, its range.
   With m_i = E |v_i| and products of vectors coordinate by coordinate:

     E <G, P'>   = <G, P> + beta |G|^2 - (beta/tau) <G, m P>
     E |P'|^2   <= |P|^2 + 2 beta <G, P> - (2 beta/tau) <P, m P> + 4 beta^2 (|G|^2 + sigma^2)
     E |P'|^2   <= (5/4) |P|^2 + 8 beta^2 |G|^2 + 4 beta^2 sigma^2

   Source: Certau, after [wu2024, (TT-P)]. The law is that of eps at the state.                   *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors laws devices algorithms.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Lemma abs_add_le_two a p tau :
  0 < tau -> Rabs p <= tau -> Rabs (a - Rabs a * p / tau) <= Rabs (2 * a).
Proof.
  intros Htau Hp. rewrite Rabs_mult, (Rabs_pos_eq 2) by lra.
  assert (Hq : Rabs (Rabs a * p / tau) <= Rabs a).
  { unfold Rdiv. rewrite !Rabs_mult, Rabs_Rabsolu, (Rabs_pos_eq (/ tau))
      by now apply Rlt_le, Rinv_0_lt_compat.
    replace (Rabs a) with (Rabs a * tau * / tau) at 2 by (field; lra).
    apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
    apply Rmult_le_compat_l; [apply Rabs_pos|exact Hp]. }
  pose proof (Rabs_triang a (- (Rabs a * p / tau))) as Htri. rewrite Rabs_Ropp in Htri.
  unfold Rminus. lra.
Qed.

Section Auxiliary_array.
Variables (D : nat) (tau beta : R) (P G : vector) (noise : law vector) (sigma : R).
Hypotheses (tau_pos : 0 < tau) (beta_pos : 0 < beta).
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : forall i, (i < D)%nat -> expect noise (fun eps => eps i) = 0.
Hypothesis noise_variance : expect noise (norm2 D) <= sigma ^ 2.

(* P', and E |v_i|. *)
Definition accumulated (eps : vector) : vector := array_update tau P (scale beta (add G eps)).
Definition mean_magnitude : vector := fun i => expect noise (fun eps => Rabs (add G eps i)).

Lemma accumulated_eq eps i :
  accumulated eps i = P i + beta * (add G eps i - Rabs (add G eps i) * P i / tau).
Proof.
  unfold accumulated, array_update. rewrite update_asymmetric_linear. unfold scale.
  rewrite Rabs_mult, (Rabs_pos_eq beta) by lra. field. lra.
Qed.

Lemma expect_accumulated i : (i < D)%nat ->
  expect noise (fun eps => accumulated eps i) =
  P i + beta * G i - beta / tau * (mean_magnitude i * P i).
Proof.
  intros Hi. rewrite (expect_ext _ _ (fun eps =>
    (P i + beta * G i) + (beta * eps i - beta / tau * P i * Rabs (add G eps i))))
    by (intros; rewrite accumulated_eq; unfold add; field; lra).
  rewrite expect_plus, expect_minus, !expect_scale, noise_mean by exact Hi.
  rewrite expect_const by exact noise_law.
  change (expect noise (fun eps => Rabs (add G eps i))) with (mean_magnitude i). ring.
Qed.

Lemma expect_inner_accumulated :
  expect noise (fun eps => inner D G (accumulated eps)) =
  inner D G P + beta * norm2 D G - beta / tau * inner D G (hadamard mean_magnitude P).
Proof.
  rewrite expect_inner. unfold norm2. rewrite <- !inner_scale_r, <- inner_add_r, <- inner_sub_r.
  apply inner_ext; [reflexivity|]. intros i Hi. unfold mean. rewrite expect_accumulated by exact Hi.
  unfold sub, add, scale, hadamard. ring.
Qed.

(* E v_i^2 is the square of the mean and the variance; summed over the coordinates. *)
Lemma expect_norm2_noisy_gradient_le :
  expect noise (fun eps => norm2 D (add G eps)) <= norm2 D G + sigma ^ 2.
Proof.
  rewrite (expect_ext _ _ (fun eps => norm2 D G + (2 * inner D G eps + norm2 D eps)))
    by (intros; rewrite norm2_add; ring).
  rewrite !expect_plus, expect_scale, expect_const, expect_inner by exact noise_law.
  rewrite (inner_ext D G G _ zero), inner_zero_r; [lra|reflexivity|exact noise_mean].
Qed.

Hypothesis P_in_range : sup_norm D P <= tau.

Lemma norm2_accumulated_le eps :
  norm2 D (accumulated eps) <=
  norm2 D P + 2 * beta * inner D P (add G eps)
  - 2 * beta / tau * inner D P (hadamard (fun i => Rabs (add G eps i)) P)
  + 4 * beta ^ 2 * norm2 D (add G eps).
Proof.
  set (v := add G eps). set (u := fun i => v i - Rabs (v i) * P i / tau).
  assert (Hu : norm2 D u <= 4 * norm2 D v).
  { replace (4 * norm2 D v) with (norm2 D (scale 2 v)) by (rewrite norm2_scale; ring).
    apply norm2_le. intros i Hi. apply abs_add_le_two; [exact tau_pos|].
    eapply Rle_trans; [apply (abs_le_sup_norm D _ _ Hi)|exact P_in_range]. }
  rewrite (norm2_ext D _ (add P (scale beta u)))
    by (intros i _; rewrite accumulated_eq; reflexivity).
  rewrite norm2_add, inner_scale_r, norm2_scale.
  assert (HPu : inner D P u = inner D P v - / tau * inner D P (hadamard (fun i => Rabs (v i)) P)).
  { rewrite <- inner_scale_r, <- inner_sub_r. apply inner_ext; [reflexivity|]. intros i _.
    unfold u, sub, scale, hadamard, Rdiv. ring. }
  pose proof (Rmult_le_compat_l (beta ^ 2) _ _ (pow2_ge_0 beta) Hu) as Hsquare.
  rewrite HPu. unfold Rdiv. lra.
Qed.

Lemma expect_norm2_accumulated_le :
  expect noise (fun eps => norm2 D (accumulated eps)) <=
  norm2 D P + 2 * beta * inner D P G
  - 2 * beta / tau * inner D P (hadamard mean_magnitude P)
  + 4 * beta ^ 2 * (norm2 D G + sigma ^ 2).
Proof.
  eapply Rle_trans; [apply expect_le; [exact noise_law|intros; apply norm2_accumulated_le]|].
  rewrite expect_plus, expect_minus, expect_plus, !expect_scale, expect_const by exact noise_law.
  rewrite expect_inner.
  rewrite (inner_ext D P P (mean noise (add G)) G); [|reflexivity|].
  2: { intros i Hi. unfold mean, add. rewrite expect_plus, noise_mean by exact Hi.
       rewrite expect_const by exact noise_law. ring. }
  rewrite expect_inner.
  rewrite (inner_ext D P P (mean noise (fun eps => hadamard (fun i => Rabs (add G eps i)) P))
             (hadamard mean_magnitude P)); [|reflexivity|].
  2: { intros i _. unfold mean, hadamard. rewrite (expect_ext _ _ (fun eps =>
         P i * Rabs (add G eps i))) by (intros; ring). rewrite expect_scale.
       apply Rmult_comm. }
  pose proof (Rmult_le_compat_l (4 * beta ^ 2) _ _
    (Rmult_le_pos 4 _ ltac:(lra) (pow2_ge_0 beta)) expect_norm2_noisy_gradient_le). lra.
Qed.

Lemma mean_magnitude_nonneg i : 0 <= mean_magnitude i.
Proof. apply expect_nonneg; [exact noise_law|]. intros. apply Rabs_pos. Qed.

(* Young's inequality: 2 beta <P, G> <= |P|^2 / 4 + 4 beta^2 |G|^2. *)
Lemma expect_norm2_accumulated_le_of_young :
  expect noise (fun eps => norm2 D (accumulated eps)) <=
  5 / 4 * norm2 D P + 8 * beta ^ 2 * norm2 D G + 4 * beta ^ 2 * sigma ^ 2.
Proof.
  pose proof expect_norm2_accumulated_le as H.
  pose proof (inner_le_young D (1 / 2) P (scale (2 * beta) G) ltac:(lra)) as Hyoung.
  rewrite inner_scale_r, norm2_scale in Hyoung.
  assert (Hdecay : 0 <= 2 * beta / tau * inner D P (hadamard mean_magnitude P)).
  { apply Rmult_le_pos; [apply Rlt_le, Rdiv_lt_0_compat; lra|]. apply sum_nonneg. intros i _.
    unfold hadamard. replace (P i * (mean_magnitude i * P i))
      with (mean_magnitude i * (P i * P i)) by ring.
    apply Rmult_le_pos; [apply mean_magnitude_nonneg|apply Rle_0_sqr]. }
  replace (/ (2 * (1 / 2))) with 1 in Hyoung by field. lra.
Qed.

End Auxiliary_array.
