(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog gradient descent on a strongly convex objective: the weights stay bounded.

   Proves   theorem-5-repaired: for an L-smooth, mu-strongly convex f on R^D with minimiser W_star,
            alpha <= 1/L and |W_k|_inf <= tau for k < K,
              |W_K - W_star|^2 <= (L/mu) |W_0 - W_star|^2, and so
              |W_K|_inf <= sqrt(L/mu) |W_0 - W_star| + |W_star|_inf;
            and this bound for every K, if it is at most tau: then the range is assured.
   Source   [wu2024, Thm 5, (28)].
   Differs  alpha <= 1/L and the range are asked for, without which f may rise; and the factor is
            sqrt(L/mu), not L/mu, by the repaired step (30). A6 is strong convexity, which implies
            the paper's formula (27): norm_gradient_sub_ge in model/smoothness.v.                *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors smoothness algorithms.
From Certau.descent Require Import analog_gd_step.
From Certau.range Require Import step_30.
Open Scope R_scope.

Lemma sup_norm_le_sub_add D u v : sup_norm D u <= sup_norm D (sub u v) + sup_norm D v.
Proof.
  apply sup_norm_le.
  - pose proof (sup_norm_nonneg D (sub u v)). pose proof (sup_norm_nonneg D v). lra.
  - intros i Hi. pose proof (abs_le_sup_norm D (sub u v) i Hi).
    pose proof (abs_le_sup_norm D v i Hi). pose proof (Rabs_triang (sub u v i) (v i)) as Htriangle.
    replace (sub u v i + v i) with (u i) in Htriangle by (unfold sub; ring). lra.
Qed.

Section Analog_gd.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L mu tau alpha : R).
Variables (W0 W_star : vector) (K : nat).
Hypotheses (L_pos : 0 < L) (mu_pos : 0 < mu) (tau_pos : 0 < tau).
Hypotheses (A1 : smooth D f g L) (A6 : strongly_convex D f g mu).
Hypothesis minimizer : forall V, f W_star <= f V.
Hypothesis alpha_le : 0 < alpha <= / L.

Let W : nat -> vector := analog_gd g tau alpha W0.
Hypothesis in_range : forall k, (k < K)%nat -> sup_norm D (W k) <= tau.

Lemma f_weights_le k : (k <= K)%nat -> f (W k) <= f W0.
Proof.
  destruct alpha_le as [Halpha Hle].
  pose proof (rate_mul_L_le_one alpha L L_pos Hle) as Hrate.
  induction k as [|k IH]; intros Hk; [apply Rle_refl|].
  apply (Rle_trans _ (f (W k))); [|apply IH; lia].
  apply (f_analog_gd_step_le_of_in_range D f g L tau alpha A1 tau_pos Halpha Hrate).
  apply in_range. lia.
Qed.

Theorem norm2_sub_minimizer_le_start :
  norm2 D (sub (W K) W_star) <= L / mu * norm2 D (sub W0 W_star).
Proof.
  pose proof (norm2_sub_minimizer_le D f g L mu W_star L_pos mu_pos A1 A6 minimizer (W K)) as H.
  pose proof (gap_le_norm2_sub_minimizer D f g L mu W_star L_pos mu_pos A1 minimizer W0) as H0.
  pose proof (f_weights_le K (Nat.le_refl K)) as Hfall.
  apply (Rmult_le_compat_l (2 / mu)) in Hfall;
    [|apply Rlt_le, Rdiv_lt_0_compat; lra]. lra.
Qed.

Theorem sup_norm_weights_le :
  sup_norm D (W K) <= sqrt (L / mu) * norm D (sub W0 W_star) + sup_norm D W_star.
Proof.
  pose proof (sup_norm_le_sub_add D (W K) W_star) as Hsplit.
  pose proof (sup_norm_le_norm D (sub (W K) W_star)) as Hnorm.
  pose proof (sqrt_le_1_alt _ _ norm2_sub_minimizer_le_start) as Hroot.
  rewrite sqrt_mult_alt in Hroot by (apply Rlt_le, Rdiv_lt_0_compat; lra).
  fold (norm D (sub (W K) W_star)) (norm D (sub W0 W_star)) in Hroot. lra.
Qed.

End Analog_gd.

(* Each weight is in range by the bound on it, which the weights before it give. *)
Theorem sup_norm_weights_le_of_start D f g L mu tau alpha W0 W_star k :
  0 < L -> 0 < mu -> 0 < tau -> smooth D f g L -> strongly_convex D f g mu ->
  (forall V, f W_star <= f V) -> 0 < alpha <= / L ->
  sqrt (L / mu) * norm D (sub W0 W_star) + sup_norm D W_star <= tau ->
  sup_norm D (analog_gd g tau alpha W0 k) <=
  sqrt (L / mu) * norm D (sub W0 W_star) + sup_norm D W_star.
Proof.
  intros HL Hmu Htau Hsmooth Hconvex Hmin Halpha Hstart.
  induction k as [k IH] using (well_founded_induction lt_wf).
  apply (sup_norm_weights_le D f g L mu tau alpha W0 W_star k HL Hmu Htau Hsmooth Hconvex Hmin
    Halpha).
  intros j Hj. exact (Rle_trans _ _ _ (IH j Hj) Hstart).
Qed.
