(* SPDX-License-Identifier: Apache-2.0 *)
(* Numbers only: what the choice of Tiki-Taka's learning rates is for. With
     kappa = s0/(9 L tau),  0 < alpha <= kappa/32,  beta = alpha kappa tau/(2 s1 (alpha + kappa)^2)
   and omega^2 <= 0.09 s0/s1, the factor of E |P'|^2 in the one-step inequality,
     cost = kappa L alpha (1 + omega) + (L/2) alpha^2 (1 + omega)^2 + alpha^2 omega^2/(kappa beta),
   is at most 0.34 alpha s0/tau, which the decay of the auxiliary array pays for.
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia.
Open Scope R_scope.

Definition beta_of (tau s1 kappa alpha : R) : R :=
  alpha * kappa * tau / (2 * s1 * (alpha + kappa) ^ 2).

Section Learning_rates.
Variables L tau s0 s1 alpha kappa beta : R.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Hypothesis beta_eq : beta = beta_of tau s1 kappa alpha.

Lemma kappa_pos : 0 < kappa.
Proof. lra. Qed.

Lemma kappa_L_tau : kappa * L * tau = s0 / 9.
Proof. rewrite kappa_eq. field. lra. Qed.

Lemma beta_pos : 0 < beta.
Proof.
  pose proof kappa_pos. rewrite beta_eq. unfold beta_of. apply Rdiv_lt_0_compat.
  - repeat apply Rmult_lt_0_compat; assumption.
  - apply Rmult_lt_0_compat; [lra|apply pow_lt; lra].
Qed.

Lemma beta_times : beta * s1 * (alpha + kappa) ^ 2 = alpha * kappa * tau / 2.
Proof. pose proof kappa_pos. rewrite beta_eq. unfold beta_of. field. lra. Qed.

(* kappa^2 <= (alpha + kappa)^2 <= (33/32)^2 kappa^2 *)
Lemma kappa_sqr_le : kappa ^ 2 <= (alpha + kappa) ^ 2.
Proof. apply pow_incr. pose proof kappa_pos. lra. Qed.

Lemma alpha_kappa_sqr_le : (alpha + kappa) ^ 2 <= 1089 / 1024 * kappa ^ 2.
Proof.
  replace (1089 / 1024 * kappa ^ 2) with ((33 / 32 * kappa) ^ 2) by field.
  apply pow_incr. pose proof kappa_pos. lra.
Qed.

Lemma beta_s1_kappa_le : beta * s1 * kappa <= alpha * tau / 2.
Proof.
  apply (Rmult_le_reg_r kappa); [exact kappa_pos|].
  replace (alpha * tau / 2 * kappa) with (alpha * kappa * tau / 2) by field. rewrite <- beta_times.
  replace (beta * s1 * kappa * kappa) with (beta * s1 * kappa ^ 2) by ring.
  pose proof beta_pos. apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|exact kappa_sqr_le].
Qed.

Lemma beta_s0_le : beta * s0 <= tau / 64.
Proof.
  pose proof beta_pos. apply Rle_trans with (beta * s1); [apply Rmult_le_compat_l; lra|].
  apply (Rmult_le_reg_r kappa); [exact kappa_pos|].
  eapply Rle_trans; [exact beta_s1_kappa_le|].
  pose proof (Rmult_le_compat_r tau _ _ (Rlt_le _ _ tau_pos) alpha_le). lra.
Qed.

(* Young's inequality for one coordinate, 0 <= m <= s1: with the choice of beta the square of y
   costs kappa beta/4. *)
Lemma mixed_term_le m x y :
  0 <= m <= s1 ->
  (alpha + kappa) * beta / tau * (y * (m * x)) <=
  alpha / (2 * tau) * (x * (m * x)) + kappa * beta / 4 * (y * y).
Proof.
  intros [Hm Hms1]. pose proof beta_pos as Hbeta. pose proof kappa_pos as Hkappa.
  assert (Hsqr : 0 <= (alpha * x - (alpha + kappa) * beta * y) ^ 2 * m / (2 * alpha * tau)).
  { apply Rmult_le_pos; [apply Rmult_le_pos; [apply pow2_ge_0|exact Hm]|].
    apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra. }
  assert (Hcost : (alpha + kappa) ^ 2 * beta ^ 2 / (2 * alpha * tau) * m * (y * y)
                  <= kappa * beta / 4 * (y * y)).
  { apply Rmult_le_compat_r; [apply Rle_0_sqr|].
    replace (kappa * beta / 4) with ((alpha + kappa) ^ 2 * beta ^ 2 / (2 * alpha * tau) * s1).
    - apply Rmult_le_compat_l; [|exact Hms1]. apply Rmult_le_pos.
      + apply Rmult_le_pos; apply pow2_ge_0.
      + apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
    - replace ((alpha + kappa) ^ 2 * beta ^ 2 / (2 * alpha * tau) * s1)
        with (beta * (beta * s1 * (alpha + kappa) ^ 2) / (2 * alpha * tau)) by (field; lra).
      rewrite beta_times. field. lra. }
  replace ((alpha * x - (alpha + kappa) * beta * y) ^ 2 * m / (2 * alpha * tau)) with
    (alpha / (2 * tau) * (x * (m * x)) - (alpha + kappa) * beta / tau * (y * (m * x))
     + (alpha + kappa) ^ 2 * beta ^ 2 / (2 * alpha * tau) * m * (y * y)) in Hsqr by (field; lra).
  lra.
Qed.

Variable omega : R.
Hypotheses (omega_nonneg : 0 <= omega) (omega_le : omega ^ 2 * s1 <= 9 / 100 * s0).

Definition cost : R :=
  alpha ^ 2 * omega ^ 2 / (4 * (kappa * beta / 4)) + L / 2 * alpha ^ 2 * (1 + omega) ^ 2
  + kappa * L * alpha * (1 + omega).

Lemma omega_le_three_tenths : omega <= 3 / 10.
Proof.
  apply Rsqr_incr_0_var; [|lra].
  apply (Rmult_le_reg_r s1); [lra|]. unfold Rsqr. lra.
Qed.

Lemma cost_saturation : alpha ^ 2 * omega ^ 2 / (4 * (kappa * beta / 4)) * tau
                        <= 2 * (9 / 100) * (1089 / 1024) * (alpha * s0).
Proof.
  pose proof beta_pos as Hbeta. pose proof kappa_pos as Hkappa.
  replace (alpha ^ 2 * omega ^ 2 / (4 * (kappa * beta / 4)) * tau)
    with (2 * alpha * (omega ^ 2 * s1) * ((alpha + kappa) ^ 2 / kappa ^ 2)).
  2: { rewrite beta_eq. unfold beta_of. field. repeat split; lra. }
  replace (2 * (9 / 100) * (1089 / 1024) * (alpha * s0))
    with (2 * alpha * (9 / 100 * s0) * (1089 / 1024)) by ring.
  apply Rmult_le_compat.
  - apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [apply pow2_ge_0|lra].
  - apply Rmult_le_pos; [apply pow2_ge_0|apply Rlt_le, Rinv_0_lt_compat, pow_lt, Hkappa].
  - apply Rmult_le_compat_l; lra.
  - apply (Rmult_le_reg_r (kappa ^ 2)); [now apply pow_lt|].
    replace ((alpha + kappa) ^ 2 / kappa ^ 2 * kappa ^ 2) with ((alpha + kappa) ^ 2)
      by (field; lra).
    exact alpha_kappa_sqr_le.
Qed.

Lemma cost_curvature : L / 2 * alpha ^ 2 * (1 + omega) ^ 2 * tau <= 169 / 57600 * (alpha * s0).
Proof.
  pose proof kappa_pos as Hkappa. pose proof omega_le_three_tenths as Homega.
  assert (Hsqr : (1 + omega) ^ 2 <= 169 / 100)
    by (replace (169 / 100) with ((13 / 10) ^ 2) by field; apply pow_incr; lra).
  replace (169 / 57600 * (alpha * s0)) with (alpha / 64 * (s0 / 9) * (169 / 100)) by field.
  rewrite <- kappa_L_tau.
  replace (L / 2 * alpha ^ 2 * (1 + omega) ^ 2 * tau)
    with (alpha / 2 * L * tau * alpha * (1 + omega) ^ 2) by field.
  replace (alpha / 64 * (kappa * L * tau)) with (alpha / 2 * L * tau * (kappa / 32)) by field.
  assert (Hpos : 0 <= alpha / 2 * L * tau) by (repeat apply Rmult_le_pos; lra).
  apply Rmult_le_compat; [apply Rmult_le_pos; lra|apply pow2_ge_0| |exact Hsqr].
  now apply Rmult_le_compat_l.
Qed.

Lemma cost_gradient : kappa * L * alpha * (1 + omega) * tau <= 13 / 90 * (alpha * s0).
Proof.
  pose proof omega_le_three_tenths as Homega.
  replace (kappa * L * alpha * (1 + omega) * tau)
    with (kappa * L * tau * alpha * (1 + omega)) by ring.
  rewrite kappa_L_tau.
  replace (13 / 90 * (alpha * s0)) with (s0 / 9 * alpha * (13 / 10)) by field.
  apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|lra].
Qed.

Lemma cost_le : cost * tau <= 34 / 100 * (alpha * s0).
Proof.
  pose proof cost_saturation. pose proof cost_curvature. pose proof cost_gradient.
  pose proof (Rmult_lt_0_compat _ _ alpha_pos s0_pos). unfold cost. lra.
Qed.

(* What E |P'|^2 costs in |P|^2, against half of its decay. *)
Lemma cost_absorbed : 5 / 4 * cost <= alpha * s0 / (2 * tau).
Proof.
  apply (Rmult_le_reg_r tau); [exact tau_pos|].
  replace (alpha * s0 / (2 * tau) * tau) with (alpha * s0 / 2) by (field; lra).
  pose proof cost_le. pose proof (Rmult_lt_0_compat _ _ alpha_pos s0_pos). lra.
Qed.

Lemma cost_nonneg : 0 <= cost.
Proof.
  pose proof kappa_pos as Hkappa. pose proof beta_pos as Hbeta.
  assert (0 < kappa * beta) by now apply Rmult_lt_0_compat.
  unfold cost. apply Rplus_le_le_0_compat; [apply Rplus_le_le_0_compat|].
  - apply Rmult_le_pos; [apply Rmult_le_pos; apply pow2_ge_0|].
    apply Rlt_le, Rinv_0_lt_compat. lra.
  - repeat apply Rmult_le_pos; try lra; apply pow2_ge_0.
  - repeat apply Rmult_le_pos; lra.
Qed.

Lemma beta_cost_le : beta * cost <= 17 / 3200 * alpha.
Proof.
  pose proof beta_pos as Hbeta. apply (Rmult_le_reg_r tau); [exact tau_pos|].
  rewrite Rmult_assoc. eapply Rle_trans; [apply Rmult_le_compat_l; [lra|exact cost_le]|].
  pose proof (Rmult_le_compat_l alpha _ _ (Rlt_le _ _ alpha_pos) beta_s0_le). lra.
Qed.

End Learning_rates.
