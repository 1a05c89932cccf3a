(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array contracts in the Euclidean norm, to the paper's level.

   Proves   lemma-7-repaired: under the hypotheses of lemma-6-repaired, |G|^2 <= 4 L^2 tau^2 D and
            beta <= L^2 tau^3 D/(3 c sigma^3),
              E |P'|^2 <= (1 - beta c sigma/tau) |P|^2 + 11 beta L^2 tau^3 D/(c sigma).
   Source   [wu2024, Lemma 7, (119)-(120)].
   Differs  the norm is Euclidean where the paper has the largest coordinate; 11 where it has 41;
            the conditions on beta and on the gradient's range are spelled out; noise has finite
            support.                                                                             *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors laws algorithms.
From Certau.tiki_taka Require Import noise_magnitude auxiliary_array lemma_6.
Open Scope R_scope.

Theorem expect_norm2_auxiliary_le_level D L tau beta sigma c (P G : vector) noise :
  A5 D noise sigma c -> (1 <= D)%nat -> 0 < sigma -> 0 < c -> 0 < tau -> 0 < beta ->
  beta * (sup_norm D G ^ 2 + sigma ^ 2 / INR D) <= c * sigma * tau / 4 ->
  beta <= L ^ 2 * tau ^ 3 * INR D / (3 * c * sigma ^ 3) ->
  norm2 D G <= 4 * L ^ 2 * tau ^ 2 * INR D ->
  expect noise (fun eps => norm2 D (array_update tau P (scale beta (add G eps)))) <=
  (1 - beta * c * sigma / tau) * norm2 D P + 11 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma).
Proof.
  intros HA5 HD Hsigma Hc Htau Hbeta Hle Hlast HG.
  assert (Hcs : 0 < c * sigma) by now apply Rmult_lt_0_compat.
  set (r := beta * tau / (c * sigma)).
  assert (Hr : 0 < r) by (apply Rdiv_lt_0_compat; [now apply Rmult_lt_0_compat|exact Hcs]).
  set (level := L ^ 2 * tau ^ 2 * INR D).
  assert (Hlevel : 0 <= level)
    by (pose proof (norm2_nonneg D G); unfold level; lra).
  pose proof (expect_norm2_accumulated_le_of_weight D tau beta sigma c P G noise HA5 HD Hsigma Hc
                Htau Hbeta Hle (1 / 2) ltac:(lra)) as H.
  replace (beta * tau / (1 / 2 * c * sigma) + beta * tau / (2 * c * sigma)) with (5 / 2 * r) in H
    by (unfold r; field; lra).
  pose proof (Rmult_le_compat_l (5 / 2 * r) _ _ ltac:(lra) HG) as Hgradient.
  apply (Rmult_le_compat_l (2 * beta * sigma ^ 2)) in Hlast;
    [|apply Rmult_le_pos; [lra|apply pow2_ge_0]].
  replace (2 * beta * sigma ^ 2 * (L ^ 2 * tau ^ 3 * INR D / (3 * c * sigma ^ 3)))
    with (2 / 3 * (r * level)) in Hlast by (unfold r, level; field; repeat split; lra).
  replace (11 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma)) with (11 * (r * level))
    by (unfold r, level; field; lra).
  replace (5 / 2 * r * (4 * L ^ 2 * tau ^ 2 * INR D)) with (10 * (r * level)) in Hgradient
    by (unfold level; field).
  pose proof (Rmult_le_pos r level ltac:(lra) Hlevel).
  eapply Rle_trans; [exact H|]. lra.
Qed.
