(* SPDX-License-Identifier: Apache-2.0 *)
(* How large a step the asymmetric linear device takes: away from its symmetric point steps slow
   down, towards it they are fast.

   Proves   lemma-1-saturation-repaired and lemma-1-fast-reset-repaired, and that lemma-1-saturation
            and lemma-1-fast-reset fail.
   Source   [wu2024, Lemma 1].
   Differs  the lemma is for any symmetric point w_sym, but its condition is on the sign of w; it is
            right about the sign of w - w_sym.                                                   *)
From Coq Require Import Reals Lra.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Lemma update_sub_weight tau w_sym w delta :
  update (asymmetric_linear tau w_sym) w delta - w = delta - Rabs delta * ((w - w_sym) / tau).
Proof. rewrite update_asymmetric_linear_sym. unfold Rdiv. ring. Qed.

(* |a| b = a |b| and |a| b = - a |b|, for the same sign and for opposite ones. *)
Lemma abs_mul_of_nonneg a b : 0 <= a * b -> Rabs a * b = a * Rabs b.
Proof.
  intros H. destruct (Req_dec a 0) as [->|Ha]; [rewrite Rabs_R0; ring|].
  apply (Rmult_eq_reg_l a); [|exact Ha].
  replace (a * (a * Rabs b)) with (Rabs a * (Rabs a * Rabs b))
    by (rewrite <- Rmult_assoc, <- Rabs_mult, (Rabs_pos_eq (a * a)) by apply Rle_0_sqr; ring).
  rewrite <- Rabs_mult, (Rabs_pos_eq (a * b)) by exact H. ring.
Qed.

Lemma abs_mul_of_nonpos a b : a * b <= 0 -> Rabs a * b = - (a * Rabs b).
Proof.
  intros H. rewrite <- (Rabs_Ropp b). pose proof (abs_mul_of_nonneg a (- b)). lra.
Qed.

Theorem abs_step_eq_of_outward tau w_sym w delta :
  0 <= delta * (w - w_sym) ->
  Rabs (update (asymmetric_linear tau w_sym) w delta - w) =
  Rabs (1 - Rabs (w - w_sym) / tau) * Rabs delta.
Proof.
  intros H. rewrite update_sub_weight, <- Rabs_mult. f_equal. unfold Rdiv.
  rewrite <- Rmult_assoc, abs_mul_of_nonneg by exact H. ring.
Qed.

Theorem abs_step_eq_of_inward tau w_sym w delta :
  delta * (w - w_sym) <= 0 ->
  Rabs (update (asymmetric_linear tau w_sym) w delta - w) =
  Rabs (1 + Rabs (w - w_sym) / tau) * Rabs delta.
Proof.
  intros H. rewrite update_sub_weight, <- Rabs_mult. f_equal. unfold Rdiv.
  rewrite <- Rmult_assoc, abs_mul_of_nonpos by exact H. ring.
Qed.

(* Between 0 and the symmetric point the lemma as stated confuses the two cases. *)
Theorem abs_step_ne_of_same_sign :
  exists tau w_sym w delta, 0 < tau /\ 0 < delta * w /\
    Rabs (update (asymmetric_linear tau w_sym) w delta - w) <>
    Rabs (1 - Rabs (w - w_sym) / tau) * Rabs delta.
Proof.
  exists 1, 1, (1 / 2), 1. split; [lra|]. split; [lra|].
  rewrite abs_step_eq_of_inward by lra.
  rewrite (Rabs_left (1 / 2 - 1)), !(Rabs_pos_eq _) by lra. lra.
Qed.

Theorem abs_step_ne_of_opposite_sign :
  exists tau w_sym w delta, 0 < tau /\ delta * w < 0 /\
    Rabs (update (asymmetric_linear tau w_sym) w delta - w) <>
    Rabs (1 + Rabs (w - w_sym) / tau) * Rabs delta.
Proof.
  exists 1, 1, (1 / 2), (-1). split; [lra|]. split; [lra|].
  rewrite abs_step_eq_of_outward by lra.
  rewrite (Rabs_left (1 / 2 - 1)), (Rabs_left (-1)), !(Rabs_pos_eq _) by lra. lra.
Qed.
