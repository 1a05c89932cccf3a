(* SPDX-License-Identifier: Apache-2.0 *)
(* Theorem 3's instance, (66) and (67) of [wu2024]. All D coordinates are equal, so the state is one
   weight w. The objective is (L/2)(w - w_star)^2 in each coordinate, s = sigma / sqrt D, and the
   noise depends on the weight so that E |eps| is as large as its variance allows.

     saturation tau w     x = w / tau
     root tau w           sqrt (1 - x^2)
     amplification tau w  x^2 / (1 - x^2), of which S_K is the average                         *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import laws process devices algorithms.
Import ListNotations.
Open Scope R_scope.

Lemma bounds_of_abs_le a b : Rabs a <= b -> - b <= a <= b.
Proof.
  intros H. pose proof (Rle_abs a). pose proof (Rle_abs (- a)). rewrite Rabs_Ropp in *. lra.
Qed.

Definition saturation (tau w : R) : R := w / tau.
Definition root (tau w : R) : R := sqrt (1 - saturation tau w ^ 2).
Definition amplification (tau w : R) : R := saturation tau w ^ 2 / (1 - saturation tau w ^ 2).

(* The noise is xi_plus with probability p, and xi_minus with probability 1 - p. *)
Definition p (tau w : R) : R := (1 - saturation tau w) / 2.
Definition xi_plus (s tau w : R) : R := s * sqrt ((1 - p tau w) / p tau w).
Definition xi_minus (s tau w : R) : R := - (s * sqrt (p tau w / (1 - p tau w))).
Definition theorem_3_noise (s tau : R) : noise_law :=
  fun w => [(p tau w, xi_plus s tau w); (1 - p tau w, xi_minus s tau w)].

Definition gradient (L w_star w : R) : R := L * (w - w_star).
Definition theorem_3_sgd (L tau s w_star alpha : R) : process R :=
  analog_sgd (gradient L w_star) (asymmetric_linear tau 0) alpha (theorem_3_noise s tau).

(* What Theorem 3 assumes. Its start is w_star. *)
Record theorem_3_instance (L tau s w_star alpha : R) : Prop := {
  L_pos : 0 < L;
  tau_pos : 0 < tau;
  s_pos : 0 < s;
  abs_w_star_le : Rabs w_star <= tau / 4;
  s_le : s <= tau * L / (4 * sqrt 3);
  alpha_pos : 0 < alpha;
  alpha_le : alpha <= Rmin (1 / (2 * L)) (1 / (L + 6 * s / tau))
}.

(* The states that a run reaches: within half of the range, and where the noise, of either sign,
   exceeds the gradient (closed_reachable in floor/lemma_4.v). *)
Record reachable (L tau s w_star w : R) : Prop := {
  abs_w_le : Rabs w <= tau / 2;
  v_plus_nonneg : 0 <= gradient L w_star w + xi_plus s tau w;
  v_minus_nonpos : gradient L w_star w + xi_minus s tau w <= 0
}.

(* The next weight if the noisy gradient v is positive, or negative. *)
Definition after_positive (tau alpha w v : R) : R := w - alpha * v * (1 + saturation tau w).
Definition after_negative (tau alpha w v : R) : R := w - alpha * v * (1 - saturation tau w).

Lemma update_of_nonneg tau alpha w v :
  0 <= alpha -> 0 <= v ->
  update (asymmetric_linear tau 0) w (- alpha * v) = after_positive tau alpha w v.
Proof.
  intros Ha Hv. unfold update, after_positive, saturation. simpl. rewrite Rminus_0_r.
  pose proof (Rmult_le_pos _ _ Ha Hv) as Hav. destruct (Rle_dec 0 (- alpha * v)) as [Hd|_]; [|ring].
  replace (alpha * v) with 0 by lra. replace (- alpha * v) with 0 by lra. ring.
Qed.

Lemma update_of_nonpos tau alpha w v :
  0 <= alpha -> v <= 0 ->
  update (asymmetric_linear tau 0) w (- alpha * v) = after_negative tau alpha w v.
Proof.
  intros Ha Hv. unfold update, after_negative, saturation. simpl. rewrite Rminus_0_r.
  pose proof (Rmult_le_pos alpha (- v) Ha ltac:(lra)) as Hav.
  destruct (Rle_dec 0 (- alpha * v)) as [_|Hd]; [ring|lra].
Qed.

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

Lemma in_range_of_reachable L tau s w_star w :
  0 < tau -> reachable L tau s w_star w -> Rabs w < tau.
Proof. intros Ht [Hw _ _]. lra. Qed.

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

(* The noise of Theorem 3 is small against L tau: the form in which proofs use it. *)
Lemma s_sqr_le L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> 48 * s ^ 2 <= (L * tau) ^ 2.
Proof.
  intros [HL Ht Hs _ Hle _ _]. pose proof (Rlt_sqrt3_0) as H3.
  assert (H : s * (4 * sqrt 3) <= L * tau).
  { apply (Rmult_le_compat_r (4 * sqrt 3)) in Hle; [|lra].
    replace (tau * L / (4 * sqrt 3) * (4 * sqrt 3)) with (L * tau) in Hle by (field; lra).
    exact Hle. }
  replace (48 * s ^ 2) with ((s * (4 * sqrt 3)) ^ 2).
  - apply pow_incr. split; [|exact H]. apply Rmult_le_pos; lra.
  - replace ((s * (4 * sqrt 3)) ^ 2) with (16 * s ^ 2 * sqrt 3 ^ 2) by ring.
    rewrite pow2_sqrt by lra. ring.
Qed.

Lemma alpha_mult_L_le L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> alpha * L <= 1 / 2.
Proof.
  intros [HL _ _ _ _ _ Hle]. pose proof (Rmin_l (1 / (2 * L)) (1 / (L + 6 * s / tau))) as Hmin.
  apply (Rmult_le_compat_r L) in Hmin; [|lra]. apply (Rmult_le_compat_r L) in Hle; [|lra].
  replace (1 / (2 * L) * L) with (1 / 2) in Hmin by (field; lra). lra.
Qed.

Lemma s_le_mult L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> s <= 13 / 90 * (L * tau).
Proof.
  intros H. pose proof (s_sqr_le _ _ _ _ _ H) as Hs. destruct H as [HL Ht _ _ _ _ _].
  pose proof (Rmult_lt_0_compat _ _ HL Ht) as Hpos.
  apply Rsqr_incr_0_var; [|lra]. unfold Rsqr. pose proof (pow2_ge_0 (L * tau)). lra.
Qed.

Lemma theorem_3_instance_smaller L tau s w_star alpha smaller :
  theorem_3_instance L tau s w_star alpha -> 0 < smaller -> smaller <= alpha ->
  theorem_3_instance L tau s w_star smaller.
Proof. intros [HL Ht Hs Hw Hsl Ha Hal] Hpos Hle. split; try assumption. lra. Qed.

(* There are such instances. *)
Lemma theorem_3_instance_example : theorem_3_instance 8 1 1 (1 / 5) (1 / 16).
Proof.
  split; try lra.
  - rewrite Rabs_pos_eq; lra.
  - assert (H : sqrt 3 <= 2) by (rewrite <- (sqrt_pow2 2) by lra; apply sqrt_le_1_alt; lra).
    pose proof Rlt_sqrt3_0. apply (Rmult_le_reg_r (4 * sqrt 3)); [lra|].
    replace (1 * 8 / (4 * sqrt 3) * (4 * sqrt 3)) with 8 by (field; lra). lra.
  - apply Rmin_glb; [lra|]. replace (1 / (8 + 6 * 1 / 1)) with (1 / 14) by field. lra.
Qed.
