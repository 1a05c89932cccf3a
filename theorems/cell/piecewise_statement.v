(* SPDX-License-Identifier: Apache-2.0 *)
(* From the data that the check computes with to the words of a claim: what a file made by
   `certau export --coq` from a piecewise certificate needs.

   Proves   [describe]: that a setting's polynomials are the functions of the statement.
   Source   Certau.                                                                           *)
From Coq Require Export Reals ZArith QArith Qreals List Lra.
From Certau.model Require Export laws process devices algorithms.
From Certau.cell Require Export rational_polynomial piecewise_polynomial piecewise_box
  piecewise_potential piecewise_tiki_taka.
From Certau.cell Require Import integer_polynomial.
Export ListNotations.
Open Scope R_scope.

Section Statement.
Context (s : setting) (e : evidence) {gradient_R : R -> R} {d_w d_p : device}.
Context {alpha_R beta_R gamma_R : R} {noise_R : noise_law} {h : R * R -> R} {start : R * R}.
Context {value_R transient_R : R}.

Lemma average_le_of_certificate :
  describes s gradient_R d_w d_p alpha_R beta_R gamma_R noise_R h start value_R transient_R ->
  check s e 1 = true ->
  forall K, (1 <= K)%nat ->
  average (tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R) h K start <=
  value_R + transient_R / INR K.
Proof. intros H Hcheck K HK. now apply (average_le_of_check s e H). Qed.

Lemma average_ge_of_certificate :
  describes s gradient_R d_w d_p alpha_R beta_R gamma_R noise_R h start value_R transient_R ->
  check s e (-(1)) = true ->
  forall K, (1 <= K)%nat ->
  average (tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R) h K start >=
  value_R - transient_R / INR K.
Proof. intros H Hcheck K HK. now apply (average_ge_of_check s e H). Qed.

End Statement.

(* Two numbers or polynomials that differ in how they are written. *)
Ltac same_number := cbv [Q2R Qnum Qden]; first [reflexivity | field; try lra].

Ltac same_pair := repeat apply (f_equal2 pair); same_number.

Ltac same_law :=
  lazymatch goal with
  | |- _ :: _ = _ :: _ => apply (f_equal2 cons); [same_pair|same_law]
  | |- nil = nil => reflexivity
  end.

(* The setting's polynomials and fractions, written out. *)
Ltac written_out data :=
  unfold data;
  cbv [gradient weight_response auxiliary_response alpha beta gamma noise quantity_numerator
       quantity_denominator start_weight start_auxiliary value transient up down
       value_at eval numerators denominator fst snd map
       q_plus q_minus asymmetric_linear linear_step power_step ideal
       two_point no_noise F G].

Ltac describe data :=
  constructor;
  [ intros w; written_out data; same_number
  | split; intros w; written_out data; same_number
  | split; intros w; written_out data; same_number
  | written_out data; same_pair
  | intros w; written_out data; same_law
  | intros w p _; written_out data; same_number
  | written_out data; same_pair
  | written_out data; same_pair ].
