(* SPDX-License-Identifier: Apache-2.0 *)
(* Integrals of continuous functions, proper and improper, and limits at minus infinity: what the
   files on Gaussian noise need beside Coquelicot's library.                                      *)
From Coq Require Import Reals Lra.
Set Warnings "-ambiguous-paths".
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(* A function that has a derivative everywhere is continuous, and can be integrated. *)
Lemma continuous_of_derive (f : R -> R) x l : is_derive f x l -> continuous f x.
Proof. intros H. apply (ex_derive_continuous (V := R_NormedModule)). now exists l. Qed.

Lemma is_RInt_of_continuous (f : R -> R) a b :
  (forall x, continuous f x) -> is_RInt f a b (RInt f a b).
Proof.
  intros H. apply (RInt_correct (V := R_CompleteNormedModule)).
  apply (ex_RInt_continuous (V := R_CompleteNormedModule)). intros x _. apply H.
Qed.

(* The fundamental theorem of calculus for improper integrals. *)
Lemma is_RInt_gen_of_derive Fa Fb `{Filter R Fa} `{Filter R Fb} (f df : R -> R) la lb :
  (forall x, is_derive f x (df x)) -> (forall x, continuous df x) ->
  filterlim f Fa (locally la) -> filterlim f Fb (locally lb) ->
  is_RInt_gen df Fa Fb (lb - la).
Proof.
  intros Hf Hdf Ha Hb.
  assert (Heq : forall x, Derive f x = df x) by (intros; apply is_derive_unique, Hf).
  apply (is_RInt_gen_ext (V := R_NormedModule) (Derive f)).
  { apply filter_forall. intros ab x _. apply Heq. }
  apply is_RInt_gen_Derive; [apply filter_forall|apply filter_forall|exact Ha|exact Hb].
  - intros ab x _. eexists. apply Hf.
  - intros ab x _. apply (continuous_ext df); [intros; symmetry; apply Heq|apply Hdf].
Qed.

Lemma is_lim_m_infty (f : R -> R) (l : R) :
  is_lim (fun x => f (- x)) p_infty l -> is_lim f m_infty l.
Proof.
  intros Hf. apply is_lim_ext with (fun x => f (- - x)).
  { intros x. now rewrite Ropp_involutive. }
  apply (filterlim_comp _ _ _ Ropp (fun x => f (- x)) _ (Rbar_locally p_infty)); [|exact Hf].
  apply (filterlim_Rbar_opp m_infty).
Qed.

Lemma filterlim_at_point (f : R -> R) x : filterlim f (at_point x) (locally (f x)).
Proof. intros P HP. exact (locally_singleton (f x) P HP). Qed.
