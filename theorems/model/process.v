(* SPDX-License-Identifier: Apache-2.0 *)
(* A process: from a state x, one of finitely many next states, with probabilities that may depend
   on x. States are of any type: a number, a vector, a pair of vectors, a history.

     expect_after step k h x    E h(x_k), for the chain that starts at x_0 = x
     average step h K x         (1/K) sum_{k < K} E h(x_k)                                    *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums laws.
Open Scope R_scope.

Definition process (X : Type) := X -> law X.

Fixpoint expect_after {X} (step : process X) (k : nat) (h : X -> R) (x : X) : R :=
  match k with
  | O => h x
  | S n => expect (step x) (expect_after step n h)
  end.

Definition average {X} (step : process X) (h : X -> R) (K : nat) (x : X) : R :=
  sum K (fun k => expect_after step k h x) / INR K.

(* From states in C the steps are laws that stay in C. *)
Definition closed {X} (step : process X) (C : X -> Prop) : Prop :=
  forall x, C x -> is_law (step x) /\ forall y, supports (step x) y -> C y.

Section Process.
Context {X : Type} (step : process X) (C : X -> Prop).
Hypothesis C_closed : closed step C.
Implicit Types (h g : X -> R) (x : X).

Lemma expect_after_le k h g x :
  C x -> (forall y, C y -> h y <= g y) -> expect_after step k h x <= expect_after step k g x.
Proof.
  intros Hx H. revert x Hx. induction k as [|k IH]; intros x Hx; simpl; [now apply H|].
  destruct (C_closed x Hx) as [Hl Hs]. apply expect_le; [exact Hl|].
  intros y Hy. apply IH, Hs, Hy.
Qed.

Lemma expect_after_ext k h g x :
  C x -> (forall y, C y -> h y = g y) -> expect_after step k h x = expect_after step k g x.
Proof.
  intros Hx H. apply Rle_antisym; apply expect_after_le; try assumption;
    intros y Hy; rewrite H by exact Hy; lra.
Qed.

Lemma expect_after_plus k h g x :
  expect_after step k (fun y => h y + g y) x = expect_after step k h x + expect_after step k g x.
Proof.
  revert x. induction k as [|k IH]; intros x; simpl; [reflexivity|].
  rewrite <- expect_plus. apply expect_ext. intros y _. apply IH.
Qed.

Lemma expect_after_scale k c h x :
  expect_after step k (fun y => c * h y) x = c * expect_after step k h x.
Proof.
  revert x. induction k as [|k IH]; intros x; simpl; [reflexivity|].
  rewrite <- expect_scale. apply expect_ext. intros y _. apply IH.
Qed.

Lemma expect_after_const k c x : C x -> expect_after step k (fun _ => c) x = c.
Proof.
  revert x. induction k as [|k IH]; intros x Hx; simpl; [reflexivity|].
  destruct (C_closed x Hx) as [Hl Hs].
  rewrite (expect_ext _ _ (fun _ => c)); [now apply expect_const|].
  intros y Hy. apply IH, Hs, Hy.
Qed.

(* One step more at the end: E h(x_{k+1}) = E (T h)(x_k). *)
Lemma expect_after_S k h x :
  expect_after step (S k) h x = expect_after step k (fun y => expect (step y) h) x.
Proof.
  revert x. induction k as [|k IH]; intros x; [reflexivity|].
  change (expect_after step (S (S k)) h x) with
    (expect (step x) (expect_after step (S k) h)).
  simpl (expect_after step (S k) _ x). apply expect_ext. intros y _. apply IH.
Qed.

(* Jensen's inequality for the square. *)
Lemma expect_after_sqr_le k h x :
  C x -> expect_after step k h x ^ 2 <= expect_after step k (fun y => h y ^ 2) x.
Proof.
  revert x. induction k as [|k IH]; intros x Hx; simpl; [lra|].
  destruct (C_closed x Hx) as [Hl Hs]. eapply Rle_trans; [apply (expect_sqr_le _ _ Hl)|].
  apply expect_le; [exact Hl|]. intros y Hy. apply IH, Hs, Hy.
Qed.

Lemma average_ext h g K x :
  C x -> (forall y, C y -> h y = g y) -> average step h K x = average step g K x.
Proof.
  intros Hx H. unfold average. f_equal. apply sum_ext. intros k _. now apply expect_after_ext.
Qed.

Lemma average_le h g K x :
  C x -> (forall y, C y -> h y <= g y) -> average step h K x <= average step g K x.
Proof.
  intros Hx H. apply Rmult_le_compat_r.
  - destruct K as [|K]; [simpl; rewrite Rinv_0; lra|].
    apply Rlt_le, Rinv_0_lt_compat, lt_0_INR. lia.
  - apply sum_le. intros k _. now apply expect_after_le.
Qed.

Lemma average_nonneg h K x : C x -> (forall y, C y -> 0 <= h y) -> 0 <= average step h K x.
Proof.
  intros Hx H. replace 0 with (average step (fun _ => 0) K x); [now apply average_le|].
  unfold average. rewrite (sum_ext K _ (fun _ => 0)) by (intros; now apply expect_after_const).
  rewrite sum_zero. unfold Rdiv. ring.
Qed.

Lemma average_plus h g K x :
  average step (fun y => h y + g y) K x = average step h K x + average step g K x.
Proof.
  unfold average. rewrite (sum_ext K _ (fun k => expect_after step k h x +
    expect_after step k g x)) by (intros; apply expect_after_plus).
  rewrite sum_plus. unfold Rdiv. ring.
Qed.

Lemma average_scale c h K x : average step (fun y => c * h y) K x = c * average step h K x.
Proof.
  unfold average. rewrite (sum_ext K _ (fun k => c * expect_after step k h x))
    by (intros; apply expect_after_scale).
  rewrite sum_scale. unfold Rdiv. ring.
Qed.

End Process.
