(* SPDX-License-Identifier: Apache-2.0 *)
(* The objective falls by the transfer from P to W, as stated.

   Refutes  lemma-8: with s = sigma/sqrt D, T = tau/s and g = g(W_k),
              f(W_{k+1}) <= f(W_k) - (alpha T/2) |g|^2 - (1/(2 alpha T) - L/2) |W_{k+1} - W_k|^2
                            + (alpha/T) |P_{k+1} - T g|^2 + alpha |P_{k+1}|^2.
            On a flat f with tau = 1 and sigma = 4, W_0 = 1 and P_1 = 1 lead to W_1 = -1, and the
            right side is -1 below the left one.
   Source   [wu2024, Lemma 8, (128)].
   Differs  A3 and A5 are supposed too, and W_k, P_{k+1} are those of a run from P_0 = 0, for a
            history of probability 1/2; noise has finite support.                                *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws algorithms histories product_law one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude run one_weight stated_setting.
Import ListNotations.
Open Scope R_scope.

Definition lemma_8_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 past eps,
  stated_setting D f g L sigma c tau alpha beta l ->
  possible (fun _ => product_law D l) (eps :: past) ->
  let s := sigma / sqrt (INR D) in
  let T := tau / s in
  let W := weights g tau alpha beta W0 in
  let P := auxiliary g tau alpha beta W0 in
  let now := eps :: past in
  f (W now) <= f (W past) - alpha * T / 2 * norm2 D (g (W past))
    - (1 / (2 * alpha * T) - L / 2) * norm2 D (sub (W now) (W past))
    + alpha / T * norm2 D (sub (P now) (scale T (g (W past)))) + alpha * norm2 D (P now).

Lemma setting_8 :
  stated_setting 1 (fun _ => 0) (fun _ => zero) 1 4 (1 / 4) 1 1 1 (plus_minus 1).
Proof. apply stated_setting_plus_minus; lra. Qed.

Lemma P_first_8 : auxiliary (fun _ => zero) 1 1 1 (fun _ => 1) [vector_of_one 1] 0%nat = 1.
Proof.
  rewrite auxiliary_flat, next_p_eq. change (vector_of_one 1 0%nat) with 1.
  change (auxiliary _ _ _ _ _ [] 0%nat) with 0. lra.
Qed.

Lemma W_first_8 : weights (fun _ => zero) 1 1 1 (fun _ => 1) [vector_of_one 1] 0%nat = -1.
Proof.
  rewrite weights_flat, P_first_8, next_w_eq, Rmult_1_r, Rabs_R1.
  change (weights _ _ _ _ _ [] 0%nat) with 1. lra.
Qed.

Theorem lemma_8_fails : ~ lemma_8_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ (fun _ => 1) [] (vector_of_one 1) setting_8
    (possible_plus 1)).
  cbv zeta in claim. simpl INR in claim. rewrite sqrt_1, !norm2_one in claim.
  unfold sub, scale in claim. rewrite P_first_8, W_first_8 in claim.
  change (weights _ _ _ _ _ [] 0%nat) with 1 in claim. unfold zero in claim. lra.
Qed.
