(* SPDX-License-Identifier: Apache-2.0 *)
(* What holds at every state that Theorem 3's instance can reach.

   Proves   with x = w / tau and r = sqrt (1 - x^2): abs(x) <= 9/25, abs(g) <= (3/2) s, and the mean
            squared step is at most (11/4) (alpha s)^2.
   Source   Certau.
   Differs  nothing of it is in [wu2024].                                                       *)
From Coq Require Import Reals Lra.
From Certau.model Require Import bounds laws process algorithms theorem_3_instance theorem_3_noise.
From Certau.floor Require Import lemma_2 lemma_3 lemma_4.
Open Scope R_scope.

(* The reachable states are an interval, as both noise values increase with the weight. *)
Lemma reachable_between L tau s w_star w1 w2 t :
  0 < L -> 0 < tau -> 0 <= s -> reachable L tau s w_star w1 -> reachable L tau s w_star w2 ->
  w1 <= t <= w2 -> reachable L tau s w_star t.
Proof.
  intros HL Ht Hs [Habs1 Hplus1 _] [Habs2 _ Hminus2] Hbetween.
  assert (Habs : Rabs t <= tau / 2).
  { pose proof (bounds_of_abs_le _ _ Habs1). pose proof (bounds_of_abs_le _ _ Habs2).
    apply Rabs_le. lra. }
  assert (Hg : forall a b, a <= b -> gradient L w_star a <= gradient L w_star b)
    by (intros; apply Rmult_le_compat_l; lra).
  pose proof (Hg w1 t ltac:(lra)). pose proof (Hg t w2 ltac:(lra)). split; [exact Habs| |].
  - pose proof (xi_plus_difference_le s tau t w1 Ht Hs Habs Habs1 ltac:(lra)). lra.
  - rewrite <- Rabs_Ropp in Habs, Habs2.
    pose proof (xi_plus_difference_le s tau (- t) (- w2) Ht Hs Habs Habs2 ltac:(lra)) as Hxi.
    rewrite !xi_plus_opp in Hxi. lra.
Qed.

Section Bounds.
Variables L tau s w_star alpha w : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.
Hypothesis w_reachable : reachable L tau s w_star w.

Let x := saturation tau w.
Let r := root tau w.
Let g := gradient L w_star w.

Lemma w_in_range : Rabs w < tau.
Proof. apply (in_range_of_half L tau s w_star alpha instance), w_reachable. Qed.

Lemma x_bounds : -9 / 25 <= x <= 9 / 25.
Proof. exact (saturation_in_of_reachable _ _ _ _ _ _ instance w_reachable). Qed.

Lemma x_sqr_le : x ^ 2 <= 81 / 625.
Proof.
  pose proof x_bounds as Hx.
  assert (H : 0 <= (9 / 25 - x) * (9 / 25 + x)) by (apply Rmult_le_pos; lra).
  lra.
Qed.

Lemma r_bounds : 13 / 14 <= r <= 1.
Proof.
  pose proof (root_pos tau w w_in_range) as Hr. pose proof (root_sqr tau w w_in_range) as Hsqr.
  fold r in Hr, Hsqr. fold x in Hsqr. pose proof x_sqr_le. pose proof (pow2_ge_0 x).
  split; apply Rsqr_incr_0_var; unfold Rsqr; lra.
Qed.

(* - xi_plus <= g <= - xi_minus, times r *)
Lemma gradient_root_bounds : - (s * (1 + x)) <= g * r <= s * (1 - x).
Proof.
  pose proof r_bounds as Hr. destruct w_reachable as [_ Hplus Hminus].
  rewrite xi_plus_eq in Hplus by exact w_in_range.
  rewrite xi_minus_eq in Hminus by exact w_in_range. fold x r g in Hplus, Hminus.
  apply (Rmult_le_compat_r r) in Hplus; [|lra]. apply (Rmult_le_compat_r r) in Hminus; [|lra].
  replace ((g + s * (1 + x) / r) * r) with (g * r + s * (1 + x)) in Hplus by (field; lra).
  replace ((g + - (s * (1 - x) / r)) * r) with (g * r - s * (1 - x)) in Hminus by (field; lra).
  lra.
Qed.

Lemma abs_gradient_le : Rabs g <= 3 / 2 * s.
Proof.
  pose proof r_bounds as Hr. pose proof gradient_root_bounds as Hg. pose proof x_bounds as Hx.
  destruct instance as [_ _ Hs _ _ _ _].
  assert (Hsx : -9 / 25 * s <= s * x <= 9 / 25 * s).
  { split; rewrite (Rmult_comm s); apply Rmult_le_compat_r; lra. }
  assert (Hgr : Rabs g * r <= 34 / 25 * s).
  { rewrite <- (Rabs_pos_eq r), <- Rabs_mult by lra. apply Rabs_le. lra. }
  pose proof (Rmult_le_compat_l (Rabs g) _ _ (Rabs_pos g) (proj1 Hr)). lra.
Qed.

(* With a = v_plus and b = - v_minus, a + b = 2 s / r, it is
   (alpha^2 r^2 / 2) ((1 + x) a^2 + (1 - x) b^2). *)
Lemma expect_squared_step_le :
  expect (theorem_3_sgd L tau s w_star alpha w) (fun next => (next - w) ^ 2) <=
  11 / 4 * (alpha * s) ^ 2.
Proof.
  pose proof r_bounds as Hr. pose proof x_bounds as Hx. destruct w_reachable as [_ Hplus Hminus].
  pose proof (root_sqr tau w w_in_range) as Hsqr. fold x r in Hsqr.
  pose proof (alpha_pos _ _ _ _ _ instance) as Ha.
  rewrite expect_theorem_3_sgd by (assumption || lra).
  set (a := gradient L w_star w + xi_plus s tau w) in *.
  set (b := - (gradient L w_star w + xi_minus s tau w)).
  assert (Hb : 0 <= b) by (unfold b; lra).
  assert (Hab : (a + b) * r = 2 * s).
  { unfold a, b. rewrite xi_plus_eq, xi_minus_eq by exact w_in_range. fold x r. field. lra. }
  replace (gradient L w_star w + xi_minus s tau w) with (- b) by (unfold b; ring).
  unfold after_positive, after_negative, p. fold x.
  replace ((1 - x) / 2 * (w - alpha * a * (1 + x) - w) ^ 2 +
           (1 - (1 - x) / 2) * (w - alpha * - b * (1 - x) - w) ^ 2)
    with (alpha ^ 2 * (1 - x ^ 2) / 2 * ((1 + x) * a ^ 2 + (1 - x) * b ^ 2)) by field.
  rewrite <- Hsqr.
  assert (Hsum : (1 + x) * a ^ 2 + (1 - x) * b ^ 2 <= 34 / 25 * (a + b) ^ 2).
  { pose proof (Rmult_le_compat_r (a ^ 2) (1 + x) (34 / 25) (pow2_ge_0 a) ltac:(lra)).
    pose proof (Rmult_le_compat_r (b ^ 2) (1 - x) (34 / 25) (pow2_ge_0 b) ltac:(lra)).
    pose proof (Rmult_le_pos a b Hplus Hb). lra. }
  apply Rle_trans with (alpha ^ 2 * r ^ 2 / 2 * (34 / 25 * (a + b) ^ 2)).
  - apply Rmult_le_compat_l; [|exact Hsum].
    pose proof (Rmult_le_pos _ _ (pow2_ge_0 alpha) (pow2_ge_0 r)). lra.
  - replace (alpha ^ 2 * r ^ 2 / 2 * (34 / 25 * (a + b) ^ 2))
      with (17 / 25 * alpha ^ 2 * ((a + b) * r) ^ 2) by field.
    rewrite Hab. pose proof (pow2_ge_0 (alpha * s)). lra.
Qed.

End Bounds.
