(* SPDX-License-Identifier: Apache-2.0 *)
(* Devices and the update of one weight, (6) of [wu2024]: a requested increment delta lands as
   delta * q_plus(w) if it is up, delta * q_minus(w) if it is down. *)
From Coq Require Import Reals Lra.
Open Scope R_scope.

Record device := { q_plus : R -> R; q_minus : R -> R }.

Definition update (d : device) (w delta : R) : R :=
  if Rle_dec 0 delta then w + delta * q_plus d w else w + delta * q_minus d w.

(* (7): the symmetric and the antisymmetric part of the response. *)
Definition F (d : device) (w : R) : R := (q_minus d w + q_plus d w) / 2.
Definition G (d : device) (w : R) : R := (q_minus d w - q_plus d w) / 2.

Definition ideal : device := {| q_plus := fun _ => 1; q_minus := fun _ => 1 |}.

Definition asymmetric_linear (tau w_sym : R) : device := {|
  q_plus := fun w => 1 - (w - w_sym) / tau;
  q_minus := fun w => 1 + (w - w_sym) / tau |}.

Definition linear_step (tau_max tau_min w_sym : R) : device := {|
  q_plus := fun w => 1 - (w - w_sym) / tau_max;
  q_minus := fun w => 1 - (w - w_sym) / tau_min |}.

Definition power_step (tau_max tau_min : R) (gamma_up gamma_down : nat) : device := {|
  q_plus := fun w => ((tau_max - w) / (tau_max - tau_min)) ^ gamma_up;
  q_minus := fun w => ((w - tau_min) / (tau_max - tau_min)) ^ gamma_down |}.
