(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog SGD with samples, as stated.

   Refutes  theorem-7: |W_k|_inf <= (L/mu) sup |W_0 - W_xi| + sup |W_xi|_inf, with no bound on
            alpha or on the weights. With one sample, f = w^2/2, it is theorem-5.
   Source   [wu2024, Thm 7, (39)].
   Differs  the suprema are written as any bounds, distance and M; the latest sample is first.   *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors smoothness algorithms one_coordinate.
From Certau.range Require Import theorem_5_as_stated.
Import ListNotations.
Open Scope R_scope.

Definition theorem_7_as_stated : Prop :=
  forall (Xi : Type) D (f : Xi -> vector -> R) (g : Xi -> vector -> vector) (W_star : Xi -> vector)
    L mu tau alpha W0 distance M (samples : list Xi),
  inhabited Xi -> 0 < L -> 0 < mu -> 0 < tau -> 0 < alpha -> (1 <= D)%nat ->
  (forall xi, smooth D (f xi) (g xi) L) -> (forall xi, strongly_convex D (f xi) (g xi) mu) ->
  (forall xi V, f xi (W_star xi) <= f xi V) ->
  (forall xi, norm D (sub W0 (W_star xi)) <= distance) ->
  (forall xi, sup_norm D (W_star xi) <= M) ->
  sup_norm D (fold_right (fun xi W => analog_sgd_step (g xi) tau alpha W zero) W0 samples) <=
  L / mu * distance + M.

Theorem theorem_7_fails : ~ theorem_7_as_stated.
Proof.
  intros claim. apply theorem_5_fails.
  intros D f g L mu tau alpha W0 W_star k HL Hmu Htau Halpha HD Hsmooth Hconvex Hmin.
  specialize (claim unit D (fun _ => f) (fun _ => g) (fun _ => W_star) L mu tau alpha W0
    (norm D (sub W0 W_star)) (sup_norm D W_star) (repeat tt k)
    (inhabits tt) HL Hmu Htau Halpha HD
    (fun _ => Hsmooth) (fun _ => Hconvex) (fun _ => Hmin) (fun _ => Rle_refl _)
    (fun _ => Rle_refl _)).
  replace (analog_gd g tau alpha W0 k)
    with (fold_right (fun _ W => analog_sgd_step g tau alpha W zero) W0 (repeat tt k));
    [exact claim|].
  clear claim. induction k as [|k IH]; [reflexivity|]. cbn [repeat fold_right]. now rewrite IH.
Qed.
