(* SPDX-License-Identifier: Apache-2.0 *)
(* Tiki-Taka's convergence run by run.

   Proves   under the hypotheses of theorem_4_inside.v, for every e > 0 and K >= 1,
              P(the run leaves the level set within K steps, or (1/K) sum_{k < K} |g_k|^2 >= e)
                <= 2 (f(W_0) - f_star + 9.45 a^2 L tau^2 sigma^2/(s0 s1))/Delta
                   + (4.63 s1 (f(W_0) - f_star)/(tau a) + 41.4 a L tau sigma^2/s0)/(e sqrt K):
            but for the runs that leave, the average is small with a probability that tends to 1.
   Source   Certau, after [wu2024, Theorem 4].
   Differs  from the paper, which bounds the expectation: here the average is that of one run. Noise
            has finite support.                                                                  *)
From Coq Require Import Reals Lra Lia List Bool.
From Certau.model Require Import sums vectors laws process smoothness histories.
From Certau.tiki_taka Require Import run learning_rates rate theorem_4_inside.
Import ListNotations.
Open Scope R_scope.

(* The sum of h over the histories before this one: h(past_0) + ... + h(past_{k-1}). *)
Fixpoint sum_before (h : history -> R) (past : history) : R :=
  match past with
  | [] => 0
  | _ :: earlier => h earlier + sum_before h earlier
  end.

Lemma sum_before_nonneg h past : (forall y, 0 <= h y) -> 0 <= sum_before h past.
Proof.
  intros Hh. induction past as [|eps past IH]; simpl; [lra|]. specialize (Hh past). lra.
Qed.

Section Sum_before.
Variable noise : noise_source.
Hypothesis noise_law : forall past, possible noise past -> is_law (noise past).

Lemma expect_sum_before h k :
  expect_after (grow noise) k (sum_before h) [] =
  sum k (fun j => expect_after (grow noise) j h []).
Proof.
  induction k as [|k IH]; [reflexivity|]. rewrite expect_after_S. simpl. rewrite <- IH.
  rewrite (expect_after_ext (grow noise) (possible noise) (possible_closed noise noise_law) k _
    (fun past => sum_before h past + h past)).
  - apply expect_after_plus.
  - constructor.
  - intros past Hpast. rewrite expect_grow. simpl. rewrite expect_const by now apply noise_law.
    ring.
Qed.

Lemma expect_average_before h K :
  expect_after (grow noise) K (fun past => / INR K * sum_before h past) [] =
  average (grow noise) h K [].
Proof. rewrite expect_after_scale, expect_sum_before. unfold average, Rdiv. ring. Qed.

End Sum_before.

Section With_probability.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (W0 : vector).
Variables L f_star sigma tau s0 s1 B kappa Delta : R.

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).
Hypothesis Delta_pos : 0 < Delta.
Hypothesis unsaturated : forall V, f V - f_star < Delta ->
  sup_norm D V <= 0.3 * sqrt (s0 / s1) * tau.

Variables (noise : noise_source) (a : R) (K : nat).
Hypotheses (a_pos : 0 < a) (a_le : a <= kappa / 32) (K_pos : (1 <= K)%nat).
Notation alpha := (a / sqrt (INR K)).
Hypothesis holds :
  conditions_inside D f g W0 f_star sigma tau s0 s1 B kappa Delta noise alpha.

Notation inside past := (inside f g W0 f_star tau s1 kappa Delta alpha past).
Notation gradient2 past := (norm2 D (g (weights g tau alpha (beta_of tau s1 kappa alpha) W0 past))).
Let h past := if inside past then gradient2 past else 0.

Let K_R_pos : 0 < INR K.
Proof. apply lt_0_INR. lia. Qed.

Let h_nonneg past : 0 <= h past.
Proof. unfold h. destruct (inside past); [apply norm2_nonneg|lra]. Qed.

(* The average of |g_k|^2 over the K steps of one run. *)
Definition average_of_run (past : history) : R :=
  sum_before (fun y => gradient2 y) past / INR K.

(* The runs that are inside to the end were so before. *)
Lemma sum_before_of_inside past :
  inside past = true -> sum_before (fun y => gradient2 y) past = sum_before h past.
Proof.
  induction past as [|eps past IH]; intros Hinside; [reflexivity|].
  apply inside_before in Hinside. simpl. rewrite IH by exact Hinside.
  unfold h at 2. now rewrite Hinside.
Qed.

(* Markov's inequality. *)
Lemma indicator_le e past :
  0 < e ->
  (if inside past then if Rlt_dec (average_of_run past) e then 0 else 1 else 1) <=
  (if inside past then 0 else 1) + / e * (/ INR K * sum_before h past).
Proof.
  intros He. assert (Hnonneg : 0 <= / e * (/ INR K * sum_before h past)).
  { repeat apply Rmult_le_pos; try (now apply Rlt_le, Rinv_0_lt_compat).
    exact (sum_before_nonneg h past h_nonneg). }
  destruct (inside past) eqn:Hinside; [|lra]. destruct (Rlt_dec _ e) as [_|Hge]; [lra|].
  unfold average_of_run in Hge. rewrite sum_before_of_inside in Hge by exact Hinside.
  apply Rnot_lt_le, (Rmult_le_compat_l (/ e)) in Hge; [|now apply Rlt_le, Rinv_0_lt_compat].
  rewrite Rinv_l in Hge by lra. unfold Rdiv in Hge. lra.
Qed.

Theorem exit_or_average_ge_probability_le e :
  0 < e ->
  expect_after (grow noise) K (fun past =>
    if inside past then if Rlt_dec (average_of_run past) e then 0 else 1 else 1) [] <=
  2 * (f W0 - f_star + 9.45 * a ^ 2 * L * tau ^ 2 * sigma ^ 2 / (s0 * s1)) / Delta
  + (4.63 * s1 * (f W0 - f_star) / (tau * a) + 41.4 * a * L * tau * sigma ^ 2 / s0)
    / (e * sqrt (INR K)).
Proof.
  intros He. pose proof (A3_law _ _ _ (noise_inside _ _ _ _ _ _ _ _ _ _ _ _ _ _ holds)) as Hlaw.
  eapply Rle_trans.
  - apply (expect_after_le (grow noise) (possible noise) (possible_closed noise Hlaw) K);
      [constructor|]. intros past _. now apply indicator_le.
  - rewrite expect_after_plus, expect_after_scale, expect_average_before by exact Hlaw.
    apply Rplus_le_compat.
    + now apply (exit_probability_le D f g W0 L f_star sigma tau s0 s1 B kappa Delta).
    + pose proof (average_gradient_le_while_inside D f g W0 L f_star sigma tau s0 s1 B kappa Delta
        A1 A2 L_pos tau_pos s0_pos s0_le_s1 kappa_eq unsaturated noise a K a_pos a_le K_pos holds)
        as Haverage.
      apply (Rmult_le_compat_l (/ e)) in Haverage; [|now apply Rlt_le, Rinv_0_lt_compat].
      eapply Rle_trans; [exact Haverage|]. apply Req_le.
      pose proof (sqrt_lt_R0 _ K_R_pos). set (x := 4.63). set (y := 41.4). field. lra.
Qed.

End With_probability.
