(* SPDX-License-Identifier: Apache-2.0 *)
(* The objective falls by the transfer from P to W.

   Proves   lemma-8-repaired: with T = tau/s for any s > 0 (the paper has s = sigma/sqrt D) and
            omega = |W|_inf / tau,
              f(W') <= f(W) - (alpha T/2) |g|^2 - (1/(2 alpha T) - L/2) |W' - W|^2
                       + (alpha/T) |P - T g|^2 + (alpha/T) omega^2 |P|^2.
   Source   [wu2024, Lemma 8, (128)], where W' = W - alpha P - (alpha/tau) abs(P) .* W.
   Differs  the last term: the paper has alpha |P|^2, which is in other units.                  *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors smoothness algorithms.
From Certau.descent Require Import analog_sgd_step.
From Certau.tiki_taka Require Import transfer.
Open Scope R_scope.

Section Lemma_8.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L tau alpha s : R) (W P : vector).
Hypothesis A1 : smooth D f g L.
Hypotheses (tau_pos : 0 < tau) (alpha_pos : 0 < alpha) (s_pos : 0 < s).

Let T := tau / s.
Let omega := sup_norm D W / tau.
Let W' := array_update tau W (scale (- alpha) P).
Let d := sub W' W.
Let drift := weight_drift tau W P.

(* What is left of the step when the gradient's part, with the rate alpha T, is taken out. *)
Lemma norm2_rest_le :
  norm2 D (add d (scale (alpha * T) (g W))) <=
  2 * alpha ^ 2 * (norm2 D (sub P (scale T (g W))) + omega ^ 2 * norm2 D P).
Proof.
  set (e := sub P (scale T (g W))).
  rewrite (norm2_ext D _ (scale (- alpha) (add e drift))).
  - rewrite norm2_scale, norm2_add.
    pose proof (inner_le_young D 1 e drift Rlt_0_1) as Hyoung.
    pose proof (norm2_weight_drift_le D tau W P tau_pos) as Hdrift. fold drift omega in Hdrift.
    replace ((- alpha) ^ 2) with (alpha ^ 2) by ring.
    rewrite (Rmult_comm 2 (alpha ^ 2)), Rmult_assoc.
    apply Rmult_le_compat_l; [apply pow2_ge_0|lra].
  - intros i _. unfold add at 1. unfold d, W'. fold (transferred tau alpha W P).
    rewrite transferred_sub_eq by lra. fold drift. unfold e, add, sub, scale. ring.
Qed.

Theorem f_transfer_le :
  f W' <= f W - alpha * T / 2 * norm2 D (g W)
    - (1 / (2 * alpha * T) - L / 2) * norm2 D (sub W' W)
    + alpha / T * norm2 D (sub P (scale T (g W))) + alpha / T * omega ^ 2 * norm2 D P.
Proof.
  assert (T_pos : 0 < T) by now apply Rdiv_lt_0_compat.
  pose proof (descent D f g L A1 W W') as Hdescent. fold d in Hdescent |- *.
  pose proof norm2_rest_le as Hrest.
  rewrite norm2_add, norm2_scale, inner_scale_r, inner_comm in Hrest.
  apply (Rmult_le_compat_l (/ (2 * (alpha * T)))) in Hrest;
    [|apply Rlt_le, Rinv_0_lt_compat; apply Rmult_lt_0_compat;
      [lra|now apply Rmult_lt_0_compat]].
  set (e := norm2 D (sub P (scale T (g W)))) in *.
  replace (/ (2 * (alpha * T)) *
    (norm2 D d + 2 * (alpha * T * inner D (g W) d) + (alpha * T) ^ 2 * norm2 D (g W)))
    with (1 / (2 * alpha * T) * norm2 D d + inner D (g W) d + alpha * T / 2 * norm2 D (g W))
    in Hrest by (field; lra).
  replace (/ (2 * (alpha * T)) * (2 * alpha ^ 2 * (e + omega ^ 2 * norm2 D P)))
    with (alpha / T * e + alpha / T * omega ^ 2 * norm2 D P) in Hrest by (field; lra).
  lra.
Qed.

End Lemma_8.
