(* SPDX-License-Identifier: Apache-2.0 *)
(* Digital SGD's average squared gradient, as stated.

   Refutes  eq-5: (1/K) sum E|g_k|^2 <= 2 (f(W_0) - f_star) / (alpha K) + alpha sigma^2 L with no
            bound on alpha. On f = w^2/2 with alpha = 3 and no noise, K = 1 and w_0 = 1, the left
            side is 1, the right side 2/3 for sigma = 1/3.
   Source   [wu2024, (5)].
   Differs  the noise has one law at every step, of finite support: the refutation covers any wider
            reading.                                                                             *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws process smoothness algorithms histories.
From Certau.model Require Import one_coordinate.
Import ListNotations.
Open Scope R_scope.

Definition eq_5_as_stated : Prop :=
  forall D f g L alpha sigma f_star (eps_law : law vector) W0 K,
  0 < L -> 0 < alpha -> 0 < sigma -> (1 <= D)%nat -> (1 <= K)%nat ->
  smooth D f g L -> (forall W, f_star <= f W) -> A3 D (fun _ => eps_law) sigma ->
  average (grow (fun _ => eps_law))
    (fun past => norm2 D (g (reached (digital_sgd_step g alpha) W0 past))) K []
  <= 2 * (f W0 - f_star) / (alpha * INR K) + alpha * sigma ^ 2 * L.

Lemma A3_of_no_noise D sigma : 0 <= sigma -> A3 D (fun _ => [(1, zero)]) sigma.
Proof.
  intros Hsigma. constructor; intros past.
  - intros _. split; [repeat constructor; simpl; lra|simpl; lra].
  - intros i _ _. simpl. unfold zero. lra.
  - intros _. cbn [expect]. rewrite (inner_zero_r D zero : norm2 D zero = 0).
    pose proof (pow2_ge_0 sigma). lra.
Qed.

Theorem eq_5_fails : ~ eq_5_as_stated.
Proof.
  intros claim.
  specialize (claim 1%nat (fun W => norm2 1 W / 2) (fun W => W) 1 3 (1 / 3) 0 [(1, zero)]
    (fun _ => 1) 1%nat ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lia) ltac:(lia)
    (smooth_half_norm2 1)).
  assert (Hbelow : forall W, 0 <= norm2 1 W / 2)
    by (intros W; pose proof (norm2_nonneg 1 W); lra).
  specialize (claim Hbelow (A3_of_no_noise 1 (1 / 3) ltac:(lra))).
  unfold average in claim. cbn [sums.sum expect_after reached] in claim.
  rewrite norm2_one in claim. simpl INR in claim. lra.
Qed.
