(* SPDX-License-Identifier: Apache-2.0 *)
(* The noise of Theorem 3's instance, with x = w / tau and r = sqrt (1 - x^2): its values are
   xi_plus = s (1 + x) / r and xi_minus = - s (1 - x) / r, its mean is 0, its variance s^2. The
   mirror image w -> - w exchanges the two.                                                     *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import bounds laws process devices algorithms theorem_3_instance.
Open Scope R_scope.

Section Values.
Variables tau w : R.
Hypothesis w_in_range : Rabs w < tau.
Let x := saturation tau w.
Let r := root tau w.

Lemma tau_pos_of_in_range : 0 < tau.
Proof. pose proof (Rabs_pos w). lra. Qed.

Lemma saturation_mult : x * tau = w.
Proof. pose proof tau_pos_of_in_range. unfold x, saturation. field. lra. Qed.

Lemma saturation_in_range : -1 < x < 1.
Proof.
  pose proof tau_pos_of_in_range as Ht. destruct (Rabs_def2 _ _ w_in_range) as [Hu Hl].
  unfold x, saturation. split; apply (Rmult_lt_reg_r tau _ _ Ht);
    unfold Rdiv; rewrite Rmult_assoc, Rinv_l by lra; lra.
Qed.

Lemma one_minus_sqr_pos : 0 < 1 - x ^ 2.
Proof.
  pose proof saturation_in_range as [Hl Hu].
  replace (1 - x ^ 2) with ((1 + x) * (1 - x)) by ring. apply Rmult_lt_0_compat; lra.
Qed.

Lemma root_pos : 0 < r.
Proof. apply sqrt_lt_R0, one_minus_sqr_pos. Qed.

Lemma root_sqr : r ^ 2 = 1 - x ^ 2.
Proof. apply pow2_sqrt, Rlt_le, one_minus_sqr_pos. Qed.

Lemma p_in_range : 0 < p tau w < 1.
Proof. pose proof saturation_in_range. unfold p. fold x. lra. Qed.

(* sqrt ((1 + x) / (1 - x)) = (1 + x) / sqrt (1 - x^2) *)
Lemma xi_plus_eq s : xi_plus s tau w = s * (1 + x) / r.
Proof.
  pose proof saturation_in_range as [Hl Hu]. pose proof root_pos as Hr.
  unfold xi_plus, Rdiv. rewrite Rmult_assoc. f_equal.
  apply sqrt_lem_1.
  - pose proof p_in_range. apply Rlt_le, Rdiv_lt_0_compat; lra.
  - apply Rlt_le, Rdiv_lt_0_compat; lra.
  - replace ((1 + x) * / r * ((1 + x) * / r)) with ((1 + x) ^ 2 / r ^ 2) by (field; lra).
    rewrite root_sqr. unfold p. fold x. field. split; [lra|].
    replace (1 - x ^ 2) with ((1 + x) * (1 - x)) by ring.
    apply Rgt_not_eq, Rmult_lt_0_compat; lra.
Qed.

Lemma xi_minus_eq s : xi_minus s tau w = - (s * (1 - x) / r).
Proof.
  pose proof saturation_in_range as [Hl Hu]. pose proof root_pos as Hr.
  unfold xi_minus, Rdiv. rewrite (Rmult_assoc s (1 - x)). do 2 f_equal.
  apply sqrt_lem_1.
  - pose proof p_in_range. apply Rlt_le, Rdiv_lt_0_compat; lra.
  - apply Rlt_le, Rdiv_lt_0_compat; lra.
  - replace ((1 - x) * / r * ((1 - x) * / r)) with ((1 - x) ^ 2 / r ^ 2) by (field; lra).
    rewrite root_sqr. unfold p. fold x. field. split; [lra|].
    replace (1 - x ^ 2) with ((1 + x) * (1 - x)) by ring.
    apply Rgt_not_eq, Rmult_lt_0_compat; lra.
Qed.

Lemma two_sqrt_p : 2 * sqrt (p tau w * (1 - p tau w)) = r.
Proof.
  pose proof root_pos as Hr. replace (p tau w * (1 - p tau w)) with ((r / 2) ^ 2).
  - rewrite sqrt_pow2 by lra. field.
  - replace ((r / 2) ^ 2) with (r ^ 2 / 4) by field. rewrite root_sqr.
    unfold p. fold x. field.
Qed.

(* It is a law, of mean 0 and variance s^2. *)
Lemma is_law_theorem_3_noise s : is_law (theorem_3_noise s tau w).
Proof.
  pose proof p_in_range. split; [|simpl; ring]. repeat constructor; simpl; lra.
Qed.

Lemma mean_theorem_3_noise s : expect (theorem_3_noise s tau w) (fun eps => eps) = 0.
Proof.
  pose proof root_pos as Hr. simpl. rewrite xi_plus_eq, xi_minus_eq. unfold p. fold x. field. lra.
Qed.

Lemma variance_theorem_3_noise s : expect (theorem_3_noise s tau w) (fun eps => eps ^ 2) = s ^ 2.
Proof.
  pose proof root_pos as Hr. cbn [expect theorem_3_noise].
  rewrite xi_plus_eq, xi_minus_eq. unfold p. fold x.
  apply (Rmult_eq_reg_r (r ^ 2)); [|apply Rgt_not_eq, pow_lt, Hr].
  transitivity (s ^ 2 * (1 - x ^ 2)); [field; lra|now rewrite root_sqr].
Qed.

End Values.

Lemma saturation_le_half tau w :
  0 < tau -> Rabs w <= tau / 2 -> -1 / 2 <= saturation tau w <= 1 / 2.
Proof.
  intros Ht Hw. apply bounds_of_abs_le in Hw. unfold saturation.
  split; apply (Rmult_le_reg_r tau _ _ Ht); unfold Rdiv; rewrite (Rmult_assoc w), Rinv_l; lra.
Qed.

(* An expectation over one step, where the noise exceeds the gradient. *)
Lemma expect_theorem_3_sgd L tau s w_star alpha w (h : R -> R) :
  0 <= alpha -> 0 <= gradient L w_star w + xi_plus s tau w ->
  gradient L w_star w + xi_minus s tau w <= 0 ->
  expect (theorem_3_sgd L tau s w_star alpha w) h =
  p tau w * h (after_positive tau alpha w (gradient L w_star w + xi_plus s tau w)) +
  (1 - p tau w) * h (after_negative tau alpha w (gradient L w_star w + xi_minus s tau w)).
Proof.
  intros Ha Hplus Hminus. unfold theorem_3_sgd, analog_sgd. rewrite expect_map_law.
  cbn [expect theorem_3_noise]. rewrite update_of_nonneg, update_of_nonpos by assumption. ring.
Qed.

(* The mirror image of an instance: w -> - w, w_star -> - w_star exchanges the two noise values. *)
Lemma saturation_opp tau w : saturation tau (- w) = - saturation tau w.
Proof. unfold saturation, Rdiv. ring. Qed.

Lemma p_opp tau w : p tau (- w) = 1 - p tau w.
Proof. unfold p. rewrite saturation_opp. field. Qed.

Lemma xi_minus_opp s tau w : xi_minus s tau (- w) = - xi_plus s tau w.
Proof.
  unfold xi_minus, xi_plus. rewrite p_opp. do 3 f_equal. f_equal. ring.
Qed.

Lemma xi_plus_opp s tau w : xi_plus s tau (- w) = - xi_minus s tau w.
Proof. rewrite <- (Ropp_involutive w) at 2. rewrite xi_minus_opp. ring. Qed.

Lemma gradient_opp L w_star w : gradient L (- w_star) (- w) = - gradient L w_star w.
Proof. unfold gradient. ring. Qed.

Lemma reachable_opp L tau s w_star w :
  reachable L tau s w_star w -> reachable L tau s (- w_star) (- w).
Proof.
  intros [Hw Hplus Hminus]. split.
  - now rewrite Rabs_Ropp.
  - rewrite gradient_opp, xi_plus_opp. lra.
  - rewrite gradient_opp, xi_minus_opp. lra.
Qed.

Lemma theorem_3_instance_opp L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> theorem_3_instance L tau s (- w_star) alpha.
Proof. intros [HL Ht Hs Hw Hsl Ha Hal]. split; try assumption. now rewrite Rabs_Ropp. Qed.
