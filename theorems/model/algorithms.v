(* SPDX-License-Identifier: Apache-2.0 *)
(* The algorithms of [wu2024] as processes: on one weight, with a noise law that may depend on it,
   and one step of them on R^D for the asymmetric linear device with symmetric point 0. *)
From Coq Require Import Reals List.
From Certau.model Require Import vectors laws process devices.
Import ListNotations.
Open Scope R_scope.

Definition noise_law := R -> law R.

Definition no_noise : noise_law := fun _ => [(1, 0)].
Definition two_point (sigma : R) : noise_law := fun _ => [(1 / 2, sigma); (1 / 2, - sigma)].

(* (2) *)
Definition digital_sgd (gradient : R -> R) (alpha : R) (noise : noise_law) : process R :=
  fun w => map_law (fun eps => w + - alpha * (gradient w + eps)) (noise w).

(* (3), for any device *)
Definition analog_sgd (gradient : R -> R) (d : device) (alpha : R) (noise : noise_law) :
  process R :=
  fun w => map_law (fun eps => update d w (- alpha * (gradient w + eps))) (noise w).

(* (TT-P), (TT-W), with the gradient at w + gamma p: the state is (w, p). *)
Definition tiki_taka (gradient : R -> R) (d_w d_p : device) (alpha beta gamma : R)
  (noise : noise_law) : process (R * R) :=
  fun '(w, p) =>
    map_law (fun eps =>
      let p' := update d_p p (beta * (gradient (w + gamma * p) + eps)) in
      (update d_w w (- alpha * p'), p')) (noise w).

(* One step on R^D, coordinate by coordinate. *)
Definition array_update (tau : R) (W delta : vector) : vector :=
  fun i => update (asymmetric_linear tau 0) (W i) (delta i).

Definition analog_sgd_step (g : vector -> vector) (tau alpha : R) (W eps : vector) : vector :=
  array_update tau W (scale (- alpha) (add (g W) eps)).

(* The state is the pair of W and P. *)
Definition tiki_taka_step (g : vector -> vector) (tau alpha beta : R) (state : vector * vector)
  (eps : vector) : vector * vector :=
  let (W, P) := state in
  let P' := array_update tau P (scale beta (add (g W) eps)) in
  (array_update tau W (scale (- alpha) P'), P').

Definition digital_sgd_step (g : vector -> vector) (alpha : R) (W eps : vector) : vector :=
  add W (scale (- alpha) (add (g W) eps)).

(* Analog gradient descent, Analog SGD without noise: the weights W_k. *)
Definition analog_gd (g : vector -> vector) (tau alpha : R) (W0 : vector) (k : nat) : vector :=
  Nat.iter k (fun W => analog_sgd_step g tau alpha W zero) W0.
