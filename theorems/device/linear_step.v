(* SPDX-License-Identifier: Apache-2.0 *)
(* The linear step device, whose ranges up and down differ: where it is symmetric, how large its
   steps are, and which increments keep its weights in range.

   Proves   the device is symmetric at w_sym and nowhere else; |w' - w| = |1 - (w - w_sym)/range|
            |delta|; increments in [tau_min, tau_max] keep w - w_sym in [tau_min, tau_max]; from
            inside, any one above tau_max or below tau_min leads out.
   Source   Certau, after [wu2024, App. C, Lemma 1, Thm 1].
   Differs  the paper has the last two for the asymmetric linear device, which is the case
            tau_max = tau, tau_min = -tau.                                                       *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition.
Import ListNotations.
Open Scope R_scope.

Lemma update_linear_step_asymmetric tau w_sym w delta :
  update (linear_step tau (- tau) w_sym) w delta = update (asymmetric_linear tau w_sym) w delta.
Proof.
  unfold update, linear_step, asymmetric_linear, Rdiv. simpl.
  destruct (Rle_dec 0 delta) as [_|_]; rewrite ?Rinv_opp; ring.
Qed.

Section Linear_step.
Variables tau_max tau_min w_sym : R.
Hypotheses (tau_max_pos : 0 < tau_max) (tau_min_neg : tau_min < 0).
Notation d := (linear_step tau_max tau_min w_sym).

(* The range of a step: tau_max for steps up, tau_min for steps down. *)
Definition range_of delta := if Rle_dec 0 delta then tau_max else tau_min.

Lemma update_linear_step w delta :
  update d w delta = w + delta * (1 - (w - w_sym) / range_of delta).
Proof. unfold update, range_of. now destruct (Rle_dec 0 delta). Qed.

(* Steps up and down are alike at w_sym, and nowhere else. *)
Theorem linear_step_symmetric_iff w : q_plus d w = q_minus d w <-> w = w_sym.
Proof.
  pose proof (Rinv_0_lt_compat _ tau_max_pos) as Hup.
  pose proof (Rinv_lt_0_compat _ tau_min_neg) as Hdown.
  unfold linear_step, Rdiv. simpl. split; [|intros ->; ring].
  intros H. assert (Hprod : (w - w_sym) * (/ tau_max - / tau_min) = 0) by lra.
  destruct (Rmult_integral _ _ Hprod); lra.
Qed.

Theorem abs_linear_step_eq w delta :
  Rabs (update d w delta - w) = Rabs (1 - (w - w_sym) / range_of delta) * Rabs delta.
Proof. rewrite update_linear_step, <- Rabs_mult. f_equal. ring. Qed.

Lemma ratio_nonneg_of_nonneg a : 0 <= a -> 0 <= a / tau_max.
Proof. intros Ha. apply Rmult_le_pos; [exact Ha|now apply Rlt_le, Rinv_0_lt_compat]. Qed.

Lemma ratio_nonneg_of_nonpos a : a <= 0 -> 0 <= a / tau_min.
Proof.
  intros Ha. replace (a / tau_min) with (- a * / - tau_min) by (field; lra).
  apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. lra.
Qed.

(* With x = w - w_sym: a step up by delta multiplies tau_max - x by (tau_max - delta)/tau_max and
   adds delta (tau_max - x)/tau_max >= 0 to x; a step down mirrors that. *)
Lemma update_linear_step_in_range w delta :
  tau_min <= w - w_sym <= tau_max -> tau_min <= delta <= tau_max ->
  tau_min <= update d w delta - w_sym <= tau_max.
Proof.
  set (x := w - w_sym). intros Hx Hdelta. rewrite update_linear_step. fold x.
  unfold range_of. destruct (Rle_dec 0 delta) as [Hup|Hdown].
  - pose proof (Rmult_le_pos _ _ (ratio_nonneg_of_nonneg (tau_max - delta) ltac:(lra))
                  (ltac:(lra) : 0 <= tau_max - x)) as Htop.
    pose proof (Rmult_le_pos _ _ (ratio_nonneg_of_nonneg (tau_max - x) ltac:(lra)) Hup) as Hrise.
    replace (w + delta * (1 - x / tau_max) - w_sym)
      with (x + (tau_max - x) / tau_max * delta) by (unfold x; field; lra).
    replace ((tau_max - delta) / tau_max * (tau_max - x))
      with (tau_max - x - (tau_max - x) / tau_max * delta) in Htop by (field; lra).
    lra.
  - pose proof (Rmult_le_pos _ _ (ratio_nonneg_of_nonpos (tau_min - delta) ltac:(lra))
                  (ltac:(lra) : 0 <= x - tau_min)) as Hbottom.
    pose proof (Rmult_le_pos _ _ (ratio_nonneg_of_nonpos (tau_min - x) ltac:(lra))
                  (ltac:(lra) : 0 <= - delta)) as Hfall.
    replace (w + delta * (1 - x / tau_min) - w_sym)
      with (x - (tau_min - x) / tau_min * - delta) by (unfold x; field; lra).
    replace ((tau_min - delta) / tau_min * (x - tau_min))
      with (x - tau_min - (tau_min - x) / tau_min * - delta) in Hbottom by (field; lra).
    lra.
Qed.

(* The sequence of increments is a list, the latest first. *)
Theorem linear_step_weight_in_range w0 increments :
  tau_min <= w0 - w_sym <= tau_max ->
  (forall delta, In delta increments -> tau_min <= delta <= tau_max) ->
  tau_min <= fold_right (fun delta w => update d w delta) w0 increments - w_sym <= tau_max.
Proof.
  intros Hw0. induction increments as [|delta earlier IH]; intros H; [exact Hw0|].
  apply update_linear_step_in_range; [|apply H; now left].
  apply IH. intros e He. apply H. now right.
Qed.

(* No other increment is allowed: from anywhere off the bound in question it leaves the range. *)
Theorem linear_step_leaves_range w delta :
  w - w_sym < tau_max -> tau_max < delta -> tau_max < update d w delta - w_sym.
Proof.
  intros Hw Hdelta. rewrite update_linear_step. unfold range_of.
  destruct (Rle_dec 0 delta) as [_|Hneg]; [|lra].
  pose proof (Rmult_lt_0_compat (delta - tau_max) ((tau_max - (w - w_sym)) * / tau_max)
                ltac:(lra)) as H.
  assert (Hratio : 0 < (tau_max - (w - w_sym)) * / tau_max)
    by (apply Rmult_lt_0_compat; [lra|now apply Rinv_0_lt_compat]).
  specialize (H Hratio).
  replace ((delta - tau_max) * ((tau_max - (w - w_sym)) * / tau_max))
    with (w + delta * (1 - (w - w_sym) / tau_max) - w_sym - tau_max) in H by (field; lra).
  lra.
Qed.

Theorem linear_step_leaves_range_below w delta :
  tau_min < w - w_sym -> delta < tau_min -> update d w delta - w_sym < tau_min.
Proof.
  intros Hw Hdelta. rewrite update_linear_step. unfold range_of.
  destruct (Rle_dec 0 delta) as [Hpos|_]; [lra|].
  assert (Hratio : 0 < (w - w_sym - tau_min) * / - tau_min)
    by (apply Rmult_lt_0_compat; [lra|apply Rinv_0_lt_compat; lra]).
  pose proof (Rmult_lt_0_compat (tau_min - delta) _ ltac:(lra) Hratio) as H.
  replace ((tau_min - delta) * ((w - w_sym - tau_min) * / - tau_min))
    with (tau_min - (w + delta * (1 - (w - w_sym) / tau_min) - w_sym)) in H by (field; lra).
  lra.
Qed.

End Linear_step.
