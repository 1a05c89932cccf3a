(* SPDX-License-Identifier: Apache-2.0 *)
(* Drift certificates bound the average of a quantity over every horizon at once.

   Proves   theorems/drift_soundness.md, on which all certificates rest: if
            h + T u - u <= lambda on a closed set, then for every start in it and every K >= 1
            (1/K) sum_{k < K} E h(x_k) <= lambda + (u(x_0) - E u(x_K))/K; and the same with >=.
   Source   Certau. States are of any type, so vectors and histories are included.
   Differs  from the prose in nothing; "bounded" is not needed, since supports are finite.      *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums laws process.
Open Scope R_scope.

Section Drift.
Context {X : Type} (step : process X) (C : X -> Prop) (h u : X -> R) (lambda : R).
Hypothesis C_closed : closed step C.

(* In expectation along the chain, one step's inequality telescopes. *)
Lemma expect_after_le_of_drift k x :
  (forall y, C y -> h y + expect (step y) u - u y <= lambda) -> C x ->
  expect_after step k h x <= lambda + (expect_after step k u x - expect_after step (S k) u x).
Proof.
  intros Hdrift Hx. rewrite expect_after_S.
  assert (H : expect_after step k (fun y => h y + expect (step y) u) x <=
              expect_after step k (fun y => lambda + u y) x).
  { apply (expect_after_le step C C_closed); [exact Hx|].
    intros y Hy. specialize (Hdrift y Hy). lra. }
  rewrite !expect_after_plus, (expect_after_const step C C_closed) in H by exact Hx. lra.
Qed.

Theorem average_le_of_drift K x :
  (forall y, C y -> h y + expect (step y) u - u y <= lambda) -> C x -> (1 <= K)%nat ->
  average step h K x <= lambda + (u x - expect_after step K u x) / INR K.
Proof.
  intros Hdrift Hx HK. assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  unfold average. apply (Rmult_le_reg_r (INR K)); [exact HR|].
  replace (sum K (fun k => expect_after step k h x) / INR K * INR K)
    with (sum K (fun k => expect_after step k h x)) by (field; lra).
  replace ((lambda + (u x - expect_after step K u x) / INR K) * INR K)
    with (INR K * lambda + (u x - expect_after step K u x)) by (field; lra).
  replace (u x - expect_after step K u x)
    with (sum K (fun k => expect_after step k u x - expect_after step (S k) u x))
    by apply (sum_telescope K (fun k => expect_after step k u x)).
  rewrite <- sum_const, <- sum_plus.
  apply sum_le. intros k _. now apply expect_after_le_of_drift.
Qed.

Theorem average_le_of_drift_of_transient c K x :
  (forall y, C y -> h y + expect (step y) u - u y <= lambda) ->
  (forall y, C y -> u x - u y <= c) -> C x -> (1 <= K)%nat ->
  average step h K x <= lambda + c / INR K.
Proof.
  intros Hdrift Hc Hx HK. eapply Rle_trans; [now apply average_le_of_drift|].
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  apply Rplus_le_compat_l, Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
  assert (Hlow : expect_after step K (fun _ => u x - c) x <= expect_after step K u x).
  { apply (expect_after_le step C C_closed); [exact Hx|].
    intros y Hy. specialize (Hc y Hy). lra. }
  rewrite (expect_after_const step C C_closed) in Hlow by exact Hx. lra.
Qed.

End Drift.

Section Drift_lower.
Context {X : Type} (step : process X) (C : X -> Prop) (h u : X -> R) (lambda : R).
Hypothesis C_closed : closed step C.

(* The lower versions are the upper ones for -h, -u and -lambda. *)
Lemma expect_after_opp k (g : X -> R) x :
  expect_after step k (fun y => - g y) x = - expect_after step k g x.
Proof.
  revert x. induction k as [|k IH]; intros x; simpl; [reflexivity|].
  rewrite <- expect_opp. apply expect_ext. intros y _. apply IH.
Qed.

Lemma average_opp K x : average step (fun y => - h y) K x = - average step h K x.
Proof.
  unfold average. rewrite (sum_ext K _ (fun k => (-1) * expect_after step k h x)).
  - rewrite sum_scale. unfold Rdiv. ring.
  - intros k _. rewrite expect_after_opp. ring.
Qed.

Theorem average_ge_of_drift K x :
  (forall y, C y -> h y + expect (step y) u - u y >= lambda) -> C x -> (1 <= K)%nat ->
  average step h K x >= lambda - (expect_after step K u x - u x) / INR K.
Proof.
  intros Hdrift Hx HK.
  pose proof (average_le_of_drift step C (fun y => - h y) (fun y => - u y) (- lambda) C_closed
                K x) as H.
  rewrite average_opp, expect_after_opp in H.
  assert (H' : - average step h K x <=
               - lambda + (- u x - - expect_after step K u x) / INR K).
  { apply H; try assumption. intros y Hy. rewrite expect_opp.
    specialize (Hdrift y Hy). lra. }
  unfold Rdiv in *. lra.
Qed.

Theorem average_ge_of_drift_of_transient c K x :
  (forall y, C y -> h y + expect (step y) u - u y >= lambda) ->
  (forall y, C y -> u y - u x <= c) -> C x -> (1 <= K)%nat ->
  average step h K x >= lambda - c / INR K.
Proof.
  intros Hdrift Hc Hx HK.
  pose proof (average_le_of_drift_of_transient step C (fun y => - h y) (fun y => - u y)
                (- lambda) C_closed c K x) as H.
  rewrite average_opp in H.
  assert (H' : - average step h K x <= - lambda + c / INR K).
  { apply H; try assumption.
    - intros y Hy. rewrite expect_opp. specialize (Hdrift y Hy). lra.
    - intros y Hy. specialize (Hc y Hy). lra. }
  unfold Rdiv in *. lra.
Qed.

End Drift_lower.
