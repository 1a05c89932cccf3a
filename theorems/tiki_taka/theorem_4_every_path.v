(* SPDX-License-Identifier: Apache-2.0 *)
(* What theorem-4-repaired asks of every path, independent noise does not meet for long. One weight,
   f(w) = w^2/2, noise +sigma or -sigma with sigma > 0.3 tau: on the path where it is always +sigma,
   w + eps >= sigma - 0.3 tau =: delta as long as |w| <= 0.3 tau, and
   w + 0.7 (alpha tau/(beta delta)) (tau - p) falls by 0.7 alpha tau per step. So the conditions of a
   run of K steps give
     alpha (K - 1) <= 6/7 + 2.13 s1 kappa/delta,
   and with alpha = a/sqrt K they fail for all large K. theorem_4_inside_example.v has what holds.
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws devices algorithms histories.
From Certau.device Require Import decomposition.
From Certau.tiki_taka Require Import learning_rates theorem_4_while theorem_4_repaired rate.
From Certau.tiki_taka Require Import theorem_4_inside_example.
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
  { rewrite <- sqrt_1 at 2. apply sqrt_le_1_alt. apply (Rmult_le_reg_r s1); [lra|].
    replace (s0 / s1 * s1) with s0 by (field; lra). lra. }
  lra.
Qed.

(* 0 < beta v <= tau and v >= delta *)
Lemma v_ge n : (n < K)%nat -> delta <= v n.
Proof. intros Hn. pose proof (abs_w_le n Hn) as Hw. apply Rabs_le_inv in Hw. lra. Qed.

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

End One_horizon.
End Every_path.
