(* SPDX-License-Identifier: Apache-2.0 *)
(* One weight under analog SGD with samples, as stated.

   Refutes  theorem-8: min(w_0, inf w_xi) <= w_k <= max(w_0, sup w_xi) for alpha <= 1/(2L), with no
            bound on w_0. With the one sample w^2/2, tau = 1 and alpha = 1/2, w_0 = 2 leads to
            w_1 = -1.
   Source   [wu2024, Thm 8, (42)].
   Differs  inf and sup are written as any bounds of all minimisers and w_0; each f(.; xi) is given
            by its derivative; the latest sample is first.                                       *)
From Coq Require Import Reals Lra List.
From Certau.range Require Import step_to_minimizer theorem_6_as_stated.
Import ListNotations.
Open Scope R_scope.

Definition theorem_8_as_stated : Prop :=
  forall (Xi : Type) mu L tau alpha w0 (g : Xi -> R -> R) (w_star : Xi -> R) (samples : list Xi)
    lowest highest,
  0 < mu -> 0 < L -> 0 < tau -> 0 < alpha <= 1 / (2 * L) ->
  (forall xi, slopes_within mu L (g xi)) -> (forall xi, g xi (w_star xi) = 0) ->
  lowest <= w0 <= highest -> (forall xi, lowest <= w_star xi <= highest) ->
  lowest <= fold_right (fun xi w => gd_step (g xi) tau alpha w) w0 samples <= highest.

Theorem theorem_8_fails : ~ theorem_8_as_stated.
Proof.
  intros claim.
  destruct (claim unit 1 1 1 (1 / 2) 2 (fun _ w => w) (fun _ => 0) [tt] 0 2 ltac:(lra) ltac:(lra)
    ltac:(lra) ltac:(lra) (fun _ => slopes_within_identity) (fun _ => eq_refl) ltac:(lra)
    (fun _ => ltac:(lra))) as [low _].
  cbn [fold_right] in low. rewrite gd_step_beyond in low. lra.
Qed.
