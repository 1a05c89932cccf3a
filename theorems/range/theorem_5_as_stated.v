(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog gradient descent on a strongly convex objective, as stated.

   Refutes  theorem-5: |W_k|_inf <= (L/mu) |W_0 - W_star| + |W_star|_inf, with no bound on the
            weights. On f = w^2/2 with tau = 1 and alpha = 1 = 1/L, w_0 = 2 leads to w_1 = -4.
   Source   [wu2024, Thm 5, (28)].
   Differs  alpha <= 1/L is supposed, which the paper does not ask: so it is not for a large
            learning rate that the bound fails, but out of range.                                *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors smoothness devices algorithms one_coordinate.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Definition theorem_5_as_stated : Prop :=
  forall D f g L mu tau alpha W0 W_star k,
  0 < L -> 0 < mu -> 0 < tau -> 0 < alpha <= / L -> (1 <= D)%nat ->
  smooth D f g L -> strongly_convex D f g mu -> (forall V, f W_star <= f V) ->
  sup_norm D (analog_gd g tau alpha W0 k) <=
  L / mu * norm D (sub W0 W_star) + sup_norm D W_star.

(* 2 - 2 - 4 *)
Lemma step_from_two : analog_sgd_step (fun W => W) 1 1 (fun _ => 2) zero 0%nat = -4.
Proof.
  unfold analog_sgd_step, array_update, scale, add, zero.
  rewrite update_asymmetric_linear, Rabs_left by lra. lra.
Qed.

Theorem theorem_5_fails : ~ theorem_5_as_stated.
Proof.
  intros claim.
  specialize (claim 1%nat (fun W => norm2 1 W / 2) (fun W => W) 1 1 1 1 (fun _ => 2) zero 1%nat
    ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lia)
    (smooth_half_norm2 1) (strongly_convex_half_norm2 1) (zero_minimizes_half_norm2 1)).
  unfold analog_gd in claim. cbn [Nat.iter nat_rect] in claim.
  rewrite !sup_norm_one, norm_one, step_from_two in claim. unfold sub, zero in claim.
  rewrite Rabs_left, Rminus_0_r, Rabs_pos_eq, Rabs_R0 in claim by lra. lra.
Qed.
