(* SPDX-License-Identifier: Apache-2.0 *)
(* The mean size of the noisy gradient on Theorem 3's instance, and the set where its formula holds.

   Proves   lemma-4: E |g + eps| = 2 s sqrt (p (1 - p)) + (2 p - 1) g where
            g + xi_plus >= 0 >= g + xi_minus; and lemma-4-closure: this set is closed, and the
            start w_star is in it.
   Source   lemma-4: [wu2024, Lemma 4, (83)]. lemma-4-closure: Certau.
   Differs  lemma-4 needs no more than abs(w) < tau; the second bound on alpha is not used.     *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import bounds laws process devices algorithms.
From Certau.model Require Import theorem_3_instance theorem_3_noise.
From Certau.floor Require Import lemma_2 lemma_3.
Open Scope R_scope.

Theorem expect_abs_noisy_gradient L tau s w_star w :
  Rabs w < tau ->
  0 <= gradient L w_star w + xi_plus s tau w -> gradient L w_star w + xi_minus s tau w <= 0 ->
  expect (theorem_3_noise s tau w) (fun eps => Rabs (gradient L w_star w + eps)) =
  2 * s * sqrt (p tau w * (1 - p tau w)) + (2 * p tau w - 1) * gradient L w_star w.
Proof.
  intros Hw Hplus Hminus. cbn [expect theorem_3_noise].
  rewrite (Rabs_pos_eq (_ + xi_plus s tau w)), (Rabs_left1 (_ + xi_minus s tau w)) by assumption.
  pose proof (root_pos tau w Hw) as Hr. pose proof (root_sqr tau w Hw) as Hsqr.
  pose proof (two_sqrt_p tau w Hw) as Hsqrt.
  replace (2 * s * sqrt (p tau w * (1 - p tau w))) with (s * root tau w)
    by (rewrite <- Hsqrt; ring).
  rewrite xi_plus_eq, xi_minus_eq by exact Hw. unfold p.
  transitivity (s * ((1 - saturation tau w ^ 2) / root tau w)
                + (2 * ((1 - saturation tau w) / 2) - 1) * gradient L w_star w); [field; lra|].
  rewrite <- Hsqr. field. lra.
Qed.

Section Closure.
Variables L tau s alpha : R.

(* A weight that is beyond 9/25 of the range has g + xi_minus > 0. *)
Lemma saturation_le_of_reachable w_star w :
  theorem_3_instance L tau s w_star alpha -> reachable L tau s w_star w ->
  saturation tau w <= 9 / 25.
Proof.
  intros Hinst [Hw _ Hminus]. pose proof (s_sqr_le _ _ _ _ _ Hinst) as Hs.
  destruct Hinst as [HL Ht Hs0 Hstar _ _ _]. pose proof (Rmult_lt_0_compat _ _ HL Ht) as Hpos.
  pose proof (saturation_mult tau w ltac:(lra)) as Hx.
  apply Rnot_lt_le. intros Hbeyond. apply bounds_of_abs_le in Hstar.
  assert (Hsqrt : xi_minus s tau w ^ 2 <= s ^ 2 * (8 / 17)).
  { unfold xi_minus. replace ((- (s * sqrt (p tau w / (1 - p tau w)))) ^ 2)
      with (s ^ 2 * sqrt (p tau w / (1 - p tau w)) ^ 2) by ring.
    assert (Hp : 0 < p tau w <= 8 / 25).
    { pose proof (p_in_range tau w ltac:(lra)). unfold p in *. lra. }
    assert (Hq : 0 <= p tau w / (1 - p tau w) <= 8 / 17).
    { split; [apply Rlt_le, Rdiv_lt_0_compat; lra|].
      apply (Rmult_le_reg_r (1 - p tau w)); [lra|].
      unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l; lra. }
    rewrite pow2_sqrt by lra. apply Rmult_le_compat_l; [apply pow2_ge_0|lra]. }
  assert (Hg : L * tau * (11 / 100) <= - xi_minus s tau w).
  { apply Rle_trans with (gradient L w_star w); [|lra].
    unfold gradient. rewrite <- Hx, Rmult_assoc. apply Rmult_le_compat_l; [lra|].
    pose proof (Rmult_lt_compat_r tau _ _ Ht Hbeyond). lra. }
  pose proof (pow_incr (L * tau * (11 / 100)) _ 2 ltac:(split; [lra|exact Hg])) as Hsqr.
  pose proof (pow_lt (L * tau) 2 Hpos). lra.
Qed.

Lemma saturation_in_of_reachable w_star w :
  theorem_3_instance L tau s w_star alpha -> reachable L tau s w_star w ->
  -9 / 25 <= saturation tau w <= 9 / 25.
Proof.
  intros Hinst Hw. split; [|now apply (saturation_le_of_reachable w_star)].
  pose proof (saturation_le_of_reachable _ _ (theorem_3_instance_opp _ _ _ _ _ Hinst)
                (reachable_opp _ _ _ _ _ Hw)) as H.
  rewrite saturation_opp in H. lra.
Qed.

(* (L + 3 s / tau) alpha (1 + x) <= 1: a step against a positive v does not overshoot. *)
Lemma step_length_le w_star w :
  theorem_3_instance L tau s w_star alpha -> reachable L tau s w_star w ->
  (L + 3 * s / tau) * (alpha * (1 + saturation tau w)) <= 1.
Proof.
  intros Hinst Hw. pose proof (saturation_in_of_reachable _ _ Hinst Hw) as Hx.
  pose proof (s_le_mult _ _ _ _ _ Hinst) as Hs. pose proof (alpha_mult_L_le _ _ _ _ _ Hinst) as Ha.
  destruct Hinst as [HL Ht Hs0 _ _ Hpos _].
  assert (Hrate : 3 * s / tau <= 13 / 30 * L).
  { apply (Rmult_le_reg_r tau _ _ Ht). unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l; lra. }
  apply Rle_trans with (43 / 30 * L * (alpha * (34 / 25))).
  - apply Rmult_le_compat; [|apply Rmult_le_pos; lra|lra|apply Rmult_le_compat_l; lra].
    apply Rplus_le_le_0_compat; [lra|]. apply Rlt_le, Rdiv_lt_0_compat; lra.
  - lra.
Qed.

Lemma reachable_after_positive w_star w :
  theorem_3_instance L tau s w_star alpha -> reachable L tau s w_star w ->
  reachable L tau s w_star
    (after_positive tau alpha w (gradient L w_star w + xi_plus s tau w)).
Proof.
  intros Hinst Hw. pose proof (step_length_le _ _ Hinst Hw) as Hlength.
  pose proof (saturation_in_of_reachable _ _ Hinst Hw) as Hx.
  pose proof Hw as [Hhalf Hplus Hminus].
  assert (Hnext : Rabs (after_positive tau alpha w (gradient L w_star w + xi_plus s tau w))
                  <= tau / 2).
  { apply (abs_next_le L tau s w_star alpha Hinst); [exact Hhalf|].
    apply (abs_noise_le L tau s w_star alpha Hinst w); [exact Hhalf|now left]. }
  destruct Hinst as [HL Ht Hs0 _ _ Hpos _].
  set (v := gradient L w_star w + xi_plus s tau w) in *.
  set (next := after_positive tau alpha w v) in *.
  assert (Hstep : w - next = alpha * (1 + saturation tau w) * v)
    by (unfold next, after_positive; ring).
  assert (Hdown : 0 <= w - next).
  { rewrite Hstep. apply Rmult_le_pos; [apply Rmult_le_pos; lra|exact Hplus]. }
  assert (Hg : gradient L w_star w - gradient L w_star next = L * (w - next))
    by (unfold gradient; ring).
  pose proof (Rmult_le_pos L (w - next) ltac:(lra) Hdown) as HLdown.
  split; [exact Hnext| |].
  - pose proof (xi_plus_difference_le s tau w next Ht ltac:(lra) Hhalf Hnext ltac:(lra)) as Hxi.
    assert (Hall : (L + 3 * s / tau) * (w - next) <= 1 * v).
    { rewrite Hstep, <- Rmult_assoc. apply Rmult_le_compat_r; assumption. }
    unfold v in Hall at 1. lra.
  - rewrite <- Rabs_Ropp in Hhalf, Hnext.
    pose proof (xi_plus_difference_le s tau (- next) (- w) Ht ltac:(lra) Hnext Hhalf ltac:(lra))
      as Hxi.
    rewrite !xi_plus_opp in Hxi. lra.
Qed.

Lemma reachable_after_negative w_star w :
  theorem_3_instance L tau s w_star alpha -> reachable L tau s w_star w ->
  reachable L tau s w_star
    (after_negative tau alpha w (gradient L w_star w + xi_minus s tau w)).
Proof.
  intros Hinst Hw.
  pose proof (reachable_after_positive _ _ (theorem_3_instance_opp _ _ _ _ _ Hinst)
                (reachable_opp _ _ _ _ _ Hw)) as H.
  apply reachable_opp in H. rewrite Ropp_involutive in H.
  rewrite gradient_opp, xi_plus_opp in H. unfold after_positive in H. rewrite saturation_opp in H.
  unfold after_negative.
  replace (w - alpha * (gradient L w_star w + xi_minus s tau w) * (1 - saturation tau w))
    with (- (- w - alpha * (- gradient L w_star w + - xi_minus s tau w) * (1 + - saturation tau w)))
    by ring.
  exact H.
Qed.

End Closure.

Theorem closed_reachable L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha ->
  closed (theorem_3_sgd L tau s w_star alpha) (reachable L tau s w_star).
Proof.
  intros Hinst w Hw. pose proof Hw as [Hhalf Hplus Hminus]. split.
  - apply is_law_map_law, is_law_theorem_3_noise. apply (in_range_of_half _ _ _ _ _ Hinst), Hhalf.
  - intros y Hy. destruct (supports_map_law _ _ _ Hy) as [eps [Heps ->]].
    pose proof (alpha_pos _ _ _ _ _ Hinst) as Ha.
    unfold supports in Heps. simpl in Heps. destruct Heps as [<-|[<-|[]]].
    + rewrite update_of_nonneg by lra. now apply reachable_after_positive.
    + rewrite update_of_nonpos by lra. now apply reachable_after_negative.
Qed.

Theorem reachable_w_star L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> reachable L tau s w_star w_star.
Proof.
  intros [HL Ht Hs Hstar _ _ _]. unfold gradient, xi_plus, xi_minus.
  assert (H : forall q, 0 <= s * sqrt q) by (intros; apply Rmult_le_pos; [lra|apply sqrt_pos]).
  split; unfold gradient, xi_plus, xi_minus; [lra| |].
  - pose proof (H ((1 - p tau w_star) / p tau w_star)). lra.
  - pose proof (H (p tau w_star / (1 - p tau w_star))). lra.
Qed.
