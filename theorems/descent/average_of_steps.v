(* SPDX-License-Identifier: Apache-2.0 *)
(* From one step of Analog SGD to its average over K steps.

   Proves   if every step that enters obeys
              E f(W') <= f(W) - (alpha/2) (1 - omega^2) |g|^2 + alpha^2 L sigma^2
                         + (c/2) alpha sigma^2 omega^2,
            and |W_k|_inf <= omega_bar tau, omega_bar < 1, for k < K, then
              (1/K) sum E|g_k|^2 <= 2 (f(W_0) - f_star) / (alpha K (1 - omega_bar^2))
                + 2 alpha L sigma^2 / (1 - omega_bar^2)
                + c sigma^2 / (1 - omega_bar^2) (1/K) sum E omega_k^2.
   Source   [wu2024, (65)], which divides by 1 - omega_k^2, before it sums.
   Differs  one division, by the constant 1 - omega_bar^2, after summation. c is 1 in theorem_2.v
            and 2 in theorem_2_within.v; (64) has 4.                                             *)
From Coq Require Import Reals Lra Lia List Arith.
From Certau.model Require Import vectors laws process algorithms histories stopping.
Import ListNotations.
Open Scope R_scope.

Section Average.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables (L f_star sigma tau omega_bar alpha c : R) (W0 : vector) (K : nat).

Let W (past : history) : vector := reached (analog_sgd_step g tau alpha) W0 past.
Let omega (past : history) : R := sup_norm D (W past) / tau.

Hypothesis A2 : forall V, f_star <= f V.
Hypothesis noise_law : forall past, possible noise past -> is_law (noise past).
Hypothesis A4 : forall past, possible noise past -> (length past < K)%nat ->
  sup_norm D (W past) <= omega_bar * tau.
Hypothesis one_step : forall past, possible noise past -> (length past < K)%nat ->
  expect (noise past) (fun eps => f (analog_sgd_step g tau alpha (W past) eps)) <=
  f (W past) - alpha / 2 * (1 - omega past ^ 2) * norm2 D (g (W past))
  + alpha ^ 2 * L * sigma ^ 2 + c / 2 * alpha * sigma ^ 2 * omega past ^ 2.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (omega_bar_lt : omega_bar < 1).
Hypotheses (alpha_pos : 0 < alpha) (K_pos : (1 <= K)%nat).

Lemma omega_sqr_le past :
  possible noise past -> (length past < K)%nat -> omega past ^ 2 <= omega_bar ^ 2.
Proof.
  intros Hp Hlength. pose proof (sup_norm_ratio_sqr_le D _ _ tau tau_pos (A4 past Hp Hlength)) as H.
  replace (omega_bar * tau / tau) with omega_bar in H by (field; lra). exact H.
Qed.

Lemma one_sub_omega_bar_sqr_pos : 0 < 1 - omega_bar ^ 2.
Proof.
  assert (H0 : 0 <= omega_bar).
  { apply (Rmult_le_reg_r tau); [exact tau_pos|]. rewrite Rmult_0_l.
    eapply Rle_trans; [apply (sup_norm_nonneg D (W []))|apply A4; [constructor|simpl; lia]]. }
  replace (1 - omega_bar ^ 2) with ((1 - omega_bar) * (1 + omega_bar)) by ring.
  apply Rmult_lt_0_compat; lra.
Qed.

Let u (past : history) : R := 2 / alpha * (f (W past) - f_star).

Lemma u_nonneg past : 0 <= u past.
Proof.
  apply Rmult_le_pos; [apply Rlt_le, Rdiv_lt_0_compat; lra|]. specialize (A2 (W past)). lra.
Qed.

(* The certificate: u is the potential, 2 alpha L sigma^2 the bound. *)
Lemma drift_le past : possible noise past -> (length past < K)%nat ->
  ((1 - omega_bar ^ 2) * norm2 D (g (W past)) + - (c * sigma ^ 2) * omega past ^ 2)
  + expect (noise past) (fun eps => u (eps :: past)) - u past <= 2 * alpha * L * sigma ^ 2.
Proof.
  intros Hp Hlength. pose proof (one_step past Hp Hlength) as Hstep. unfold u.
  rewrite expect_scale, expect_minus, (expect_const _ f_star (noise_law past Hp)).
  change (expect (noise past) (fun eps => f (W (eps :: past))))
    with (expect (noise past) (fun eps => f (analog_sgd_step g tau alpha (W past) eps))).
  apply (Rmult_le_compat_l (2 / alpha)) in Hstep;
    [|apply Rlt_le, Rdiv_lt_0_compat; lra].
  pose proof (Rmult_le_compat_r _ _ _ (norm2_nonneg D (g (W past))) (omega_sqr_le past Hp Hlength))
    as Homega.
  match type of Hstep with _ <= ?bound =>
    replace bound with (2 / alpha * f (W past) - norm2 D (g (W past)) + 2 * alpha * L * sigma ^ 2
      + omega past ^ 2 * norm2 D (g (W past)) + c * sigma ^ 2 * omega past ^ 2) in Hstep
      by (field; lra) end.
  lra.
Qed.

Lemma average_gradient_le_of_steps :
  average (grow noise) (fun past => norm2 D (g (W past))) K [] <=
  2 * (f W0 - f_star) / (alpha * INR K * (1 - omega_bar ^ 2))
  + 2 * alpha * L * sigma ^ 2 / (1 - omega_bar ^ 2)
  + c * sigma ^ 2 / (1 - omega_bar ^ 2) * average (grow noise) (fun past => omega past ^ 2) K [].
Proof.
  pose proof one_sub_omega_bar_sqr_pos as Hpos.
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  assert (Hbound : 0 <= 2 * alpha * L * sigma ^ 2).
  { apply Rmult_le_pos; [|apply pow2_ge_0]. apply Rmult_le_pos; lra. }
  pose proof (average_le_of_drift_while noise (fun past => length past <? K) u
    noise_law (shorter_before K) (fun past _ => u_nonneg past)
    (fun past => (1 - omega_bar ^ 2) * norm2 D (g (W past)) + - (c * sigma ^ 2) * omega past ^ 2)
    (2 * alpha * L * sigma ^ 2) K Hbound) as H.
  specialize (H (fun past Hp Hlength => drift_le past Hp (proj1 (Nat.ltb_lt _ _) Hlength)) K_pos).
  cbv beta in H. rewrite average_shorter, average_plus, !average_scale in H.
  unfold u in H. change (W []) with W0 in H.
  apply (Rmult_le_reg_l (1 - omega_bar ^ 2)); [exact Hpos|].
  match goal with |- _ <= ?bound => replace bound with
    (2 * alpha * L * sigma ^ 2 + 2 / alpha * (f W0 - f_star) / INR K
     + c * sigma ^ 2 * average (grow noise) (fun past => omega past ^ 2) K []) by (field; lra) end.
  lra.
Qed.

End Average.
