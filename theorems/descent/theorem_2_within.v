(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog SGD's upper bound as the paper states it, for weights within tau / sqrt 2.

   Proves   theorem-2, if W_max <= tau / sqrt 2: for L-smooth f on R^D, f >= f_star, noise of mean
            zero and variance at most sigma^2 given the past, |W_k|_inf <= W_max for k < K, and
            alpha = sqrt((f(W_0) - f_star) / (sigma^2 L K)) <= 1/L, for every K >= 1
              (1/K) sum E|g_k|^2 <= 4 sqrt((f(W_0) - f_star) sigma^2 L / K) / (1 - W_max^2/tau^2)
                + 4 sigma^2 E S_K,   S_K = (1/K) sum omega_k^2 / (1 - omega_k^2);
            and theorem-2-repaired for every alpha <= 1/L, with the factor 2 in the last term.
   Source   [wu2024, Theorem 2, (9)] and its step (64), in the constant of step_64.v.
   Differs  W_max <= tau / sqrt 2, where the paper has W_max < tau; f(W_0) > f_star, without which
            that alpha is 0. The noise may depend on the past, and takes finitely many values, which
            the paper does not ask. theorem_2_example.v has an instance for every K >= 2.        *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws process smoothness algorithms histories stopping.
From Certau.descent Require Import average_of_steps step_64.
Import ListNotations.
Open Scope R_scope.

Section Every_rate.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables (L f_star sigma tau omega_bar alpha : R) (W0 : vector) (K : nat).

Let W (past : history) : vector := reached (analog_sgd_step g tau alpha) W0 past.
Let omega (past : history) : R := sup_norm D (W past) / tau.

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypothesis A3 : A3 D noise sigma.
Hypothesis A4 : forall past, possible noise past -> (length past < K)%nat ->
  sup_norm D (W past) <= omega_bar * tau.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (omega_bar_lt : omega_bar < 1).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= 1 / L) (K_pos : (1 <= K)%nat).

Theorem average_gradient_le_of_alpha_le_inv :
  average (grow noise) (fun past => norm2 D (g (W past))) K [] <=
  2 * (f W0 - f_star) / (alpha * INR K * (1 - omega_bar ^ 2))
  + 2 * alpha * L * sigma ^ 2 / (1 - omega_bar ^ 2)
  + 2 * sigma ^ 2 / (1 - omega_bar ^ 2) * average (grow noise) (fun past => omega past ^ 2) K [].
Proof.
  apply average_gradient_le_of_steps; try assumption; [exact (A3_law _ _ _ A3)|].
  intros past Hp _. pose proof (expect_f_step_le_of_alpha_le_inv D f g L tau alpha sigma (W past)
    (noise past) A1 (A3_law _ _ _ A3 past Hp) (fun i => A3_mean _ _ _ A3 past i Hp)
    (A3_variance _ _ _ A3 past Hp) L_pos tau_pos alpha_pos alpha_le) as Hstep.
  cbv beta zeta in Hstep. unfold W in Hstep. lra.
Qed.

End Every_rate.

Section Theorem_2.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables (L f_star sigma tau W_max alpha : R) (W0 : vector) (K : nat).

Let W (past : history) : vector := reached (analog_sgd_step g tau alpha) W0 past.
Let omega (past : history) : R := sup_norm D (W past) / tau.

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypothesis A3 : A3 D noise sigma.
Hypothesis A4 : forall past, possible noise past -> (length past < K)%nat ->
  sup_norm D (W past) <= W_max.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (sigma_pos : 0 < sigma) (K_pos : (1 <= K)%nat).
Hypothesis gap_pos : f_star < f W0.
Hypothesis alpha_eq : alpha = sqrt ((f W0 - f_star) / (sigma ^ 2 * L * INR K)).
Hypothesis alpha_le : alpha <= 1 / L.
Hypothesis W_max_le : W_max <= tau / sqrt 2.

Let rate := sqrt ((f W0 - f_star) * sigma ^ 2 * L / INR K).

Lemma INR_K_pos : 0 < INR K.
Proof. apply lt_0_INR. lia. Qed.

Lemma alpha_pos : 0 < alpha.
Proof.
  pose proof INR_K_pos. rewrite alpha_eq. apply sqrt_lt_R0, Rdiv_lt_0_compat; [lra|].
  repeat apply Rmult_lt_0_compat; lra.
Qed.

(* With this alpha the transient and the noise of a step weigh the same. *)
Lemma alpha_mul_eq : alpha * L * sigma ^ 2 = rate.
Proof.
  pose proof INR_K_pos. pose proof (pow_lt sigma 2 sigma_pos).
  rewrite Rmult_assoc, <- (sqrt_pow2 (L * sigma ^ 2)) by (apply Rmult_le_pos; lra).
  rewrite alpha_eq, <- sqrt_mult_alt.
  - unfold rate. f_equal. field. lra.
  - apply Rlt_le, Rdiv_lt_0_compat; [lra|]. repeat apply Rmult_lt_0_compat; lra.
Qed.

Lemma gap_div_alpha_eq : (f W0 - f_star) / (alpha * INR K) = rate.
Proof.
  pose proof INR_K_pos. pose proof (pow_lt sigma 2 sigma_pos). pose proof alpha_pos.
  rewrite <- alpha_mul_eq. apply (Rmult_eq_reg_r alpha); [|lra].
  transitivity (alpha ^ 2 * (L * sigma ^ 2)); [|ring].
  replace (alpha ^ 2) with ((f W0 - f_star) / (sigma ^ 2 * L * INR K)); [field; lra|].
  rewrite alpha_eq, pow2_sqrt; [reflexivity|].
  apply Rlt_le, Rdiv_lt_0_compat; [lra|]. repeat apply Rmult_lt_0_compat; lra.
Qed.

Lemma W_max_nonneg : 0 <= W_max.
Proof.
  eapply Rle_trans; [apply (sup_norm_nonneg D (W []))|apply A4; [constructor|simpl; lia]].
Qed.

Lemma W_max_ratio_sqr_le : (W_max / tau) ^ 2 <= 1 / 2.
Proof.
  assert (Hroot : 0 < sqrt 2) by (apply sqrt_lt_R0; lra).
  assert (Hsqr : (1 / sqrt 2) ^ 2 = 1 / 2).
  { replace ((1 / sqrt 2) ^ 2) with (1 / sqrt 2 ^ 2) by (field; lra).
    now rewrite pow2_sqrt by lra. }
  rewrite <- Hsqr.
  pose proof (Rinv_0_lt_compat tau tau_pos) as Hinv. apply pow_incr. split.
  - apply Rmult_le_pos; [exact W_max_nonneg|lra].
  - replace (1 / sqrt 2) with (tau / sqrt 2 * / tau) by (field; lra).
    apply Rmult_le_compat_r; lra.
Qed.

Lemma omega_sqr_le_half past :
  possible noise past -> (length past < K)%nat -> 0 <= omega past ^ 2 <= 1 / 2.
Proof.
  intros Hp Hlength. split; [apply pow2_ge_0|].
  eapply Rle_trans; [exact (sup_norm_ratio_sqr_le D _ _ tau tau_pos (A4 past Hp Hlength))|].
  exact W_max_ratio_sqr_le.
Qed.

(* S_K has larger terms than the average of omega^2. *)
Lemma average_omega_sqr_le :
  average (grow noise) (fun past => omega past ^ 2) K [] <=
  average (grow noise) (fun past => omega past ^ 2 / (1 - omega past ^ 2)) K [].
Proof.
  apply (average_le_before K noise); [exact (A3_law _ _ _ A3)|]. intros past Hp Hlength.
  pose proof (omega_sqr_le_half past Hp Hlength) as [Hlow Hhigh]. set (q := omega past ^ 2) in *.
  apply (Rmult_le_reg_r (1 - q)); [lra|].
  replace (q / (1 - q) * (1 - q)) with q by (field; lra).
  pose proof (Rmult_le_pos q q Hlow Hlow). lra.
Qed.

Theorem average_gradient_le_of_W_max_le :
  average (grow noise) (fun past => norm2 D (g (W past))) K [] <=
  4 * sqrt ((f W0 - f_star) * sigma ^ 2 * L / INR K) / (1 - W_max ^ 2 / tau ^ 2)
  + 4 * sigma ^ 2
    * average (grow noise) (fun past => omega past ^ 2 / (1 - omega past ^ 2)) K [].
Proof.
  pose proof W_max_ratio_sqr_le as Hratio. set (q := (W_max / tau) ^ 2) in *.
  assert (Hlt : W_max / tau < 1).
  { apply Rnot_le_lt. intros Hge. pose proof (pow_R1_Rle _ 2 Hge) as Hsqr. fold q in Hsqr. lra. }
  assert (Hbar : W_max / tau * tau = W_max) by (field; lra).
  pose proof (average_gradient_le_of_alpha_le_inv D f g noise L f_star sigma tau (W_max / tau) alpha
    W0 K A1 A2 A3 ltac:(rewrite Hbar; exact A4) L_pos tau_pos Hlt alpha_pos alpha_le K_pos) as H.
  fold W in H. fold q in H. pose proof INR_K_pos as HR. pose proof alpha_pos as Halpha.
  replace (W_max ^ 2 / tau ^ 2) with q by (unfold q; field; lra).
  replace (2 * (f W0 - f_star) / (alpha * INR K * (1 - q)) + 2 * alpha * L * sigma ^ 2 / (1 - q))
    with (4 * rate / (1 - q)) in H.
  2: { replace (4 * rate)
         with (2 * ((f W0 - f_star) / (alpha * INR K)) + 2 * (alpha * L * sigma ^ 2))
         by (rewrite gap_div_alpha_eq, alpha_mul_eq; ring). field. lra. }
  fold rate. eapply Rle_trans; [exact H|]. apply Rplus_le_compat_l.
  assert (Hfactor : 2 * sigma ^ 2 / (1 - q) <= 4 * sigma ^ 2).
  { pose proof (pow2_ge_0 sigma). apply (Rmult_le_reg_r (1 - q)); [lra|].
    replace (2 * sigma ^ 2 / (1 - q) * (1 - q)) with (2 * sigma ^ 2) by (field; lra).
    pose proof (Rmult_le_compat_l (4 * sigma ^ 2) (1 / 2) (1 - q) ltac:(lra) ltac:(lra)). lra. }
  apply Rmult_le_compat; [| |exact Hfactor|exact average_omega_sqr_le].
  - apply Rmult_le_pos; [pose proof (pow2_ge_0 sigma); lra|apply Rlt_le, Rinv_0_lt_compat; lra].
  - apply (average_nonneg _ (possible noise)); [|constructor|intros; apply pow2_ge_0].
    apply possible_closed, (A3_law _ _ _ A3).
Qed.

End Theorem_2.
