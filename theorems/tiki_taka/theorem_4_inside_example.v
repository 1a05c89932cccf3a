(* SPDX-License-Identifier: Apache-2.0 *)
(* theorem_4_inside.v covers the plain case: one weight, f(w) = w^2/2, and independent noise, +sigma
   or -sigma, with sigma >= 0.3 tau. Inside |w| < 0.3 tau, which is f(w) < Delta = (0.3 tau)^2/2,
   the noise outweighs the gradient, so E |w + eps| = sigma = s0 = s1; B = sigma + 0.3 tau will do.
   All hypotheses hold, with the learning rate a/sqrt K, 0 < a <= kappa/32, for every K. The last
   lemma puts in numbers: tau = 1, sigma = 0.3 and w_0 = 0.03.
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness histories.
From Certau.tiki_taka Require Import run half_square learning_rates theorem_4_while rate
  theorem_4_inside.
Import ListNotations.
Open Scope R_scope.

Section Two_signs.
Variables (tau sigma : R) (W0 : vector).
Hypotheses (tau_pos : 0 < tau) (sigma_ge : 0.3 * tau <= sigma).
Notation kappa := (sigma / (9 * 1 * tau)).
Notation Delta := ((0.3 * tau) ^ 2 / 2).

Lemma abs_lt_of_objective_lt W : objective W - 0 < Delta -> Rabs (W 0%nat) < 0.3 * tau.
Proof.
  intros H. apply Rnot_le_lt. intros Hle.
  assert (Hsqr : (0.3 * tau) ^ 2 <= Rabs (W 0%nat) ^ 2) by (apply pow_incr; lra).
  rewrite pow2_abs in Hsqr. unfold objective, norm2, inner in H. simpl sum in H. lra.
Qed.

Lemma unsaturated_of_objective_lt W :
  objective W - 0 < Delta -> sup_norm 1 W <= 0.3 * sqrt (sigma / sigma) * tau.
Proof.
  intros H. unfold Rdiv. rewrite Rinv_r, sqrt_1 by lra. apply sup_norm_le; [lra|].
  intros i Hi. replace i with 0%nat by lia. pose proof (abs_lt_of_objective_lt W H). lra.
Qed.

Lemma mean_magnitude_eq w :
  Rabs w <= sigma -> 1 / 2 * Rabs (w + sigma) + (1 / 2 * Rabs (w + - sigma) + 0) = sigma.
Proof.
  intros Hw. pose proof (Rle_abs w). pose proof (Rle_abs (- w)) as Hopp.
  rewrite Rabs_Ropp in Hopp. rewrite Rabs_pos_eq, Rabs_left1 by lra. lra.
Qed.

Lemma abs_add_le w eps :
  Rabs w <= 0.3 * tau -> supports (two_signs sigma []) eps ->
  Rabs (w + eps 0%nat) <= sigma + 0.3 * tau.
Proof.
  intros Hw Heps. pose proof (Rabs_triang w (eps 0%nat)) as Htri.
  assert (Habs : Rabs (eps 0%nat) = sigma).
  { destruct Heps as [<-|[<-|[]]]; simpl; [|rewrite Rabs_Ropp]; apply Rabs_pos_eq; lra. }
  lra.
Qed.

Section Inside.
Variable alpha : R.
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Notation W past := (weights gradient tau alpha (beta_of tau sigma kappa alpha) W0 past).
Notation inside past := (inside objective gradient W0 0 tau sigma kappa Delta alpha past).

Lemma abs_w_le past : inside past = true -> Rabs (W past 0%nat) <= 0.3 * tau.
Proof. intros H. apply Rlt_le, abs_lt_of_objective_lt. now apply lt_of_inside. Qed.

(* Increments of P are far below tau. *)
Lemma beta_B_le : beta_of tau sigma kappa alpha * (sigma + 0.3 * tau) <= tau.
Proof.
  pose proof (beta_pos tau sigma sigma alpha kappa _ tau_pos ltac:(lra) ltac:(lra) alpha_pos
    alpha_le eq_refl) as Hpos.
  pose proof (beta_s0_le tau sigma sigma alpha kappa _ tau_pos ltac:(lra) ltac:(lra) alpha_pos
    alpha_le eq_refl) as Hbeta.
  fold (beta_of tau sigma kappa alpha) in Hpos, Hbeta.
  pose proof (Rmult_le_compat_l _ _ _ (Rlt_le _ _ Hpos) sigma_ge). lra.
Qed.

Lemma conditions_inside_of_two_signs :
  conditions_inside 1 objective gradient W0 0 sigma tau sigma sigma (sigma + 0.3 * tau) kappa Delta
    (two_signs sigma) alpha.
Proof.
  constructor.
  - exact (two_signs_A3 sigma).
  - exact beta_B_le.
  - intros past i _ Hinside Hi. replace i with 0%nat by lia.
    change (gradient ?V 0%nat) with (V 0%nat). unfold two_signs. simpl expect.
    pose proof (abs_w_le past Hinside). rewrite mean_magnitude_eq by lra. lra.
  - intros past eps i _ Hinside Heps Hi. replace i with 0%nat by lia.
    change (gradient ?V 0%nat) with (V 0%nat). now apply abs_add_le; [apply abs_w_le|].
Qed.

End Inside.

(* So both theorems hold, for every K. *)
Variables (a : R) (K : nat).
Hypotheses (a_pos : 0 < a) (a_le : a <= kappa / 32) (K_pos : (1 <= K)%nat).
Notation alpha := (a / sqrt (INR K)).
Notation W past := (weights gradient tau alpha (beta_of tau sigma kappa alpha) W0 past).
Notation inside past := (inside objective gradient W0 0 tau sigma kappa Delta alpha past).

Let conditions : conditions_inside 1 objective gradient W0 0 sigma tau sigma sigma
  (sigma + 0.3 * tau) kappa Delta (two_signs sigma) alpha.
Proof.
  destruct (inverse_root_le a K a_pos K_pos).
  apply conditions_inside_of_two_signs; [assumption|lra].
Qed.

Lemma example_average_le :
  average (grow (two_signs sigma))
    (fun past => if inside past then norm2 1 (gradient (W past)) else 0) K [] <=
  (4.63 * sigma * objective W0 / (tau * a) + 41.4 * a * tau * sigma) / sqrt (INR K).
Proof.
  eapply Rle_trans; [apply (average_gradient_le_while_inside 1 objective gradient W0 1 0 sigma tau
    sigma sigma (sigma + 0.3 * tau) kappa Delta); try assumption; try reflexivity; try lra|].
  - exact objective_smooth.
  - exact objective_nonneg.
  - exact unsaturated_of_objective_lt.
  - apply Req_le. assert (Hroot : 0 < sqrt (INR K)) by (apply sqrt_lt_R0, lt_0_INR; lia).
    set (x := 4.63). set (y := 41.4). field. lra.
Qed.

Lemma example_exit_le :
  expect_after (grow (two_signs sigma)) K (fun past => if inside past then 0 else 1) [] <=
  2 * (objective W0 + 9.45 * a ^ 2 * tau ^ 2) / Delta.
Proof.
  assert (Hdelta : 0 < Delta) by (apply Rdiv_lt_0_compat; [apply pow_lt|]; lra).
  eapply Rle_trans; [apply (exit_probability_le 1 objective gradient W0 1 0 sigma tau
    sigma sigma (sigma + 0.3 * tau) kappa Delta); try assumption; try reflexivity; try lra|].
  - exact objective_smooth.
  - exact objective_nonneg.
  - exact unsaturated_of_objective_lt.
  - apply Req_le. set (x := 9.45). set (d := Delta) in *. field. lra.
Qed.

End Two_signs.

(* In numbers: at most 2.1 percent of the runs leave within their K steps, for every K. *)
Lemma example_in_numbers K (alpha := 1 / 960 / sqrt (INR K)) (W0 := fun _ : nat => 0.03)
  (inside := inside objective gradient W0 0 1 0.3 (0.3 / 9) ((0.3 * 1) ^ 2 / 2) alpha) :
  (1 <= K)%nat ->
  average (grow (two_signs 0.3)) (fun past => if inside past
    then norm2 1 (gradient (weights gradient 1 alpha (beta_of 1 0.3 (0.3 / 9) alpha) W0 past))
    else 0) K [] <= 0.62 / sqrt (INR K) /\
  expect_after (grow (two_signs 0.3)) K (fun past => if inside past then 0 else 1) [] <= 0.021.
Proof.
  intros HK. assert (Hroot : 0 < sqrt (INR K)) by (apply sqrt_lt_R0, lt_0_INR; lia).
  assert (Hstart : objective W0 = 0.00045)
    by (unfold objective, norm2, inner, W0; simpl sum; lra).
  pose proof (example_average_le 1 0.3 W0 ltac:(lra) ltac:(lra) (1 / 960) K ltac:(lra) ltac:(lra)
    HK) as Haverage.
  pose proof (example_exit_le 1 0.3 W0 ltac:(lra) ltac:(lra) (1 / 960) K ltac:(lra) ltac:(lra) HK)
    as Hexit.
  replace (0.3 / (9 * 1 * 1)) with (0.3 / 9) in Haverage, Hexit
    by (unfold Rdiv; rewrite !Rmult_1_r; reflexivity).
  rewrite Hstart in Haverage, Hexit. split.
  - eapply Rle_trans; [exact Haverage|]. apply Rmult_le_compat_r; [|lra].
    now apply Rlt_le, Rinv_0_lt_compat.
  - eapply Rle_trans; [exact Hexit|]. lra.
Qed.
