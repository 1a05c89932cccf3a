(* SPDX-License-Identifier: Apache-2.0 *)
(* The largest coordinate of the auxiliary array does not contract, everything in range.

   Refutes  lemma-7-minimizer-in-range: lemma-7 with |W_star|_inf <= tau, |W_k|_inf <= tau on all
            paths, and beta (4 L^2 tau^2 D + sigma^2/D) <= c sigma tau/4.
            Two coordinates on a flat objective, noise 1000 (probability 1/10^6), 1 or -1. After the
            rare value in both, P_1 = (1/60, 1/60); the larger of two equal coordinates rises in
            expectation, since either of them may go up.
   Source   Certau, after [wu2024, Lemma 7, (119)-(120)].
   Differs  in nothing.                                                                          *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws smoothness devices algorithms histories.
From Certau.model Require Import product_law one_coordinate.
From Certau.device Require Import decomposition theorem_1.
From Certau.tiki_taka Require Import stated_setting.
Import ListNotations.
Open Scope R_scope.

Definition lemma_7_in_range_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 W_star past eps,
  stated_setting D f g L sigma c tau alpha beta l -> beta_bounds_7 D L sigma c tau beta ->
  beta * (4 * L ^ 2 * tau ^ 2 * INR D + sigma ^ 2 / INR D) <= c * sigma * tau / 4 ->
  (forall V, f W_star <= f V) -> sup_norm D W_star <= tau ->
  let noise := fun _ : history => product_law D l in
  (forall h, possible noise h -> sup_norm D (W_after g tau alpha beta W0 h) <= tau) ->
  possible noise (eps :: past) ->
  let P := P_after g tau alpha beta W0 in
  let now := eps :: past in
  expect (product_law D l) (fun next => sup_norm D (P (next :: now)) ^ 2) <=
  (1 - beta * c * sigma / tau) * sup_norm D (P now) ^ 2
  + 41 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma).

Definition rare : law R :=
  [(1 / 1000000, 1000); (998999 / 2000000, 1); (1000999 / 2000000, -1)].
Definition beta := 1 / 60000.

Lemma setting :
  stated_setting 2 (fun _ => 0) (fun _ => zero) (1 / 100) 2 (1 / 2) 1 1 beta rare.
Proof.
  apply stated_setting_of_coordinate; [lia|unfold beta; lra|apply smooth_flat; lra| | | |].
  - split; [repeat constructor; simpl; lra|simpl; lra].
  - simpl. lra.
  - simpl INR. cbn [expect rare]. lra.
  - (* the slopes of E |x + eps| change at -1000, -1 and 1; its least value is that at x = 1 *)
    intros x. cbn [expect rare]. pose proof (Rle_abs (x + 1000)).
    pose proof (Rle_abs (x + 1)) as Hup. pose proof (Rle_abs (- (x + -1))) as Hdown.
    pose proof (Rle_abs (x + -1)). rewrite Rabs_Ropp in Hdown. lra.
Qed.

Lemma bounds : beta_bounds_7 2 (1 / 100) 2 (1 / 2) 1 beta.
Proof. unfold beta_bounds_7, beta_bounds_6, beta. simpl INR. lra. Qed.

Notation noise := (fun _ : history => product_law 2 rare).
Notation W := (W_after (fun _ => zero) 1 1 beta zero).
Notation P := (P_after (fun _ => zero) 1 1 beta zero).

Lemma abs_update_at_zero_le w delta :
  Rabs w <= 1 -> Rabs delta <= 1 -> Rabs (update (asymmetric_linear 1 0) w delta) <= 1.
Proof.
  intros Hw Hdelta. rewrite <- (Rminus_0_r (update _ _ _)).
  apply abs_update_le; rewrite ?Rminus_0_r; lra.
Qed.

(* An increment of P is at most 1000 beta = 1/60, one of W at most P. *)
Lemma in_range h i : possible noise h -> (i < 2)%nat -> Rabs (P h i) <= 1 /\ Rabs (W h i) <= 1.
Proof.
  intros Hh Hi. induction Hh as [|h eps _ [HP HW] Heps].
  - change (P [] i) with 0. change (W [] i) with 0. rewrite Rabs_R0. lra.
  - assert (Hincrement : Rabs (beta * eps i) <= 1).
    { pose proof (supports_product_law 2 rare eps i Heps Hi) as Hin. unfold beta. apply Rabs_le.
      destruct Hin as [<- | [<- | [<- | []]]]; simpl; lra. }
    assert (HPnext : Rabs (P (eps :: h) i) <= 1).
    { rewrite P_after_flat, next_p_eq. now apply abs_update_at_zero_le. }
    split; [exact HPnext|]. rewrite W_after_flat, next_w_eq.
    apply abs_update_at_zero_le; rewrite ?Rabs_Ropp, ?Rmult_1_l; assumption.
Qed.

Definition both (x y : R) : vector := extend 1 (one x) y.

Lemma possible_both : possible noise [both 1000 1000].
Proof. constructor; [constructor|now left]. Qed.

Lemma P_first i : (i < 2)%nat -> P [both 1000 1000] i = 1 / 60.
Proof.
  intros Hi. rewrite P_after_flat. change (P [] i) with 0.
  assert (Heps : both 1000 1000 i = 1000) by (destruct i as [|[|i]]; [reflexivity..|lia]).
  rewrite Heps. unfold next_p, beta. field.
Qed.

(* A coordinate of the next P, where the noise in it is x. *)
Definition next_coordinate (x : R) : R := 1 / 60 + beta * x - Rabs (beta * x) * (1 / 60).

Lemma sup_norm_next_ge x y :
  next_coordinate x ^ 2 <= sup_norm 2 (P [both x y; both 1000 1000]) ^ 2 /\
  next_coordinate y ^ 2 <= sup_norm 2 (P [both x y; both 1000 1000]) ^ 2.
Proof.
  set (u := P [both x y; both 1000 1000]).
  assert (H : forall i, (i < 2)%nat -> next_coordinate (both x y i) ^ 2 <= sup_norm 2 u ^ 2).
  { intros i Hi. rewrite <- (pow2_abs (next_coordinate _)). apply pow_incr.
    split; [apply Rabs_pos|]. eapply Rle_trans; [|apply (abs_le_sup_norm 2 u i Hi)].
    right. f_equal. unfold u. rewrite P_after_flat, P_first by exact Hi.
    unfold next_p, next_coordinate. field. }
  exact (conj (H 0%nat ltac:(lia)) (H 1%nat ltac:(lia))).
Qed.

Lemma expect_both (h : vector -> R) :
  expect (product_law 2 rare) h = expect rare (fun x => expect rare (fun y => h (both x y))).
Proof. now rewrite expect_product_law, expect_product_law_one. Qed.

Theorem lemma_7_in_range_fails : ~ lemma_7_in_range_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ zero zero [] (both 1000 1000) setting bounds).
  simpl INR in claim. specialize (claim ltac:(unfold beta; lra) (fun _ => Rle_refl _)).
  assert (Hzero : sup_norm 2 zero <= 1)
    by (apply sup_norm_le; [lra|]; intros; unfold zero; rewrite Rabs_R0; lra).
  specialize (claim Hzero). cbv zeta in claim.
  assert (Hrange : forall h, possible noise h -> sup_norm 2 (W h) <= 1)
    by (intros h Hh; apply sup_norm_le; [lra|]; intros; now apply in_range).
  specialize (claim Hrange possible_both).
  assert (Hnow : sup_norm 2 (P [both 1000 1000]) ^ 2 <= (1 / 60) ^ 2).
  { apply pow_incr. split; [apply sup_norm_nonneg|]. apply sup_norm_le; [lra|].
    intros i Hi. rewrite P_first, Rabs_pos_eq by (exact Hi || lra). lra. }
  rewrite expect_both in claim. cbn [expect rare] in claim.
  assert (Hrare : next_coordinate 1000 ^ 2 >= (1 / 60) ^ 2)
    by (unfold next_coordinate, beta; rewrite Rabs_pos_eq by lra; lra).
  assert (Hup : next_coordinate 1 = 1 / 60 + 59 / 3600000)
    by (unfold next_coordinate, beta; rewrite Rabs_pos_eq by lra; lra).
  assert (Hdown : next_coordinate (-1) = 1 / 60 - 61 / 3600000)
    by (unfold next_coordinate, beta; rewrite Rabs_left by lra; lra).
  destruct (sup_norm_next_ge 1000 1000) as [H11 _]. destruct (sup_norm_next_ge 1000 1) as [H12 _].
  destruct (sup_norm_next_ge 1000 (-1)) as [H13 _]. destruct (sup_norm_next_ge 1 1000) as [_ H21].
  destruct (sup_norm_next_ge 1 1) as [H22 _]. destruct (sup_norm_next_ge 1 (-1)) as [H23 _].
  destruct (sup_norm_next_ge (-1) 1000) as [_ H31]. destruct (sup_norm_next_ge (-1) 1) as [_ H32].
  destruct (sup_norm_next_ge (-1) (-1)) as [H33 _].
  rewrite Hup, Hdown in *. assert (Hbeta : beta = 1 / 60000) by reflexivity.
  replace (1 - beta * (1 / 2) * 2 / 1) with (59999 / 60000) in claim by (rewrite Hbeta; lra).
  lra.
Qed.
