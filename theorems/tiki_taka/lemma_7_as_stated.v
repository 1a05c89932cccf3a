(* SPDX-License-Identifier: Apache-2.0 *)
(* The largest coordinate of the auxiliary array contracts, as stated.

   Refutes  lemma-7:
              E |P_{k+2}|_inf^2 <= (1 - beta c sigma/tau) |P_{k+1}|_inf^2
                + 41 beta L^2 tau^3 D/(c sigma)
            under A1, A3, A5 and the paper's three bounds on beta. See overshoot.v.
   Source   [wu2024, Lemma 7, (119)-(120)].
   Differs  noise has finite support. In the instance W_star and the weights that enter, W_0 and
            W_1, are in range, P is not; its history has probability 1/2.                        *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws algorithms histories product_law one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude run stated_setting overshoot.
Import ListNotations.
Open Scope R_scope.

Definition lemma_7_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 past eps,
  stated_setting D f g L sigma c tau alpha beta l -> beta_bounds_7 D L sigma c tau beta ->
  possible (fun _ => product_law D l) (eps :: past) ->
  let P := auxiliary g tau alpha beta W0 in
  let now := eps :: past in
  expect (product_law D l) (fun next => sup_norm D (P (next :: now)) ^ 2) <=
  (1 - beta * c * sigma / tau) * sup_norm D (P now) ^ 2
  + 41 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma).

Theorem lemma_7_fails : ~ lemma_7_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ zero [] (vector_of_one (1 / 3600))
    overshoot_setting overshoot_beta_bounds (possible_plus (1 / 3600))).
  cbv zeta in claim. simpl INR in claim. fold overshoot_P in claim.
  pose proof (overshoot_P_first 1 (or_introl eq_refl)) as HP.
  pose proof (overshoot_expect_P_second_sqr 1 (or_introl eq_refl)) as HE.
  rewrite Rmult_1_l in HP, HE.
  rewrite (expect_ext _ _
    (fun next => overshoot_P [next; vector_of_one (1 / 3600)] 0%nat ^ 2)), HE in claim
    by (intros next _; rewrite sup_norm_one; apply pow2_abs).
  rewrite sup_norm_one, pow2_abs, HP in claim. lra.
Qed.
