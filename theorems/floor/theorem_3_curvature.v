(* SPDX-License-Identifier: Apache-2.0 *)
(* The potential u of theorem-3-repaired on the reachable states.

   Proves   u is convex, u'' <= (6/5) L and abs(u') <= (11/5) s. So Taylor's formula bounds what a
            step adds to it, and its values differ by no more than 7 s^2 / L.
   Source   Certau.
   Differs  nothing of it is in [wu2024].                                                       *)
From Coq Require Import Reals Lra.
From Certau.model Require Import bounds taylor theorem_3_instance theorem_3_noise.
From Certau.floor Require Import reachable_bounds theorem_3_potential.
Open Scope R_scope.

Section Potential.
Variables L tau s w_star : R.
Let u := potential L tau s w_star.
Let u' := slope L tau s w_star.
Let u'' := curvature L tau s w_star.

Section Bounds.
Variables alpha w : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.
Hypothesis w_reachable : reachable L tau s w_star w.
Let x := saturation tau w.
Let r := root tau w.
Let gr := gradient L w_star w * r.

Lemma s_x_bounds : -9 / 25 * s <= s * x <= 9 / 25 * s.
Proof.
  pose proof (x_bounds _ _ _ _ _ _ instance w_reachable) as Hx. fold x in Hx.
  pose proof (s_pos _ _ _ _ _ instance).
  split; rewrite (Rmult_comm s); apply Rmult_le_compat_r; lra.
Qed.

Lemma abs_gr_le : Rabs gr <= 34 / 25 * s.
Proof.
  pose proof (gradient_root_bounds _ _ _ _ _ _ instance w_reachable) as Hg. fold x r gr in Hg.
  pose proof s_x_bounds. apply Rabs_le. lra.
Qed.

Lemma cube_ge : 4 / 5 <= r ^ 3.
Proof.
  pose proof (r_bounds _ _ _ _ _ _ instance w_reachable) as Hr. fold r in Hr.
  apply Rle_trans with ((13 / 14) ^ 3); [lra|apply pow_incr; lra].
Qed.

Lemma abs_slope_le : Rabs (u' w) <= 11 / 5 * s.
Proof.
  pose proof (r_bounds _ _ _ _ _ _ instance w_reachable) as Hr. fold r in Hr.
  pose proof (gradient_root_bounds _ _ _ _ _ _ instance w_reachable) as Hg. fold x r gr in Hg.
  pose proof s_x_bounds as Hsx. pose proof cube_ge as Hcube. pose proof (s_pos _ _ _ _ _ instance).
  replace (u' w) with ((gr - s * x) / r ^ 3)
    by (unfold u', slope, gr; fold x r; field; lra).
  unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ r ^ 3))
    by (apply Rlt_le, Rinv_0_lt_compat; lra).
  assert (Hnum : Rabs (gr - s * x) <= 43 / 25 * s) by (apply Rabs_le; lra).
  apply (Rmult_le_reg_r (r ^ 3)); [lra|]. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  pose proof (Rmult_le_compat_l (11 / 5 * s) _ _ ltac:(lra) Hcube). lra.
Qed.

(* 2 x g r <= s (1 + 2 x^2), as abs(x) g r <= s abs(x) (1 - abs(x)). *)
Lemma curvature_rest_nonpos : 2 * x * gr - s * (1 + 2 * x ^ 2) <= 0.
Proof.
  pose proof (gradient_root_bounds _ _ _ _ _ _ instance w_reachable) as Hg. fold x r gr in Hg.
  pose proof (s_pos _ _ _ _ _ instance) as Hs.
  assert (Hsquares : forall y, 0 <= s * ((1 - y) ^ 2 + 3 * y ^ 2)).
  { intros y. pose proof (pow2_ge_0 (1 - y)). pose proof (pow2_ge_0 y).
    apply Rmult_le_pos; lra. }
  destruct (Rle_dec 0 x) as [Hx|Hx].
  - pose proof (Rmult_le_compat_l x _ _ Hx (proj2 Hg)). specialize (Hsquares x). lra.
  - pose proof (Rmult_le_compat_l (- x) _ _ ltac:(lra) (proj1 Hg)).
    specialize (Hsquares (- x)). lra.
Qed.

Lemma curvature_denominator_pos : 0 < tau * r ^ 5.
Proof.
  pose proof (r_bounds _ _ _ _ _ _ instance w_reachable) as Hr. fold r in Hr.
  pose proof (tau_pos _ _ _ _ _ instance). apply Rmult_lt_0_compat; [lra|apply pow_lt; lra].
Qed.

Lemma curvature_le : u'' w <= 6 / 5 * L.
Proof.
  pose proof curvature_denominator_pos as Hpos. pose proof curvature_rest_nonpos as Hrest.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (x_sqr_le _ _ _ _ _ _ instance w_reachable) as Hx. fold x in Hx.
  pose proof (root_sqr tau w Hw) as Hsqr. fold x r in Hsqr.
  pose proof cube_ge as Hcube. destruct instance as [HL Ht _ _ _ _ _].
  apply (Rmult_le_reg_r (tau * r ^ 5)); [exact Hpos|].
  unfold u'', curvature. fold x r gr. unfold Rdiv at 1.
  rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  pose proof (Rmult_lt_0_compat _ _ HL Ht) as HLt.
  pose proof (Rmult_le_pos (L * tau) (r ^ 3) ltac:(lra) ltac:(lra)) as HLr.
  pose proof (Rmult_le_compat_l (L * tau * r ^ 3) 1 (6 / 5 * r ^ 2) HLr ltac:(lra)). lra.
Qed.

Lemma curvature_nonneg : 0 <= u'' w.
Proof.
  pose proof curvature_denominator_pos as Hpos. pose proof cube_ge as Hcube.
  pose proof (x_bounds _ _ _ _ _ _ instance w_reachable) as Hx.
  pose proof (x_sqr_le _ _ _ _ _ _ instance w_reachable) as Hx2.
  fold x in Hx, Hx2. pose proof (s_le_mult _ _ _ _ _ instance) as Hs.
  pose proof (s_pos _ _ _ _ _ instance) as Hs0.
  assert (Hprod : Rabs (x * gr) <= 9 / 25 * (34 / 25 * s)).
  { rewrite Rabs_mult. apply Rmult_le_compat; try apply Rabs_pos; [|apply abs_gr_le].
    apply Rabs_le. lra. }
  apply bounds_of_abs_le in Hprod.
  pose proof (Rmult_le_compat_l (L * tau) _ _ ltac:(lra) Hcube).
  pose proof (Rmult_le_compat_l s _ _ ltac:(lra) Hx2).
  apply Rmult_le_pos; [fold x r gr; lra|now apply Rlt_le, Rinv_0_lt_compat].
Qed.

End Bounds.

(* Between reachable states everything in between is reachable: Taylor's formula holds with the
   bounds on the curvature. *)
Section Increments.
Variables alpha w y : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.
Hypotheses (w_reachable : reachable L tau s w_star w) (y_reachable : reachable L tau s w_star y).

Lemma reachable_of_between t : between w y t -> reachable L tau s w_star t.
Proof.
  destruct instance as [HL Ht Hs _ _ _ _].
  intros [Ht'|Ht']; [apply (reachable_between L tau s w_star w y)|
                     apply (reachable_between L tau s w_star y w)]; assumption || lra.
Qed.

Lemma in_range_of_between t : between w y t -> Rabs t < tau.
Proof. intros Ht. apply (w_in_range _ _ _ _ _ _ instance), reachable_of_between, Ht. Qed.

Lemma u_derivative t : between w y t -> derivable_pt_lim u t (u' t).
Proof. intros Ht. now apply derivative_potential, in_range_of_between. Qed.

Lemma u'_derivative t : between w y t -> derivable_pt_lim u' t (u'' t).
Proof. intros Ht. now apply derivative_slope, in_range_of_between. Qed.

Lemma potential_increment_bounds :
  u' w * (y - w) <= u y - u w <= u' w * (y - w) + 3 / 5 * L * (y - w) ^ 2.
Proof.
  pose proof (taylor_nonneg _ _ _ _ _ u_derivative u'_derivative
    (fun t Ht => curvature_nonneg _ _ instance (reachable_of_between t Ht))).
  pose proof (taylor_le _ _ _ _ _ u_derivative u'_derivative (6 / 5 * L)
    (fun t Ht => curvature_le _ _ instance (reachable_of_between t Ht))). lra.
Qed.

(* abs(u') <= (11/5) s, and the reachable states are an interval of length at most 3 s / L. *)
Lemma potential_difference_le : u y - u w <= 7 * s ^ 2 / L.
Proof.
  destruct (mean_value u u' w y u_derivative) as [c [Hc ->]].
  pose proof (abs_slope_le _ _ instance (reachable_of_between c Hc)) as Hslope.
  pose proof (abs_gradient_le _ _ _ _ _ _ instance w_reachable) as Hgw.
  pose proof (abs_gradient_le _ _ _ _ _ _ instance y_reachable) as Hgy.
  apply bounds_of_abs_le in Hgw. apply bounds_of_abs_le in Hgy.
  destruct instance as [HL _ Hs _ _ _ _].
  assert (Hlength : Rabs (L * (y - w)) <= 3 * s)
    by (apply Rabs_le; unfold gradient in *; lra).
  apply (Rmult_le_reg_r L); [exact HL|].
  replace (7 * s ^ 2 / L * L) with (7 * s ^ 2) by (field; lra).
  apply Rle_trans with (11 / 5 * s * (3 * s)); [|pose proof (pow2_ge_0 s); lra].
  replace (u' c * (y - w) * L) with (u' c * (L * (y - w))) by ring.
  eapply Rle_trans; [apply Rle_abs|]. rewrite Rabs_mult.
  apply Rmult_le_compat; try apply Rabs_pos; assumption.
Qed.

End Increments.

End Potential.
