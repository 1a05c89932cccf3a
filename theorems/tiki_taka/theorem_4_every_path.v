(* SPDX-License-Identifier: Apache-2.0 *)
(* What theorem-4-repaired asks of every path, independent noise may not meet for long. One weight,
   f(w) = w^2/2, noise +sigma or -sigma with sigma > 0.3 tau: on the path where it is always +sigma,
   w + eps >= sigma - 0.3 tau =: delta as long as |w| <= 0.3 tau, so that p comes close to tau and
   then w leaves: w - (0.7 alpha tau/(beta delta)) p falls by 0.7 alpha tau per step.

   Proves   if the conditions hold for a run of K steps with learning rate alpha, then
              alpha (K - 1) <= 6/7 + 2.13 s1 kappa/delta,
            so that with alpha = a/sqrt K they fail for all large K, whatever s0, s1 and B are.
            theorem_4_inside_example.v has what holds there for every K.
   Source   Certau.
   Differs  the paper has no such conditions; they are those of theorem-4-repaired. Noise +-sigma
            has finite support.                                                                  *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums bounds vectors laws devices algorithms histories.
From Certau.device Require Import decomposition.
From Certau.tiki_taka Require Import run half_square learning_rates theorem_4_repaired rate.
Import ListNotations.
Open Scope R_scope.

Section Every_path.
Variables (sigma tau s0 s1 B kappa : R) (W0 : vector).
Hypotheses (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis sigma_gt : 0.3 * tau < sigma.
Notation delta := (sigma - 0.3 * tau).

Section One_horizon.
Variables (alpha : R) (K : nat).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Hypothesis holds : conditions 1 gradient W0 sigma tau s0 s1 B kappa (two_signs sigma) alpha K.
Notation beta := (beta_of tau s1 kappa alpha).

(* The path on which the noise is always +sigma. *)
Definition one_sign (n : nat) : history := repeat (fun _ => sigma) n.
Notation run n := (tiki_taka_run gradient tau alpha beta W0 (one_sign n)).
Notation w n := (fst (run n) 0%nat).
Notation p n := (snd (run n) 0%nat).
Notation v n := (w n + sigma).

Let beta_pos : 0 < beta.
Proof. exact (learning_rates.beta_pos tau s0 s1 alpha kappa beta tau_pos s0_pos s0_le_s1
                alpha_pos alpha_le eq_refl). Qed.

Lemma possible_one_sign n : possible (two_signs sigma) (one_sign n).
Proof. induction n as [|n IH]; simpl; constructor; [exact IH|now left]. Qed.

Lemma abs_w_le n : (n < K)%nat -> Rabs (w n) <= 0.3 * tau.
Proof.
  intros Hn. destruct holds as [_ [_ Hrun]].
  pose proof (unsaturated _ _ _ _ _ _ _ _ _ _ _ Hrun (one_sign n) (possible_one_sign n)
    ltac:(unfold one_sign; now rewrite repeat_length)) as H.
  eapply Rle_trans; [apply (abs_le_sup_norm 1 _ 0%nat ltac:(lia))|].
  eapply Rle_trans; [exact H|]. apply Rmult_le_compat_r; [lra|].
  assert (Hroot : sqrt (s0 / s1) <= 1).
  { rewrite <- sqrt_1. apply sqrt_le_1_alt. apply (Rmult_le_reg_r s1); [lra|].
    replace (s0 / s1 * s1) with s0 by (field; lra). lra. }
  lra.
Qed.

Lemma w_bounds n : (n < K)%nat -> - (0.3 * tau) <= w n <= 0.3 * tau.
Proof. intros Hn. now apply bounds_of_abs_le, abs_w_le. Qed.

Lemma v_ge n : (n < K)%nat -> delta <= v n.
Proof. intros Hn. pose proof (w_bounds n Hn). lra. Qed.

Lemma beta_v_le n : (n < K)%nat -> beta * v n <= tau.
Proof.
  intros Hn. destruct holds as [_ [Hbeta Hrun]].
  pose proof (magnitudes _ _ _ _ _ _ _ _ _ _ _ Hrun (one_sign n) (fun _ => sigma) 0%nat
    (possible_one_sign n) ltac:(unfold one_sign; now rewrite repeat_length) ltac:(now left)
    ltac:(lia)) as H.
  change (Rabs (v n) <= B) in H. pose proof (Rle_abs (v n)).
  eapply Rle_trans; [apply Rmult_le_compat_l; [lra|]|exact Hbeta]. lra.
Qed.

Lemma p_next n : (n < K)%nat -> p (S n) = p n + beta * v n * (1 - p n / tau).
Proof.
  intros Hn. pose proof (v_ge n Hn) as Hv. unfold tiki_taka_run, one_sign in *. simpl.
  destruct (reached _ _ (repeat _ n)) as [W' P]. simpl in *. unfold array_update.
  rewrite update_asymmetric_linear. unfold scale, add, gradient.
  rewrite Rabs_pos_eq by (apply Rmult_le_pos; lra). field. lra.
Qed.

Lemma w_next n : 0 <= p (S n) -> w (S n) = w n - alpha * p (S n) * (1 + w n / tau).
Proof.
  unfold tiki_taka_run, one_sign. simpl.
  destruct (reached _ _ (repeat _ n)) as [W' P]. simpl. intros Hp.
  unfold array_update at 1. rewrite update_asymmetric_linear. unfold scale at 1 3.
  rewrite Rabs_mult, Rabs_Ropp, (Rabs_pos_eq alpha), (Rabs_pos_eq _ Hp) by lra. field. lra.
Qed.

(* Per step w loses 0.7 alpha p; what that lacks of 0.7 alpha tau is gained by p, which is worth
   0.7 alpha tau/(beta delta) each. *)
Notation worth := (7 / 10 * alpha * tau / (beta * delta)).

Let worth_pos : 0 < worth.
Proof. apply Rdiv_lt_0_compat; apply Rmult_lt_0_compat; lra. Qed.

Lemma p_next_bounds n : (n < K)%nat -> 0 <= p n <= tau ->
  p n <= p (S n) <= tau /\ worth * p n + 7 / 10 * alpha * (tau - p n) <= worth * p (S n).
Proof.
  intros Hn [Hp Hle]. rewrite p_next by exact Hn.
  pose proof (v_ge n Hn) as Hv. pose proof (beta_v_le n Hn) as Hbv.
  set (room := 1 - p n / tau).
  assert (Hp_eq : p n = tau * (1 - room)) by (unfold room; field; lra).
  assert (Hroom : 0 <= room) by (apply (Rmult_le_reg_l tau); lra).
  pose proof (Rmult_le_compat_r room _ _ Hroom Hbv).
  pose proof (Rmult_le_compat_l beta _ _ (Rlt_le _ _ beta_pos) Hv) as Hgain.
  assert (0 <= beta * v n * room)
    by (apply Rmult_le_pos; [apply Rmult_le_pos; lra|exact Hroom]).
  split; [lra|]. apply (Rmult_le_compat_r room) in Hgain; [|exact Hroom].
  apply (Rmult_le_compat_l worth) in Hgain; [|lra].
  replace (worth * (beta * delta * room)) with (7 / 10 * alpha * (tau * room)) in Hgain
    by (field; lra).
  replace (tau - p n) with (tau * room) by lra. rewrite Rmult_plus_distr_l. lra.
Qed.

Lemma w_next_le n : (n < K)%nat -> 0 <= p n <= p (S n) -> w (S n) <= w n - 7 / 10 * alpha * p n.
Proof.
  intros Hn [Hp Hle]. rewrite w_next by lra.
  pose proof (w_bounds n Hn) as Hw.
  assert (Hfactor : 7 / 10 <= 1 + w n / tau).
  { apply (Rmult_le_reg_r tau); [exact tau_pos|].
    replace ((1 + w n / tau) * tau) with (tau + w n) by (field; lra). lra. }
  assert (Hstep : alpha * p n <= alpha * p (S n)) by (apply Rmult_le_compat_l; lra).
  pose proof (Rmult_le_compat (alpha * p n) _ (7 / 10) _ ltac:(apply Rmult_le_pos; lra) ltac:(lra)
    Hstep Hfactor). lra.
Qed.

Lemma descends n : (n < K)%nat ->
  0 <= p n <= tau /\ w n - worth * p n <= w 0 - 7 / 10 * alpha * tau * INR n.
Proof.
  induction n as [|n IH]; intros Hn.
  - change (p 0) with 0. simpl INR. lra.
  - destruct (IH ltac:(lia)) as [Hp Hsum]. rewrite S_INR.
    destruct (p_next_bounds n ltac:(lia) Hp) as [Hnext Hworth].
    pose proof (w_next_le n ltac:(lia) ltac:(lra)). lra.
Qed.

(* worth tau = 0.7 alpha tau^2/(beta delta), where alpha tau/beta <= 2.13 s1 kappa *)
Lemma alpha_mul_horizon_le :
  (1 <= K)%nat -> alpha * (INR K - 1) <= 6 / 7 + 2.13 * s1 * kappa / delta.
Proof.
  intros HK. destruct (descends (K - 1) ltac:(lia)) as [Hp Hsum].
  rewrite minus_INR in Hsum by exact HK. simpl (INR 1) in Hsum.
  pose proof (w_bounds (K - 1) ltac:(lia)) as Hlast.
  pose proof (w_bounds 0 ltac:(lia)) as Hfirst.
  pose proof (Rmult_le_compat_l worth _ _ (Rlt_le _ _ worth_pos) (proj2 Hp)) as Hworth.
  pose proof (kappa_pos alpha kappa alpha_pos alpha_le) as Hkappa.
  assert (Hratio : worth * tau <= 7 / 10 * tau * (2.13 * s1 * kappa / delta)).
  { replace (worth * tau)
      with (7 / 10 * tau * (2 * s1 / (kappa * delta)) * (alpha + kappa) ^ 2)
      by (unfold beta_of; field; repeat split; lra).
    eapply Rle_trans; [apply Rmult_le_compat_l;
      [|exact (alpha_kappa_sqr_le alpha kappa alpha_pos alpha_le)]|].
    - apply Rlt_le. repeat apply Rmult_lt_0_compat; try lra.
      apply Rinv_0_lt_compat, Rmult_lt_0_compat; lra.
    - assert (Hpos : 0 <= s1 * kappa / delta)
        by (apply Rlt_le, Rdiv_lt_0_compat; [apply Rmult_lt_0_compat|]; lra).
      apply (Rmult_le_compat_l tau _ _ (Rlt_le _ _ tau_pos)) in Hpos.
      replace (7 / 10 * tau * (2 * s1 / (kappa * delta)) * (1089 / 1024 * kappa ^ 2))
        with (15246 / 10240 * (tau * (s1 * kappa / delta))) by (field; lra).
      unfold Rdiv in *. lra. }
  apply (Rmult_le_reg_l (7 / 10 * tau)); [lra|]. lra.
Qed.

End One_horizon.

(* With the learning rates of rate.v. *)
Theorem conditions_fail_of_inverse_root a :
  0 < a <= kappa / 32 ->
  exists N, forall K, (N <= K)%nat ->
    ~ conditions 1 gradient W0 sigma tau s0 s1 B kappa (two_signs sigma) (a / sqrt (INR K)) K.
Proof.
  intros [Ha Hle]. set (bound := (6 / 7 + 2.13 * s1 * kappa / delta + a) / a).
  pose proof (pow2_ge_0 bound) as Hbound.
  destruct (archimed_cor1 (/ (bound ^ 2 + 1))) as [N [HN HN0]]; [apply Rinv_0_lt_compat; lra|].
  exists (S N). intros K HK Hholds. assert (HK1 : (1 <= K)%nat) by lia.
  destruct (inverse_root_le a K Ha HK1) as [Halpha Halpha_le].
  pose proof (alpha_mul_horizon_le (a / sqrt (INR K)) K Halpha ltac:(lra) Hholds HK1) as H.
  assert (HR : bound ^ 2 + 1 < INR K).
  { apply Rlt_le_trans with (INR N); [|apply le_INR; lia]. apply Rnot_le_lt. intros HNle.
    apply Rinv_le_contravar in HNle; [lra|now apply lt_0_INR]. }
  assert (Hroot : 0 < sqrt (INR K)) by (apply sqrt_lt_R0; lra).
  assert (Hlow : a * sqrt (INR K) <= a * bound).
  { replace (a * sqrt (INR K)) with (a / sqrt (INR K) * (sqrt (INR K) * sqrt (INR K)))
      by (field; lra).
    rewrite sqrt_sqrt by lra.
    replace (a * bound) with (6 / 7 + 2.13 * s1 * kappa / delta + a)
      by (unfold bound, Rdiv; field; lra).
    lra. }
  apply Rmult_le_reg_l in Hlow; [|exact Ha].
  assert (sqrt (INR K) ^ 2 <= bound ^ 2) by (apply pow_incr; lra).
  rewrite pow2_sqrt in * by lra. lra.
Qed.

End Every_path.
