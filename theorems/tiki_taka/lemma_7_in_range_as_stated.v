(* SPDX-License-Identifier: Apache-2.0 *)
(* The largest coordinate of the auxiliary array does not contract, everything in range.

   Refutes  lemma-7-minimizer-in-range: lemma-7 with |W_star|_inf <= tau, |W_k|_inf <= tau on all
            paths, and beta (4 L^2 tau^2 D + sigma^2/D) <= c sigma tau/4.
            Two coordinates on a flat objective, noise 1000 (probability 1/10^6), 1 or -1. After the
            rare value in both, P_1 = (1/60, 1/60); the larger of two equal coordinates rises in
            expectation, since either of them may go up.
   Source   Certau, after [wu2024, Lemma 7, (119)-(120)].
   Differs  noise has finite support, and the history of the refutation has probability 1/10^12. *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws smoothness devices algorithms histories.
From Certau.model Require Import product_law one_coordinate.
From Certau.device Require Import theorem_1.
From Certau.tiki_taka Require Import noise_magnitude run one_weight stated_setting.
Import ListNotations.
Open Scope R_scope.

Definition lemma_7_in_range_as_stated : Prop :=
  forall D f g L sigma c tau alpha beta l W0 W_star past eps,
  stated_setting D f g L sigma c tau alpha beta l -> beta_bounds_7 D L sigma c tau beta ->
  beta * (4 * L ^ 2 * tau ^ 2 * INR D + sigma ^ 2 / INR D) <= c * sigma * tau / 4 ->
  (forall V, f W_star <= f V) -> sup_norm D W_star <= tau ->
  let noise := fun _ : history => product_law D l in
  (forall h, possible noise h -> sup_norm D (weights g tau alpha beta W0 h) <= tau) ->
  possible noise (eps :: past) ->
  let P := auxiliary g tau alpha beta W0 in
  let now := eps :: past in
  expect (product_law D l) (fun next => sup_norm D (P (next :: now)) ^ 2) <=
  (1 - beta * c * sigma / tau) * sup_norm D (P now) ^ 2
  + 41 * beta * L ^ 2 * tau ^ 3 * INR D / (c * sigma).

Definition rare : law R :=
  [(1 / 1000000, 1000); (998999 / 2000000, 1); (1000999 / 2000000, -1)].
Local Notation beta := (1 / 60000).

Lemma setting_rare :
  stated_setting 2 (fun _ => 0) (fun _ => zero) (1 / 100) 2 (1 / 2) 1 1 beta rare.
Proof.
  apply stated_setting_of_coordinate; [lia|lra|apply smooth_flat; lra| | | |].
  - split; [repeat constructor; simpl; lra|simpl; lra].
  - simpl. lra.
  - simpl INR. cbn [expect rare]. lra.
  - (* the slopes of E |x + eps| change at -1000, -1 and 1; its least value is that at x = 1 *)
    intros x. cbn [expect rare]. pose proof (Rle_abs (x + 1000)).
    pose proof (Rle_abs (x + 1)) as Hup. pose proof (Rle_abs (- (x + -1))) as Hdown.
    pose proof (Rle_abs (x + -1)). rewrite Rabs_Ropp in Hdown. lra.
Qed.

Lemma beta_bounds_rare : beta_bounds_7 2 (1 / 100) 2 (1 / 2) 1 beta.
Proof. unfold beta_bounds_7, beta_bounds_6. simpl INR. lra. Qed.

Local Notation noise := (fun _ : history => product_law 2 rare).
Local Notation W := (weights (fun _ => zero) 1 1 beta zero).
Local Notation P := (auxiliary (fun _ => zero) 1 1 beta zero).

Lemma abs_update_at_zero_le w delta :
  Rabs w <= 1 -> Rabs delta <= 1 -> Rabs (update (asymmetric_linear 1 0) w delta) <= 1.
Proof.
  intros Hw Hdelta. rewrite <- (Rminus_0_r (update _ _ _)).
  apply abs_update_le; rewrite ?Rminus_0_r; lra.
Qed.

(* An increment of P is at most 1000 beta = 1/60, one of W at most P. *)
Lemma in_range_rare h i : possible noise h -> (i < 2)%nat -> Rabs (P h i) <= 1 /\ Rabs (W h i) <= 1.
Proof.
  intros Hh Hi. induction Hh as [|h eps _ [HP HW] Heps].
  - change (P [] i) with 0. change (W [] i) with 0. rewrite Rabs_R0. lra.
  - assert (Hincrement : Rabs (beta * eps i) <= 1).
    { pose proof (supports_product_law 2 rare eps i Heps Hi) as Hin. apply Rabs_le.
      destruct Hin as [<- | [<- | [<- | []]]]; simpl; lra. }
    assert (HPnext : Rabs (P (eps :: h) i) <= 1).
    { rewrite auxiliary_flat. now apply abs_update_at_zero_le. }
    split; [exact HPnext|]. rewrite weights_flat.
    apply abs_update_at_zero_le; [exact HW|].
    rewrite Rabs_mult, Rabs_Ropp, Rabs_R1, Rmult_1_l. exact HPnext.
Qed.

Definition vector_of_two (x y : R) : vector := extend 1 (vector_of_one x) y.

Lemma possible_rare : possible noise [vector_of_two 1000 1000].
Proof. constructor; [constructor|now left]. Qed.

Lemma P_first_rare i : (i < 2)%nat -> P [vector_of_two 1000 1000] i = 1 / 60.
Proof.
  intros Hi. rewrite auxiliary_flat. change (P [] i) with 0.
  assert (Heps : vector_of_two 1000 1000 i = 1000) by (destruct i as [|[|i]]; [reflexivity..|lia]).
  rewrite Heps, next_p_eq. field.
Qed.

(* A coordinate of the next P, where the noise in it is x. *)
Definition next_coordinate (x : R) : R := next_p 1 beta (1 / 60) x.

Lemma sup_norm_next_ge x y :
  next_coordinate x ^ 2 <= sup_norm 2 (P [vector_of_two x y; vector_of_two 1000 1000]) ^ 2 /\
  next_coordinate y ^ 2 <= sup_norm 2 (P [vector_of_two x y; vector_of_two 1000 1000]) ^ 2.
Proof.
  set (u := P [vector_of_two x y; vector_of_two 1000 1000]).
  assert (H : forall i, (i < 2)%nat ->
                next_coordinate (vector_of_two x y i) ^ 2 <= sup_norm 2 u ^ 2).
  { intros i Hi. rewrite <- (pow2_abs (next_coordinate _)). apply pow_incr.
    split; [apply Rabs_pos|]. eapply Rle_trans; [|apply (abs_le_sup_norm 2 u i Hi)].
    right. f_equal. unfold u. now rewrite auxiliary_flat, P_first_rare by exact Hi. }
  exact (conj (H 0%nat ltac:(lia)) (H 1%nat ltac:(lia))).
Qed.

Lemma expect_product_law_two (h : vector -> R) :
  expect (product_law 2 rare) h =
  expect rare (fun x => expect rare (fun y => h (vector_of_two x y))).
Proof. now rewrite expect_product_law, expect_product_law_one. Qed.

Theorem lemma_7_in_range_fails : ~ lemma_7_in_range_as_stated.
Proof.
  intros claim.
  specialize (claim _ _ _ _ _ _ _ _ _ _ zero zero [] (vector_of_two 1000 1000) setting_rare
    beta_bounds_rare).
  simpl INR in claim. specialize (claim ltac:(lra) (fun _ => Rle_refl _)).
  assert (Hzero : sup_norm 2 zero <= 1)
    by (apply sup_norm_le; [lra|]; intros; unfold zero; rewrite Rabs_R0; lra).
  specialize (claim Hzero). cbv zeta in claim.
  assert (Hrange : forall h, possible noise h -> sup_norm 2 (W h) <= 1)
    by (intros h Hh; apply sup_norm_le; [lra|]; intros; now apply in_range_rare).
  specialize (claim Hrange possible_rare).
  assert (Hnow : sup_norm 2 (P [vector_of_two 1000 1000]) ^ 2 <= (1 / 60) ^ 2).
  { apply pow_incr. split; [apply sup_norm_nonneg|]. apply sup_norm_le; [lra|].
    intros i Hi. rewrite P_first_rare, Rabs_pos_eq by (exact Hi || lra). lra. }
  rewrite expect_product_law_two in claim. cbn [expect rare] in claim.
  assert (Hrare : next_coordinate 1000 ^ 2 >= (1 / 60) ^ 2)
    by (unfold next_coordinate; rewrite next_p_eq, Rabs_pos_eq by lra; lra).
  assert (Hup : next_coordinate 1 = 1 / 60 + 59 / 3600000)
    by (unfold next_coordinate; rewrite next_p_eq, Rabs_pos_eq by lra; lra).
  assert (Hdown : next_coordinate (-1) = 1 / 60 - 61 / 3600000)
    by (unfold next_coordinate; rewrite next_p_eq, Rabs_left by lra; lra).
  destruct (sup_norm_next_ge 1000 1000) as [H11 _]. destruct (sup_norm_next_ge 1000 1) as [H12 _].
  destruct (sup_norm_next_ge 1000 (-1)) as [H13 _]. destruct (sup_norm_next_ge 1 1000) as [_ H21].
  destruct (sup_norm_next_ge 1 1) as [H22 _]. destruct (sup_norm_next_ge 1 (-1)) as [H23 _].
  destruct (sup_norm_next_ge (-1) 1000) as [_ H31]. destruct (sup_norm_next_ge (-1) 1) as [_ H32].
  destruct (sup_norm_next_ge (-1) (-1)) as [H33 _].
  rewrite Hup, Hdown in *. lra.
Qed.
