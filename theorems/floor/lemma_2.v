(* SPDX-License-Identifier: Apache-2.0 *)
(* Theorem 3's instance stays within half of the device's range.

   Proves   lemma-2: from |w| <= tau/2 every step leads to |w| <= tau/2, whatever the sign of the
            noisy gradient; so abs(W_k) <= tau/2 for all k, as abs(w_star) <= tau/4.
   Source   [wu2024, Lemma 2].
   Differs  in nothing; the second bound on alpha is not used.                                  *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import bounds laws process devices algorithms.
From Certau.model Require Import theorem_3_instance theorem_3_noise.
Open Scope R_scope.

Section Lemma_2.
Variables L tau s w_star alpha : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.

Lemma in_range_of_half w : Rabs w <= tau / 2 -> Rabs w < tau.
Proof. destruct instance as [_ Ht _ _ _ _ _]. lra. Qed.

(* s sqrt q is at most L tau / 4, if q <= 3. *)
Lemma noise_le q : 0 <= q <= 3 -> s * sqrt q <= L * tau / 4.
Proof.
  intros Hq. pose proof (s_sqr_le _ _ _ _ _ instance) as Hs.
  destruct instance as [HL Ht Hs0 _ _ _ _]. pose proof (Rmult_lt_0_compat _ _ HL Ht) as Hpos.
  apply Rsqr_incr_0_var; [|lra]. unfold Rsqr.
  replace (s * sqrt q * (s * sqrt q)) with (s ^ 2 * sqrt q ^ 2) by ring.
  rewrite pow2_sqrt by lra.
  pose proof (Rmult_le_compat_l (s ^ 2) q 3 (pow2_ge_0 s) ltac:(lra)). lra.
Qed.

Lemma abs_noise_le w eps :
  Rabs w <= tau / 2 -> supports (theorem_3_noise s tau w) eps -> Rabs eps <= L * tau / 4.
Proof.
  intros Hw Heps. pose proof (saturation_le_half tau w (tau_pos _ _ _ _ _ instance) Hw) as Hx.
  destruct instance as [_ _ Hs _ _ _ _].
  assert (Hbound : forall a b, 0 < b -> 0 <= a <= 3 * b ->
                   Rabs (s * sqrt (a / b)) <= L * tau / 4).
  { intros a b Hb [Ha Hab]. rewrite Rabs_pos_eq by (apply Rmult_le_pos; [lra|apply sqrt_pos]).
    apply noise_le. split.
    - apply Rmult_le_pos; [exact Ha|now apply Rlt_le, Rinv_0_lt_compat].
    - apply (Rmult_le_reg_r b); [exact Hb|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  unfold supports in Heps. simpl in Heps. destruct Heps as [<-|[<-|[]]].
  - apply Hbound; unfold p; lra.
  - unfold xi_minus. rewrite Rabs_Ropp. apply Hbound; unfold p; lra.
Qed.

(* A step of length t <= 3/4 towards z, where z = w_star - eps / L. *)
Lemma abs_toward_le w z t :
  0 <= t <= 1 -> Rabs w <= tau / 2 -> Rabs z <= tau / 2 -> Rabs (w - t * (w - z)) <= tau / 2.
Proof.
  intros Ht Hw Hz. apply bounds_of_abs_le in Hw. apply bounds_of_abs_le in Hz. apply Rabs_le.
  pose proof (Rmult_le_compat_l (1 - t) w (tau / 2) ltac:(lra) ltac:(lra)).
  pose proof (Rmult_le_compat_l (1 - t) (- (tau / 2)) w ltac:(lra) ltac:(lra)).
  pose proof (Rmult_le_compat_l t z (tau / 2) ltac:(lra) ltac:(lra)).
  pose proof (Rmult_le_compat_l t (- (tau / 2)) z ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma length_of_step_le w sign :
  Rabs w <= tau / 2 -> sign = 1 \/ sign = -1 ->
  0 <= alpha * L * (1 + sign * saturation tau w) <= 1.
Proof.
  intros Hw Hsign. pose proof (saturation_le_half tau w (tau_pos _ _ _ _ _ instance) Hw) as Hx.
  pose proof (alpha_mult_L_le _ _ _ _ _ instance) as HaL.
  destruct instance as [HL _ _ _ _ Ha _]. pose proof (Rmult_lt_0_compat _ _ Ha HL) as Hpos.
  assert (Hs : 1 / 2 <= 1 + sign * saturation tau w <= 3 / 2) by (destruct Hsign; subst; lra).
  split; [apply Rmult_le_pos; lra|].
  apply Rle_trans with (1 / 2 * (3 / 2)); [apply Rmult_le_compat; lra|lra].
Qed.

Lemma abs_target_le eps : Rabs eps <= L * tau / 4 -> Rabs (w_star - eps / L) <= tau / 2.
Proof.
  intros Heps. destruct instance as [HL Ht _ Hstar _ _ _].
  apply bounds_of_abs_le in Heps. apply bounds_of_abs_le in Hstar.
  assert (Hq : - (tau / 4) <= eps / L <= tau / 4).
  { split; apply (Rmult_le_reg_r L _ _ HL); unfold Rdiv; rewrite (Rmult_assoc eps), Rinv_l; lra. }
  apply Rabs_le. lra.
Qed.

Lemma abs_next_le w eps :
  Rabs w <= tau / 2 -> Rabs eps <= L * tau / 4 ->
  Rabs (after_positive tau alpha w (gradient L w_star w + eps)) <= tau / 2 /\
  Rabs (after_negative tau alpha w (gradient L w_star w + eps)) <= tau / 2.
Proof.
  intros Hw Heps. pose proof (abs_target_le eps Heps) as Hz.
  pose proof (length_of_step_le w 1 Hw (or_introl eq_refl)) as Hplus.
  pose proof (length_of_step_le w (-1) Hw (or_intror eq_refl)) as Hminus.
  destruct instance as [HL _ _ _ _ _ _].
  unfold after_positive, after_negative, gradient. split.
  - apply (Rle_trans _ _ _) with (2 := abs_toward_le w _ _ Hplus Hw Hz), Req_le, f_equal.
    field. lra.
  - apply (Rle_trans _ _ _) with (2 := abs_toward_le w _ _ Hminus Hw Hz), Req_le, f_equal.
    field. lra.
Qed.

Theorem closed_half_range :
  closed (theorem_3_sgd L tau s w_star alpha) (fun w => Rabs w <= tau / 2).
Proof.
  intros w Hw. split.
  - apply is_law_map_law, is_law_theorem_3_noise, in_range_of_half, Hw.
  - intros y Hy. destruct (supports_map_law _ _ _ Hy) as [eps [Heps ->]].
    destruct (abs_next_le w eps Hw (abs_noise_le w eps Hw Heps)) as [Hplus Hminus].
    destruct instance as [_ _ _ _ _ Ha _].
    destruct (Rle_dec 0 (gradient L w_star w + eps)) as [Hv|Hv].
    + rewrite update_of_nonneg by lra. exact Hplus.
    + rewrite update_of_nonpos by lra. exact Hminus.
Qed.

End Lemma_2.
