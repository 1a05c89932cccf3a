(* SPDX-License-Identifier: Apache-2.0 *)
(* Analog gradient descent's average squared gradient.

   Proves   theorem-9-repaired, and so theorem-9-repaired-nonconvex: on R^D, for any L-smooth f that
            is bounded below, convex or not, 0 < alpha <= 1/L and |W_k|_inf <= W_max < tau,
              (1/K) sum |g_k|^2 <= 2 (f(W_0) - f_star) / (alpha K (1 - W_max^2/tau^2)).
            Also that theorem-9, which lacks 1/(alpha L), fails, with |W_k|_inf <= W_max for all k.
   Source   [wu2024, Thm 9, (53)].
   Differs  in the factor 1/(alpha L): the paper's bound is this one for alpha = 1/L alone.
            The hypotheses hold for f = |W|^2/2 from any |W_0|_inf <= W_max with alpha <= 1/2.   *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors smoothness devices algorithms.
From Certau.device Require Import decomposition.
From Certau.descent Require Import analog_gd_step.
Open Scope R_scope.

(* While the weights stay within W_max, the squared gradients add up to the fall of f. *)
Lemma sum_norm2_gradient_le D f g L tau alpha W_max W0 K :
  smooth D f g L -> 0 < tau -> 0 < alpha -> alpha * L <= 1 ->
  (forall k, (k < K)%nat -> sup_norm D (analog_gd g tau alpha W0 k) <= W_max) ->
  alpha / 2 * (1 - (W_max / tau) ^ 2) * sum K (fun k => norm2 D (g (analog_gd g tau alpha W0 k)))
  <= f W0 - f (analog_gd g tau alpha W0 K).
Proof.
  intros Hsmooth Htau Halpha Hrate HW. rewrite <- sum_scale.
  set (W := analog_gd g tau alpha W0) in *. change (f W0) with (f (W 0%nat)).
  rewrite <- (sum_telescope K (fun k => f (W k))). apply sum_le. intros k Hk.
  pose proof (f_analog_gd_step_le D f g L tau alpha Hsmooth Htau Halpha Hrate (W k)) as H.
  pose proof (sup_norm_ratio_sqr_le D (W k) W_max tau Htau (HW k Hk)) as Homega.
  apply (Rmult_le_compat_r (alpha / 2 * norm2 D (g (W k)))) in Homega;
    [|apply Rmult_le_pos; [lra|apply norm2_nonneg]].
  change (W (S k)) with (analog_sgd_step g tau alpha (W k) zero). lra.
Qed.

Theorem analog_gd_average_norm2_gradient_le D f g L tau alpha W_max f_star W0 K :
  smooth D f g L -> (forall W, f_star <= f W) -> 0 < L -> 0 < tau -> 0 < alpha <= / L ->
  W_max < tau -> (1 <= K)%nat ->
  (forall k, (k < K)%nat -> sup_norm D (analog_gd g tau alpha W0 k) <= W_max) ->
  sum K (fun k => norm2 D (g (analog_gd g tau alpha W0 k))) / INR K <=
  2 * (f W0 - f_star) / (alpha * INR K * (1 - W_max ^ 2 / tau ^ 2)).
Proof.
  intros Hsmooth Hbelow HL Htau [Halpha Hrate] Hmax HK HW.
  apply (rate_mul_L_le_one alpha L HL) in Hrate.
  pose proof (sum_norm2_gradient_le D f g L tau alpha W_max W0 K Hsmooth Htau Halpha Hrate HW)
    as H.
  specialize (Hbelow (analog_gd g tau alpha W0 K)). set (total := sum K _) in *.
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  assert (Hmax0 : 0 <= W_max) by (eapply Rle_trans; [apply sup_norm_nonneg|apply (HW 0%nat); lia]).
  set (gap := 1 - (W_max / tau) ^ 2) in *.
  assert (Hgap : 0 < gap).
  { assert (Homega : 0 <= W_max / tau) by now apply Rle_mult_inv_pos.
    assert (Homega1 : W_max / tau < 1) by (apply (Rmult_lt_reg_r tau); [lra|field_simplify; lra]).
    pose proof (Rmult_lt_0_compat (1 - W_max / tau) (1 + W_max / tau) ltac:(lra) ltac:(lra)).
    unfold gap. lra. }
  replace (1 - W_max ^ 2 / tau ^ 2) with gap by (unfold gap; field; lra).
  apply (Rmult_le_reg_l (alpha / 2 * gap * INR K)); [repeat apply Rmult_lt_0_compat; lra|].
  replace (alpha / 2 * gap * INR K * (total / INR K)) with (alpha / 2 * gap * total)
    by (field; lra).
  replace (alpha / 2 * gap * INR K * (2 * (f W0 - f_star) / (alpha * INR K * gap)))
    with (f W0 - f_star) by (field; lra).
  lra.
Qed.

(* As stated, without alpha, it fails for f = w^2/2 and alpha = 1/3: the weights 1/2, 1/4, 7/48. *)
Lemma square_gradient_step (W : vector) i : 0 <= W i ->
  analog_sgd_step (fun V => V) 1 (1 / 3) W zero i = W i - 1 / 3 * W i * (1 + W i).
Proof.
  intros HW. unfold analog_sgd_step, array_update, scale, add, zero.
  rewrite update_asymmetric_linear, Rplus_0_r, Rabs_mult, (Rabs_pos_eq (W i)) by exact HW.
  rewrite Rabs_left by lra. field.
Qed.

Lemma square_gradient_weights_within k :
  0 <= analog_gd (fun V => V) 1 (1 / 3) (fun _ => 1 / 2) k 0%nat <= 1 / 2.
Proof.
  induction k as [|k IH]; [simpl; lra|].
  change (analog_gd _ _ _ _ (S k)) with
    (analog_sgd_step (fun V => V) 1 (1 / 3)
      (analog_gd (fun V => V) 1 (1 / 3) (fun _ => 1 / 2) k) zero).
  rewrite square_gradient_step by lra. set (w := analog_gd _ _ _ _ k 0%nat) in *.
  pose proof (Rmult_le_compat_l w (1 + w) 2 ltac:(lra) ltac:(lra)).
  pose proof (Rmult_le_pos w (1 + w) ltac:(lra) ltac:(lra)). lra.
Qed.

Theorem analog_gd_bound_without_alpha_fails :
  exists D f g L tau alpha W_max f_star W0 K,
    smooth D f g L /\ (forall W, f_star <= f W) /\ 0 < L /\ 0 < tau /\ 0 < alpha <= / L /\
    W_max < tau /\ (1 <= K)%nat /\
    (forall k, sup_norm D (analog_gd g tau alpha W0 k) <= W_max) /\
    2 * (f W0 - f_star) * L / INR K / (1 - W_max ^ 2 / tau ^ 2) <
    sum K (fun k => norm2 D (g (analog_gd g tau alpha W0 k))) / INR K.
Proof.
  set (W0 := fun _ : nat => 1 / 2). set (W := analog_gd (fun V => V) 1 (1 / 3) W0).
  assert (H0 : W 0%nat 0%nat = 1 / 2) by reflexivity.
  assert (Hstep : forall k, 0 <= W k 0%nat ->
                    W (S k) 0%nat = W k 0%nat - 1 / 3 * W k 0%nat * (1 + W k 0%nat))
    by (intros k Hk; exact (square_gradient_step (W k) 0%nat Hk)).
  assert (H1 : W 1%nat 0%nat = 1 / 4) by (rewrite Hstep, H0; lra).
  assert (H2 : W 2%nat 0%nat = 7 / 48) by (rewrite Hstep, H1; lra).
  exists 1%nat, (fun V => norm2 1 V / 2), (fun V => V), 1, 1, (1 / 3), (1 / 2), 0, W0, 3%nat.
  fold W. split; [apply smooth_half_norm2|].
  split; [intros V; pose proof (norm2_nonneg 1 V); lra|]. repeat (split; [lra || lia|]). split.
  - intros k. apply sup_norm_le; [lra|]. intros i Hi. replace i with 0%nat by lia.
    pose proof (square_gradient_weights_within k). apply Rabs_le. unfold W, W0. lra.
  - unfold norm2, inner. cbn [sum]. rewrite H0, H1, H2. unfold W0. simpl INR. lra.
Qed.
