(* SPDX-License-Identifier: Apache-2.0 *)
(* Theorem 3's instance, (66) and (67) of [wu2024]. All D coordinates are equal, so the state is one
   weight w. The objective is (L/2)(w - w_star)^2 in each coordinate, s = sigma / sqrt D, and the
   noise depends on the weight so that E |eps| is as large as its variance allows.

     saturation tau w     x = w / tau
     root tau w           sqrt (1 - x^2)
     amplification tau w  x^2 / (1 - x^2), of which S_K is the average

   What the noise is like, in numbers and in expectation, is in theorem_3_noise.v; that the one
   weight's run is the run on R^D, in theorem_3_vectors.v.                                      *)
From Coq Require Import Reals Lra Lia List FunctionalExtensionality.
From Certau.model Require Import bounds sums vectors laws process devices algorithms.
Import ListNotations.
Open Scope R_scope.

Definition saturation (tau w : R) : R := w / tau.
Definition root (tau w : R) : R := sqrt (1 - saturation tau w ^ 2).
Definition amplification (tau w : R) : R := saturation tau w ^ 2 / (1 - saturation tau w ^ 2).

(* The noise is xi_plus with probability p, and xi_minus with probability 1 - p. *)
Definition p (tau w : R) : R := (1 - saturation tau w) / 2.
Definition xi_plus (s tau w : R) : R := s * sqrt ((1 - p tau w) / p tau w).
Definition xi_minus (s tau w : R) : R := - (s * sqrt (p tau w / (1 - p tau w))).
Definition theorem_3_noise (s tau : R) : noise_law :=
  fun w => [(p tau w, xi_plus s tau w); (1 - p tau w, xi_minus s tau w)].

Definition gradient (L w_star w : R) : R := L * (w - w_star).
Definition theorem_3_sgd (L tau s w_star alpha : R) : process R :=
  analog_sgd (gradient L w_star) (asymmetric_linear tau 0) alpha (theorem_3_noise s tau).

(* What Theorem 3 assumes. Its start is w_star. *)
Record theorem_3_instance (L tau s w_star alpha : R) : Prop := {
  L_pos : 0 < L;
  tau_pos : 0 < tau;
  s_pos : 0 < s;
  abs_w_star_le : Rabs w_star <= tau / 4;
  s_le : s <= tau * L / (4 * sqrt 3);
  alpha_pos : 0 < alpha;
  alpha_le : alpha <= Rmin (1 / (2 * L)) (1 / (L + 6 * s / tau))
}.

(* The states that a run reaches: within half of the range, and where the noise, of either sign,
   exceeds the gradient (closed_reachable in floor/lemma_4.v). *)
Record reachable (L tau s w_star w : R) : Prop := {
  abs_w_le : Rabs w <= tau / 2;
  v_plus_nonneg : 0 <= gradient L w_star w + xi_plus s tau w;
  v_minus_nonpos : gradient L w_star w + xi_minus s tau w <= 0
}.

(* The next weight if the noisy gradient v is positive, or negative. *)
Definition after_positive (tau alpha w v : R) : R := w - alpha * v * (1 + saturation tau w).
Definition after_negative (tau alpha w v : R) : R := w - alpha * v * (1 - saturation tau w).

Lemma update_of_nonneg tau alpha w v :
  0 <= alpha -> 0 <= v ->
  update (asymmetric_linear tau 0) w (- alpha * v) = after_positive tau alpha w v.
Proof.
  intros Ha Hv. unfold update, after_positive, saturation. simpl. rewrite Rminus_0_r.
  pose proof (Rmult_le_pos _ _ Ha Hv) as Hav. destruct (Rle_dec 0 (- alpha * v)) as [Hd|_]; [|ring].
  replace (alpha * v) with 0 by lra. replace (- alpha * v) with 0 by lra. ring.
Qed.

Lemma update_of_nonpos tau alpha w v :
  0 <= alpha -> v <= 0 ->
  update (asymmetric_linear tau 0) w (- alpha * v) = after_negative tau alpha w v.
Proof.
  intros Ha Hv. unfold update, after_negative, saturation. simpl. rewrite Rminus_0_r.
  pose proof (Rmult_le_pos alpha (- v) Ha ltac:(lra)) as Hav.
  destruct (Rle_dec 0 (- alpha * v)) as [_|Hd]; [ring|lra].
Qed.

(* The noise of Theorem 3 is small against L tau: the form in which proofs use it. *)
Lemma s_sqr_le L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> 48 * s ^ 2 <= (L * tau) ^ 2.
Proof.
  intros [HL Ht Hs _ Hle _ _]. pose proof (Rlt_sqrt3_0) as H3.
  assert (H : s * (4 * sqrt 3) <= L * tau).
  { apply (Rmult_le_compat_r (4 * sqrt 3)) in Hle; [|lra].
    replace (tau * L / (4 * sqrt 3) * (4 * sqrt 3)) with (L * tau) in Hle by (field; lra).
    exact Hle. }
  replace (48 * s ^ 2) with ((s * (4 * sqrt 3)) ^ 2).
  - apply pow_incr. split; [|exact H]. apply Rmult_le_pos; lra.
  - replace ((s * (4 * sqrt 3)) ^ 2) with (16 * s ^ 2 * sqrt 3 ^ 2) by ring.
    rewrite pow2_sqrt by lra. ring.
Qed.

Lemma alpha_mult_L_le L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> alpha * L <= 1 / 2.
Proof.
  intros [HL _ _ _ _ _ Hle]. pose proof (Rmin_l (1 / (2 * L)) (1 / (L + 6 * s / tau))) as Hmin.
  pose proof (mul_le_of_le_div alpha 1 (2 * L) ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma s_le_mult L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> s <= 13 / 90 * (L * tau).
Proof.
  intros H. pose proof (s_sqr_le _ _ _ _ _ H) as Hs. destruct H as [HL Ht _ _ _ _ _].
  pose proof (Rmult_lt_0_compat _ _ HL Ht) as Hpos.
  apply Rsqr_incr_0_var; [|lra]. unfold Rsqr. pose proof (pow2_ge_0 (L * tau)). lra.
Qed.

Lemma theorem_3_instance_smaller L tau s w_star alpha smaller :
  theorem_3_instance L tau s w_star alpha -> 0 < smaller -> smaller <= alpha ->
  theorem_3_instance L tau s w_star smaller.
Proof. intros [HL Ht Hs Hw Hsl Ha Hal] Hpos Hle. split; try assumption. lra. Qed.

(* There are such instances. *)
Lemma theorem_3_instance_example : theorem_3_instance 1 1 (1 / 8) (1 / 4) (1 / 2).
Proof.
  split; try lra.
  - rewrite Rabs_pos_eq; lra.
  - assert (H : sqrt 3 <= 2) by (rewrite <- (sqrt_pow2 2) by lra; apply sqrt_le_1_alt; lra).
    pose proof Rlt_sqrt3_0. apply (Rmult_le_reg_r (4 * sqrt 3)); [lra|].
    replace (1 * 1 / (4 * sqrt 3) * (4 * sqrt 3)) with 1 by (field; lra). lra.
  - apply Rmin_glb; [lra|]. replace (1 / (1 + 6 * (1 / 8) / 1)) with (4 / 7) by field. lra.
Qed.

(* In D dimensions, where all coordinates are equal. *)
Lemma average_norm2_eq D (step : process R) (g : R -> R) K w :
  average step (fun w => norm2 D (fun _ => g w)) K w =
  INR D * average step (fun w => g w ^ 2) K w.
Proof.
  rewrite <- average_scale. unfold average. f_equal. apply sum_ext. intros k _.
  f_equal. apply functional_extensionality. intros y. unfold norm2, inner. rewrite sum_const. ring.
Qed.

Lemma sigma_sqr_eq D sigma : (1 <= D)%nat -> INR D * (sigma / sqrt (INR D)) ^ 2 = sigma ^ 2.
Proof.
  intros HD. assert (HR : 0 < INR D) by (apply lt_0_INR; lia).
  pose proof (sqrt_lt_R0 _ HR) as Hsqrt. pose proof (pow2_sqrt (INR D) ltac:(lra)) as Hsqr.
  rewrite <- Hsqr at 1. field. lra.
Qed.
