(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog SGD with samples, as stated.

   Refutes  theorem-7: |W_k|_inf <= (L/mu) sup |W_0 - W_xi| + sup |W_xi|_inf, with no bound on the
            weights. With the one sample w^2/2, tau = 1 and alpha = 1/2 = 1/(2L), w_0 = 4 leads to
            w_1 = -6.
   Source   [wu2024, Thm 7, (39)].
   Differs  alpha <= 1/(2L) is supposed, which the paper does not ask: so it is not for a large
            learning rate that the bound fails, but out of range. That it fails in range too is not
            proved here: the remark in theorem_7.cpp has an instance, enclosed in intervals. The
            suprema are written as any bounds, distance and M; the latest sample is first.       *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors smoothness devices algorithms one_coordinate.
From Certau.device Require Import decomposition.
Import ListNotations.
Open Scope R_scope.

Definition theorem_7_as_stated : Prop :=
  forall (Xi : Type) D (f : Xi -> vector -> R) (g : Xi -> vector -> vector) (W_star : Xi -> vector)
    L mu tau alpha W0 distance M (samples : list Xi),
  inhabited Xi -> 0 < L -> 0 < mu -> 0 < tau -> 0 < alpha <= 1 / (2 * L) -> (1 <= D)%nat ->
  (forall xi, smooth D (f xi) (g xi) L) -> (forall xi, strongly_convex D (f xi) (g xi) mu) ->
  (forall xi V, f xi (W_star xi) <= f xi V) ->
  (forall xi, norm D (sub W0 (W_star xi)) <= distance) ->
  (forall xi, sup_norm D (W_star xi) <= M) ->
  sup_norm D (fold_right (fun xi W => analog_sgd_step (g xi) tau alpha W zero) W0 samples) <=
  L / mu * distance + M.

(* 4 - 2 - 8 *)
Lemma step_from_four : analog_sgd_step (fun W => W) 1 (1 / 2) (fun _ => 4) zero 0%nat = -6.
Proof.
  unfold analog_sgd_step, array_update, scale, add, zero.
  rewrite update_asymmetric_linear, Rabs_left by lra. lra.
Qed.

Theorem theorem_7_fails : ~ theorem_7_as_stated.
Proof.
  intros claim.
  assert (Hdistance : norm 1 (sub (fun _ => 4) zero) <= 4)
    by (rewrite norm_one; unfold sub, zero; rewrite Rabs_pos_eq; lra).
  assert (HM : sup_norm 1 zero <= 0)
    by (rewrite sup_norm_one; unfold zero; rewrite Rabs_R0; lra).
  specialize (claim unit 1%nat (fun _ W => norm2 1 W / 2) (fun _ W => W) (fun _ => zero) 1 1 1
    (1 / 2) (fun _ => 4) 4 0 [tt] (inhabits tt) ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)
    ltac:(lia) (fun _ => smooth_half_norm2 1) (fun _ => strongly_convex_half_norm2 1)
    (fun _ => zero_minimizes_half_norm2 1) (fun _ => Hdistance) (fun _ => HM)).
  cbn [fold_right] in claim. rewrite sup_norm_one, step_from_four, Rabs_left in claim by lra. lra.
Qed.
