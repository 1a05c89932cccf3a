(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog SGD's upper bound, with the sharp constant.

   Proves   theorem-2-repaired: for L-smooth f on R^D, f >= f_star, noise of mean zero and variance
            at most sigma^2 given the past, weights with |W_k|_inf <= omega_bar tau, omega_bar < 1,
            and alpha <= 1/(2L), for every K >= 1
              (1/K) sum E|g_k|^2 <= 2 (f(W_0) - f_star) / (alpha K (1 - omega_bar^2))
                + 2 alpha L sigma^2 / (1 - omega_bar^2)
                + sigma^2 / (1 - omega_bar^2) (1/K) sum E omega_k^2.
   Source   [wu2024, Theorem 2, (9)]; its proof divides by 1 - omega_k^2 before it sums, step (65).
   Differs  the asymptotic term has the factor 1 where the paper has 4; one division, by the
            constant 1 - omega_bar^2, after summation; any alpha <= 1/(2L) instead of one that
            depends on K. The noise may depend on the past.                                     *)
From Coq Require Import Reals Lra Lia List.
From Certau Require Import drift_soundness.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories.
From Certau.descent Require Import analog_sgd_step.
Import ListNotations.
Open Scope R_scope.

Section Theorem_2.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables (L f_star sigma tau omega_bar alpha : R) (W0 : vector).

Let W (past : history) : vector := reached (analog_sgd_step g tau alpha) W0 past.
Let omega (past : history) : R := sup_norm D (W past) / tau.

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypothesis A3 : A3 D noise sigma.
Hypothesis A4 : forall past, possible noise past -> sup_norm D (W past) <= omega_bar * tau.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (omega_bar_lt : omega_bar < 1).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= 1 / (2 * L)).

Lemma omega_sqr_le past : possible noise past -> omega past ^ 2 <= omega_bar ^ 2.
Proof.
  intros Hp. apply pow_incr. unfold omega. split.
  - apply Rmult_le_pos; [apply sup_norm_nonneg|now apply Rlt_le, Rinv_0_lt_compat].
  - apply (Rmult_le_reg_r tau); [exact tau_pos|].
    replace (sup_norm D (W past) / tau * tau) with (sup_norm D (W past)) by (field; lra).
    now apply A4.
Qed.

Lemma one_sub_omega_bar_sqr_pos : 0 < 1 - omega_bar ^ 2.
Proof.
  assert (H0 : 0 <= omega_bar).
  { apply (Rmult_le_reg_r tau); [exact tau_pos|]. rewrite Rmult_0_l.
    eapply Rle_trans; [apply (sup_norm_nonneg D (W []))|apply A4; constructor]. }
  replace (1 - omega_bar ^ 2) with ((1 - omega_bar) * (1 + omega_bar)) by ring.
  apply Rmult_lt_0_compat; lra.
Qed.

(* The certificate: (2/alpha) f is the potential, 2 alpha L sigma^2 the bound. *)
Lemma drift_le past : possible noise past ->
  ((1 - omega_bar ^ 2) * norm2 D (g (W past)) + - sigma ^ 2 * omega past ^ 2)
  + expect (grow noise past) (fun p => 2 / alpha * f (W p)) - 2 / alpha * f (W past)
  <= 2 * alpha * L * sigma ^ 2.
Proof.
  intros Hp. rewrite expect_scale, expect_grow.
  pose proof (expect_f_step_le D f g L tau alpha (W past) A1 tau_pos L_pos alpha_pos alpha_le
    (noise past) sigma (A3_law _ _ _ A3 past Hp) (fun i => A3_mean _ _ _ A3 past i Hp)
    (A3_variance _ _ _ A3 past Hp)) as Hstep.
  fold (omega past) in Hstep.
  change (expect (noise past) (fun eps => f (W (eps :: past))))
    with (expect (noise past) (fun eps => f (analog_sgd_step g tau alpha (W past) eps))).
  apply (Rmult_le_compat_l (2 / alpha)) in Hstep;
    [|apply Rlt_le, Rdiv_lt_0_compat; lra].
  pose proof (Rmult_le_compat_r _ _ _ (norm2_nonneg D (g (W past))) (omega_sqr_le past Hp))
    as Homega.
  match type of Hstep with _ <= ?bound =>
    replace bound with (2 / alpha * f (W past) - norm2 D (g (W past)) + 2 * alpha * L * sigma ^ 2
      + omega past ^ 2 * norm2 D (g (W past)) + sigma ^ 2 * omega past ^ 2) in Hstep
      by (field; lra) end.
  lra.
Qed.

Theorem average_gradient_le K :
  (1 <= K)%nat ->
  average (grow noise) (fun past => norm2 D (g (W past))) K [] <=
  2 * (f W0 - f_star) / (alpha * INR K * (1 - omega_bar ^ 2))
  + 2 * alpha * L * sigma ^ 2 / (1 - omega_bar ^ 2)
  + sigma ^ 2 / (1 - omega_bar ^ 2) * average (grow noise) (fun past => omega past ^ 2) K [].
Proof.
  intros HK. pose proof one_sub_omega_bar_sqr_pos as Hpos.
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  pose proof (average_le_of_drift_of_transient (grow noise) (possible noise) _
    (fun p => 2 / alpha * f (W p)) _ (possible_closed noise (A3_law _ _ _ A3))
    (2 / alpha * (f W0 - f_star)) K [] drift_le) as H.
  rewrite average_plus, !average_scale in H.
  assert (Hu : forall past, possible noise past ->
    2 / alpha * f (W []) - 2 / alpha * f (W past) <= 2 / alpha * (f W0 - f_star)).
  { intros past _. rewrite <- Rmult_minus_distr_l.
    apply Rmult_le_compat_l; [apply Rlt_le, Rdiv_lt_0_compat; lra|].
    change (W []) with W0. specialize (A2 (W past)). lra. }
  specialize (H Hu (possible_nil noise) HK).
  apply (Rmult_le_reg_l (1 - omega_bar ^ 2)); [exact Hpos|].
  match goal with |- _ <= ?bound => replace bound with
    (2 * alpha * L * sigma ^ 2 + 2 / alpha * (f W0 - f_star) / INR K
     + sigma ^ 2 * average (grow noise) (fun past => omega past ^ 2) K []) by (field; lra) end.
  lra.
Qed.

End Theorem_2.
