(* SPDX-License-Identifier: Apache-2.0 *)
(* From the data that the check computes with to the words of a claim: what a file made by
   `certau export --coq` from a piecewise certificate of Tiki-Taka needs.

   Proves   the theorems of piecewise_tiki_taka.v once more, with the statement's parts inferred.
   Source   Certau.                                                                           *)
From Coq Require Export Reals ZArith QArith Qreals List Lra.
From Certau.model Require Export laws process devices algorithms.
From Certau.cell Require Export statement rational_polynomial piecewise_polynomial piecewise_box
  piecewise_potential piecewise_tiki_taka.
Export ListNotations.
Open Scope R_scope.

Section Statement.
Context (s : setting) (e : evidence) {gradient_R : R -> R} {d_w d_p : device}.
Context {alpha_R beta_R gamma_R : R} {noise_R : noise_law} {h : R * R -> R} {start : R * R}.
Context {value_R transient_R : R}.

Lemma average_le_of_piecewise :
  check s e 1 = true ->
  describes s gradient_R d_w d_p alpha_R beta_R gamma_R noise_R h start value_R transient_R ->
  forall K, (1 <= K)%nat ->
  average (tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R) h K start <=
  value_R + transient_R / INR K.
Proof. intros Hcheck H K HK. now apply (tiki_taka_average_le_of_check s e H). Qed.

Lemma average_ge_of_piecewise :
  check s e (-(1)) = true ->
  describes s gradient_R d_w d_p alpha_R beta_R gamma_R noise_R h start value_R transient_R ->
  forall K, (1 <= K)%nat ->
  average (tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R) h K start >=
  value_R - transient_R / INR K.
Proof. intros Hcheck H K HK. now apply (tiki_taka_average_ge_of_check s e H). Qed.

End Statement.

(* Proves that a setting describes the process of a statement; the quantity is left. *)
Ltac describe :=
  constructor;
  [ same_function | split; same_function | split; same_function | same_function | same_function
  | | same_function | same_function ].
