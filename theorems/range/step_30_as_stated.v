(* SPDX-License-Identifier: Apache-2.0 *)
(* The distance to the minimiser against the gap of the objective, as stated.

   Refutes  step-30: |W - W_star| <= (f(W) - f(W_star))/mu <= (L/mu) |W - W_star|. On f = w^2/2 the
            first part fails at w = 1, where it says 1 <= 1/2.
   Source   [wu2024, (30)].
   Differs  in nothing; that W_star is a minimiser is supposed, as there.                        *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors smoothness one_coordinate.
Open Scope R_scope.

Definition step_30_as_stated : Prop :=
  forall D f g L mu W_star W,
  0 < L -> 0 < mu -> (1 <= D)%nat ->
  smooth D f g L -> strongly_convex D f g mu -> (forall V, f W_star <= f V) ->
  norm D (sub W W_star) <= 1 / mu * (f W - f W_star) <= L / mu * norm D (sub W W_star).

Theorem step_30_fails : ~ step_30_as_stated.
Proof.
  intros claim.
  destruct (claim 1%nat (fun W => norm2 1 W / 2) (fun W => W) 1 1 zero (fun _ => 1)
    ltac:(lra) ltac:(lra) ltac:(lia) (smooth_half_norm2 1) (strongly_convex_half_norm2 1)
    (zero_minimizes_half_norm2 1)) as [first _].
  rewrite norm_one, !norm2_one in first. unfold sub, zero in first.
  rewrite Rminus_0_r, Rabs_R1 in first. lra.
Qed.
