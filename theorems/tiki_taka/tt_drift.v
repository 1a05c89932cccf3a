(* SPDX-License-Identifier: Apache-2.0 *)
(* Where the gradient vanishes: the mean movement of Analog SGD, and of both arrays of Tiki-Taka.

   Proves   tt-drift-sgd   E W' - W = - (alpha/tau) E abs(eps) W
            tt-drift-tt    E W' - W = - (alpha beta/tau) E abs(eps) W, from P = 0
            tt-drift-p     E P' = (1 - (beta/tau) E abs(eps)) P
            for products coordinate by coordinate; each for any coordinate i with g_i(W) = 0 and
            E eps_i = 0 given the state.
   Source   [wu2024, (11), (12), (13)].
   Differs  noise has finite support, which the paper does not ask; the other coordinates of g, the
            variance and tau's sign play no part.                                                *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors laws devices algorithms.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Section Drift.
Variables (g : vector -> vector) (tau alpha beta : R) (W P : vector) (noise : law vector) (i : nat).
Hypotheses (alpha_nonneg : 0 <= alpha) (beta_nonneg : 0 <= beta).
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : expect noise (fun eps => eps i) = 0.
Hypothesis stationary : g W i = 0.

(* An increment of mean zero leaves the pull towards 0, of its mean magnitude. *)
Lemma expect_array_update (V : vector) (delta : vector -> vector) (c : R) :
  (forall eps, delta eps i = c * eps i) ->
  expect noise (fun eps => array_update tau V (delta eps) i) =
  V i - Rabs c / tau * expect noise (fun eps => Rabs (eps i)) * V i.
Proof.
  intros Hdelta.
  rewrite (expect_ext _ _ (fun eps : vector =>
    V i + (c * eps i - Rabs c / tau * V i * Rabs (eps i)))).
  - rewrite expect_plus, expect_minus, !expect_scale, noise_mean, expect_const by exact noise_law.
    ring.
  - intros eps _. unfold array_update. rewrite update_asymmetric_linear, Hdelta, Rabs_mult.
    unfold Rdiv. ring.
Qed.

Theorem expect_analog_sgd_sub_eq :
  expect noise (fun eps => analog_sgd_step g tau alpha W eps i) - W i =
  - (alpha / tau) * expect noise (fun eps => Rabs (eps i)) * W i.
Proof.
  unfold analog_sgd_step.
  rewrite (expect_array_update W (fun eps => scale (- alpha) (add (g W) eps)) (- alpha)).
  - rewrite Rabs_Ropp, Rabs_pos_eq by exact alpha_nonneg. unfold Rdiv. ring.
  - intros eps. unfold scale, add. rewrite stationary. ring.
Qed.

Theorem expect_tiki_taka_weights_sub_eq :
  expect noise (fun eps => fst (tiki_taka_step g tau alpha beta (W, zero) eps) i) - W i =
  - (alpha * beta / tau) * expect noise (fun eps => Rabs (eps i)) * W i.
Proof.
  simpl. rewrite (expect_array_update W (fun eps =>
    scale (- alpha) (array_update tau zero (scale beta (add (g W) eps)))) (- (alpha * beta))).
  - rewrite Rabs_Ropp, Rabs_mult, (Rabs_pos_eq alpha), (Rabs_pos_eq beta) by assumption.
    unfold Rdiv. ring.
  - intros eps. unfold array_update. unfold scale at 1. rewrite update_asymmetric_linear.
    unfold scale, add, zero. rewrite stationary. unfold Rdiv. ring.
Qed.

Theorem expect_tiki_taka_auxiliary_eq :
  expect noise (fun eps => snd (tiki_taka_step g tau alpha beta (W, P) eps) i) =
  (1 - beta / tau * expect noise (fun eps => Rabs (eps i))) * P i.
Proof.
  simpl. rewrite (expect_array_update P (fun eps => scale beta (add (g W) eps)) beta).
  - rewrite Rabs_pos_eq by exact beta_nonneg. unfold Rdiv. ring.
  - intros eps. unfold scale, add. rewrite stationary. ring.
Qed.

End Drift.
