(* SPDX-License-Identifier: Apache-2.0 *)
(* BL pulses of +-dw in place of the increment delta: how far the weight is off.
   Source: Certau, after [wu2024, (20)]. Differs: the paper's first term dw/tau is no weight by its
   units, and BL dw may exceed |delta|; both bounds carry the response factor q at the weight. *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition.
Open Scope R_scope.

(* The first terms of (1 - x)^n enclose it. *)
Lemma one_sub_le_pow n x : 0 <= x <= 1 -> 1 - INR n * x <= (1 - x) ^ n.
Proof.
  intros Hx. induction n as [|n IH]; [simpl; lra|]. rewrite S_INR. simpl.
  pose proof (Rmult_le_compat_l (1 - x) _ _ ltac:(lra) IH) as H.
  assert (Hsqr : 0 <= INR n * (x * x)) by (apply Rmult_le_pos; [apply pos_INR|apply Rle_0_sqr]).
  lra.
Qed.

Lemma pow_le_second_order n x :
  0 <= x <= 1 -> (1 - x) ^ n <= 1 - INR n * x + INR n * (INR n - 1) * x ^ 2 / 2.
Proof.
  intros Hx. induction n as [|n IH]; [simpl; lra|].
  rewrite S_INR. change ((1 - x) ^ S n) with ((1 - x) * (1 - x) ^ n).
  pose proof (Rmult_le_compat_l (1 - x) _ _ ltac:(lra) IH) as H.
  assert (Hcube : 0 <= INR n * (INR n - 1) * x ^ 3 / 2).
  { assert (Hn : 0 <= INR n * (INR n - 1)).
    { destruct n as [|m]; [simpl; lra|]. rewrite S_INR. pose proof (pos_INR m).
      apply Rmult_le_pos; lra. }
    pose proof (Rmult_le_pos _ _ Hn (pow_le x 3 (proj1 Hx))). lra. }
  eapply Rle_trans; [exact H|]. lra.
Qed.

Definition pulsed tau s dw BL w :=
  Nat.iter BL (fun v => update (asymmetric_linear tau 0) v (s * dw)) w.

Section Pulses.
Variables tau s dw : R.
Hypotheses (tau_pos : 0 < tau) (dw_pos : 0 < dw) (dw_le_tau : dw <= tau) (sign : s ^ 2 = 1).

(* A pulse of sign s multiplies the response factor 1 - s w/tau by 1 - dw/tau. *)
Lemma factor_after_pulses BL w :
  1 - s * pulsed tau s dw BL w / tau = (1 - s * w / tau) * (1 - dw / tau) ^ BL.
Proof.
  induction BL as [|n IH]; [simpl; ring|].
  change (pulsed tau s dw (S n) w) with
    (update (asymmetric_linear tau 0) (pulsed tau s dw n w) (s * dw)).
  rewrite update_asymmetric_linear, Rabs_mult, (Rabs_pos_eq dw) by lra.
  assert (Hs : Rabs s = 1).
  { rewrite <- (sqrt_pow2 (Rabs s)), pow2_abs, sign, sqrt_1 by apply Rabs_pos. reflexivity. }
  change ((1 - dw / tau) ^ S n) with ((1 - dw / tau) * (1 - dw / tau) ^ n).
  rewrite Hs. set (v := pulsed tau s dw n w) in *.
  replace (1 - s * (v + s * dw - 1 * dw * v / tau) / tau)
    with ((1 - dw / tau) * (1 - s * v / tau) + (1 - s ^ 2) * (dw / tau)) by (field; lra).
  rewrite IH, sign. ring.
Qed.

End Pulses.
