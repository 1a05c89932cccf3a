(* SPDX-License-Identifier: Apache-2.0 *)
(* One step of Analog SGD under plain noise, +sigma or -sigma with probability 1/2 each, on
   f = (L/2)(w - w_star)^2, where the noise is at least the gradient.

   Proves   w is drawn towards w_star - sigma / L or w_star + sigma / L, so that the noise stays at
            least the gradient; and the mean of w - w_bar shrinks by a factor.
   Source   Certau.
   Differs  nothing of it is in [wu2024].                                                       *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import bounds laws process devices algorithms theorem_3_instance.
Open Scope R_scope.

Definition two_point_sgd (L tau sigma w_star alpha : R) : process R :=
  analog_sgd (gradient L w_star) (asymmetric_linear tau 0) alpha (two_point sigma).

Section Two_point_step.
Variables L tau sigma w_star alpha : R.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (sigma_nonneg : 0 <= sigma) (alpha_pos : 0 < alpha).

(* No weight that is reached is farther from 0. *)
Let W_max := Rabs w_star + sigma / L.
Hypothesis W_max_le : W_max <= tau.
Hypothesis alpha_le : alpha * L * (1 + W_max / tau) <= 1.

Let step := two_point_sgd L tau sigma w_star alpha.
Let within_noise w := Rabs (gradient L w_star w) <= sigma.
Let w_bar := L * w_star / (L + sigma / tau).
Let rate := 1 - alpha * (L + sigma / tau).

Lemma abs_saturation_le w : within_noise w -> Rabs (saturation tau w) <= W_max / tau.
Proof.
  intros Hw. unfold saturation, Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ tau))
    by now apply Rlt_le, Rinv_0_lt_compat.
  apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
  replace w with (w_star + gradient L w_star w / L) by (unfold gradient; field; lra).
  eapply Rle_trans; [apply Rabs_triang|]. apply Rplus_le_compat_l.
  unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ L)) by now apply Rlt_le, Rinv_0_lt_compat.
  apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|exact Hw].
Qed.

Lemma W_max_ratio_le : 0 <= W_max / tau <= 1.
Proof.
  assert (Hinv : 0 < / tau) by now apply Rinv_0_lt_compat. split.
  - apply Rmult_le_pos; [|lra]. apply Rplus_le_le_0_compat; [apply Rabs_pos|].
    apply Rmult_le_pos; [exact sigma_nonneg|now apply Rlt_le, Rinv_0_lt_compat].
  - rewrite <- (Rinv_r tau) by lra. apply Rmult_le_compat_r; lra.
Qed.

(* How far a step goes towards w_star - sigma / L or w_star + sigma / L. *)
Lemma step_fraction y : Rabs y <= W_max / tau -> 0 <= alpha * L * (1 + y) <= 1.
Proof.
  intros Hy. pose proof W_max_ratio_le as Hm. apply bounds_of_abs_le in Hy.
  pose proof (Rmult_lt_0_compat _ _ alpha_pos L_pos) as HaL.
  split; [apply Rmult_le_pos; lra|].
  eapply Rle_trans; [apply Rmult_le_compat_l with (r2 := 1 + W_max / tau)|exact alpha_le]; lra.
Qed.

Lemma expect_two_point_step w h :
  within_noise w ->
  expect (step w) h =
  1 / 2 * h (after_positive tau alpha w (gradient L w_star w + sigma)) +
  1 / 2 * h (after_negative tau alpha w (gradient L w_star w + - sigma)).
Proof.
  intros Hw. apply bounds_of_abs_le in Hw.
  unfold step, two_point_sgd, analog_sgd. rewrite expect_map_law. cbn [expect two_point].
  rewrite update_of_nonneg, update_of_nonpos by lra. ring.
Qed.

Lemma is_law_two_point w : is_law (step w).
Proof.
  apply is_law_map_law. split; [|simpl; lra]. repeat constructor; simpl; lra.
Qed.

Lemma abs_toward_le a t : Rabs a <= sigma -> 0 <= t <= 1 -> Rabs ((1 - t) * a + t * sigma) <= sigma.
Proof.
  intros Ha Ht. apply bounds_of_abs_le in Ha. apply Rabs_le.
  pose proof (Rmult_le_compat_l (1 - t) a sigma ltac:(lra) ltac:(lra)).
  pose proof (Rmult_le_compat_l (1 - t) (- sigma) a ltac:(lra) ltac:(lra)).
  pose proof (Rmult_le_pos t sigma ltac:(lra) sigma_nonneg). lra.
Qed.

Lemma within_noise_of_step w y : within_noise w -> supports (step w) y -> within_noise y.
Proof.
  intros Hw Hy.
  destruct (supports_map_law _ _ _ Hy) as [eps [Heps ->]].
  pose proof (abs_saturation_le w Hw) as Hx. pose proof (bounds_of_abs_le _ _ Hw) as Hbounds.
  unfold within_noise, supports in *. simpl in Heps. destruct Heps as [<-|[<-|[]]].
  - rewrite update_of_nonneg by lra. rewrite <- Rabs_Ropp in Hw |- *.
    eapply Rle_trans; [|apply (abs_toward_le _ _ Hw (step_fraction _ Hx))].
    apply Req_le, f_equal. unfold after_positive, gradient. ring.
  - rewrite update_of_nonpos by lra. rewrite <- Rabs_Ropp in Hx.
    eapply Rle_trans; [|apply (abs_toward_le _ _ Hw (step_fraction _ Hx))].
    apply Req_le, f_equal. unfold after_negative, gradient. ring.
Qed.

Lemma L_plus_pos : 0 < L + sigma / tau.
Proof.
  apply Rplus_lt_le_0_compat; [exact L_pos|].
  apply Rmult_le_pos; [exact sigma_nonneg|now apply Rlt_le, Rinv_0_lt_compat].
Qed.

Lemma w_bar_eq : (L + sigma / tau) * w_bar = L * w_star.
Proof.
  pose proof L_plus_pos as Hpos. unfold w_bar. revert Hpos.
  generalize (L + sigma / tau). intros c Hc. field. lra.
Qed.

Lemma gradient_eq w : gradient L w_star w = L * (w - w_bar) + - (sigma / tau * w_bar).
Proof. pose proof w_bar_eq as H. unfold gradient. lra. Qed.

Lemma expect_distance_step w :
  within_noise w -> expect (step w) (fun y => y - w_bar) = rate * (w - w_bar).
Proof.
  intros Hw. pose proof L_plus_pos as Hpos. rewrite expect_two_point_step by exact Hw.
  unfold rate, after_positive, after_negative, gradient, saturation.
  replace ((1 - alpha * (L + sigma / tau)) * (w - w_bar))
    with (w - w_bar - alpha * ((L + sigma / tau) * w - (L + sigma / tau) * w_bar)) by ring.
  rewrite w_bar_eq. field. lra.
Qed.

Lemma rate_in_range : 0 <= rate < 1.
Proof.
  pose proof (Rmult_lt_0_compat _ _ alpha_pos L_plus_pos) as Hpos. unfold rate. split; [|lra].
  assert (Hsigma : sigma / tau <= L * (W_max / tau)).
  { replace (sigma / tau) with (L * (sigma / L / tau)) by (field; lra).
    apply Rmult_le_compat_l; [lra|].
    apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
    pose proof (Rabs_pos w_star). unfold W_max. lra. }
  pose proof (Rmult_le_compat_l alpha _ _ ltac:(lra) Hsigma). lra.
Qed.

End Two_point_step.
