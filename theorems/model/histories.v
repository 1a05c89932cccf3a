(* SPDX-License-Identifier: Apache-2.0 *)
(* Noise that may depend on everything that happened before: a history is the list of the noise
   vectors drawn so far, the latest first, and a source gives each history the law of the next
   one. Independent noise, state-dependent noise and sampling noise are special cases. The run of
   an algorithm is a process on histories.

   Noise has finite support (laws.v), which [wu2024] does not ask. A value counts as possible if the
   law lists it, even with probability 0: what a theorem supposes of all possible histories it
   supposes of those too. The histories by which claims are refuted have positive probability. *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws process.
Import ListNotations.
Open Scope R_scope.

Definition history := list vector.
Definition noise_source := history -> law vector.

Inductive possible (noise : noise_source) : history -> Prop :=
  | possible_nil : possible noise []
  | possible_cons past eps :
      possible noise past -> supports (noise past) eps -> possible noise (eps :: past).

Definition grow (noise : noise_source) : process history :=
  fun past => map_law (fun eps => eps :: past) (noise past).

(* The state that an algorithm reaches from [start] by the noise of a history. *)
Fixpoint reached {S : Type} (step : S -> vector -> S) (start : S) (past : history) : S :=
  match past with
  | [] => start
  | eps :: earlier => step (reached step start earlier) eps
  end.

(* A3 of [wu2024], given the past: mean zero, and E |eps|^2 <= sigma^2. *)
Record A3 (D : nat) (noise : noise_source) (sigma : R) : Prop := {
  A3_law : forall past, possible noise past -> is_law (noise past);
  A3_mean : forall past i, possible noise past -> (i < D)%nat ->
    expect (noise past) (fun eps => eps i) = 0;
  A3_variance : forall past, possible noise past ->
    expect (noise past) (norm2 D) <= sigma ^ 2
}.

Lemma possible_closed noise :
  (forall past, possible noise past -> is_law (noise past)) ->
  closed (grow noise) (possible noise).
Proof.
  intros Hlaw past Hpast. split; [apply is_law_map_law, Hlaw, Hpast|].
  intros y Hy. destruct (supports_map_law _ _ _ Hy) as [eps [Heps ->]].
  now constructor.
Qed.

Lemma expect_grow noise past (h : history -> R) :
  expect (grow noise past) h = expect (noise past) (fun eps => h (eps :: past)).
Proof. apply expect_map_law. Qed.
