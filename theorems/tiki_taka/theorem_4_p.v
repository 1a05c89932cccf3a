(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array stays small, everything in range.

   Proves   theorem-4-p-repaired: from P_0 = 0, E |P_K|^2 <= 11 L^2 tau^4 D/(c^2 sigma^2) for all K,
            under A1, A5, beta (4 L^2 tau^2 D + sigma^2/D) <= c sigma tau/4,
            beta <= L^2 tau^3 D/(3 c sigma^3), |W_star|_inf <= tau, g(W_star) = 0, and
            |W_k|_inf <= tau for k < K on all paths.
   Source   [wu2024, Theorem 4, (121)].
   Differs  11 where the paper has 41; the ranges of W_star and W_k are hypotheses; the noise may
            depend on the past, and has finite support.                                         *)
From Coq Require Import Reals Lra Lia List Arith.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories stopping.
From Certau.tiki_taka Require Import noise_magnitude run lemma_5 lemma_6 lemma_7.
Import ListNotations.
Open Scope R_scope.

(* After k steps the histories have k entries. *)
Lemma expect_after_le_of_length noise k (h h' : history -> R) :
  (forall past, possible noise past -> is_law (noise past)) ->
  (forall past, possible noise past -> length past = k -> h past <= h' past) ->
  expect_after (grow noise) k h [] <= expect_after (grow noise) k h' [].
Proof.
  intros Hlaw Hle.
  rewrite (expect_after_grow_ext noise k h (fun past =>
    if length past =? k then h past else h' past)).
  - apply (expect_after_le _ _ (possible_closed noise Hlaw)); [constructor|].
    intros past Hpast. destruct (Nat.eqb_spec (length past) k) as [Hk|_]; [now apply Hle|lra].
  - intros past Hlength. simpl in Hlength. now rewrite (proj2 (Nat.eqb_eq _ _)) by lia.
Qed.

Section Theorem_4_p.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables (L sigma c tau alpha beta : R) (W0 W_star : vector) (K : nat).

Let W : history -> vector := weights g tau alpha beta W0.
Let P : history -> vector := auxiliary g tau alpha beta W0.

Hypothesis A1 : smooth D f g L.
Hypothesis noise_A5 : forall past, possible noise past -> A5 D (noise past) sigma c.
Hypothesis W_star_stationary : forall i, (i < D)%nat -> g W_star i = 0.
Hypothesis W_star_in_range : sup_norm D W_star <= tau.
Hypothesis W_in_range : forall past, possible noise past -> (length past < K)%nat ->
  sup_norm D (W past) <= tau.
Hypotheses (D_pos : (1 <= D)%nat) (sigma_pos : 0 < sigma) (c_pos : 0 < c).
Hypotheses (tau_pos : 0 < tau) (beta_pos : 0 < beta).
Hypothesis beta_le :
  beta * (4 * L ^ 2 * tau ^ 2 * INR D + sigma ^ 2 / INR D) <= c * sigma * tau / 4.
Hypothesis beta_le_last : beta <= L ^ 2 * tau ^ 3 * INR D / (3 * c * sigma ^ 3).

Let level := 11 * L ^ 2 * tau ^ 4 * INR D / (c ^ 2 * sigma ^ 2).
Let rate := beta * c * sigma / tau.

Let noise_law past : possible noise past -> is_law (noise past).
Proof. intros Hp. exact (A5_law _ _ _ _ (noise_A5 past Hp)). Qed.

Section One_step.
Variable past : history.
Hypotheses (past_possible : possible noise past) (past_lt : (length past < K)%nat).

(* |g(W)| <= L |W - W_star|, and no coordinate of W - W_star exceeds 2 tau. *)
Lemma norm2_gradient_le_of_in_range : norm2 D (g (W past)) <= 4 * L ^ 2 * tau ^ 2 * INR D.
Proof.
  set (d := sub (W past) W_star).
  rewrite (norm2_ext D _ (sub (g (W past)) (g W_star)))
    by (intros i Hi; unfold sub; rewrite W_star_stationary by exact Hi; ring).
  eapply Rle_trans; [exact (norm2_gradient_change_le D f g L (W past) W_star A1)|].
  apply Rle_trans with (L ^ 2 * sum D (fun _ => (2 * tau) * (2 * tau))).
  - apply Rmult_le_compat_l; [apply pow2_ge_0|]. apply sum_le. intros i Hi.
    apply (Rsqr_le_abs_1 (sub W_star (W past) i) (2 * tau)). rewrite (Rabs_pos_eq (2 * tau)) by lra.
    pose proof (abs_le_sup_norm D (W past) i Hi) as Hw.
    pose proof (W_in_range past past_possible past_lt) as Hrange.
    pose proof (abs_le_sup_norm D W_star i Hi) as Hstar.
    pose proof (Rabs_triang (W_star i) (- W past i)) as Htri. rewrite Rabs_Ropp in Htri.
    unfold sub, Rminus. lra.
  - rewrite sum_const. right. ring.
Qed.

Lemma beta_le_at :
  beta * (sup_norm D (g (W past)) ^ 2 + sigma ^ 2 / INR D) <= c * sigma * tau / 4.
Proof.
  eapply Rle_trans; [|exact beta_le]. apply Rmult_le_compat_l; [lra|].
  apply Rplus_le_compat_r. eapply Rle_trans; [|exact norm2_gradient_le_of_in_range].
  rewrite <- norm_sqr. apply pow_incr. split; [apply sup_norm_nonneg|apply sup_norm_le_norm].
Qed.

Lemma rate_le_one : rate <= 1.
Proof.
  assert (Hcs : 0 < c * sigma) by now apply Rmult_lt_0_compat.
  pose proof (two_beta_sqr_le D tau beta sigma c (g (W past)) (noise past)
    (noise_A5 past past_possible) D_pos sigma_pos c_pos tau_pos beta_pos beta_le_at) as H.
  apply (Rmult_le_compat_l (c * sigma / (beta * tau))) in H;
    [|apply Rlt_le, Rdiv_lt_0_compat; [exact Hcs|now apply Rmult_lt_0_compat]].
  replace (c * sigma / (beta * tau) * (2 * beta ^ 2)) with (2 * rate) in H
    by (unfold rate; field; lra).
  replace (c * sigma / (beta * tau) * (beta * tau / (2 * c * sigma))) with (1 / 2) in H
    by (field; lra).
  lra.
Qed.

Lemma expect_norm2_P_next_le :
  expect (grow noise past) (fun p => norm2 D (P p)) <=
  (1 - rate) * norm2 D (P past) + rate * level.
Proof.
  rewrite expect_grow.
  pose proof (expect_norm2_auxiliary_le_level D L tau beta sigma c (P past) (g (W past))
    (noise past) (noise_A5 past past_possible) D_pos sigma_pos c_pos tau_pos beta_pos beta_le_at
    beta_le_last norm2_gradient_le_of_in_range) as H.
  replace (11 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma)) with (rate * level) in H
    by (unfold rate, level; field; lra).
  eapply Rle_trans; [|exact H]. right. apply expect_ext. intros eps _.
  unfold P, W, auxiliary, weights, tiki_taka_run. cbn [reached].
  destruct (reached _ _ past) as [V Q]. reflexivity.
Qed.

End One_step.

Lemma level_nonneg : 0 <= level.
Proof.
  unfold level. apply Rmult_le_pos; [|apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat;
    now apply pow_lt].
  apply Rmult_le_pos; [|apply pos_INR]. apply Rmult_le_pos; [|now apply Rlt_le, pow_lt].
  pose proof (pow2_ge_0 L). lra.
Qed.

Lemma expect_norm2_P_le_before k : (k <= K)%nat ->
  expect_after (grow noise) k (fun past => norm2 D (P past)) [] <= level.
Proof.
  induction k as [|k IH]; intros Hk.
  - change (norm2 D zero <= level). unfold norm2. rewrite inner_zero_r. exact level_nonneg.
  - rewrite expect_after_S.
    apply Rle_trans with (expect_after (grow noise) k
      (fun past => (1 - rate) * norm2 D (P past) + rate * level) []).
    + apply expect_after_le_of_length; [exact noise_law|]. intros past Hpast Hlength.
      apply expect_norm2_P_next_le; [exact Hpast|lia].
    + rewrite expect_after_plus, expect_after_scale,
        (expect_after_const _ _ (possible_closed noise noise_law)) by constructor.
      pose proof (rate_le_one [] (possible_nil noise) ltac:(simpl; lia)) as Hrate.
      pose proof (Rmult_le_compat_l (1 - rate) _ _ ltac:(lra) (IH ltac:(lia))). lra.
Qed.

Theorem expect_norm2_P_le :
  expect_after (grow noise) K (fun past => norm2 D (P past)) [] <= level.
Proof. exact (expect_norm2_P_le_before K (Nat.le_refl K)). Qed.

End Theorem_4_p.
