(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array follows the gradient, as stated.

   Refutes  lemma-5: with s = sigma/sqrt D and T = tau/s,
              E |P_{k+2} - T g(W_{k+1})|^2 <= (1 - beta s/tau) |P_{k+1} - T g(W_k)|^2
                + (4 L^2 tau^3/(beta s^3)) |W_{k+1} - W_k|^2 + (4 beta s/tau) |P_{k+1}|^2
                + (4 beta/(tau s)) |P_{k+1}|_inf^2 |g(W_k)|^2 + 2 beta^2 sigma^2
            under A1, A3 and A5, with no bound on beta. P overshoots; see overshoot.v.
   Source   [wu2024, Lemma 5, (102)].
   Differs  the instance meets Lemma 7's bounds on beta as well, and its history has probability
            1/2; noise has finite support.                                                       *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws algorithms histories product_law one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude run stated_setting overshoot.
Import ListNotations.
Open Scope R_scope.

Definition lemma_5_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 past eps,
  stated_setting D f g L sigma c tau alpha beta l ->
  possible (fun _ => product_law D l) (eps :: past) ->
  let s := sigma / sqrt (INR D) in
  let T := tau / s in
  let W := weights g tau alpha beta W0 in
  let P := auxiliary g tau alpha beta W0 in
  let now := eps :: past in
  expect (product_law D l) (fun next => norm2 D (sub (P (next :: now)) (scale T (g (W now))))) <=
  (1 - beta * s / tau) * norm2 D (sub (P now) (scale T (g (W past))))
  + 4 * L ^ 2 * tau ^ 3 / (beta * s ^ 3) * norm2 D (sub (W now) (W past))
  + 4 * beta * s / tau * norm2 D (P now)
  + 4 * beta / (tau * s) * sup_norm D (P now) ^ 2 * norm2 D (g (W past)) + 2 * beta ^ 2 * sigma ^ 2.

Theorem lemma_5_fails : ~ lemma_5_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ zero [] (vector_of_one (1 / 3600))
    overshoot_setting (possible_plus (1 / 3600))).
  cbv zeta in claim. simpl INR in claim. rewrite sqrt_1 in claim.
  fold overshoot_W overshoot_P in claim.
  pose proof (overshoot_P_first 1 (or_introl eq_refl)) as HP.
  pose proof (overshoot_expect_P_second_sqr 1 (or_introl eq_refl)) as HE.
  rewrite Rmult_1_l in HP, HE.
  rewrite (expect_ext _ _
    (fun next => overshoot_P [next; vector_of_one (1 / 3600)] 0%nat ^ 2)), HE, !norm2_one in claim
    by (intros next _; rewrite norm2_one; unfold sub, scale, zero; ring).
  unfold sub, scale in claim. rewrite overshoot_W_first, HP in claim.
  change (overshoot_W [] 0%nat) with 0 in claim. unfold zero in claim. lra.
Qed.
