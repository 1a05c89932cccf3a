(* SPDX-License-Identifier: Apache-2.0 *)
(* One weight under analog gradient descent moves monotonically towards the minimiser.

   Proves   theorem-6-chain-repaired: for w_star <= w_0 and alpha <= 1/(2L), all k,
              w_0 >= w_k >= (1 - alpha mu (1 - |w_k|/tau)) (w_k - w_star) + w_star
                  >= w_{k+1} >= w_star,
            and the mirror image for w_0 <= w_star; and theorem-6-bound-repaired:
              |w_k| <= max(|w_0|, |w_star|).
   Source   [wu2024, Thm 6].
   Differs  w_0 and w_star are in [-tau, tau], without which a step can pass w_star; the bound is a
            maximum, where the paper has a minimum. f is given by its derivative g, whose slopes are
            within [mu, L]: A1 and A6 imply that (slopes_within_of_smooth_strongly_convex in
            step_to_minimizer.v).                                                                *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import bounds.
From Certau.range Require Import step_to_minimizer.
Open Scope R_scope.

Section Analog_gd.
Variables (mu L tau alpha w_star w0 : R) (g : R -> R).
Hypotheses (mu_pos : 0 < mu) (L_pos : 0 < L) (tau_pos : 0 < tau).
Hypotheses (A1_A6 : slopes_within mu L g) (minimizer : g w_star = 0).
Hypothesis alpha_le : 0 < alpha <= 1 / (2 * L).
Hypotheses (w0_in_range : Rabs w0 <= tau) (w_star_in_range : Rabs w_star <= tau).

Let w (k : nat) : R := Nat.iter k (gd_step g tau alpha) w0.
Let c (v : R) : R := contracted mu tau alpha w_star v.

Let rate : alpha * L <= 1 / 2 := rate_mul_L_le alpha L L_pos (proj2 alpha_le).

Lemma abs_le_of_between v a b : Rabs a <= tau -> Rabs b <= tau -> a <= v <= b -> Rabs v <= tau.
Proof.
  intros Ha Hb Hv. apply bounds_of_abs_le in Ha, Hb. apply Rabs_le. lra.
Qed.

Lemma weight_within_of_above k : w_star <= w0 -> w_star <= w k <= w0.
Proof.
  intros Hstart. induction k as [|k IH]; [simpl; lra|].
  change (w (S k)) with (gd_step g tau alpha (w k)).
  apply (gd_step_between mu L tau alpha mu_pos tau_pos (proj1 alpha_le) rate g w_star);
    try assumption; [|lra].
  now apply (abs_le_of_between _ w_star w0).
Qed.

Lemma weight_within_of_below k : w0 <= w_star -> w0 <= w k <= w_star.
Proof.
  intros Hstart. induction k as [|k IH]; [simpl; lra|].
  change (w (S k)) with (gd_step g tau alpha (w k)).
  apply (gd_step_between mu L tau alpha mu_pos tau_pos (proj1 alpha_le) rate g w_star);
    try assumption; [|lra].
  now apply (abs_le_of_between _ w0 w_star).
Qed.

Theorem weights_monotone k :
  (w_star <= w0 -> w0 >= w k /\ w k >= c (w k) /\ c (w k) >= w (S k) /\ w (S k) >= w_star) /\
  (w0 <= w_star -> w0 <= w k /\ w k <= c (w k) /\ c (w k) <= w (S k) /\ w (S k) <= w_star).
Proof.
  split; intros Hstart.
  - pose proof (weight_within_of_above k Hstart) as Hk.
    pose proof (gd_step_above mu L tau alpha mu_pos tau_pos (proj1 alpha_le) rate g w_star (w k)
      A1_A6 minimizer (abs_le_of_between _ _ _ w_star_in_range w0_in_range Hk) (proj1 Hk)) as H.
    fold (c (w k)) in H.
    change (w (S k)) with (gd_step g tau alpha (w k)). lra.
  - pose proof (weight_within_of_below k Hstart) as Hk.
    pose proof (gd_step_below mu L tau alpha mu_pos tau_pos (proj1 alpha_le) rate g w_star (w k)
      A1_A6 minimizer (abs_le_of_between _ _ _ w0_in_range w_star_in_range Hk) (proj2 Hk)) as H.
    fold (c (w k)) in H.
    change (w (S k)) with (gd_step g tau alpha (w k)). lra.
Qed.

Theorem abs_weight_le_max k : Rabs (w k) <= Rmax (Rabs w0) (Rabs w_star).
Proof.
  pose proof (Rmax_l (Rabs w0) (Rabs w_star)). pose proof (Rmax_r (Rabs w0) (Rabs w_star)).
  pose proof (bounds_of_abs_le w0 _ (Rle_refl _)).
  pose proof (bounds_of_abs_le w_star _ (Rle_refl _)).
  apply Rabs_le. destruct (Rle_dec w_star w0) as [Habove|Hbelow].
  - pose proof (weight_within_of_above k Habove). lra.
  - pose proof (weight_within_of_below k ltac:(lra)). lra.
Qed.

End Analog_gd.
