(* SPDX-License-Identifier: Apache-2.0 *)
(* One weight under analog SGD with samples stays within its start and the samples' minimisers.

   Proves   theorem-8-repaired: for any sequence of samples, all k and alpha <= 1/(2L),
              min(w_0, inf w_xi) <= w_k <= max(w_0, sup w_xi),
            where inf and sup are written as any bounds of all minimisers w_xi.
   Source   [wu2024, Thm 8, (42)].
   Differs  w_0 and all w_xi are in [-tau, tau], without which a step can pass all minimisers.
            Each f(.; xi) is given by its derivative g xi, whose slopes are within [mu, L], as A1
            and A6 imply (slopes_within_of_smooth_strongly_convex in step_to_minimizer.v). The
            latest sample is first.                                                              *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import bounds.
From Certau.range Require Import step_to_minimizer.
Import ListNotations.
Open Scope R_scope.

Theorem weight_within_start_and_minimizers {Xi : Type} mu L tau alpha w0 (g : Xi -> R -> R)
  (w_star : Xi -> R) (samples : list Xi) lowest highest :
  0 < mu -> 0 < L -> 0 < tau -> 0 < alpha <= 1 / (2 * L) ->
  (forall xi, slopes_within mu L (g xi)) -> (forall xi, g xi (w_star xi) = 0) ->
  Rabs w0 <= tau -> (forall xi, Rabs (w_star xi) <= tau) ->
  lowest <= w0 <= highest -> (forall xi, lowest <= w_star xi <= highest) ->
  lowest <= fold_right (fun xi w => gd_step (g xi) tau alpha w) w0 samples <= highest.
Proof.
  intros Hmu HL Htau [Halpha Hle] Hg Hstar Hw0 Hrange Hstart Hgoal.
  pose proof (rate_mul_L_le alpha L HL Hle) as Hrate.
  assert (H : lowest <= fold_right (fun xi w => gd_step (g xi) tau alpha w) w0 samples <= highest
              /\ Rabs (fold_right (fun xi w => gd_step (g xi) tau alpha w) w0 samples) <= tau);
    [|exact (proj1 H)].
  induction samples as [|xi earlier [IH IHrange]]; [now split|]. cbn [fold_right].
  set (w := fold_right _ w0 earlier) in *. split.
  - now apply (gd_step_between mu L tau alpha Hmu Htau Halpha Hrate (g xi) (w_star xi)).
  - apply Rabs_le.
    apply (gd_step_between mu L tau alpha Hmu Htau Halpha Hrate (g xi) (w_star xi)); try easy;
      apply bounds_of_abs_le; easy.
Qed.
