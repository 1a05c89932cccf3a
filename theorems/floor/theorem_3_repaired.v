(* SPDX-License-Identifier: Apache-2.0 *)
(* The asymptotic error of Analog SGD on Theorem 3's instance has the constant 1, on both sides.

   Proves   theorem-3-repaired: for every instance of Theorem 3 and every K >= 1
              |(1/K) sum_{k < K} E |g_k|^2 - sigma^2 E S_K| <=
                sigma^2 (2 alpha L + 7 / (alpha L K)).
   Source   Certau.
   Differs  in nothing. All coordinates are equal, so the state is one weight; in D dimensions
            |g|^2 is the squared norm of the vector with D coordinates g: that this is the run on
            R^D is average_norm2_theorem_3_g in model/theorem_3_vectors.v.                       *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import vectors laws process.
From Certau.model Require Import theorem_3_instance theorem_3_noise.
From Certau Require Import drift_soundness.
From Certau.floor Require Import lemma_4 step_98 reachable_bounds.
From Certau.floor Require Import theorem_3_potential theorem_3_curvature.
Open Scope R_scope.

Section One_coordinate.
Variables L tau s w_star alpha : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.

Let sgd := theorem_3_sgd L tau s w_star alpha.
Let g := gradient L w_star.
Let u w := / alpha * potential L tau s w_star w.
Let h w := g w ^ 2 + - s ^ 2 * amplification tau w.

(* The mean step against the slope: g^2 + u' (E w' - w) = s^2 x^2 / (1 - x^2). *)
Lemma slope_mult_mean_step w :
  reachable L tau s w_star w ->
  / alpha * (slope L tau s w_star w * expect (sgd w) (fun y => y - w)) = - h w.
Proof.
  intros Hw. pose proof (w_in_range _ _ _ _ _ _ instance Hw) as Hrange.
  pose proof (root_pos tau w Hrange) as Hr. pose proof (root_sqr tau w Hrange) as Hsqr.
  destruct Hw as [_ Hplus Hminus]. pose proof (alpha_pos _ _ _ _ _ instance) as Ha.
  unfold sgd. rewrite expect_step by (assumption || lra).
  unfold h, slope, amplification. fold (g w). rewrite <- Hsqr. field. lra.
Qed.

Lemma drift_bounds w :
  reachable L tau s w_star w ->
  0 <= h w + expect (sgd w) u - u w <= 2 * alpha * L * s ^ 2.
Proof.
  intros Hw. destruct (closed_reachable _ _ _ _ _ instance w Hw) as [Hlaw Hnext].
  fold sgd in Hlaw, Hnext. pose proof (slope_mult_mean_step w Hw) as Hmean.
  pose proof (expect_squared_step_le _ _ _ _ _ _ instance Hw) as Hsqr. fold sgd in Hsqr.
  set (du := slope L tau s w_star w) in *. set (m := expect (sgd w) (fun y => y - w)) in *.
  assert (Hu : expect (sgd w) u - u w = / alpha *
    expect (sgd w) (fun y => potential L tau s w_star y - potential L tau s w_star w)).
  { unfold u. rewrite expect_scale, expect_minus, expect_const by exact Hlaw. ring. }
  pose proof (fun y Hy => potential_increment_bounds L tau s w_star alpha w y instance Hw
                            (Hnext y Hy)) as Hinc.
  pose proof (expect_le (sgd w) _ _ Hlaw (fun y Hy => proj1 (Hinc y Hy))) as Hlow.
  pose proof (expect_le (sgd w) _ _ Hlaw (fun y Hy => proj2 (Hinc y Hy))) as Hhigh.
  rewrite expect_scale in Hlow. rewrite expect_plus, !expect_scale in Hhigh.
  fold du m in Hlow, Hhigh.
  destruct instance as [HL _ _ _ _ Ha _].
  pose proof (Rinv_0_lt_compat _ Ha) as Hinv.
  apply (Rmult_le_compat_l (/ alpha)) in Hlow; [|lra].
  apply (Rmult_le_compat_l (/ alpha)) in Hhigh; [|lra].
  apply (Rmult_le_compat_l (/ alpha * (3 / 5 * L))) in Hsqr; [|apply Rmult_le_pos; lra].
  replace (/ alpha * (3 / 5 * L) * (11 / 4 * (alpha * s) ^ 2)) with (33 / 20 * alpha * L * s ^ 2)
    in Hsqr by (field; lra).
  pose proof (Rmult_le_pos (alpha * L) (s ^ 2)
    (Rlt_le _ _ (Rmult_lt_0_compat _ _ Ha HL)) (pow2_ge_0 s)). lra.
Qed.

Lemma transient_le w y :
  reachable L tau s w_star w -> reachable L tau s w_star y ->
  u y - u w <= 7 * s ^ 2 / (alpha * L).
Proof.
  intros Hw Hy. pose proof (potential_difference_le L tau s w_star alpha w y instance Hw Hy) as H.
  destruct instance as [HL _ _ _ _ Ha _]. unfold u.
  apply (Rmult_le_compat_l (/ alpha)) in H; [|now apply Rlt_le, Rinv_0_lt_compat].
  replace (/ alpha * (7 * s ^ 2 / L)) with (7 * s ^ 2 / (alpha * L)) in H by (field; lra). lra.
Qed.

Lemma average_h_bounds K :
  (1 <= K)%nat ->
  - (7 * s ^ 2 / (alpha * L) / INR K) <= average sgd h K w_star <=
  2 * alpha * L * s ^ 2 + 7 * s ^ 2 / (alpha * L) / INR K.
Proof.
  intros HK. pose proof (closed_reachable _ _ _ _ _ instance) as Hclosed.
  pose proof (reachable_w_star _ _ _ _ _ instance) as Hstart. split.
  - pose proof (average_ge_of_drift_of_transient sgd _ h u 0 Hclosed (7 * s ^ 2 / (alpha * L)) K
      w_star) as H.
    apply Rge_le in H; [lra| | |exact Hstart|exact HK]; intros w Hw.
    + apply Rle_ge, drift_bounds, Hw.
    + now apply transient_le.
  - apply (average_le_of_drift_of_transient sgd _ h u _ Hclosed); try assumption; intros w Hw.
    + apply drift_bounds, Hw.
    + now apply transient_le.
Qed.

Lemma abs_average_gradient_sqr_sub_le K :
  (1 <= K)%nat ->
  Rabs (average sgd (fun w => g w ^ 2) K w_star - s ^ 2 * average sgd (amplification tau) K w_star)
  <= s ^ 2 * (2 * alpha * L + 7 / (alpha * L * INR K)).
Proof.
  intros HK. pose proof (average_h_bounds K HK) as H.
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  destruct instance as [HL _ _ _ _ Ha _]. pose proof (Rmult_lt_0_compat _ _ Ha HL) as HaL.
  unfold h in H. rewrite average_plus, average_scale in H.
  replace (7 * s ^ 2 / (alpha * L) / INR K) with (s ^ 2 * (7 / (alpha * L * INR K))) in H
    by (field; lra).
  pose proof (Rmult_le_pos _ _ (Rlt_le _ _ HaL) (pow2_ge_0 s)). apply Rabs_le. lra.
Qed.

End One_coordinate.

Theorem abs_average_gradient_sub_amplification_le D L tau sigma w_star alpha K :
  (1 <= D)%nat -> theorem_3_instance L tau (sigma / sqrt (INR D)) w_star alpha -> (1 <= K)%nat ->
  let sgd := theorem_3_sgd L tau (sigma / sqrt (INR D)) w_star alpha in
  Rabs (average sgd (fun w => norm2 D (fun _ => gradient L w_star w)) K w_star
        - sigma ^ 2 * average sgd (amplification tau) K w_star)
  <= sigma ^ 2 * (2 * alpha * L + 7 / (alpha * L * INR K)).
Proof.
  intros HD Hinst HK sgd. rewrite average_norm2_eq, <- (sigma_sqr_eq D sigma HD).
  pose proof (abs_average_gradient_sqr_sub_le _ _ _ _ _ Hinst K HK) as H. fold sgd in H.
  apply (Rmult_le_compat_l (INR D)) in H; [|apply pos_INR].
  rewrite <- (Rabs_pos_eq (INR D)), <- Rabs_mult, (Rabs_pos_eq (INR D)) in H by apply pos_INR.
  rewrite Rmult_minus_distr_l, <- !(Rmult_assoc (INR D)) in H. exact H.
Qed.
