(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array stays small, everything in range.

   Proves   theorem-4-p-repaired: from P_0 = 0, E |P_K|^2 <= 11 L^2 tau^4 D/(c^2 sigma^2) for all K,
            under A1, A5, beta (4 L^2 tau^2 D + sigma^2/D) <= c sigma tau/4,
            beta <= L^2 tau^3 D/(3 c sigma^3), |W_star|_inf <= tau, g(W_star) = 0, and
            |W_k|_inf <= tau on all paths.
   Source   [wu2024, Theorem 4, (121)].
   Differs  11 where the paper has 41; the ranges of W_star and W_k are hypotheses; the noise may
            depend on the past.                                                                 *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories.
From Certau.tiki_taka Require Import noise_magnitude lemma_6 lemma_7.
Import ListNotations.
Open Scope R_scope.

Section Theorem_4_p.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables (L sigma c tau alpha beta : R) (W0 W_star : vector).

Let state (past : history) : vector * vector :=
  reached (tiki_taka_step g tau alpha beta) (W0, zero) past.
Let W (past : history) : vector := fst (state past).
Let P (past : history) : vector := snd (state past).

Hypothesis A1 : smooth D f g L.
Hypothesis noise_A5 : forall past, possible noise past -> A5 D (noise past) sigma c.
Hypothesis W_star_stationary : forall i, (i < D)%nat -> g W_star i = 0.
Hypothesis W_star_in_range : sup_norm D W_star <= tau.
Hypothesis W_in_range : forall past, possible noise past -> sup_norm D (W past) <= tau.
Hypotheses (D_pos : (1 <= D)%nat) (sigma_pos : 0 < sigma) (c_pos : 0 < c).
Hypotheses (tau_pos : 0 < tau) (beta_pos : 0 < beta).
Hypothesis beta_le :
  beta * (4 * L ^ 2 * tau ^ 2 * INR D + sigma ^ 2 / INR D) <= c * sigma * tau / 4.
Hypothesis beta_le_last : beta <= L ^ 2 * tau ^ 3 * INR D / (3 * c * sigma ^ 3).

Let level := 11 * L ^ 2 * tau ^ 4 * INR D / (c ^ 2 * sigma ^ 2).
Let rate := beta * c * sigma / tau.

(* |g(W)| <= L |W - W_star|, and no coordinate of W - W_star exceeds 2 tau. *)
Lemma norm2_gradient_le_of_in_range past :
  possible noise past -> norm2 D (g (W past)) <= 4 * L ^ 2 * tau ^ 2 * INR D.
Proof.
  intros Hp. set (d := sub (W past) W_star).
  rewrite (norm2_ext D _ (sub (g (W past)) (g W_star)))
    by (intros i Hi; unfold sub; rewrite W_star_stationary by exact Hi; ring).
  apply Rle_trans with (L ^ 2 * norm2 D d).
  - rewrite <- !norm_sqr, <- Rpow_mult_distr. apply pow_incr. split; [apply norm_nonneg|].
    apply (smooth_lipschitz _ _ _ _ A1).
  - apply Rle_trans with (L ^ 2 * sum D (fun _ => (2 * tau) * (2 * tau))).
    + apply Rmult_le_compat_l; [apply pow2_ge_0|]. apply sum_le. intros i Hi.
      apply (Rsqr_le_abs_1 (d i) (2 * tau)). rewrite (Rabs_pos_eq (2 * tau)) by lra.
      pose proof (abs_le_sup_norm D (W past) i Hi) as Hw. specialize (W_in_range past Hp).
      pose proof (abs_le_sup_norm D W_star i Hi) as Hstar.
      pose proof (Rabs_triang (W past i) (- W_star i)) as Htri. rewrite Rabs_Ropp in Htri.
      unfold d, sub, Rminus. lra.
    + rewrite sum_const. right. ring.
Qed.

Lemma sup_norm_sqr_le_norm2 (u : vector) : sup_norm D u ^ 2 <= norm2 D u.
Proof.
  rewrite <- norm_sqr. apply pow_incr. split; [apply sup_norm_nonneg|].
  apply sup_norm_le; [apply norm_nonneg|]. intros i Hi.
  apply Rsqr_incr_0; [|apply Rabs_pos|apply norm_nonneg].
  rewrite <- Rsqr_abs, (Rsqr_pow2 (norm D u)), norm_sqr.
  apply (term_le_sum D (fun j => u j * u j)); [intros; apply Rle_0_sqr|exact Hi].
Qed.

Lemma beta_le_at past : possible noise past ->
  beta * (sup_norm D (g (W past)) ^ 2 + sigma ^ 2 / INR D) <= c * sigma * tau / 4.
Proof.
  intros Hp. eapply Rle_trans; [|exact beta_le]. apply Rmult_le_compat_l; [lra|].
  pose proof (sup_norm_sqr_le_norm2 (g (W past))).
  pose proof (norm2_gradient_le_of_in_range past Hp). lra.
Qed.

Lemma rate_le_one : rate <= 1.
Proof.
  assert (Hcs : 0 < c * sigma) by now apply Rmult_lt_0_compat.
  pose proof (two_beta_sqr_le D tau beta sigma c (g (W [])) (noise [])
    (noise_A5 [] (possible_nil noise)) D_pos sigma_pos c_pos tau_pos beta_pos
    (beta_le_at [] (possible_nil noise))) as H.
  apply (Rmult_le_compat_l (c * sigma / (beta * tau))) in H;
    [|apply Rlt_le, Rdiv_lt_0_compat; [exact Hcs|now apply Rmult_lt_0_compat]].
  replace (c * sigma / (beta * tau) * (2 * beta ^ 2)) with (2 * rate) in H
    by (unfold rate; field; lra).
  replace (c * sigma / (beta * tau) * (beta * tau / (2 * c * sigma))) with (1 / 2) in H
    by (field; lra).
  lra.
Qed.

Lemma expect_norm2_P_next_le past : possible noise past ->
  expect (grow noise past) (fun p => norm2 D (P p)) <=
  (1 - rate) * norm2 D (P past) + rate * level.
Proof.
  intros Hp. rewrite expect_grow.
  pose proof (expect_norm2_auxiliary_le_level D L tau beta sigma c (P past) (g (W past))
    (noise past) (noise_A5 past Hp) D_pos sigma_pos c_pos tau_pos beta_pos (beta_le_at past Hp)
    beta_le_last (norm2_gradient_le_of_in_range past Hp)) as H.
  replace (11 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma)) with (rate * level) in H
    by (unfold rate, level; field; lra).
  eapply Rle_trans; [|exact H]. right. apply expect_ext. intros eps _.
  unfold P, state. simpl. unfold W, state, tiki_taka_step.
  destruct (reached _ _ past) as [V Q]. reflexivity.
Qed.

Theorem expect_norm2_P_le K :
  expect_after (grow noise) K (fun past => norm2 D (P past)) [] <= level.
Proof.
  pose proof (possible_closed noise (fun past Hp => A5_law _ _ _ _ (noise_A5 past Hp))) as Hclosed.
  assert (Hlevel : 0 <= level).
  { unfold level. apply Rmult_le_pos; [|apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat;
      now apply pow_lt].
    apply Rmult_le_pos; [|apply pos_INR]. apply Rmult_le_pos; [|now apply Rlt_le, pow_lt].
    pose proof (pow2_ge_0 L). lra. }
  induction K as [|K IH].
  - change (norm2 D zero <= level). unfold norm2. rewrite inner_zero_r. exact Hlevel.
  - rewrite expect_after_S.
    apply Rle_trans with (expect_after (grow noise) K
      (fun past => (1 - rate) * norm2 D (P past) + rate * level) []).
    + apply (expect_after_le _ _ Hclosed); [constructor|exact expect_norm2_P_next_le].
    + rewrite expect_after_plus, expect_after_scale,
        (expect_after_const _ _ Hclosed) by constructor.
      pose proof (Rmult_le_compat_l (1 - rate) _ _ ltac:(pose proof rate_le_one; lra) IH). lra.
Qed.

End Theorem_4_p.
