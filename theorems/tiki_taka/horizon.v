(* SPDX-License-Identifier: Apache-2.0 *)
(* Drift soundness for one horizon: for K steps of a run on histories, a drift that is known for the
   first K states only is enough, if the potential is nonnegative. The proof hands the drift theorem
   a quantity and a potential that are 0 from then on.
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia List Arith.
From Certau Require Import drift_soundness.
From Certau.model Require Import sums vectors laws process histories.
Import ListNotations.
Open Scope R_scope.

Section Horizon.
Variable noise : noise_source.
Hypothesis noise_law : forall past, possible noise past -> is_law (noise past).

(* After k steps the histories have k entries more. *)
Lemma expect_after_grow_le k (h h' : history -> R) past :
  possible noise past ->
  (forall y, possible noise y -> length y = (k + length past)%nat -> h y <= h' y) ->
  expect_after (grow noise) k h past <= expect_after (grow noise) k h' past.
Proof.
  revert past. induction k as [|k IH]; intros past Hpast H; simpl; [now apply H|].
  destruct (possible_closed noise noise_law past Hpast) as [Hlaw Hclosed].
  apply expect_le; [exact Hlaw|]. intros y Hy. apply IH; [now apply Hclosed|].
  intros z Hz Hlength. apply H; [exact Hz|].
  destruct (supports_map_law _ _ _ Hy) as [eps [_ ->]]. simpl in Hlength. lia.
Qed.

Variables (h u : history -> R) (lambda : R) (K : nat).
Hypothesis lambda_nonneg : 0 <= lambda.
Hypothesis u_nonneg : forall past, possible noise past -> 0 <= u past.
Hypothesis drift : forall past, possible noise past -> (length past < K)%nat ->
  h past + expect (noise past) (fun eps => u (eps :: past)) - u past <= lambda.

Definition stopped_h (past : history) : R := if length past <? K then h past else 0.
Definition stopped_u (past : history) : R := if length past <=? K then u past else 0.

Lemma stopped_u_nonneg past : possible noise past -> 0 <= stopped_u past.
Proof.
  intros Hpast. unfold stopped_u. destruct (length past <=? K); [now apply u_nonneg|lra].
Qed.

Lemma stopped_drift past : possible noise past ->
  stopped_h past + expect (grow noise past) stopped_u - stopped_u past <= lambda.
Proof.
  intros Hpast. rewrite expect_grow. destruct (Nat.ltb_spec (length past) K) as [Hlt|Hge].
  - unfold stopped_h, stopped_u. simpl length.
    rewrite (proj2 (Nat.ltb_lt _ _) Hlt), !(proj2 (Nat.leb_le _ _)) by lia. now apply drift.
  - rewrite (expect_ext _ _ (fun _ => 0)).
    2: { intros eps _. unfold stopped_u. simpl length.
         rewrite (proj2 (Nat.leb_gt (S (length past)) K)) by lia. reflexivity. }
    unfold stopped_h. rewrite (proj2 (Nat.ltb_ge _ _) Hge).
    rewrite expect_const by now apply noise_law. pose proof (stopped_u_nonneg past Hpast). lra.
Qed.

Lemma average_le_of_drift_within :
  (1 <= K)%nat -> average (grow noise) h K [] <= lambda + u [] / INR K.
Proof.
  intros HK. assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  apply Rle_trans with (average (grow noise) stopped_h K []).
  - apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|]. apply sum_le. intros k Hk.
    apply expect_after_grow_le; [constructor|]. intros y _ Hlength. simpl in Hlength.
    unfold stopped_h. rewrite (proj2 (Nat.ltb_lt _ _)) by lia. lra.
  - apply (average_le_of_drift_of_transient (grow noise) (possible noise) _ stopped_u);
      [now apply possible_closed|exact stopped_drift| |constructor|exact HK].
    intros y Hy. pose proof (stopped_u_nonneg y Hy). unfold stopped_u at 1. simpl length.
    rewrite (proj2 (Nat.leb_le _ _)) by lia. lra.
Qed.

End Horizon.
