(* SPDX-License-Identifier: Apache-2.0 *)
(* Tiki-Taka while it stays where its noise and its weights are as asked.

   Proves   for L-smooth f >= f_star on R^D, from P_0 = 0, with kappa = s0/(9 L tau),
            0 < alpha <= kappa/32, beta = alpha kappa tau/(2 s1 (alpha + kappa)^2), beta B <= tau:
            if, for every history that is alive,
            s0 <= E |g_i + eps_i| <= s1, |g_i + eps_i| <= B, |W_k|_inf <= 0.3 sqrt(s0/s1) tau,
            then for every K >= 1
              (1/K) sum_{k < K} E (|g_k|^2 if alive at step k)
                <= (f(W_0) - f_star)/(0.46 kappa beta K) + 4.6 alpha sigma^2/kappa,
            and for every Delta > 0 that f(W_k) - f_star reaches where a run ends being alive
              P(not alive after K steps)
                <= 2 (f(W_0) - f_star + 2.1 alpha beta sigma^2 K)/Delta.
            What has ceased to be alive stays so. theorem_4_repaired.v is the case of all histories
            shorter than K, theorem_4_inside.v that of the runs inside a level set of f.
   Source   Certau, in place of [wu2024, Theorem 4, (14)].
   Differs  as theorem_4_repaired.v from the paper: conditions along the run in place of A4 and A5,
            noise of finite support that may depend on the past. The sum of the gradients while a
            run is alive is divided by K, not by the number of those steps.                      *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories stopping.
From Certau.device Require Import theorem_1.
From Certau.tiki_taka Require Import run learning_rates theorem_4_step.
Import ListNotations.
Open Scope R_scope.

(* What is asked of the histories that are alive. *)
Record holds_while (D : nat) (g : vector -> vector) (noise : noise_source)
  (tau alpha beta s0 s1 B : R) (W0 : vector) (alive : history -> bool) : Prop := {
  mean_magnitudes_while : forall past i,
    possible noise past -> alive past = true -> (i < D)%nat ->
    s0 <= expect (noise past) (fun eps => Rabs (g (weights g tau alpha beta W0 past) i + eps i))
       <= s1;
  magnitudes_while : forall past eps i,
    possible noise past -> alive past = true -> supports (noise past) eps -> (i < D)%nat ->
    Rabs (g (weights g tau alpha beta W0 past) i + eps i) <= B;
  unsaturated_while : forall past,
    possible noise past -> alive past = true ->
    sup_norm D (weights g tau alpha beta W0 past) <= 0.3 * sqrt (s0 / s1) * tau
}.

Section Theorem_4.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables L f_star sigma tau s0 s1 B kappa alpha beta : R.
Variables (W0 : vector) (alive : history -> bool) (K : nat).

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypothesis A3 : A3 D noise sigma.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Hypothesis beta_eq : beta = beta_of tau s1 kappa alpha.
Hypothesis beta_le : beta * B <= tau.
Hypothesis alive_before : forall past eps, alive (eps :: past) = true -> alive past = true.
Hypothesis holds : holds_while D g noise tau alpha beta s0 s1 B W0 alive.

Let run := tiki_taka_run g tau alpha beta W0.
Let W := weights g tau alpha beta W0.
Let V past := potential D f g alpha beta kappa (run past) - f_star.

Let beta_pos : 0 < beta.
Proof. exact (learning_rates.beta_pos tau s0 s1 alpha kappa beta tau_pos s0_pos s0_le_s1
                alpha_pos alpha_le beta_eq). Qed.
Let kappa_pos : 0 < kappa.
Proof. exact (learning_rates.kappa_pos alpha kappa alpha_pos alpha_le). Qed.
Let kappa_beta_pos : 0 < kappa * beta.
Proof. exact (Rmult_lt_0_compat _ _ kappa_pos beta_pos). Qed.

(* Increments of P are at most beta B <= tau: Theorem 1. *)
Lemma sup_norm_P_le past :
  possible noise past -> alive past = true -> sup_norm D (snd (run past)) <= tau.
Proof.
  intros Hpast. induction Hpast as [|past eps Hpast IH Heps]; intros Halive.
  - apply sup_norm_le; [lra|]. intros i _. change (Rabs 0 <= tau). rewrite Rabs_R0. lra.
  - apply alive_before in Halive. specialize (IH Halive). unfold run, tiki_taka_run in *. simpl.
    destruct (reached _ _ past) as [W' P] eqn:Hreached. simpl in *.
    apply sup_norm_array_update_le; [exact tau_pos|exact IH|].
    apply sup_norm_le; [lra|]. intros i Hi. unfold scale, add.
    rewrite Rabs_mult, (Rabs_pos_eq beta) by lra.
    pose proof (magnitudes_while _ _ _ _ _ _ _ _ _ _ _ holds past eps i Hpast Halive Heps Hi)
      as Hmagnitude.
    unfold weights, tiki_taka_run in Hmagnitude. rewrite Hreached in Hmagnitude.
    simpl in Hmagnitude.
    pose proof (Rmult_le_compat_l beta _ _ (Rlt_le _ _ beta_pos) Hmagnitude). lra.
Qed.

(* kappa <g, P> <= |g|^2/(4 L) + kappa^2 L |P|^2, where |g|^2 <= 2 L (f - f_star), and kappa^2 L is
   at most the alpha/(2 beta) of the potential. *)
Lemma V_ge past : (f (W past) - f_star) / 2 <= V past.
Proof.
  unfold V. change (W past) with (fst (run past)). destruct (run past) as [W' P].
  unfold potential. simpl fst.
  pose proof (norm2_gradient_le D f g L A1 f_star W' L_pos A2) as Hgradient.
  pose proof (inner_le_young D (/ (2 * L)) (g W') (scale kappa P)
    ltac:(apply Rinv_0_lt_compat; lra)) as Hyoung.
  rewrite inner_scale_r, norm2_scale in Hyoung.
  replace (/ (2 * / (2 * L)) * (kappa ^ 2 * norm2 D P)) with (kappa ^ 2 * L * norm2 D P) in Hyoung
    by (field; lra).
  assert (Hkappa : kappa ^ 2 * L <= alpha / (2 * beta)).
  { apply (Rmult_le_reg_r (beta * tau)); [now apply Rmult_lt_0_compat|].
    replace (kappa ^ 2 * L * (beta * tau)) with (beta * kappa * (kappa * L * tau)) by ring.
    rewrite (kappa_L_tau L tau s0 kappa L_pos tau_pos kappa_eq).
    replace (alpha / (2 * beta) * (beta * tau)) with (alpha * tau / 2) by (field; lra).
    pose proof (beta_s1_kappa_le tau s0 s1 alpha kappa beta tau_pos s0_pos s0_le_s1 alpha_pos
      alpha_le beta_eq) as Hbeta.
    pose proof (Rmult_le_compat_l (kappa * beta) _ _ (Rlt_le _ _ kappa_beta_pos) s0_le_s1) as Hs.
    pose proof (Rmult_lt_0_compat _ _ kappa_beta_pos s0_pos). lra. }
  apply (Rmult_le_compat_r (norm2 D P)) in Hkappa; [|apply norm2_nonneg].
  assert (Hhalf : / (2 * L) / 2 * norm2 D (g W') <= (f W' - f_star) / 2).
  { replace ((f W' - f_star) / 2) with (/ (2 * L) / 2 * (2 * L * (f W' - f_star))) by (field; lra).
    apply Rmult_le_compat_l; [|exact Hgradient].
    apply Rmult_le_pos; [apply Rlt_le, Rinv_0_lt_compat; lra|lra]. }
  lra.
Qed.

Lemma V_nonneg past : 0 <= V past.
Proof. pose proof (V_ge past). specialize (A2 (W past)). lra. Qed.

Lemma V_start : V [] = f W0 - f_star.
Proof.
  unfold V, run, tiki_taka_run, potential. simpl. unfold norm2. rewrite !inner_zero_r. ring.
Qed.

Lemma V_drift past :
  possible noise past -> alive past = true ->
  expect (noise past) (fun eps => V (eps :: past)) - V past <=
  - 0.46 * kappa * beta * norm2 D (g (W past)) + 2.1 * alpha * beta * sigma ^ 2.
Proof.
  intros Hpast Halive. destruct A3 as [Hlaw Hmean Hvariance].
  pose proof (expect_potential_sub_le D f g L tau s0 s1 sigma alpha kappa beta
    (W past) (snd (run past)) (noise past) L_pos tau_pos s0_pos s0_le_s1 kappa_eq alpha_pos alpha_le
    beta_eq A1 (Hlaw past Hpast) (fun i => Hmean past i Hpast) (Hvariance past Hpast)
    (fun i => mean_magnitudes_while _ _ _ _ _ _ _ _ _ _ _ holds past i Hpast Halive)
    (unsaturated_while _ _ _ _ _ _ _ _ _ _ _ holds past Hpast Halive)
    (sup_norm_P_le past Hpast Halive)) as H.
  unfold V. rewrite expect_minus, expect_const by now apply Hlaw.
  change (W past) with (fst (run past)) in *. rewrite <- surjective_pairing in H.
  change (fun eps => potential D f g alpha beta kappa (run (eps :: past))) with
    (fun eps => potential D f g alpha beta kappa
      (tiki_taka_step g tau alpha beta (run past) eps)). lra.
Qed.

Theorem average_gradient_le_while : (1 <= K)%nat ->
  average (grow noise)
    (fun past => if alive past then norm2 D (g (weights g tau alpha beta W0 past)) else 0) K [] <=
  (f W0 - f_star) / (0.46 * kappa * beta * INR K) + 4.6 * alpha * sigma ^ 2 / kappa.
Proof.
  intros K_pos. set (c := 46 / 100 * (kappa * beta)). assert (Hc : 0 < c) by (unfold c; lra).
  assert (Hnoise : 0 <= alpha * sigma ^ 2 / kappa).
  { apply Rmult_le_pos; [apply Rmult_le_pos; [lra|apply pow2_ge_0]|].
    now apply Rlt_le, Rinv_0_lt_compat. }
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  replace ((f W0 - f_star) / (0.46 * kappa * beta * INR K)) with (/ c * V [] / INR K).
  2: { rewrite V_start. unfold c. replace 0.46 with (46 / 100) by lra. field. lra. }
  replace (4.6 * alpha * sigma ^ 2 / kappa) with (46 / 10 * (alpha * sigma ^ 2 / kappa))
    by (unfold Rdiv; lra).
  eapply Rle_trans;
    [apply (average_le_of_drift_while noise alive (fun past => / c * V past)) with
      (lambda := 210 / 46 * (alpha * sigma ^ 2 / kappa))|lra].
  - exact (A3_law _ _ _ A3).
  - exact alive_before.
  - intros past _. apply Rmult_le_pos; [now apply Rlt_le, Rinv_0_lt_compat|apply V_nonneg].
  - lra.
  - intros past Hpast Halive. rewrite expect_scale. apply (Rmult_le_reg_l c); [exact Hc|].
    match goal with |- c * (?n + / c * ?e - / c * ?v) <= _ =>
      replace (c * (n + / c * e - / c * v)) with (c * n + (e - v)) by (field; lra) end.
    replace (c * (210 / 46 * (alpha * sigma ^ 2 / kappa)))
      with (21 / 10 * (alpha * beta * sigma ^ 2)) by (unfold c; field; lra).
    pose proof (V_drift past Hpast Halive). unfold c, W in *. lra.
  - exact K_pos.
Qed.

(* The potential is at least Delta/2 where a run ceases to be alive. *)
Lemma exit_le_while Delta :
  0 < Delta ->
  (alive [] = false -> Delta <= f W0 - f_star) ->
  (forall past eps, possible noise (eps :: past) -> alive past = true ->
    alive (eps :: past) = false ->
    Delta <= f (weights g tau alpha beta W0 (eps :: past)) - f_star) ->
  expect_after (grow noise) K (fun past => if alive past then 0 else 1) [] <=
  2 * (f W0 - f_star + 2.1 * alpha * beta * sigma ^ 2 * INR K) / Delta.
Proof.
  intros Hdelta Hstart Hexit.
  assert (Hab : 0 <= 2.1 * alpha * beta * sigma ^ 2).
  { pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (Rmult_lt_0_compat _ _ alpha_pos beta_pos))
      (pow2_ge_0 sigma)). lra. }
  pose proof (exit_le_of_drift_while noise alive V (A3_law _ _ _ A3) alive_before
    (fun past _ => V_nonneg past) (Delta / 2) (2.1 * alpha * beta * sigma ^ 2) K Hab) as H.
  apply (Rmult_le_reg_l (Delta / 2)); [lra|].
  replace (Delta / 2 * (2 * (f W0 - f_star + 2.1 * alpha * beta * sigma ^ 2 * INR K) / Delta))
    with (V [] + INR K * (2.1 * alpha * beta * sigma ^ 2)) by (rewrite V_start; field; lra).
  apply H.
  - intros past Hpast Halive. pose proof (V_drift past Hpast Halive) as Hdrift.
    pose proof (Rmult_le_pos _ _ (Rlt_le _ _ kappa_beta_pos) (norm2_nonneg D (g (W past)))). lra.
  - intros Halive. rewrite V_start. specialize (Hstart Halive). lra.
  - intros past eps Hpast Halive Hdead. pose proof (V_ge (eps :: past)).
    specialize (Hexit past eps Hpast Halive Hdead). unfold W in *. lra.
Qed.

End Theorem_4.
