(* SPDX-License-Identifier: Apache-2.0 *)
(* One weight under analog gradient descent, as stated.

   Refutes  theorem-6-chain, for w_star <= w_0:
              w_0 >= w_k >= (1 - alpha mu (1 - |w_k|/tau)) (w_k - w_star) + w_star
                  >= w_{k+1} >= w_star:
            outside the range, at w_0 = 2 with tau = 1 and alpha = 1/2 on w^2/2, w_1 = -1;
            and theorem-6-bound, |w_k| <= min(|w_0|, |w_star|): with w_0 = 1, w_star = 0, tau = 1
            and alpha = 1/4 on w^2/2, w_1 = 1/2. (At k = 0 it fails wherever |w_star| < |w_0|.)
   Source   [wu2024, Thm 6].
   Differs  f is given by its derivative g, as in theorem_6.v. theorem_6_bound_fails has alpha, w_0
            and w_star within all bounds of theorem-6-bound-repaired.                            *)
From Coq Require Import Reals Lra.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition.
From Certau.range Require Import step_to_minimizer.
Open Scope R_scope.

Definition theorem_6_chain_as_stated : Prop :=
  forall mu L tau alpha w_star w0 (g : R -> R) k,
  0 < mu -> 0 < L -> 0 < tau -> 0 < alpha <= 1 / (2 * L) ->
  slopes_within mu L g -> g w_star = 0 ->
  let w k := Nat.iter k (gd_step g tau alpha) w0 in
  let c v := (1 - alpha * mu * (1 - Rabs v / tau)) * (v - w_star) + w_star in
  (w_star <= w0 -> w0 >= w k /\ w k >= c (w k) /\ c (w k) >= w (S k) /\ w (S k) >= w_star) /\
  (w0 < w_star -> w0 <= w k /\ w k <= c (w k) /\ c (w k) <= w (S k) /\ w (S k) <= w_star).

Definition theorem_6_bound_as_stated : Prop :=
  forall mu L tau alpha w_star w0 (g : R -> R) k,
  0 < mu -> 0 < L -> 0 < tau -> 0 < alpha <= 1 / (2 * L) ->
  slopes_within mu L g -> g w_star = 0 ->
  Rabs (Nat.iter k (gd_step g tau alpha) w0) <= Rmin (Rabs w0) (Rabs w_star).

Lemma slopes_within_identity : slopes_within 1 1 (fun w => w).
Proof. intros v w _. lra. Qed.

Lemma gd_step_beyond : gd_step (fun w => w) 1 (1 / 2) 2 = -1.
Proof. unfold gd_step. rewrite update_asymmetric_linear, Rabs_left by lra. lra. Qed.

Lemma gd_step_within : gd_step (fun w => w) 1 (1 / 4) 1 = 1 / 2.
Proof. unfold gd_step. rewrite update_asymmetric_linear, Rabs_left by lra. lra. Qed.

Theorem theorem_6_chain_fails : ~ theorem_6_chain_as_stated.
Proof.
  intros claim.
  destruct (claim 1 1 1 (1 / 2) 0 2 (fun w => w) 0%nat ltac:(lra) ltac:(lra) ltac:(lra)
    ltac:(lra) slopes_within_identity eq_refl) as [above _].
  destruct (above ltac:(lra)) as [_ [_ [_ last]]].
  cbn [Nat.iter nat_rect] in last. rewrite gd_step_beyond in last. lra.
Qed.

Theorem theorem_6_bound_fails : ~ theorem_6_bound_as_stated.
Proof.
  intros claim.
  pose proof (claim 1 1 1 (1 / 4) 0 1 (fun w => w) 1%nat ltac:(lra) ltac:(lra) ltac:(lra)
    ltac:(lra) slopes_within_identity eq_refl) as bound.
  cbn [Nat.iter nat_rect] in bound. pose proof (Rmin_r (Rabs 1) (Rabs 0)) as Hmin.
  rewrite gd_step_within, Rabs_pos_eq in bound by lra. rewrite Rabs_R0 in *. lra.
Qed.
