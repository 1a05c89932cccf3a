(* SPDX-License-Identifier: Apache-2.0 *)
(* One step of Tiki-Taka lowers a potential, in expectation.

   Proves   theorem-4-step: for V = f(W) + (alpha/(2 beta)) |P|^2 - kappa <g(W), P>,
              E V(W', P') - V(W, P) <= - 0.46 kappa beta |g(W)|^2 + 2.1 alpha beta sigma^2,
            if kappa = s0/(9 L tau), 0 < alpha <= kappa/32,
            beta = alpha kappa tau/(2 s1 (alpha + kappa)^2), and at (W, P)
            s0 <= E |g_i + eps_i| <= s1, |W|_inf <= 0.3 sqrt(s0/s1) tau, |P|_inf <= tau.
   Source   Certau: it takes the place of the proof of [wu2024, Theorem 4].
   Differs  noise has finite support. s0 <= s1 is asked for, which matters only if D = 0. f need not
            be bounded below, and abs(g_i + eps_i) <= B is not used, given |P|_inf <= tau.       *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors laws smoothness algorithms.
From Certau.tiki_taka Require Import auxiliary_array transfer learning_rates.
Open Scope R_scope.

Definition potential (D : nat) (f : vector -> R) (g : vector -> vector) (alpha beta kappa : R)
  (state : vector * vector) : R :=
  let (W, P) := state in
  f W + alpha / (2 * beta) * norm2 D P - kappa * inner D (g W) P.

Section One_step.
Variables (D : nat) (f : vector -> R) (g : vector -> vector).
Variables L tau s0 s1 sigma alpha kappa beta : R.
Variables (W P : vector) (noise : law vector).

Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Hypothesis beta_eq : beta = beta_of tau s1 kappa alpha.
Hypothesis A1 : smooth D f g L.
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : forall i, (i < D)%nat -> expect noise (fun eps => eps i) = 0.
Hypothesis noise_variance : expect noise (norm2 D) <= sigma ^ 2.
Hypothesis magnitude : forall i, (i < D)%nat ->
  s0 <= expect noise (fun eps => Rabs (g W i + eps i)) <= s1.
Hypothesis unsaturated : sup_norm D W <= 0.3 * sqrt (s0 / s1) * tau.
Hypothesis P_in_range : sup_norm D P <= tau.

Let V := potential D f g alpha beta kappa.
Let G := g W.
Let m := mean_magnitude G noise.
Let q eps := accumulated tau beta P G eps.
Let omega := sup_norm D W / tau.
Let c := cost L alpha kappa beta omega.

Let beta_pos : 0 < beta.
Proof. exact (learning_rates.beta_pos tau s0 s1 alpha kappa beta tau_pos s0_pos s0_le_s1
                alpha_pos alpha_le beta_eq). Qed.
Let kappa_pos : 0 < kappa.
Proof. exact (learning_rates.kappa_pos alpha kappa alpha_pos alpha_le). Qed.

Lemma omega_nonneg : 0 <= omega.
Proof. exact (saturation_nonneg D W tau tau_pos). Qed.

Lemma omega_sqr_le : omega ^ 2 * s1 <= 9 / 100 * s0.
Proof.
  pose proof (sup_norm_ratio_sqr_le D W _ tau tau_pos unsaturated) as Hsqr. fold omega in Hsqr.
  replace (0.3 * sqrt (s0 / s1) * tau / tau) with (0.3 * sqrt (s0 / s1)) in Hsqr by (field; lra).
  rewrite Rpow_mult_distr, pow2_sqrt in Hsqr by (apply Rlt_le, Rdiv_lt_0_compat; lra).
  apply (Rmult_le_compat_r s1) in Hsqr; [|lra].
  replace (0.3 ^ 2 * (s0 / s1) * s1) with (0.3 ^ 2 * s0) in Hsqr by (field; lra). lra.
Qed.

(* The transfer, before expectations: the quarter of kappa beta |G|^2 is Young's. *)
Lemma potential_after_transfer_le eps :
  V (tiki_taka_step g tau alpha beta (W, P) eps) <=
  f W + kappa * beta / 4 * norm2 D G
  + (c + alpha / (2 * beta)) * norm2 D (q eps) - (alpha + kappa) * inner D G (q eps).
Proof.
  pose proof (Rmult_lt_0_compat _ _ kappa_pos beta_pos) as Hkb.
  pose proof (f_transferred_le D f g L tau alpha W (q eps) A1 L_pos tau_pos alpha_pos
    (kappa * beta / 4) ltac:(lra)) as Hf.
  pose proof (inner_gradient_transferred_le D f g L tau alpha W (q eps) A1 L_pos tau_pos
    alpha_pos) as Hg.
  apply (Rmult_le_compat_l kappa) in Hg; [|lra].
  change (V (tiki_taka_step g tau alpha beta (W, P) eps)) with
    (f (transferred tau alpha W (q eps)) + alpha / (2 * beta) * norm2 D (q eps)
     - kappa * inner D (g (transferred tau alpha W (q eps))) (q eps)).
  unfold c, cost. fold G omega in Hf, Hg. lra.
Qed.

Lemma expect_potential_le :
  expect noise (fun eps => V (tiki_taka_step g tau alpha beta (W, P) eps)) <=
  f W + kappa * beta / 4 * norm2 D G
  + (c + alpha / (2 * beta)) * expect noise (fun eps => norm2 D (q eps))
  - (alpha + kappa) * expect noise (fun eps => inner D G (q eps)).
Proof.
  eapply Rle_trans;
    [apply expect_le; [exact noise_law|intros; apply potential_after_transfer_le]|].
  rewrite expect_minus, expect_plus, !expect_scale, expect_const by exact noise_law. lra.
Qed.

(* The cross term against half of the decay of P. *)
Lemma mixed_inner_le :
  (alpha + kappa) * beta / tau * inner D G (hadamard m P) <=
  alpha / (2 * tau) * inner D P (hadamard m P) + kappa * beta / 4 * norm2 D G.
Proof.
  unfold norm2, inner. rewrite <- !sum_scale, <- sum_plus. apply sum_le. intros i Hi.
  apply (mixed_term_le tau s0 s1); try assumption. destruct (magnitude i Hi). split; [|assumption].
  unfold m. now apply mean_magnitude_nonneg.
Qed.

Lemma s0_norm2_le : s0 * norm2 D P <= inner D P (hadamard m P).
Proof.
  unfold norm2, inner. rewrite <- sum_scale. apply sum_le. intros i Hi. unfold hadamard.
  replace (P i * (m i * P i)) with (m i * (P i * P i)) by ring.
  apply Rmult_le_compat_r; [apply Rle_0_sqr|]. destruct (magnitude i Hi). assumption.
Qed.

(* Everything but the cost of E |P'|^2. *)
Lemma expect_potential_le_cost :
  expect noise (fun eps => V (tiki_taka_step g tau alpha beta (W, P) eps)) - V (W, P) <=
  - (kappa / 2 - alpha) * beta * norm2 D G - alpha * s0 / (2 * tau) * norm2 D P
  + c * expect noise (fun eps => norm2 D (q eps)) + 2 * alpha * beta * sigma ^ 2.
Proof.
  pose proof expect_potential_le as HV.
  unfold q in HV at 2. rewrite expect_inner_accumulated in HV by assumption. fold m in HV.
  pose proof (expect_norm2_accumulated_le D tau beta P G noise sigma tau_pos beta_pos noise_law
    noise_mean noise_variance P_in_range) as Hq. fold m in Hq.
  apply (Rmult_le_compat_l (alpha / (2 * beta))) in Hq; [|apply Rlt_le, Rdiv_lt_0_compat; lra].
  match type of Hq with _ <= ?bound => replace bound with
    (alpha / (2 * beta) * norm2 D P + alpha * inner D G P - alpha / tau * inner D P (hadamard m P)
     + 2 * alpha * beta * (norm2 D G + sigma ^ 2)) in Hq
    by (rewrite (inner_comm D P G); field; lra) end.
  pose proof mixed_inner_le as Hmixed.
  pose proof (Rmult_le_compat_l (alpha / (2 * tau)) _ _
    ltac:(apply Rlt_le, Rdiv_lt_0_compat; lra) s0_norm2_le) as Hdecay.
  replace (alpha / (2 * tau) * (s0 * norm2 D P)) with (alpha * s0 / (2 * tau) * norm2 D P)
    in Hdecay by (field; lra).
  replace (alpha / tau * inner D P (hadamard m P))
    with (2 * (alpha / (2 * tau) * inner D P (hadamard m P))) in Hq by (field; lra).
  replace ((alpha + kappa) * (inner D G P + beta * norm2 D G
             - beta / tau * inner D G (hadamard m P)))
    with ((alpha + kappa) * inner D G P + (alpha + kappa) * beta * norm2 D G
             - (alpha + kappa) * beta / tau * inner D G (hadamard m P)) in HV by (field; lra).
  change (V (W, P)) with (f W + alpha / (2 * beta) * norm2 D P - kappa * inner D G P).
  change (accumulated tau beta P G) with q in Hq. lra.
Qed.

(* The two orders of smallness that finish: beta cost <= 0.0054 alpha, and alpha <= kappa/32. *)
Lemma beta_cost_mul_le x : 0 <= x -> c * (beta ^ 2 * x) <= 17 / 3200 * (alpha * (beta * x)).
Proof.
  intros Hx.
  pose proof (beta_cost_le L tau s0 s1 alpha kappa beta L_pos tau_pos s0_pos s0_le_s1 kappa_eq
    alpha_pos alpha_le beta_eq omega omega_nonneg omega_sqr_le) as Hbeta. fold c in Hbeta.
  apply (Rmult_le_compat_r (beta * x)) in Hbeta; [lra|apply Rmult_le_pos; lra].
Qed.

Lemma cost_term_le :
  c * expect noise (fun eps => norm2 D (q eps)) <=
  alpha * s0 / (2 * tau) * norm2 D P
  + 17 / 400 * (alpha * (beta * norm2 D G)) + 17 / 800 * (alpha * (beta * sigma ^ 2)).
Proof.
  pose proof (expect_norm2_accumulated_le_of_young D tau beta P G noise sigma tau_pos beta_pos
    noise_law noise_mean noise_variance P_in_range) as Hq.
  change (accumulated tau beta P G) with q in Hq.
  assert (Hc : 0 <= c) by (apply (cost_nonneg L tau s0 s1); assumption || exact omega_nonneg).
  apply (Rmult_le_compat_l c _ _ Hc) in Hq.
  pose proof (cost_absorbed L tau s0 s1 alpha kappa beta L_pos tau_pos s0_pos s0_le_s1 kappa_eq
    alpha_pos alpha_le beta_eq omega omega_nonneg omega_sqr_le) as HP. fold c in HP.
  apply (Rmult_le_compat_r (norm2 D P)) in HP; [|apply norm2_nonneg].
  pose proof (beta_cost_mul_le _ (norm2_nonneg D G)) as HG.
  pose proof (beta_cost_mul_le _ (pow2_ge_0 sigma)) as Hsigma. lra.
Qed.

Theorem expect_potential_sub_le :
  expect noise (fun eps =>
    potential D f g alpha beta kappa (tiki_taka_step g tau alpha beta (W, P) eps))
  - potential D f g alpha beta kappa (W, P) <=
  - 0.46 * kappa * beta * norm2 D (g W) + 2.1 * alpha * beta * sigma ^ 2.
Proof.
  pose proof expect_potential_le_cost as HV. pose proof cost_term_le as Hcost. fold V G.
  assert (HG : 0 <= beta * norm2 D G) by (apply Rmult_le_pos; [lra|apply norm2_nonneg]).
  assert (Hsigma : 0 <= beta * sigma ^ 2) by (apply Rmult_le_pos; [lra|apply pow2_ge_0]).
  pose proof (Rmult_le_compat_r _ _ _ HG alpha_le) as Halpha.
  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ kappa_pos) HG) as HkG.
  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ alpha_pos) Hsigma) as Has. lra.
Qed.

End One_step.
