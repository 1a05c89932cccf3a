(* SPDX-License-Identifier: Apache-2.0 *)
(* BL pulses of size dw in place of the increment delta, as stated.

   Refutes  pulse-error: |pulsed - updated| <= dw/tau + dw^2 BL (BL - 1)/(2 tau)
                                           <= dw/tau + delta^2/(2 tau).
            With tau = 2, w = 0, delta = 2 and one pulse of dw = 1, the first part says 1 <= 1/2.
   Source   [wu2024, (20)].
   Differs  |w| <= tau is supposed too.                                                          *)
From Coq Require Import Reals Lra.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition pulse_error.
Open Scope R_scope.

Definition pulse_error_as_stated : Prop :=
  forall tau w delta dw BL,
  0 < tau -> 0 < dw -> Rabs (INR BL * dw - Rabs delta) <= dw -> Rabs w <= tau ->
  let bound := dw / tau + dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau) in
  Rabs (pulsed tau (sign delta) dw BL w - update (asymmetric_linear tau 0) w delta) <= bound /\
  bound <= dw / tau + delta ^ 2 / (2 * tau).

Theorem pulse_error_fails : ~ pulse_error_as_stated.
Proof.
  intros claim. specialize (claim 2 0 2 1 1%nat ltac:(lra) ltac:(lra)).
  assert (Hsign : sign 2 = 1) by (unfold sign; destruct (Rle_dec 0 2); lra).
  unfold pulsed in claim. rewrite Hsign in claim. cbn [Nat.iter nat_rect] in claim.
  simpl INR in claim. rewrite !update_asymmetric_linear in claim.
  rewrite (Rabs_pos_eq 2), Rabs_R0, !Rabs_left in claim by lra.
  destruct (claim ltac:(lra) ltac:(lra)) as [first _]. lra.
Qed.
