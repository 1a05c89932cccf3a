(* SPDX-License-Identifier: Apache-2.0 *)
(* One weight under Tiki-Taka with the learning rates of theorem-4-repaired at L = s0 = 1, s1 = 5/4,
   tau = 5, kappa = 1/45, where the noisy gradient v is w as soon as |w| >= 1, and |v| <= 2: if
   it starts within 1, |w| stays below 5/4, whatever v is where |w| < 1. For beyond 1 the gradient
   has one sign, so p returns to 0; until then w + (alpha/(2 beta)) p^2 does not grow.
   Source: Certau. An instance for rate_example.v.                                                *)
From Coq Require Import Reals Lra Lia.
From Certau.device Require Import theorem_1.
From Certau.tiki_taka Require Import one_weight learning_rates.
Open Scope R_scope.

Definition beta_at (alpha : R) : R := beta_of 5 (5 / 4) (1 / 45) alpha.

Section Bounded_weight.
Variable alpha : R.
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= 1 / 1440).
Notation beta := (beta_at alpha).
Notation next_p := (next_p 5 beta).
Notation next_w := (next_w 5 alpha).
(* What the square of p weighs in the potential. *)
Definition price : R := alpha / (2 * beta).

Lemma beta_pos : 0 < beta.
Proof. apply (learning_rates.beta_pos 5 1 (5 / 4) alpha (1 / 45)); reflexivity || lra. Qed.

Lemma beta_le : beta <= 1 / 16.
Proof.
  pose proof (beta_s1_kappa_le 5 1 (5 / 4) alpha (1 / 45) beta ltac:(lra) ltac:(lra) ltac:(lra)
    alpha_pos ltac:(lra) eq_refl). lra.
Qed.

(* How far w can come: 10 alpha beyond 1 in one step, and what p = -5 still carries. *)
Lemma reach_le : 1 + 10 * alpha + 25 * price <= 5 / 4.
Proof.
  assert (Hc : price = 45 / 4 * (alpha + 1 / 45) ^ 2)
    by (unfold price, beta_at, beta_of; field; lra).
  assert (Hsqr : (alpha + 1 / 45) ^ 2 <= (33 / 1440) ^ 2) by (apply pow_incr; lra).
  lra.
Qed.

Lemma price_pos : 0 < price.
Proof. pose proof beta_pos. apply Rdiv_lt_0_compat; lra. Qed.

(* The level that w does not cross, and what p < 0 counts towards it. *)
Definition ceiling : R := 1 + 10 * alpha + 25 * price.
Definition below (w p : R) : Prop := w <= ceiling /\ (p <= 0 -> w + price * p ^ 2 <= ceiling).
Definition invariant (w p : R) : Prop := Rabs p <= 5 /\ below w p /\ below (- w) (- p).

Lemma next_w_eq_of_rate w q : next_w w q = w - alpha * (q + Rabs q * w / 5).
Proof. rewrite next_w_eq, Rabs_mult, (Rabs_pos_eq alpha) by lra. field. Qed.

Lemma next_p_eq_of_rate p v : next_p p v = p + beta * (v - Rabs v * p / 5).
Proof.
  pose proof beta_pos. rewrite next_p_eq, Rabs_mult, (Rabs_pos_eq beta) by lra. field.
Qed.

Lemma abs_next_p_le p v : Rabs p <= 5 -> Rabs v <= 2 -> Rabs (next_p p v) <= 5.
Proof.
  intros Hp Hv. pose proof beta_pos. pose proof beta_le.
  rewrite <- (Rminus_0_r (next_p p v)). apply abs_update_le; [lra|now rewrite Rminus_0_r|].
  rewrite Rabs_mult, (Rabs_pos_eq beta) by lra.
  pose proof (Rmult_le_compat_l beta _ _ ltac:(lra) Hv). lra.
Qed.

Lemma abs_le_of_below w p : below w p -> below (- w) (- p) -> Rabs w <= 5 / 4.
Proof. intros [Hup _] [Hdown _]. pose proof reach_le. apply Rabs_le. unfold ceiling in *. lra. Qed.

(* From w < 1, whatever q. *)
Lemma below_of_inside w q : Rabs w <= 5 / 4 -> w < 1 -> Rabs q <= 5 -> below (next_w w q) q.
Proof.
  intros Hw Hlt Hq. rewrite next_w_eq_of_rate. pose proof price_pos as Hc.
  pose proof (Rle_abs (- w)) as Hdown. rewrite Rabs_Ropp in Hdown.
  pose proof (Rle_abs (- q)) as Hneg. rewrite Rabs_Ropp in Hneg.
  pose proof (Rmult_le_compat_l (Rabs q) (- w / 5) (1 / 4) (Rabs_pos q) ltac:(lra)) as Hexcess.
  pose proof (Rmult_le_compat_l alpha (- q - Rabs q * w / 5) 10 ltac:(lra) ltac:(lra)) as Hmove.
  assert (Hsqr : q ^ 2 <= 25).
  { rewrite <- pow2_abs. replace 25 with (5 ^ 2) by ring. apply pow_incr.
    split; [apply Rabs_pos|exact Hq]. }
  pose proof (Rmult_le_compat_l price _ _ ltac:(lra) Hsqr) as Hcsqr.
  split; [|intros _]; unfold ceiling; lra.
Qed.

(* From w >= 1, where v = w: while q < 0, what w gains is what price p^2 loses. *)
Lemma below_of_outside w p :
  Rabs w <= 5 / 4 -> 1 <= w -> Rabs p <= 5 -> below w p ->
  below (next_w w (next_p p w)) (next_p p w).
Proof.
  intros Hw Hge Hp [Hup Hsum]. pose proof beta_pos as Hbeta. pose proof price_pos as Hc.
  rewrite Rabs_pos_eq in Hw by lra. pose proof (Rle_abs p) as Hp5.
  assert (Hq : next_p p w = p + beta * w * (1 - p / 5))
    by (rewrite next_p_eq_of_rate, Rabs_pos_eq by lra; field).
  set (q := next_p p w) in *. rewrite next_w_eq_of_rate.
  assert (Hrise : 0 <= beta * w * (1 - p / 5))
    by (apply Rmult_le_pos; [apply Rmult_le_pos|]; lra).
  destruct (Rle_or_lt 0 q) as [Hq0|Hq0].
  - rewrite Rabs_pos_eq by exact Hq0.
    pose proof (Rmult_le_pos alpha (q + q * w / 5) ltac:(lra)
      ltac:(pose proof (Rmult_le_pos q w Hq0); lra)) as Hback.
    split; [lra|]. intros Hq1. replace q with 0 in * by lra. lra.
  - rewrite Rabs_left by exact Hq0.
    assert (Hfall : beta * (1 * 1) <= beta * (w * (1 - p / 5)))
      by (apply Rmult_le_compat_l; [lra|apply Rmult_le_compat; lra]).
    assert (Hpq : (- q + beta) ^ 2 <= (- p) ^ 2) by (apply pow_incr; lra).
    apply (Rmult_le_compat_l price) in Hpq; [|lra].
    assert (Hpay : price * (- q + beta) ^ 2 = price * q ^ 2 - alpha * q + price * beta ^ 2)
      by (unfold price; field; lra).
    pose proof (Rmult_le_pos price _ ltac:(lra) (pow2_ge_0 beta)) as Hcb.
    pose proof (Rmult_le_pos price _ ltac:(lra) (pow2_ge_0 q)) as Hcq.
    pose proof (Rmult_le_pos (alpha * - q) w ltac:(apply Rmult_le_pos; lra) ltac:(lra)) as Hexcess.
    specialize (Hsum ltac:(lra)). split; [|intros _]; lra.
Qed.

Lemma below_next w p v :
  invariant w p -> Rabs v <= 2 -> (1 <= w -> v = w) ->
  below (next_w w (next_p p v)) (next_p p v).
Proof.
  intros [Hp [Hup Hdown]] Hv Hout. pose proof (abs_le_of_below w p Hup Hdown) as Hw.
  destruct (Rlt_or_le w 1) as [Hlt|Hge].
  - apply below_of_inside; [exact Hw|exact Hlt|now apply abs_next_p_le].
  - rewrite (Hout Hge). now apply below_of_outside.
Qed.

Lemma invariant_next w p v :
  invariant w p -> Rabs v <= 2 -> (1 <= Rabs w -> v = w) ->
  invariant (next_w w (next_p p v)) (next_p p v).
Proof.
  intros Hinv Hv Hout. split; [|split].
  - destruct Hinv. now apply abs_next_p_le.
  - apply below_next; try assumption. intros Hw. apply Hout. now rewrite Rabs_pos_eq by lra.
  - rewrite <- next_w_opp, <- next_p_opp. apply below_next.
    + destruct Hinv as [Hp [Hup Hdown]]. split; [now rewrite Rabs_Ropp|].
      split; [exact Hdown|now rewrite !Ropp_involutive].
    + now rewrite Rabs_Ropp.
    + intros Hw. rewrite Hout; [reflexivity|]. now rewrite <- Rabs_Ropp, Rabs_pos_eq by lra.
Qed.

Lemma abs_le_of_invariant w p : invariant w p -> Rabs w <= 5 / 4.
Proof. intros [_ [Hup Hdown]]. exact (abs_le_of_below w p Hup Hdown). Qed.

Lemma invariant_start : invariant (1 / 2) 0.
Proof.
  pose proof price_pos. unfold invariant, below, ceiling. rewrite Rabs_R0.
  repeat split; try intros _; lra.
Qed.

End Bounded_weight.
