(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array stays small, as stated.

   Refutes  theorem-4-p: E |P_K|_inf^2 <= 41 L^2 tau^4 D/(c^2 sigma^2) for all K, under A1, A3, A5
            and the paper's three bounds on beta. See overshoot.v; here K = 2.
   Source   [wu2024, Theorem 4, (121)].
   Differs  noise has finite support. In the instance W_star and the weights that enter, W_0 and
            W_1, are in range, P is not.                                                         *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws process algorithms histories product_law.
From Certau.model Require Import one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude run stated_setting overshoot.
Import ListNotations.
Open Scope R_scope.

Definition theorem_4_p_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 K,
  stated_setting D f g L sigma c tau alpha beta l -> beta_bounds_7 D L sigma c tau beta ->
  (1 <= K)%nat ->
  expect_after (grow (fun _ => product_law D l)) K
    (fun past => sup_norm D (auxiliary g tau alpha beta W0 past) ^ 2) [] <=
  41 * L ^ 2 * tau ^ 4 * INR D / (c ^ 2 * sigma ^ 2).

Theorem theorem_4_p_fails : ~ theorem_4_p_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ zero 2%nat overshoot_setting overshoot_beta_bounds
    ltac:(lia)).
  simpl INR in claim. cbn [expect_after] in claim. fold overshoot_P in claim.
  rewrite expect_grow, expect_product_law_one in claim. cbn [expect plus_minus two_point] in claim.
  pose proof (overshoot_expect_P_second_sqr 1 (or_introl eq_refl)) as Hup.
  pose proof (overshoot_expect_P_second_sqr (-1) (or_intror eq_refl)) as Hdown.
  rewrite Rmult_1_l in Hup. replace (-1 * (1 / 3600)) with (- (1 / 3600)) in Hdown by ring.
  rewrite !expect_grow in claim.
  rewrite !(expect_ext (product_law 1 _) (fun eps => sup_norm 1 _ ^ 2) _
    (fun eps _ => eq_trans (f_equal (fun x => x ^ 2) (sup_norm_one _)) (pow2_abs _))) in claim.
  fold overshoot_P in claim. rewrite Hup, Hdown in claim. lra.
Qed.
