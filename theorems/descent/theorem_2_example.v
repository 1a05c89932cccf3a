(* SPDX-License-Identifier: Apache-2.0 *)
(* An instance of Theorem 2 that stays in range on every path, although there is noise.

   Proves   for f = (w - 1/4)^2/2, noise +1/4 or -1/4, tau = 1 and the start 1/2: the weights are in
            [0, 1/2] on every path, for all k and every alpha <= 1/2. So the hypotheses of
            theorem_2.v hold, and those of theorem_2_within.v for every K >= 2.
   Source   Certau.
   Differs  nothing of it is in [wu2024]. It is a case of floor/two_point_step.v, where the noise,
            +sigma or -sigma, is at least the gradient: there |w_k| <= |w_star| + sigma/L for all k.
            It is no more than tau if w_star and sigma are small enough.                         *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws process smoothness devices algorithms.
From Certau.model Require Import histories one_coordinate.
From Certau.descent Require Import analog_sgd_step theorem_2_within.
Import ListNotations.
Open Scope R_scope.

Definition example_f (W : vector) : R := norm2 1 (sub W (fun _ => 1 / 4)) / 2.
Definition example_g (W : vector) : vector := sub W (fun _ => 1 / 4).
Definition example_noise : noise_source :=
  fun _ => map_law (fun xi _ => xi) (two_point (1 / 4) 0).
Definition example_start : vector := fun _ => 1 / 2.

Lemma example_A1 : smooth 1 example_f example_g 1.
Proof. exact (smooth_shift 1 _ _ 1 (fun _ => 1 / 4) (smooth_half_norm2 1)). Qed.

Lemma example_A2 V : 0 <= example_f V.
Proof. pose proof (norm2_nonneg 1 (sub V (fun _ => 1 / 4))). unfold example_f. lra. Qed.

Lemma example_A3 : A3 1 example_noise (1 / 4).
Proof.
  split; intros past.
  - intros _. split; [repeat constructor; simpl; lra|simpl; lra].
  - intros i _ _. simpl. lra.
  - intros _. unfold example_noise. rewrite expect_map_law. cbn [expect two_point].
    rewrite !norm2_one. lra.
Qed.

(* From [0, 1/2] a step goes down by alpha w (1 + w), or up by alpha (1/2 - w) (1 - w). *)
Lemma example_step alpha w eps :
  0 < alpha <= 1 / 2 -> 0 <= w <= 1 / 2 -> eps = 1 / 4 \/ eps = - (1 / 4) ->
  0 <= w - alpha * (w - 1 / 4 + eps) - alpha * Rabs (w - 1 / 4 + eps) * w <= 1 / 2.
Proof.
  intros Ha Hw [-> | ->].
  - rewrite Rabs_pos_eq by lra. pose proof (Rmult_le_compat alpha (1 / 2) (1 + w) (3 / 2)
      ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)) as Hlength.
    pose proof (Rmult_le_pos alpha (1 + w) ltac:(lra) ltac:(lra)) as Hpos.
    pose proof (Rmult_le_compat_r w _ _ (proj1 Hw) Hlength).
    pose proof (Rmult_le_pos _ w Hpos (proj1 Hw)). lra.
  - rewrite Rabs_left1 by lra. pose proof (Rmult_le_compat alpha (1 / 2) (1 - w) 1
      ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra)) as Hlength.
    pose proof (Rmult_le_pos alpha (1 - w) ltac:(lra) ltac:(lra)) as Hpos.
    pose proof (Rmult_le_compat_r (1 / 2 - w) _ _ ltac:(lra) Hlength).
    pose proof (Rmult_le_pos _ (1 / 2 - w) Hpos ltac:(lra)). lra.
Qed.

Lemma example_weight_in_range alpha past :
  0 < alpha <= 1 / 2 -> possible example_noise past ->
  0 <= reached (analog_sgd_step example_g 1 alpha) example_start past 0%nat <= 1 / 2.
Proof.
  intros Ha Hpast. induction Hpast as [|past eps Hpast IH Heps];
    [unfold example_start; simpl; lra|].
  cbn [reached]. rewrite analog_sgd_step_eq by lra.
  set (W := reached _ _ past) in *. set (w := W 0%nat) in *.
  unfold weight_drift, add, example_g, sub. fold w.
  replace (w - alpha * (w - 1 / 4 + eps 0%nat + Rabs (w - 1 / 4 + eps 0%nat) * (w / 1)))
    with (w - alpha * (w - 1 / 4 + eps 0%nat) - alpha * Rabs (w - 1 / 4 + eps 0%nat) * w) by field.
  apply example_step; try assumption. unfold supports in Heps. simpl in Heps.
  destruct Heps as [<-|[<-|[]]]; [now left|now right].
Qed.

(* A4, with W_max = 1/2. *)
Lemma example_A4 alpha past :
  0 < alpha <= 1 / 2 -> possible example_noise past ->
  sup_norm 1 (reached (analog_sgd_step example_g 1 alpha) example_start past) <= 1 / 2.
Proof.
  intros Ha Hpast. pose proof (example_weight_in_range alpha past Ha Hpast).
  rewrite sup_norm_one, Rabs_pos_eq; lra.
Qed.

Lemma example_gap : example_f example_start - 0 = 1 / 32.
Proof. unfold example_f, example_start, sub. rewrite norm2_one. lra. Qed.

Lemma example_rate K :
  (2 <= K)%nat ->
  0 < sqrt ((example_f example_start - 0) / ((1 / 4) ^ 2 * 1 * INR K)) <= 1 / 2.
Proof.
  intros HK. apply le_INR in HK. simpl (INR 2) in HK. rewrite example_gap.
  replace (1 / 32 / ((1 / 4) ^ 2 * 1 * INR K)) with (1 / (2 * INR K)) by (field; lra). split.
  - apply sqrt_lt_R0, Rdiv_lt_0_compat; lra.
  - rewrite <- (sqrt_pow2 (1 / 2)) by lra. apply sqrt_le_1_alt.
    apply (Rmult_le_reg_r (2 * INR K)); [lra|].
    replace (1 / (2 * INR K) * (2 * INR K)) with 1 by (field; lra). lra.
Qed.

Lemma half_le_inv_sqrt_two : 1 / 2 <= 1 / sqrt 2.
Proof.
  assert (Hroot : 0 < sqrt 2) by (apply sqrt_lt_R0; lra).
  assert (Hle : sqrt 2 <= 2) by (rewrite <- (sqrt_pow2 2) at 2 by lra; apply sqrt_le_1_alt; lra).
  apply Rmult_le_compat_l, Rinv_le_contravar; lra.
Qed.

Lemma theorem_2_example K :
  (2 <= K)%nat ->
  let alpha := sqrt ((example_f example_start - 0) / ((1 / 4) ^ 2 * 1 * INR K)) in
  let W := reached (analog_sgd_step example_g 1 alpha) example_start in
  let omega past := sup_norm 1 (W past) / 1 in
  average (grow example_noise) (fun past => norm2 1 (example_g (W past))) K [] <=
  4 * sqrt ((example_f example_start - 0) * (1 / 4) ^ 2 * 1 / INR K) / (1 - (1 / 2) ^ 2 / 1 ^ 2)
  + 4 * (1 / 4) ^ 2
    * average (grow example_noise) (fun past => omega past ^ 2 / (1 - omega past ^ 2)) K [].
Proof.
  intros HK alpha W omega. pose proof (example_rate K HK) as Hrate. fold alpha in Hrate.
  pose proof half_le_inv_sqrt_two. pose proof example_gap.
  apply average_gradient_le_of_W_max_le; try lra; try lia; try reflexivity.
  - exact example_A1.
  - exact example_A2.
  - exact example_A3.
  - intros past Hpast _. now apply example_A4.
Qed.
