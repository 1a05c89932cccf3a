(* SPDX-License-Identifier: Apache-2.0 *)
(* Digital SGD's average squared gradient.

   Proves   eq-5-repaired: for L-smooth f >= f_star on R^D, noise of mean zero and variance at most
            sigma^2 given the past, and 0 < alpha <= 1/L, for every K >= 1
              (1/K) sum E|g_k|^2 <= 2 (f(W_0) - f_star) / (alpha K) + alpha sigma^2 L.
   Source   [wu2024, (5)].
   Differs  alpha <= 1/L, which the paper's descent step uses and its statement leaves out; the
            noise may depend on the past, and takes finitely many values, which the paper does not
            ask.                                                                                 *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import bounds sums vectors laws process smoothness algorithms histories.
From Certau Require Import drift_soundness.
Import ListNotations.
Open Scope R_scope.

Section Digital_sgd.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L alpha sigma f_star : R).
Hypotheses (f_smooth : smooth D f g L) (L_pos : 0 < L) (alpha_pos : 0 < alpha).

(* One draw of the noise: L-smoothness at W - alpha (g + eps). *)
Lemma f_digital_sgd_step_le W eps :
  f (digital_sgd_step g alpha W eps) <=
  f W - (alpha - L * alpha ^ 2 / 2) * norm2 D (g W)
  - (alpha - L * alpha ^ 2) * inner D (g W) eps + L * alpha ^ 2 / 2 * norm2 D eps.
Proof.
  set (V := digital_sgd_step g alpha W eps).
  pose proof (descent D f g L f_smooth W V) as H.
  assert (Hstep : forall i, (i < D)%nat -> sub V W i = scale (- alpha) (add (g W) eps) i)
    by (intros i _; unfold V, digital_sgd_step, sub, add, scale; ring).
  rewrite (inner_ext D (g W) (g W) _ _ (fun _ _ => eq_refl) Hstep) in H.
  rewrite (norm2_ext D _ _ Hstep), norm2_scale, norm2_add in H.
  rewrite inner_scale_r, inner_add_r in H. fold (norm2 D (g W)) in H. lra.
Qed.

(* Its expectation, for noise of mean zero. *)
Lemma expect_f_digital_sgd_step_le (l : law vector) W :
  is_law l -> (forall i, (i < D)%nat -> expect l (fun eps => eps i) = 0) ->
  expect l (norm2 D) <= sigma ^ 2 -> alpha * L <= 1 ->
  expect l (fun eps => f (digital_sgd_step g alpha W eps)) <=
  f W - alpha / 2 * norm2 D (g W) + L * alpha ^ 2 / 2 * sigma ^ 2.
Proof.
  intros Hl Hmean Hvar Hrate.
  assert (Hcross : expect l (inner D (g W)) = 0).
  { rewrite <- (inner_zero_r D (g W)).
    rewrite (expect_inner D l (g W) (fun eps => eps) : expect l (inner D (g W)) = _).
    apply inner_ext; [reflexivity|exact Hmean]. }
  eapply Rle_trans; [apply expect_le; [exact Hl|intros eps _; apply f_digital_sgd_step_le]|].
  rewrite expect_plus, expect_minus, expect_const, !expect_scale, Hcross by exact Hl.
  assert (Hnoise : L * alpha ^ 2 / 2 * expect l (norm2 D) <= L * alpha ^ 2 / 2 * sigma ^ 2).
  { apply Rmult_le_compat_l; [|exact Hvar].
    pose proof (Rmult_le_pos L (alpha ^ 2) ltac:(lra) (pow2_ge_0 alpha)). lra. }
  (* L alpha^2/2 |g|^2 <= alpha/2 |g|^2 *)
  pose proof (Rmult_le_pos (alpha * (1 - alpha * L)) (norm2 D (g W))) as Hg.
  assert (Hcoef : 0 <= alpha * (1 - alpha * L)) by (apply Rmult_le_pos; lra).
  specialize (Hg Hcoef (norm2_nonneg D (g W))). lra.
Qed.

Theorem digital_sgd_average_norm2_gradient_le (noise : noise_source) W0 K :
  (forall W, f_star <= f W) -> A3 D noise sigma -> alpha <= / L -> (1 <= K)%nat ->
  average (grow noise) (fun past => norm2 D (g (reached (digital_sgd_step g alpha) W0 past))) K []
  <= 2 * (f W0 - f_star) / (alpha * INR K) + alpha * sigma ^ 2 * L.
Proof.
  intros Hbelow Hnoise Hrate HK.
  set (W := reached (digital_sgd_step g alpha) W0).
  assert (Hrate' : alpha * L <= 1).
  { apply mul_le_of_le_div; [exact L_pos|]. unfold Rdiv. lra. }
  set (u past := 2 / alpha * f (W past)).
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  replace (2 * (f W0 - f_star) / (alpha * INR K) + alpha * sigma ^ 2 * L)
    with (alpha * sigma ^ 2 * L + 2 / alpha * (f W0 - f_star) / INR K) by (field; lra).
  assert (Hweight : 0 < 2 / alpha) by (apply Rdiv_lt_0_compat; lra).
  apply (average_le_of_drift_of_transient (grow noise) (possible noise) _ u);
    [apply possible_closed, (A3_law _ _ _ Hnoise)| | |constructor|exact HK].
  - intros past Hpast. rewrite expect_grow. unfold u. rewrite expect_scale.
    pose proof (expect_f_digital_sgd_step_le (noise past) (W past)
      (A3_law _ _ _ Hnoise past Hpast) (fun i => A3_mean _ _ _ Hnoise past i Hpast)
      (A3_variance _ _ _ Hnoise past Hpast) Hrate') as H.
    apply (Rmult_le_compat_l (2 / alpha)) in H; [|lra].
    replace (2 / alpha * (f (W past) - alpha / 2 * norm2 D (g (W past)) +
                          L * alpha ^ 2 / 2 * sigma ^ 2))
      with (2 / alpha * f (W past) - norm2 D (g (W past)) + alpha * sigma ^ 2 * L)
      in H by (field; lra).
    change (fun eps => f (W (eps :: past)))
      with (fun eps => f (digital_sgd_step g alpha (W past) eps)).
    lra.
  - intros past _. unfold u. change (W []) with W0. rewrite <- Rmult_minus_distr_l.
    apply Rmult_le_compat_l; [lra|]. specialize (Hbelow (W past)). lra.
Qed.

End Digital_sgd.
