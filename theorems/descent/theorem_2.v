(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog SGD's upper bound, with the sharp constant.

   Proves   theorem-2-repaired: for L-smooth f on R^D, f >= f_star, noise of mean zero and variance
            at most sigma^2 given the past, weights with |W_k|_inf <= omega_bar tau, omega_bar < 1,
            for k < K, and alpha <= 1/(2L), for every K >= 1
              (1/K) sum E|g_k|^2 <= 2 (f(W_0) - f_star) / (alpha K (1 - omega_bar^2))
                + 2 alpha L sigma^2 / (1 - omega_bar^2)
                + sigma^2 / (1 - omega_bar^2) (1/K) sum E omega_k^2.
   Source   [wu2024, Theorem 2, (9)]; its proof divides by 1 - omega_k^2 before it sums, step (65).
   Differs  the asymptotic term has the factor 1 where the paper has 4; one division, by the
            constant 1 - omega_bar^2, after summation; any alpha <= 1/(2L) instead of one that
            depends on K (theorem_2_within.v has the paper's). The noise may depend on the past,
            and takes finitely many values, which the paper does not ask. That every path stays in
            range, as A4 has it, can be met with noise: theorem_2_example.v.                     *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws process smoothness algorithms histories.
From Certau.descent Require Import analog_sgd_step average_of_steps.
Import ListNotations.
Open Scope R_scope.

Section Theorem_2.
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
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= 1 / (2 * L)) (K_pos : (1 <= K)%nat).

Theorem average_gradient_le :
  average (grow noise) (fun past => norm2 D (g (W past))) K [] <=
  2 * (f W0 - f_star) / (alpha * INR K * (1 - omega_bar ^ 2))
  + 2 * alpha * L * sigma ^ 2 / (1 - omega_bar ^ 2)
  + sigma ^ 2 / (1 - omega_bar ^ 2) * average (grow noise) (fun past => omega past ^ 2) K [].
Proof.
  rewrite <- (Rmult_1_l (sigma ^ 2)) at 2.
  apply average_gradient_le_of_steps; try assumption; [exact (A3_law _ _ _ A3)|].
  intros past Hp _.
  pose proof (expect_f_step_le D f g L tau alpha (W past) A1 tau_pos L_pos alpha_pos alpha_le
    (noise past) sigma (A3_law _ _ _ A3 past Hp) (fun i => A3_mean _ _ _ A3 past i Hp)
    (A3_variance _ _ _ A3 past Hp)) as Hstep.
  cbv beta zeta in Hstep. unfold W in Hstep. lra.
Qed.

End Theorem_2.
