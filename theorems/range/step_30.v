(* SPDX-License-Identifier: Apache-2.0 *)
(* The distance to the minimiser against the gap of the objective.

   Proves   step-30-repaired: |W - W_star|^2 <= (2/mu) (f(W) - f(W_star)) <= (L/mu) |W - W_star|^2
            for an L-smooth, mu-strongly convex f with minimiser W_star.
   Source   [wu2024, (30)].
   Differs  a squared distance, and the factor 2: f/mu has the unit of a squared distance.       *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors smoothness.
Open Scope R_scope.

Section Distance.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L mu : R) (W_star : vector).
Hypotheses (L_pos : 0 < L) (mu_pos : 0 < mu).
Hypotheses (A1 : smooth D f g L) (A6 : strongly_convex D f g mu).
Hypothesis minimizer : forall V, f W_star <= f V.

Lemma inner_gradient_at_minimizer d : inner D (g W_star) d = 0.
Proof.
  apply norm2_eq_zero_inner.
  pose proof (norm2_gradient_le D f g L A1 (f W_star) W_star L_pos minimizer) as H.
  pose proof (norm2_nonneg D (g W_star)). lra.
Qed.

Lemma norm2_sub_minimizer_le W : norm2 D (sub W W_star) <= 2 / mu * (f W - f W_star).
Proof.
  pose proof (A6 W W_star) as H. rewrite inner_gradient_at_minimizer in H.
  apply (Rmult_le_reg_l (mu / 2)); [lra|].
  replace (mu / 2 * (2 / mu * (f W - f W_star))) with (f W - f W_star) by (field; lra). lra.
Qed.

Lemma gap_le_norm2_sub_minimizer W :
  2 / mu * (f W - f W_star) <= L / mu * norm2 D (sub W W_star).
Proof.
  pose proof (descent D f g L A1 W_star W) as H. rewrite inner_gradient_at_minimizer in H.
  assert (Hmu : 0 < 2 / mu) by (apply Rdiv_lt_0_compat; lra).
  replace (L / mu * norm2 D (sub W W_star))
    with (2 / mu * (L / 2 * norm2 D (sub W W_star))) by (field; lra).
  apply Rmult_le_compat_l; lra.
Qed.

Theorem norm2_sub_minimizer_le_gap_le W :
  norm2 D (sub W W_star) <= 2 / mu * (f W - f W_star) <= L / mu * norm2 D (sub W W_star).
Proof. split; [apply norm2_sub_minimizer_le|apply gap_le_norm2_sub_minimizer]. Qed.

End Distance.
