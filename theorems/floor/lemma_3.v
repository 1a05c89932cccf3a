(* SPDX-License-Identifier: Apache-2.0 *)
(* The noise of Theorem 3's instance changes slowly with the weight.

   Proves   lemma-3: within half of the range both noise values are Lipschitz in the weight, with
            the constant 3 s / tau; besides, they increase.
   Source   [wu2024, Lemma 3, (74)].
   Differs  in nothing.                                                                         *)
From Coq Require Import Reals Lra.
From Certau.model Require Import bounds theorem_3_instance theorem_3_noise.
Open Scope R_scope.

(* With xi_plus = s (1 + x) / r, r = sqrt (1 - x^2), the difference of two values is
   2 s (x1 - x2) / ((1 - x2) r1 + (1 - x1) r2), and the denominator is at least 2/3. *)
Section Two_weights.
Variables s tau w1 w2 : R.
Hypotheses (tau_pos : 0 < tau) (s_nonneg : 0 <= s).
Hypotheses (w1_le : Rabs w1 <= tau / 2) (w2_le : Rabs w2 <= tau / 2).

Let x1 := saturation tau w1.
Let x2 := saturation tau w2.
Let r1 := root tau w1.
Let r2 := root tau w2.
Let denominator := (1 - x2) * r1 + (1 - x1) * r2.

Lemma root_ge w : Rabs w <= tau / 2 -> 2 / 3 <= root tau w.
Proof.
  intros Hw. pose proof (saturation_le_half tau w tau_pos Hw) as Hx.
  pose proof (root_pos tau w ltac:(lra)) as Hr. pose proof (root_sqr tau w ltac:(lra)) as Hsqr.
  assert (H : 0 <= (1 / 2 - saturation tau w) * (1 / 2 + saturation tau w))
    by (apply Rmult_le_pos; lra).
  apply Rsqr_incr_0_var; [unfold Rsqr|]; lra.
Qed.

Lemma denominator_ge : 2 / 3 <= denominator.
Proof.
  pose proof (saturation_le_half tau w1 tau_pos w1_le) as H1.
  pose proof (saturation_le_half tau w2 tau_pos w2_le) as H2.
  fold x1 in H1. fold x2 in H2.
  pose proof (Rmult_le_compat_l (1 - x2) _ r1 ltac:(lra) (root_ge w1 w1_le)).
  pose proof (Rmult_le_compat_l (1 - x1) _ r2 ltac:(lra) (root_ge w2 w2_le)).
  unfold denominator. lra.
Qed.

Lemma denominator_mult_difference :
  denominator * (xi_plus s tau w1 - xi_plus s tau w2) = 2 * s * (x1 - x2).
Proof.
  pose proof (root_pos tau w1 ltac:(lra)) as Hr1. pose proof (root_pos tau w2 ltac:(lra)) as Hr2.
  pose proof (root_sqr tau w1 ltac:(lra)) as H1. pose proof (root_sqr tau w2 ltac:(lra)) as H2.
  rewrite !xi_plus_eq by lra. fold x1 r1 in Hr1, H1 |- *. fold x2 r2 in Hr2, H2 |- *.
  transitivity (s * ((1 - x2) * (1 + x1) - (1 - x1) * (1 + x2)
                     - (1 - x2 ^ 2) * (r1 / r2) + (1 - x1 ^ 2) * (r2 / r1))).
  - unfold denominator. field. lra.
  - rewrite <- H1, <- H2. field. lra.
Qed.

Lemma difference_eq : xi_plus s tau w1 - xi_plus s tau w2 = 2 * s * (x1 - x2) / denominator.
Proof.
  pose proof denominator_ge. rewrite <- denominator_mult_difference. field. lra.
Qed.

Lemma xi_plus_difference_le :
  w2 <= w1 -> 0 <= xi_plus s tau w1 - xi_plus s tau w2 <= 3 * s / tau * (w1 - w2).
Proof.
  intros Hle. pose proof denominator_ge as Hd. rewrite difference_eq.
  assert (Hx : 0 <= x1 - x2).
  { unfold x1, x2, saturation. replace (w1 / tau - w2 / tau) with ((w1 - w2) * / tau)
      by (field; lra). apply Rmult_le_pos; [lra|now apply Rlt_le, Rinv_0_lt_compat]. }
  assert (Hinv : / denominator <= 3 / 2).
  { replace (3 / 2) with (/ (2 / 3)) by field. apply Rinv_le_contravar; lra. }
  pose proof (Rmult_le_pos s (x1 - x2) s_nonneg Hx) as Hpos. split.
  - apply Rmult_le_pos; [lra|apply Rlt_le, Rinv_0_lt_compat; lra].
  - replace (3 * s / tau * (w1 - w2)) with (2 * s * (x1 - x2) * (3 / 2))
      by (unfold x1, x2, saturation; field; lra).
    apply Rmult_le_compat_l; [lra|exact Hinv].
Qed.

End Two_weights.

Lemma abs_difference_le (f : R -> R) c (P : R -> Prop) :
  (forall w1 w2, P w1 -> P w2 -> w2 <= w1 -> 0 <= f w1 - f w2 <= c * (w1 - w2)) ->
  forall w1 w2, P w1 -> P w2 -> Rabs (f w1 - f w2) <= c * Rabs (w1 - w2).
Proof.
  intros H w1 w2 H1 H2. destruct (Rle_dec w2 w1) as [Hle|Hlt].
  - pose proof (H w1 w2 H1 H2 Hle). rewrite !Rabs_pos_eq; lra.
  - pose proof (H w2 w1 H2 H1 ltac:(lra)).
    rewrite (Rabs_minus_sym (f w1)), (Rabs_minus_sym w1), !Rabs_pos_eq; lra.
Qed.

Theorem xi_plus_lipschitz s tau w1 w2 :
  0 < tau -> 0 <= s -> Rabs w1 <= tau / 2 -> Rabs w2 <= tau / 2 ->
  Rabs (xi_plus s tau w1 - xi_plus s tau w2) <= 3 * s / tau * Rabs (w1 - w2).
Proof.
  intros Ht Hs H1 H2. apply (abs_difference_le _ _ (fun w => Rabs w <= tau / 2)); try assumption.
  intros. now apply xi_plus_difference_le.
Qed.

Theorem xi_minus_lipschitz s tau w1 w2 :
  0 < tau -> 0 <= s -> Rabs w1 <= tau / 2 -> Rabs w2 <= tau / 2 ->
  Rabs (xi_minus s tau w1 - xi_minus s tau w2) <= 3 * s / tau * Rabs (w1 - w2).
Proof.
  intros Ht Hs H1 H2. rewrite <- (Ropp_involutive w1), <- (Ropp_involutive w2) at 1.
  rewrite !xi_minus_opp. rewrite <- (Rabs_Ropp w1) in H1. rewrite <- (Rabs_Ropp w2) in H2.
  pose proof (xi_plus_lipschitz s tau (- w2) (- w1) Ht Hs H2 H1) as H.
  replace (- w2 - - w1) with (w1 - w2) in H by ring.
  replace (- xi_plus s tau (- w1) - - xi_plus s tau (- w2))
    with (xi_plus s tau (- w2) - xi_plus s tau (- w1)) by ring.
  exact H.
Qed.
