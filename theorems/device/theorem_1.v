(* SPDX-License-Identifier: Apache-2.0 *)
(* Bounded increments keep the weights of the asymmetric linear device in its range.

   Proves   theorem-1, on R^D, for any sequence of increments with |delta|_inf <= tau;
            theorem-1-around-symmetric-point, for one weight; that theorem-1-any-symmetric-point
            fails; and that Analog SGD stays in range if it requests no larger increments.
   Source   [wu2024, Thm 1].
   Differs  in nothing for symmetric point 0; for another one the range is centred there.
            A sequence of increments is a list, the latest first; the noise of Analog SGD takes
            finitely many values at each step, and every one of them counts.                     *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws devices algorithms histories.
From Certau.device Require Import decomposition.
Import ListNotations.
Open Scope R_scope.

(* The distances from the bounds, tau - x and tau + x for x = w - w_sym, shrink by the factor
   1 - |delta|/tau >= 0 and grow by |delta| -+ delta >= 0. *)
Lemma abs_update_le tau w_sym w delta :
  0 < tau -> Rabs (w - w_sym) <= tau -> Rabs delta <= tau ->
  Rabs (update (asymmetric_linear tau w_sym) w delta - w_sym) <= tau.
Proof.
  intros Htau Hw Hdelta. rewrite update_asymmetric_linear_sym.
  set (x := w - w_sym) in *. apply Rabs_le.
  assert (Hx : - tau <= x <= tau)
    by (pose proof (Rle_abs x); pose proof (Rle_abs (- x)) as Hopp; rewrite Rabs_Ropp in Hopp; lra).
  pose proof (Rle_abs delta) as Hup. pose proof (Rle_abs (- delta)) as Hdown.
  rewrite Rabs_Ropp in Hdown. set (t := Rabs delta / tau).
  assert (Ht : 0 <= 1 - t).
  { unfold t. apply (Rmult_le_compat_r (/ tau)) in Hdelta;
      [|now apply Rlt_le, Rinv_0_lt_compat].
    rewrite Rinv_r in Hdelta by lra. unfold Rdiv. lra. }
  pose proof (Rmult_le_pos (1 - t) (tau - x) Ht ltac:(lra)) as Habove.
  pose proof (Rmult_le_pos (1 - t) (tau + x) Ht ltac:(lra)) as Hbelow.
  replace (w + delta - Rabs delta * x / tau - w_sym) with (x + delta - t * x)
    by (unfold t, x, Rdiv; ring).
  replace (Rabs delta) with (t * tau) in Hup, Hdown by (unfold t; field; lra).
  lra.
Qed.

Theorem abs_weight_sub_sym_le_tau tau w_sym w0 increments :
  0 < tau -> Rabs (w0 - w_sym) <= tau ->
  (forall delta, In delta increments -> Rabs delta <= tau) ->
  Rabs (fold_right (fun delta w => update (asymmetric_linear tau w_sym) w delta) w0 increments
        - w_sym) <= tau.
Proof.
  intros Htau Hw0. induction increments as [|delta earlier IH]; intros H; [exact Hw0|].
  apply abs_update_le; [exact Htau| |apply H; now left].
  apply IH. intros d Hd. apply H. now right.
Qed.

Lemma sup_norm_array_update_le D tau W delta :
  0 < tau -> sup_norm D W <= tau -> sup_norm D delta <= tau ->
  sup_norm D (array_update tau W delta) <= tau.
Proof.
  intros Htau HW Hdelta. apply sup_norm_le; [lra|]. intros i Hi.
  pose proof (abs_le_sup_norm D W i Hi). pose proof (abs_le_sup_norm D delta i Hi).
  rewrite <- (Rminus_0_r (array_update tau W delta i)).
  apply abs_update_le; rewrite ?Rminus_0_r; lra.
Qed.

Theorem sup_norm_weights_le_tau D tau W0 increments :
  0 < tau -> sup_norm D W0 <= tau ->
  (forall delta, In delta increments -> sup_norm D delta <= tau) ->
  sup_norm D (reached (array_update tau) W0 increments) <= tau.
Proof.
  intros Htau HW0. induction increments as [|delta earlier IH]; intros H; [exact HW0|].
  apply sup_norm_array_update_le; [exact Htau| |apply H; now left].
  apply IH. intros d Hd. apply H. now right.
Qed.

Theorem sup_norm_analog_sgd_le_tau D g tau alpha noise W0 past :
  0 < tau -> sup_norm D W0 <= tau ->
  (forall earlier eps, possible noise earlier -> supports (noise earlier) eps ->
    let W := reached (analog_sgd_step g tau alpha) W0 earlier in
    sup_norm D (scale (- alpha) (add (g W) eps)) <= tau) ->
  possible noise past -> sup_norm D (reached (analog_sgd_step g tau alpha) W0 past) <= tau.
Proof.
  intros Htau HW0 H Hpast. induction Hpast as [|past eps Hpast IH Heps]; [exact HW0|].
  apply sup_norm_array_update_le; [exact Htau|exact IH|exact (H past eps Hpast Heps)].
Qed.

(* A step up, from the centre of [-tau, tau] with the symmetric point at its end, doubles. *)
Theorem abs_weight_gt_tau_of_any_symmetric_point :
  exists tau w_sym w0 delta, 0 < tau /\ Rabs w0 <= tau /\ Rabs delta <= tau /\
    tau < Rabs (update (asymmetric_linear tau w_sym) w0 delta).
Proof.
  exists 1, 1, 0, 1. rewrite update_asymmetric_linear_sym, Rabs_R0, Rabs_R1.
  rewrite Rabs_pos_eq by lra. lra.
Qed.
