(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog SGD with separable samples: the weights stay within their start and the minimisers.

   Proves   theorem-7-repaired: for any sequence of samples and alpha <= 1/(2L),
              |W_k|_inf <= max(|W_0|_inf, sup |W_xi|_inf),
            where the supremum is written as any common bound M <= tau of all |W_xi|_inf.
   Source   [wu2024, Thm 7, (39)].
   Differs  samples are separable: the derivative of f(.; xi) in coordinate i depends on that
            coordinate alone. (Out of range the paper's larger bound fails: theorem_7_as_stated.v;
            that it does so in range without separability is the remark of theorem_7.cpp, shown in
            intervals, not in Coq.) Those derivatives have slopes within [mu, L], as A1 and A6
            imply for one coordinate (slopes_within_of_smooth_strongly_convex in
            step_to_minimizer.v). The latest sample is first.                                    *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import bounds vectors devices algorithms.
From Certau.range Require Import step_to_minimizer.
Import ListNotations.
Open Scope R_scope.

(* The gradient of a separable sample, from its derivatives. *)
Definition separable (h : nat -> R -> R) : vector -> vector := fun W i => h i (W i).

Lemma analog_sgd_step_separable h tau alpha W i :
  analog_sgd_step (separable h) tau alpha W zero i = gd_step (h i) tau alpha (W i).
Proof.
  unfold analog_sgd_step, array_update, gd_step, separable, scale, add, zero.
  now rewrite Rplus_0_r.
Qed.

Theorem sup_norm_le_max_of_separable {Xi : Type} D mu L tau alpha M (W0 : vector)
  (h : Xi -> nat -> R -> R) (W_star : Xi -> vector) (samples : list Xi) :
  0 < mu -> 0 < L -> 0 < tau -> 0 < alpha <= 1 / (2 * L) ->
  (forall xi i, (i < D)%nat -> slopes_within mu L (h xi i)) ->
  (forall xi i, (i < D)%nat -> h xi i (W_star xi i) = 0) ->
  sup_norm D W0 <= tau -> M <= tau -> (forall xi, sup_norm D (W_star xi) <= M) ->
  sup_norm D (fold_right (fun xi W => analog_sgd_step (separable (h xi)) tau alpha W zero)
                W0 samples) <= Rmax (sup_norm D W0) M.
Proof.
  intros Hmu HL Htau [Halpha Hle] Hh Hstar HW0 HM HW_star.
  pose proof (rate_mul_L_le alpha L HL Hle) as Hrate. set (c := Rmax (sup_norm D W0) M).
  assert (Hc : 0 <= c <= tau).
  { split; [|now apply Rmax_lub].
    apply (Rle_trans _ (sup_norm D W0)); [apply sup_norm_nonneg|apply Rmax_l]. }
  induction samples as [|xi earlier IH]; [apply Rmax_l|]. cbn [fold_right].
  set (W := fold_right _ W0 earlier) in *. apply sup_norm_le; [lra|]. intros i Hi.
  pose proof (Rle_trans _ _ _ (abs_le_sup_norm D W i Hi) IH) as HW.
  pose proof (Rle_trans _ _ _ (abs_le_sup_norm D _ i Hi) (HW_star xi)) as Hgoal.
  pose proof (Rmax_r (sup_norm D W0) M) as HMc. fold c in HMc.
  rewrite analog_sgd_step_separable. apply Rabs_le.
  apply (gd_step_between mu L tau alpha Hmu Htau Halpha Hrate (h xi i) (W_star xi i));
    [now apply Hh|now apply Hstar|lra|now apply bounds_of_abs_le|apply bounds_of_abs_le; lra].
Qed.
