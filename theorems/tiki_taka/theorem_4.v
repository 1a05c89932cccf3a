(* SPDX-License-Identifier: Apache-2.0 *)
(* The proof of Tiki-Taka's convergence supposes what cannot be.

   Proves   theorem-4, vacuous: its last step divides by 1 - 128/(c^2 D) - 32 P_max^2/tau^2 and
            needs it positive; but A5 gives c^2 D <= 1, whence it is at most -127.
   Source   [wu2024, Theorem 4, (140)].
   Differs  in nothing that the contradiction needs but that noise has finite support: of A5 it uses
            one coordinate, at g = 0, and not its independence nor E eps_i = 0; P_max is any real
            number.                                                                              *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors laws.
From Certau.tiki_taka Require Import noise_magnitude.
Open Scope R_scope.

Section Theorem_4.
Variables (D : nat) (noise : law vector) (sigma c : R).
Hypotheses (D_pos : (1 <= D)%nat) (sigma_pos : 0 < sigma) (c_pos : 0 < c).
Hypothesis noise_A5 : A5 D noise sigma c.

Lemma divisor_le P_max tau :
  0 < tau -> 1 - 128 / (c ^ 2 * INR D) - 32 * P_max ^ 2 / tau ^ 2 <= - 127.
Proof.
  intros Htau.
  pose proof (c_sqr_mul_D_le_one D noise sigma c noise_A5 D_pos sigma_pos c_pos) as Hle.
  assert (Hpos : 0 < c ^ 2 * INR D)
    by (apply Rmult_lt_0_compat; [now apply pow_lt|apply lt_0_INR; lia]).
  pose proof (Rinv_le_contravar _ _ Hpos Hle) as Hinv. rewrite Rinv_1 in Hinv.
  assert (HP : 0 <= 32 * P_max ^ 2 / tau ^ 2).
  { apply Rmult_le_pos; [apply Rmult_le_pos; [lra|apply pow2_ge_0]|].
    now apply Rlt_le, Rinv_0_lt_compat, pow_lt. }
  unfold Rdiv in *. lra.
Qed.

(* So no c > 0 and D satisfy the proof's condition, however large D is. *)
Theorem proof_condition_absurd P_max tau :
  0 < tau -> ~ 0 < 1 - 128 / (c ^ 2 * INR D) - 32 * P_max ^ 2 / tau ^ 2.
Proof. intros Htau. pose proof (divisor_le P_max tau Htau). lra. Qed.

End Theorem_4.
