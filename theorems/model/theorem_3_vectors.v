(* SPDX-License-Identifier: Apache-2.0 *)
(* Theorem 3's instance on R^D, for which theorem_3_instance.v has one weight: f is L-smooth with
   the gradient L (W - w_star 1), and Analog SGD from w 1, with noise eps 1, is the one weight's
   run in every coordinate. 1 is the vector of ones.

     smooth_theorem_3            A1, for f(W) = (L/2) |W - w_star 1|^2
     expect_theorem_3_vectors    E h(W_k) = E h(w_k 1), and so for averages                      *)
From Coq Require Import Reals.
From Certau.model Require Import sums vectors laws process smoothness devices algorithms.
From Certau.model Require Import one_coordinate theorem_3_instance.
Open Scope R_scope.

Definition all_equal (w : R) : vector := fun _ => w.

Definition theorem_3_f (D : nat) (L w_star : R) (W : vector) : R :=
  L * (norm2 D (sub W (all_equal w_star)) / 2).
Definition theorem_3_g (L w_star : R) (W : vector) : vector := fun i => gradient L w_star (W i).

(* Its run, whose noise depends on the weights; they are equal, so the first of them tells. *)
Definition theorem_3_vector_sgd (L tau s w_star alpha : R) : process vector :=
  fun W => map_law (fun xi => analog_sgd_step (theorem_3_g L w_star) tau alpha W (all_equal xi))
             (theorem_3_noise s tau (W 0%nat)).

Lemma smooth_theorem_3 D L w_star :
  0 <= L -> smooth D (theorem_3_f D L w_star) (theorem_3_g L w_star) L.
Proof.
  intros HL. rewrite <- (Rmult_1_r L) at 3.
  exact (smooth_scale D _ _ L 1 HL (smooth_shift D _ _ 1 (all_equal w_star) (smooth_half_norm2 D))).
Qed.

Lemma analog_sgd_step_all_equal L w_star tau alpha w xi :
  analog_sgd_step (theorem_3_g L w_star) tau alpha (all_equal w) (all_equal xi) =
  all_equal (update (asymmetric_linear tau 0) w (- alpha * (gradient L w_star w + xi))).
Proof. reflexivity. Qed.

Lemma expect_theorem_3_vectors L tau s w_star alpha k (h : vector -> R) w :
  expect_after (theorem_3_vector_sgd L tau s w_star alpha) k h (all_equal w) =
  expect_after (theorem_3_sgd L tau s w_star alpha) k (fun y => h (all_equal y)) w.
Proof.
  revert w. induction k as [|k IH]; intros w; [reflexivity|]. cbn [expect_after].
  unfold theorem_3_vector_sgd at 1, theorem_3_sgd at 1, analog_sgd.
  rewrite !expect_map_law. apply expect_ext. intros xi _.
  rewrite analog_sgd_step_all_equal. apply IH.
Qed.

Lemma average_theorem_3_vectors L tau s w_star alpha K (h : vector -> R) w :
  average (theorem_3_vector_sgd L tau s w_star alpha) h K (all_equal w) =
  average (theorem_3_sgd L tau s w_star alpha) (fun y => h (all_equal y)) K w.
Proof.
  unfold average. f_equal. apply sum_ext. intros k _. apply expect_theorem_3_vectors.
Qed.

(* What the theorems average. *)
Lemma average_norm2_theorem_3_g D L tau s w_star alpha K w :
  average (theorem_3_vector_sgd L tau s w_star alpha)
    (fun W => norm2 D (theorem_3_g L w_star W)) K (all_equal w) =
  average (theorem_3_sgd L tau s w_star alpha)
    (fun w => norm2 D (fun _ => gradient L w_star w)) K w.
Proof. exact (average_theorem_3_vectors L tau s w_star alpha K _ w). Qed.
