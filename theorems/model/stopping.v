(* SPDX-License-Identifier: Apache-2.0 *)
(* Drift soundness for a run that is watched only while it is alive: [alive] tells of each history
   whether it still is, and what has ended stays so. With a potential u >= 0 whose drift is known at
   histories that are alive,

     average_le_of_drift_while    (1/K) sum_{k < K} E (h if alive after k steps)
                                    <= lambda + u([])/K,  if h + E u' - u <= lambda,
     exit_le_of_drift_while       level P(not alive after K steps) <= u([]) + K c,
                                    if E u' <= u + c, and u >= level where it ends.

   Both stop the potential: it is 0 from the end on, or keeps the value that it has there. To be
   alive for K steps is a case (average_shorter).
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia List Arith.
From Certau Require Import drift_soundness.
From Certau.model Require Import sums vectors laws process histories.
Import ListNotations.
Open Scope R_scope.

(* After k steps the histories have k entries more. *)
Lemma expect_after_grow_ext noise k (h h' : history -> R) past :
  (forall y, length y = (k + length past)%nat -> h y = h' y) ->
  expect_after (grow noise) k h past = expect_after (grow noise) k h' past.
Proof.
  revert past. induction k as [|k IH]; intros past H; simpl; [now apply H|].
  apply expect_ext. intros y Hy. destruct (supports_map_law _ _ _ Hy) as [eps [_ ->]].
  apply IH. intros z Hz. apply H. simpl in Hz. lia.
Qed.

Lemma average_shorter noise (h : history -> R) K :
  average (grow noise) (fun past => if length past <? K then h past else 0) K [] =
  average (grow noise) h K [].
Proof.
  unfold average. f_equal. apply sum_ext. intros k Hk. apply expect_after_grow_ext.
  intros y Hlength. simpl in Hlength. rewrite (proj2 (Nat.ltb_lt _ _)) by lia. reflexivity.
Qed.

(* What holds for the histories that enter is enough. *)
Lemma average_le_before K noise (h h' : history -> R) :
  (forall past, possible noise past -> is_law (noise past)) ->
  (forall past, possible noise past -> (length past < K)%nat -> h past <= h' past) ->
  average (grow noise) h K [] <= average (grow noise) h' K [].
Proof.
  intros Hlaw H. rewrite <- (average_shorter noise h), <- (average_shorter noise h').
  apply average_le with (possible noise); [now apply possible_closed|constructor|].
  intros past Hp. destruct (Nat.ltb_spec (length past) K) as [Hlt|_]; [now apply H|lra].
Qed.

Lemma shorter_before K (past : history) eps :
  (length (eps :: past) <? K) = true -> (length past <? K) = true.
Proof. rewrite !Nat.ltb_lt. simpl. lia. Qed.

Section Stopping.
Variables (noise : noise_source) (alive : history -> bool) (u : history -> R).
Hypothesis noise_law : forall past, possible noise past -> is_law (noise past).
Hypothesis alive_before : forall past eps, alive (eps :: past) = true -> alive past = true.
Hypothesis u_nonneg : forall past, possible noise past -> 0 <= u past.

Section Average.
Variables (h : history -> R) (lambda : R) (K : nat).
Hypothesis lambda_nonneg : 0 <= lambda.
Hypothesis drift : forall past, possible noise past -> alive past = true ->
  h past + expect (noise past) (fun eps => u (eps :: past)) - u past <= lambda.

(* u up to the first history that is not alive, that one included, and then 0. *)
Definition dropped (past : history) : R :=
  match past with
  | [] => u []
  | _ :: earlier => if alive earlier then u past else 0
  end.

Lemma dropped_of_alive past : alive past = true -> dropped past = u past.
Proof.
  destruct past as [|eps past]; intros Halive; simpl; [reflexivity|].
  now rewrite (alive_before past eps Halive).
Qed.

Lemma dropped_nonneg past : possible noise past -> 0 <= dropped past.
Proof.
  intros Hpast. pose proof (u_nonneg past Hpast). destruct past as [|eps past]; simpl; [lra|].
  destruct (alive past); lra.
Qed.

Lemma dropped_drift past : possible noise past ->
  (if alive past then h past else 0) + expect (grow noise past) dropped - dropped past <= lambda.
Proof.
  intros Hpast. rewrite expect_grow. simpl. destruct (alive past) eqn:Halive.
  - rewrite dropped_of_alive by exact Halive. now apply drift.
  - rewrite expect_const by now apply noise_law. pose proof (dropped_nonneg past Hpast). lra.
Qed.

Lemma average_le_of_drift_while : (1 <= K)%nat ->
  average (grow noise) (fun past => if alive past then h past else 0) K [] <=
  lambda + u [] / INR K.
Proof.
  intros HK.
  apply (average_le_of_drift_of_transient (grow noise) (possible noise) _ dropped);
    [now apply possible_closed|exact dropped_drift| |constructor|exact HK].
  intros y Hy. pose proof (dropped_nonneg y Hy). simpl. lra.
Qed.

End Average.

Section Exit.
Variables (level c : R) (K : nat).
Hypothesis c_nonneg : 0 <= c.
Hypothesis drift : forall past, possible noise past -> alive past = true ->
  expect (noise past) (fun eps => u (eps :: past)) <= u past + c.
Hypothesis level_le_start : alive [] = false -> level <= u [].
Hypothesis level_le : forall past eps, possible noise (eps :: past) ->
  alive past = true -> alive (eps :: past) = false -> level <= u (eps :: past).

(* u, which keeps the value that it has at the first history that is not alive. *)
Fixpoint frozen (past : history) : R :=
  match past with
  | [] => u []
  | _ :: earlier => if alive earlier then u past else frozen earlier
  end.

Lemma frozen_of_alive past : alive past = true -> frozen past = u past.
Proof.
  destruct past as [|eps past]; intros Halive; simpl; [reflexivity|].
  now rewrite (alive_before past eps Halive).
Qed.

Lemma level_le_frozen past :
  possible noise past -> level * (if alive past then 0 else 1) <= frozen past.
Proof.
  intros Hpast. destruct (alive past) eqn:Halive.
  - rewrite frozen_of_alive by exact Halive. pose proof (u_nonneg past Hpast). lra.
  - rewrite Rmult_1_r. induction Hpast as [|past eps Hpast IH Heps]; simpl.
    + now apply level_le_start.
    + destruct (alive past) eqn:Hbefore; [|now apply IH].
      apply level_le; [now constructor|exact Hbefore|exact Halive].
Qed.

Lemma frozen_drift past :
  possible noise past -> expect (grow noise past) frozen <= frozen past + c.
Proof.
  intros Hpast. rewrite expect_grow. simpl. destruct (alive past) eqn:Halive.
  - rewrite frozen_of_alive by exact Halive. now apply drift.
  - rewrite expect_const by now apply noise_law. lra.
Qed.

Lemma expect_frozen_le : expect_after (grow noise) K frozen [] <= u [] + INR K * c.
Proof.
  pose proof (possible_closed noise noise_law) as Hclosed.
  induction K as [|k IH]; [simpl; lra|]. rewrite expect_after_S, S_INR.
  eapply Rle_trans.
  - apply (expect_after_le (grow noise) (possible noise) Hclosed k _ (fun y => frozen y + c));
      [constructor|exact frozen_drift].
  - rewrite expect_after_plus.
    rewrite (expect_after_const (grow noise) (possible noise) Hclosed) by constructor. lra.
Qed.

Lemma exit_le_of_drift_while :
  level * expect_after (grow noise) K (fun past => if alive past then 0 else 1) [] <=
  u [] + INR K * c.
Proof.
  rewrite <- expect_after_scale. eapply Rle_trans; [|exact expect_frozen_le].
  apply (expect_after_le (grow noise) (possible noise) (possible_closed noise noise_law));
    [constructor|exact level_le_frozen].
Qed.

End Exit.

End Stopping.
