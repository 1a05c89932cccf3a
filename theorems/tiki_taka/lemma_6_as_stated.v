(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array contracts, as stated.

   Refutes  lemma-6:
              E |P_{k+2}|^2 <= (1 - beta c sigma/(2 tau)) |P_{k+1}|^2
                + (4 beta tau/(c sigma)) |g(W_k)|^2
                + (4 L^2 beta tau/(c sigma)) |W_{k+1} - W_k|^2 + 3 beta^2 sigma^2
            under A1, A3, A5 and the paper's two bounds on beta. See overshoot.v.
   Source   [wu2024, Lemma 6, (111)].
   Differs  noise has finite support. In the instance W_star and the weights that enter, W_0 and
            W_1, are in range, P is not; its history has probability 1/2.                        *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws algorithms histories product_law one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude run stated_setting overshoot.
Import ListNotations.
Open Scope R_scope.

Definition lemma_6_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 past eps,
  stated_setting D f g L sigma c tau alpha beta l -> beta_bounds_6 L sigma c tau beta ->
  possible (fun _ => product_law D l) (eps :: past) ->
  let W := weights g tau alpha beta W0 in
  let P := auxiliary g tau alpha beta W0 in
  let now := eps :: past in
  expect (product_law D l) (fun next => norm2 D (P (next :: now))) <=
  (1 - beta * c * sigma / (2 * tau)) * norm2 D (P now)
  + 4 * beta * tau / (c * sigma) * norm2 D (g (W past))
  + 4 * L ^ 2 * beta * tau / (c * sigma) * norm2 D (sub (W now) (W past))
  + 3 * beta ^ 2 * sigma ^ 2.

Theorem lemma_6_fails : ~ lemma_6_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ zero [] (vector_of_one (1 / 3600))
    overshoot_setting (proj1 overshoot_beta_bounds) (possible_plus (1 / 3600))).
  cbv zeta in claim. fold overshoot_W overshoot_P in claim.
  pose proof (overshoot_P_first 1 (or_introl eq_refl)) as HP.
  pose proof (overshoot_expect_P_second_sqr 1 (or_introl eq_refl)) as HE.
  rewrite Rmult_1_l in HP, HE.
  rewrite (expect_ext _ _
    (fun next => overshoot_P [next; vector_of_one (1 / 3600)] 0%nat ^ 2)), HE, !norm2_one in claim
    by (intros next _; apply norm2_one).
  unfold sub in claim. rewrite overshoot_W_first, HP in claim.
  change (overshoot_W [] 0%nat) with 0 in claim. unfold zero in claim. lra.
Qed.
