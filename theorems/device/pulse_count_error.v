(* SPDX-License-Identifier: Apache-2.0 *)
(* A known number of pulses of size dw in place of the increment delta, on an asymmetric linear
   device with any symmetric point: how far the weight is off.

   Proves   pulse-count-error: for 0 <= dw <= tau, any number BL and q = 1 -+ (w - w_sym)/tau,
              |pulsed - updated| <= |q| (|BL dw - |delta|| + dw^2 BL (BL - 1)/(2 tau)),
            with equality where BL dw <= |delta| and BL <= 2; the closed form of the pulsed weight;
            and the same bound in the mean over any law of the number of pulses.
   Source   Certau, after [wu2024, (20)].
   Differs  the number of pulses is the recorded one, not tied to delta, so that the bound holds for
            every way to choose it; the weight may lie out of range.                              *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition pulse_error.
Import ListNotations.
Open Scope R_scope.

(* The weight after BL pulses of size dw in the direction s, around w_sym. *)
Definition pulsed_around tau w_sym s dw BL w :=
  Nat.iter BL (fun v => update (asymmetric_linear tau w_sym) v (s * dw)) w.

Lemma update_shift tau w_sym w delta :
  update (asymmetric_linear tau w_sym) w delta =
  w_sym + update (asymmetric_linear tau 0) (w - w_sym) delta.
Proof. rewrite update_asymmetric_linear_sym, update_asymmetric_linear. ring. Qed.

Lemma pulsed_shift tau w_sym s dw BL w :
  pulsed_around tau w_sym s dw BL w = w_sym + pulsed tau s dw BL (w - w_sym).
Proof.
  induction BL as [|n IH]; [simpl; ring|].
  change (pulsed_around tau w_sym s dw (S n) w) with
    (update (asymmetric_linear tau w_sym) (pulsed_around tau w_sym s dw n w) (s * dw)).
  rewrite IH, update_shift. unfold pulsed. simpl. f_equal. f_equal. ring.
Qed.

(* Each pulse brings the weight nearer to the end w_sym + s tau of the range by the same factor. *)
Lemma pulsed_closed_form tau w_sym s dw BL w :
  tau <> 0 -> s = 1 \/ s = -1 -> 0 <= dw ->
  pulsed_around tau w_sym s dw BL w =
  w_sym + s * tau - (w_sym + s * tau - w) * (1 - dw / tau) ^ BL.
Proof.
  intros Htau Hs Hdw. rewrite pulsed_shift.
  pose proof (factor_after_pulses tau s dw BL (w - w_sym) Hs Hdw) as H.
  assert (Hp : pulsed tau s dw BL (w - w_sym) =
               s * tau * (1 - (1 - s * (w - w_sym) / tau) * (1 - dw / tau) ^ BL)).
  { rewrite <- H. destruct Hs as [-> | ->]; field; exact Htau. }
  rewrite Hp. destruct Hs as [-> | ->]; field; exact Htau.
Qed.

Lemma abs_direction s : s = 1 \/ s = -1 -> Rabs s = 1.
Proof. intros [-> | ->]; [apply Rabs_R1|rewrite Rabs_left by lra; lra]. Qed.

Lemma abs_pulsed_sub_update tau w_sym s dw BL w a :
  0 < tau -> s = 1 \/ s = -1 -> 0 <= dw -> 0 <= a ->
  Rabs (pulsed_around tau w_sym s dw BL w - update (asymmetric_linear tau w_sym) w (s * a)) =
  Rabs (1 - s * (w - w_sym) / tau) * Rabs (tau * (1 - (1 - dw / tau) ^ BL) - a).
Proof.
  intros Htau Hs Hdw Ha. rewrite pulsed_shift, update_shift.
  replace (w_sym + pulsed tau s dw BL (w - w_sym) -
           (w_sym + update (asymmetric_linear tau 0) (w - w_sym) (s * a)))
    with (pulsed tau s dw BL (w - w_sym) - update (asymmetric_linear tau 0) (w - w_sym) (s * a))
    by ring.
  rewrite pulsed_sub_update by assumption.
  rewrite !Rabs_mult, abs_direction by exact Hs. ring.
Qed.

(* In a given direction s, which is that of delta = s a. *)
Lemma pulsed_distance_le tau w_sym s dw BL w a :
  0 < tau -> 0 <= dw <= tau -> s = 1 \/ s = -1 -> 0 <= a ->
  Rabs (pulsed_around tau w_sym s dw BL w - update (asymmetric_linear tau w_sym) w (s * a)) <=
  Rabs (1 - s * (w - w_sym) / tau) *
    (Rabs (INR BL * dw - a) + dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)).
Proof.
  intros Htau Hdw Hs Ha. rewrite abs_pulsed_sub_update by (assumption || lra).
  apply Rmult_le_compat_l; [apply Rabs_pos|].
  pose proof (applied_increment_bounds tau dw BL Htau Hdw) as Happlied.
  pose proof (Rle_abs (INR BL * dw - a)) as Hup.
  pose proof (Rle_abs (- (INR BL * dw - a))) as Hdown. rewrite Rabs_Ropp in Hdown.
  apply Rabs_le. lra.
Qed.

Theorem pulse_count_error_le tau w_sym w delta dw BL :
  0 < tau -> 0 <= dw -> dw <= tau ->
  let s := sign delta in
  let q := 1 - s * (w - w_sym) / tau in
  Rabs (pulsed_around tau w_sym s dw BL w - update (asymmetric_linear tau w_sym) w delta) <=
  Rabs q * (Rabs (INR BL * dw - Rabs delta) + dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)).
Proof.
  intros Htau Hdw Hle s q. destruct (sign_cases delta) as [Hs Hdelta]. fold s in Hs, Hdelta.
  rewrite Hdelta at 1. apply pulsed_distance_le; [exact Htau|lra|exact Hs|apply Rabs_pos].
Qed.

(* No smaller bound holds for two pulses or fewer that stay below what was asked for. *)
Theorem pulse_count_error_eq tau w_sym w delta dw BL :
  0 < tau -> 0 <= dw -> (BL <= 2)%nat -> INR BL * dw <= Rabs delta ->
  let s := sign delta in
  let q := 1 - s * (w - w_sym) / tau in
  Rabs (pulsed_around tau w_sym s dw BL w - update (asymmetric_linear tau w_sym) w delta) =
  Rabs q * (Rabs (INR BL * dw - Rabs delta) + dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)).
Proof.
  intros Htau Hdw HBL Hbelow s q. destruct (sign_cases delta) as [Hs Hdelta]. fold s in Hs, Hdelta.
  rewrite Hdelta at 1. rewrite abs_pulsed_sub_update by (assumption || apply Rabs_pos). f_equal.
  assert (Hnumber : INR BL = 0 \/ INR BL = 1 \/ INR BL = 2)
    by (destruct BL as [|[|[|n]]]; [| | |lia]; simpl; lra).
  assert (Happlied : tau * (1 - (1 - dw / tau) ^ BL) =
                     INR BL * dw - dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)).
  { destruct BL as [|[|[|n]]]; [| | |lia]; simpl; field; lra. }
  assert (Hsquare : 0 <= dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)).
  { assert (Hn : 0 <= INR BL * (INR BL - 1)) by (destruct Hnumber as [-> | [-> | ->]]; lra).
    unfold Rdiv. apply Rmult_le_pos; [|left; apply Rinv_0_lt_compat; lra].
    rewrite Rmult_assoc. apply Rmult_le_pos; [apply pow2_ge_0|exact Hn]. }
  rewrite Happlied. set (square := dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)) in *.
  rewrite (Rabs_left1 (INR BL * dw - square - Rabs delta)) by lra.
  rewrite (Rabs_left1 (INR BL * dw - Rabs delta)) by lra. ring.
Qed.

(* A law on numbers of pulses: (probability, number) pairs. *)
Definition mean (law : list (R * nat)) (f : nat -> R) : R :=
  fold_right (fun pn sum => fst pn * f (snd pn) + sum) 0 law.

Lemma mean_le law f g :
  (forall p n, In (p, n) law -> 0 <= p) -> (forall n, f n <= g n) -> mean law f <= mean law g.
Proof.
  intros Hlaw Hfg. induction law as [|[p n] rest IH]; [simpl; lra|]. simpl.
  apply Rplus_le_compat.
  - apply Rmult_le_compat_l; [apply (Hlaw p n); now left|apply Hfg].
  - apply IH. intros p' n' Hin. apply (Hlaw p' n'). now right.
Qed.

Lemma mean_linear law q c d f g :
  mean law (fun n => q * (c * f n + d * g n)) = q * (c * mean law f + d * mean law g).
Proof. induction law as [|[p n] rest IH]; simpl; [ring|]. rewrite IH. ring. Qed.

(* In the mean over any law of the number of pulses. *)
Theorem mean_pulse_count_error_le tau w_sym w delta dw law :
  0 < tau -> 0 <= dw -> dw <= tau -> (forall p n, In (p, n) law -> 0 <= p) ->
  let s := sign delta in
  let q := 1 - s * (w - w_sym) / tau in
  mean law (fun n =>
    Rabs (pulsed_around tau w_sym s dw n w - update (asymmetric_linear tau w_sym) w delta)) <=
  Rabs q * (mean law (fun n => Rabs (INR n * dw - Rabs delta)) +
            dw ^ 2 / (2 * tau) * mean law (fun n => INR n * (INR n - 1))).
Proof.
  intros Htau Hdw Hle Hlaw s q.
  rewrite <- (Rmult_1_l (mean law (fun n => Rabs (INR n * dw - Rabs delta)))).
  rewrite <- mean_linear. apply mean_le; [exact Hlaw|]. intros n.
  eapply Rle_trans; [apply pulse_count_error_le; assumption|].
  fold s. fold q. apply Req_le. field. lra.
Qed.
