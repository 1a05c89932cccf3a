(* SPDX-License-Identifier: Apache-2.0 *)
(* The potential u of theorem-3-repaired.

   Proves   with x = w / tau and r = sqrt (1 - x^2),
              u   = - (tau / 2) L ((tau + w_star) ln (1 + x) + (tau - w_star) ln (1 - x))
                    - tau s / r
            has the derivatives
              u'  = (g - s x / r) / r^2,
              u'' = (L tau r^3 + 2 x g r - s (1 + 2 x^2)) / (tau r^5),
            so that u' (g + s x / r) r^2 = g^2 - s^2 x^2 / (1 - x^2).
   Source   Certau.
   Differs  nothing of it is in [wu2024].                                                       *)
From Coq Require Import Reals Lra.
From Certau.model Require Import theorem_3_instance theorem_3_noise.
Open Scope R_scope.

Section Potential.
Variables L tau s w_star : R.

Definition potential (w : R) : R :=
  - (tau / 2) * L * ((tau + w_star) * ln (1 + saturation tau w)
                     + (tau - w_star) * ln (1 - saturation tau w))
  - tau * s * / root tau w.

Definition slope (w : R) : R :=
  (gradient L w_star w - s * (saturation tau w * / root tau w)) * (/ root tau w * / root tau w).

Definition curvature (w : R) : R :=
  (L * tau * root tau w ^ 3 + 2 * saturation tau w * (gradient L w_star w * root tau w)
   - s * (1 + 2 * saturation tau w ^ 2)) / (tau * root tau w ^ 5).

Section Derivatives.
Variable w : R.
Hypothesis w_in_range : Rabs w < tau.
Let x := saturation tau w.
Let r := root tau w.

Lemma derivative_saturation : derivable_pt_lim (saturation tau) w (/ tau).
Proof.
  replace (/ tau) with (1 * / tau + w * 0) by ring.
  apply (derivable_pt_lim_mult id (fct_cte (/ tau))).
  - apply derivable_pt_lim_id.
  - apply derivable_pt_lim_const.
Qed.

Lemma derivative_one_minus_sqr :
  derivable_pt_lim (fun w => 1 - saturation tau w ^ 2) w (- (2 * x / tau)).
Proof.
  apply (derivable_pt_lim_ext (fun w => 1 - saturation tau w * saturation tau w));
    [intros; ring|].
  replace (- (2 * x / tau)) with (0 - (/ tau * x + x * / tau))
    by (unfold Rdiv; ring).
  apply derivable_pt_lim_minus; [apply derivable_pt_lim_const|].
  apply derivable_pt_lim_mult; apply derivative_saturation.
Qed.

Lemma derivative_root : derivable_pt_lim (root tau) w (- (x / (tau * r))).
Proof.
  pose proof (root_pos tau w w_in_range) as Hr. fold r in Hr.
  pose proof (tau_pos_of_in_range tau w w_in_range) as Ht.
  replace (- (x / (tau * r))) with (/ (2 * r) * - (2 * x / tau)) by (field; lra).
  apply (derivable_pt_lim_comp (fun w => 1 - saturation tau w ^ 2) sqrt).
  - apply derivative_one_minus_sqr.
  - apply derivable_pt_lim_sqrt, one_minus_sqr_pos, w_in_range.
Qed.

Lemma derivative_inverse_root :
  derivable_pt_lim (fun w => / root tau w) w (x / (tau * r ^ 3)).
Proof.
  pose proof (root_pos tau w w_in_range) as Hr. fold r in Hr.
  pose proof (tau_pos_of_in_range tau w w_in_range) as Ht.
  apply (derivable_pt_lim_ext (fun w => 1 / root tau w)); [intros; apply Rmult_1_l|].
  replace (x / (tau * r ^ 3)) with ((0 * r - - (x / (tau * r)) * 1) / Rsqr r)
    by (unfold Rsqr; field; lra).
  apply (derivable_pt_lim_div (fct_cte 1) (root tau)).
  - apply derivable_pt_lim_const.
  - apply derivative_root.
  - fold r. lra.
Qed.

Lemma derivative_gradient : derivable_pt_lim (gradient L w_star) w L.
Proof.
  replace L with (L * (1 - 0)) at 2 by ring.
  apply (derivable_pt_lim_scal (fun w => w - w_star)).
  apply derivable_pt_lim_minus; [apply derivable_pt_lim_id|apply derivable_pt_lim_const].
Qed.

Lemma derivative_slope : derivable_pt_lim slope w (curvature w).
Proof.
  pose proof (root_pos tau w w_in_range) as Hr. pose proof (root_sqr tau w w_in_range) as Hsqr.
  pose proof (tau_pos_of_in_range tau w w_in_range) as Ht. fold r in Hr, Hsqr. fold x in Hsqr.
  set (d := x / (tau * r ^ 3)).
  replace (curvature w) with
    ((L - s * (/ tau * / r + x * d)) * (/ r * / r)
     + (gradient L w_star w - s * (x * / r)) * (d * / r + / r * d)).
  - pose proof derivative_inverse_root as Hinv. fold d in Hinv.
    set (q := fun w => / root tau w) in *.
    apply (derivable_pt_lim_mult (fun w => gradient L w_star w - s * (saturation tau w * q w))
             (fun w => q w * q w)).
    + apply (derivable_pt_lim_minus (gradient L w_star)); [apply derivative_gradient|].
      apply (derivable_pt_lim_scal (fun w => saturation tau w * q w)).
      apply (derivable_pt_lim_mult (saturation tau) q w (/ tau) d);
        [apply derivative_saturation|exact Hinv].
    + apply (derivable_pt_lim_mult q q w d d); exact Hinv.
  - unfold curvature, d. fold x r. replace (1 + 2 * x ^ 2) with (r ^ 2 + 3 * x ^ 2) by lra.
    field. lra.
Qed.

Lemma derivative_ln_plus :
  derivable_pt_lim (fun w => ln (1 + saturation tau w)) w (/ (1 + x) * / tau).
Proof.
  pose proof (saturation_in_range tau w w_in_range) as Hx. fold x in Hx.
  apply (derivable_pt_lim_comp (fun w => 1 + saturation tau w) ln).
  - rewrite <- (Rplus_0_l (/ tau)).
    apply derivable_pt_lim_plus; [apply derivable_pt_lim_const|apply derivative_saturation].
  - apply derivable_pt_lim_ln. fold x. lra.
Qed.

Lemma derivative_ln_minus :
  derivable_pt_lim (fun w => ln (1 - saturation tau w)) w (/ (1 - x) * (0 - / tau)).
Proof.
  pose proof (saturation_in_range tau w w_in_range) as Hx. fold x in Hx.
  apply (derivable_pt_lim_comp (fun w => 1 - saturation tau w) ln).
  - apply derivable_pt_lim_minus; [apply derivable_pt_lim_const|apply derivative_saturation].
  - apply derivable_pt_lim_ln. fold x. lra.
Qed.

Lemma derivative_potential : derivable_pt_lim potential w (slope w).
Proof.
  pose proof (root_pos tau w w_in_range) as Hr. pose proof (root_sqr tau w w_in_range) as Hsqr.
  pose proof (tau_pos_of_in_range tau w w_in_range) as Ht.
  pose proof (saturation_in_range tau w w_in_range) as Hx.
  pose proof (saturation_mult tau w w_in_range) as Hw.
  fold r in Hr, Hsqr. fold x in Hsqr, Hx, Hw.
  replace (slope w) with
    (- (tau / 2) * L * ((tau + w_star) * (/ (1 + x) * / tau)
                        + (tau - w_star) * (/ (1 - x) * (0 - / tau)))
     - tau * s * (x / (tau * r ^ 3))).
  - apply derivable_pt_lim_minus.
    + apply derivable_pt_lim_scal, derivable_pt_lim_plus; apply derivable_pt_lim_scal;
        [apply derivative_ln_plus|apply derivative_ln_minus].
    + apply derivable_pt_lim_scal, derivative_inverse_root.
  - unfold slope, gradient. fold x r. rewrite <- Hw.
    replace (/ r * / r) with (/ (1 - x ^ 2)) by (rewrite <- Hsqr; field; lra).
    replace (x / (tau * r ^ 3)) with (x / (tau * r * (1 - x ^ 2)))
      by (rewrite <- Hsqr; field; lra).
    pose proof (one_minus_sqr_pos tau w w_in_range) as Hpos. fold x in Hpos.
    field. repeat split; lra.
Qed.

End Derivatives.

End Potential.
