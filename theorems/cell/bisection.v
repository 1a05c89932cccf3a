(* SPDX-License-Identifier: Apache-2.0 *)
(* What a test proves on [-1, 1], bisection proves where the test succeeds on parts only.

   Proves   nonnegative_on piece p = true gives p >= 0 on the image of [-1, 1] under the map
            `piece`; likewise chebyshev_nonnegative_on, and positive_on with >.
   Source   Certau.                                                                           *)
From Coq Require Import Reals ZArith List Lra.
From Certau.cell Require Import integer_polynomial rational_polynomial bernstein chebyshev.
Import ListNotations.
Open Scope R_scope.

(* `if` rather than `&&`: computation by value would explore both halves in vain. *)
Fixpoint everywhere (test : list Z -> finding) (fuel : nat) (p : list Z) : bool :=
  match test p, fuel with
  | proved, _ => true
  | refuted, _ | undecided, O => false
  | undecided, S n =>
      if everywhere test n (fst (compose p [-1; 1]%Z 2))
      then everywhere test n (fst (compose p [1; 1]%Z 2))
      else false
  end.

(* Depth of bisection: the smallest parts are 2^-40 of the whole. *)
Definition depth : nat := 40.

Definition positive_on (piece p : polynomial) : bool :=
  everywhere bernstein_positive depth (numerators (after p piece)).

Definition nonnegative_on (piece p : polynomial) : bool :=
  everywhere bernstein_nonnegative depth (numerators (after p piece)).

(* Without bisection, by Chebyshev coefficients: for a p that oscillates. *)
Definition chebyshev_nonnegative_on (piece p : polynomial) : bool :=
  chebyshev_nonnegative (numerators (after p piece)).

Section Everywhere.
Variables (test : list Z -> finding) (holds : R -> Prop).
Hypothesis test_sound : forall p t, test p = proved -> -1 <= t <= 1 -> holds (eval p t).
Hypothesis holds_scaled : forall a x, 0 < a -> holds (a * x) -> holds x.

Lemma eval_of_everywhere fuel p t :
  everywhere test fuel p = true -> -1 <= t <= 1 -> holds (eval p t).
Proof.
  revert p t. induction fuel as [|n IH]; intros p t H Ht; cbn [everywhere] in H;
    destruct (test p) eqn:E; try discriminate; try (now apply test_sound).
  destruct (everywhere test n (fst (compose p [-1; 1]%Z 2))) eqn:L; [|discriminate H].
  destruct (Rle_dec t 0) as [Hneg|Hpos].
  - apply (IH _ (2 * t + 1)) in L; [|lra]. rewrite eval_compose in L.
    apply holds_scaled in L; [|apply IZR_pos_gt_0].
    replace t with (eval [-1; 1]%Z (2 * t + 1) / 2) by (simpl; field). exact L.
  - apply (IH _ (2 * t - 1)) in H; [|lra]. rewrite eval_compose in H.
    apply holds_scaled in H; [|apply IZR_pos_gt_0].
    replace t with (eval [1; 1]%Z (2 * t - 1) / 2) by (simpl; field). exact H.
Qed.

End Everywhere.

Lemma value_at_ge_0 p x : 0 <= eval (numerators p) x -> 0 <= value_at p x.
Proof.
  intros H. apply Rmult_le_pos; [exact H|].
  apply Rlt_le, Rinv_0_lt_compat, IZR_pos_gt_0.
Qed.

Lemma value_at_ge_0_of_nonnegative_on piece p t :
  nonnegative_on piece p = true -> -1 <= t <= 1 -> 0 <= value_at p (value_at piece t).
Proof.
  unfold nonnegative_on. intros H Ht. rewrite <- value_at_after. apply value_at_ge_0.
  apply (eval_of_everywhere bernstein_nonnegative (fun x => 0 <= x)) with depth; try assumption.
  - intros q x. apply eval_ge_0_of_bernstein.
  - intros a x Ha Hx. apply (Rmult_le_reg_l a); lra.
Qed.

Lemma value_at_ge_0_of_chebyshev_nonnegative_on piece p t :
  chebyshev_nonnegative_on piece p = true -> -1 <= t <= 1 -> 0 <= value_at p (value_at piece t).
Proof.
  intros H Ht. rewrite <- value_at_after. apply value_at_ge_0. now apply eval_ge_0_of_chebyshev.
Qed.

Lemma value_at_gt_0_of_positive_on piece p t :
  positive_on piece p = true -> -1 <= t <= 1 -> 0 < value_at p (value_at piece t).
Proof.
  unfold positive_on. intros H Ht. rewrite <- value_at_after. unfold value_at.
  apply Rmult_lt_0_compat; [|apply Rinv_0_lt_compat, IZR_pos_gt_0].
  apply (eval_of_everywhere bernstein_positive (fun x => 0 < x)) with depth; try assumption.
  - intros q x. apply eval_gt_0_of_bernstein.
  - intros a x Ha Hx. apply (Rmult_lt_reg_l a); lra.
Qed.
