(* SPDX-License-Identifier: Apache-2.0 *)
(* The conditions of theorem-4-repaired and of its rate can be met, for every horizon at once: one
   weight, f(w) = w^2/2 from w = 1/2, tau = 5, and noise +-1 where |w| < 1, none elsewhere. Then
   E |w + eps| is 1 where |w| < 1 and |w| elsewhere, and |w| <= 5/4 on every path
   (bounded_weight.v).
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws smoothness algorithms histories.
From Certau.tiki_taka Require Import noise_magnitude run half_square theorem_4_repaired rate
  bounded_weight.
Import ListNotations.
Open Scope R_scope.

Definition start : vector := fun _ => 1 / 2.
Definition noise_where_small (alpha : R) : noise_source := fun past =>
  if Rlt_dec (Rabs (weights gradient 5 alpha (beta_at alpha) start past 0%nat)) 1
  then plus_minus_vector 1 else [(1, zero)].

Section Path.
Variable alpha : R.
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= 1 / 1440).
Notation beta := (beta_at alpha).
Notation W past := (weights gradient 5 alpha beta start past).
Notation noise := (noise_where_small alpha).

Lemma is_law_noise past : is_law (noise past).
Proof.
  unfold noise_where_small. destruct (Rlt_dec _ _); (split; [repeat constructor; simpl|simpl]); lra.
Qed.

(* The values of w + eps. *)
Lemma noisy_gradient_of_supports past eps :
  Rabs (W past 0%nat) <= 5 / 4 -> supports (noise past) eps ->
  Rabs (W past 0%nat + eps 0%nat) <= 2 /\
  (1 <= Rabs (W past 0%nat) -> W past 0%nat + eps 0%nat = W past 0%nat).
Proof.
  intros Hw. unfold noise_where_small, supports.
  destruct (Rlt_dec (Rabs (W past 0%nat)) 1) as [Hlt|Hge]; simpl.
  - intros Heps. split; [|lra]. apply Rabs_def2 in Hlt.
    destruct Heps as [<-|[<-|[]]]; apply Rabs_le; lra.
  - intros [<-|[]]. unfold zero. rewrite Rplus_0_r. split; [lra|reflexivity].
Qed.

Lemma invariant_on_run past : possible noise past ->
  invariant alpha (W past 0%nat) (snd (tiki_taka_run gradient 5 alpha beta start past) 0%nat).
Proof.
  intros Hpast. induction Hpast as [|past eps Hpast IH Heps].
  - now apply invariant_start.
  - pose proof (abs_le_of_invariant alpha alpha_pos alpha_le _ _ IH) as Hw.
    destruct (noisy_gradient_of_supports past eps Hw Heps) as [Hv Hout].
    pose proof (invariant_next alpha alpha_pos alpha_le _ _ _ IH Hv Hout) as Hnext.
    unfold weights, tiki_taka_run in *. simpl.
    destruct (reached (tiki_taka_step gradient 5 alpha beta) (start, zero) past) as [w p].
    exact Hnext.
Qed.

Lemma abs_w_le past : possible noise past -> Rabs (W past 0%nat) <= 5 / 4.
Proof.
  intros Hpast.
  exact (abs_le_of_invariant alpha alpha_pos alpha_le _ _ (invariant_on_run past Hpast)).
Qed.

Lemma noise_A3 : A3 1 noise 1.
Proof.
  constructor.
  - intros past _. apply is_law_noise.
  - intros past i _ Hi. unfold noise_where_small. destruct (Rlt_dec _ _); simpl; unfold zero; lra.
  - intros past _. unfold noise_where_small, norm2, inner, zero.
    destruct (Rlt_dec _ _); simpl; lra.
Qed.

Lemma mean_magnitude_eq past :
  expect (noise past) (fun eps => Rabs (W past 0%nat + eps 0%nat)) = Rmax 1 (Rabs (W past 0%nat)).
Proof.
  unfold noise_where_small.
  destruct (Rlt_dec (Rabs (W past 0%nat)) 1) as [Hlt|Hge]; simpl.
  - rewrite Rmax_left by lra. apply Rabs_def2 in Hlt.
    rewrite Rabs_pos_eq, Rabs_left by lra. lra.
  - rewrite Rmax_right by lra. unfold zero. rewrite !Rplus_0_r. lra.
Qed.

Lemma run_conditions K : conditions 1 gradient start 1 5 1 (5 / 4) 2 (1 / 45) noise alpha K.
Proof.
  pose proof (beta_le alpha alpha_pos alpha_le) as Hbeta. split; [exact noise_A3|].
  fold (beta_at alpha). split; [lra|]. constructor.
  - intros past i Hpast _ Hi. replace i with 0%nat by lia.
    change (gradient ?V 0%nat) with (V 0%nat). rewrite mean_magnitude_eq.
    split; [apply Rmax_l|]. apply Rmax_lub; [lra|now apply abs_w_le].
  - intros past eps i Hpast _ Heps Hi. replace i with 0%nat by lia.
    now apply noisy_gradient_of_supports; [apply abs_w_le|].
  - intros past Hpast _. apply Rle_trans with (5 / 4).
    + apply sup_norm_le; [lra|]. intros i Hi. replace i with 0%nat by lia. now apply abs_w_le.
    + assert (Hroot : 5 / 6 <= sqrt (1 / (5 / 4))).
      { rewrite <- (sqrt_pow2 (5 / 6)) by lra. apply sqrt_le_1_alt. lra. }
      lra.
Qed.

End Path.

(* So the average tends to 0 on this instance. *)
Lemma example_tends_to_zero :
  Un_cv (fun K => average_gradient 1 gradient start 5 (5 / 4) (1 / 45)
    (noise_where_small (1 / 1440 / sqrt (INR K))) (1 / 1440 / sqrt (INR K)) K) 0.
Proof.
  apply (average_gradient_tends_to_zero 1 objective gradient start 1 0 1 5 1 (5 / 4) 2 (1 / 45));
    try lra; [exact objective_smooth|exact objective_nonneg|].
  intros K HK. destruct (inverse_root_le (1 / 1440) K ltac:(lra) HK). now apply run_conditions.
Qed.
