(* SPDX-License-Identifier: Apache-2.0 *)
(* Vectors of R^D: functions of which the coordinates 0 .. D - 1 count. The dimension is an
   argument of every operation that looks at coordinates, so each statement holds for every D.
   [norm2] is the square of the Euclidean norm, [sup_norm] the largest absolute coordinate. *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums.
Open Scope R_scope.

Definition vector := nat -> R.

Definition zero : vector := fun _ => 0.
Definition add (u v : vector) : vector := fun i => u i + v i.
Definition sub (u v : vector) : vector := fun i => u i - v i.
Definition scale (c : R) (u : vector) : vector := fun i => c * u i.
Definition hadamard (u v : vector) : vector := fun i => u i * v i.

Definition inner (D : nat) (u v : vector) : R := sum D (fun i => u i * v i).
Definition norm2 (D : nat) (u : vector) : R := inner D u u.
Definition norm (D : nat) (u : vector) : R := sqrt (norm2 D u).

Fixpoint sup_norm (D : nat) (u : vector) : R :=
  match D with
  | O => 0
  | S d => Rmax (sup_norm d u) (Rabs (u d))
  end.

Section Vectors.
Variable D : nat.
Implicit Types u v w : vector.

Lemma inner_ext u u' v v' :
  (forall i, (i < D)%nat -> u i = u' i) -> (forall i, (i < D)%nat -> v i = v' i) ->
  inner D u v = inner D u' v'.
Proof. intros Hu Hv. apply sum_ext. intros i Hi. now rewrite Hu, Hv. Qed.

Lemma norm2_ext u u' : (forall i, (i < D)%nat -> u i = u' i) -> norm2 D u = norm2 D u'.
Proof. intros H. now apply inner_ext. Qed.

Lemma inner_comm u v : inner D u v = inner D v u.
Proof. apply sum_ext. intros. ring. Qed.

Lemma inner_add_r u v w : inner D u (add v w) = inner D u v + inner D u w.
Proof. unfold inner. rewrite <- sum_plus. apply sum_ext. intros. unfold add. ring. Qed.

Lemma inner_add_l u v w : inner D (add u v) w = inner D u w + inner D v w.
Proof. rewrite inner_comm, inner_add_r, (inner_comm w u), (inner_comm w v). ring. Qed.

Lemma inner_sub_r u v w : inner D u (sub v w) = inner D u v - inner D u w.
Proof. unfold inner. rewrite <- sum_minus. apply sum_ext. intros. unfold sub. ring. Qed.

Lemma inner_sub_l u v w : inner D (sub u v) w = inner D u w - inner D v w.
Proof. rewrite inner_comm, inner_sub_r, (inner_comm w u), (inner_comm w v). ring. Qed.

Lemma inner_scale_r c u v : inner D u (scale c v) = c * inner D u v.
Proof. unfold inner. rewrite <- sum_scale. apply sum_ext. intros. unfold scale. ring. Qed.

Lemma inner_scale_l c u v : inner D (scale c u) v = c * inner D u v.
Proof. rewrite inner_comm, inner_scale_r, inner_comm. ring. Qed.

Lemma inner_zero_r u : inner D u zero = 0.
Proof.
  unfold inner. rewrite (sum_ext D _ (fun _ => 0)); [apply sum_zero|].
  intros. unfold zero. ring.
Qed.

Lemma norm2_nonneg u : 0 <= norm2 D u.
Proof. apply sum_nonneg. intros. apply Rle_0_sqr. Qed.

Lemma norm2_add u v : norm2 D (add u v) = norm2 D u + 2 * inner D u v + norm2 D v.
Proof. unfold norm2. rewrite inner_add_l, !inner_add_r, (inner_comm v u). ring. Qed.

Lemma norm2_sub u v : norm2 D (sub u v) = norm2 D u - 2 * inner D u v + norm2 D v.
Proof. unfold norm2. rewrite inner_sub_l, !inner_sub_r, (inner_comm v u). ring. Qed.

Lemma norm2_scale c u : norm2 D (scale c u) = c ^ 2 * norm2 D u.
Proof. unfold norm2. rewrite inner_scale_l, inner_scale_r. ring. Qed.

Lemma norm2_le u v :
  (forall i, (i < D)%nat -> Rabs (u i) <= Rabs (v i)) -> norm2 D u <= norm2 D v.
Proof.
  intros H. apply sum_le. intros i Hi.
  apply (Rsqr_le_abs_1 (u i) (v i)), H, Hi.
Qed.

(* Young's inequality, with a weight a > 0. *)
Lemma inner_le_young a u v :
  0 < a -> inner D u v <= a / 2 * norm2 D u + / (2 * a) * norm2 D v.
Proof.
  intros Ha. unfold norm2, inner. rewrite <- !sum_scale, <- sum_plus. apply sum_le.
  intros i _.
  assert (H : 0 <= (a * u i - v i) ^ 2 / (2 * a))
    by (apply Rmult_le_pos; [apply pow2_ge_0|apply Rlt_le, Rinv_0_lt_compat; lra]).
  replace ((a * u i - v i) ^ 2 / (2 * a)) with
    (a / 2 * (u i * u i) + / (2 * a) * (v i * v i) - u i * v i) in H by (field; lra).
  lra.
Qed.

Lemma inner_opp_le_young a u v :
  0 < a -> - inner D u v <= a / 2 * norm2 D u + / (2 * a) * norm2 D v.
Proof.
  intros Ha. replace (- inner D u v) with (inner D u (scale (-1) v))
    by (rewrite inner_scale_r; ring).
  replace (norm2 D v) with (norm2 D (scale (-1) v)) by (rewrite norm2_scale; ring).
  now apply inner_le_young.
Qed.

Lemma norm_nonneg u : 0 <= norm D u.
Proof. apply sqrt_pos. Qed.

Lemma norm_sqr u : norm D u ^ 2 = norm2 D u.
Proof. apply pow2_sqrt, norm2_nonneg. Qed.

Lemma norm2_eq_zero_inner u v : norm2 D u = 0 -> inner D u v = 0.
Proof.
  intros H. unfold inner. rewrite (sum_ext D _ (fun _ => 0)); [apply sum_zero|]. intros i Hi.
  assert (Hle : u i * u i <= norm2 D u).
  { apply (term_le_sum D (fun i => u i * u i)); [|exact Hi].
    intros. apply Rle_0_sqr. }
  assert (0 <= u i * u i) by apply Rle_0_sqr.
  assert (Hzero : u i * u i = 0) by lra.
  destruct (Rmult_integral _ _ Hzero) as [-> | ->]; ring.
Qed.

(* Cauchy-Schwarz: from Young's inequality with the weight |v|/|u|. *)
Lemma inner_le_norm_norm u v : inner D u v <= norm D u * norm D v.
Proof.
  pose proof (norm2_nonneg u) as Hu. pose proof (norm2_nonneg v) as Hv.
  destruct (Req_dec (norm2 D u) 0) as [Hu0|Hu0].
  { rewrite norm2_eq_zero_inner by assumption.
    apply Rmult_le_pos; apply norm_nonneg. }
  destruct (Req_dec (norm2 D v) 0) as [Hv0|Hv0].
  { rewrite inner_comm, norm2_eq_zero_inner by assumption.
    apply Rmult_le_pos; apply norm_nonneg. }
  assert (Hnu : 0 < norm D u) by (apply sqrt_lt_R0; lra).
  assert (Hnv : 0 < norm D v) by (apply sqrt_lt_R0; lra).
  assert (Ha : 0 < norm D v / norm D u) by now apply Rdiv_lt_0_compat.
  pose proof (inner_le_young _ u v Ha) as H.
  rewrite <- (norm_sqr u), <- (norm_sqr v) in H.
  replace (norm D v / norm D u / 2 * norm D u ^ 2 +
           / (2 * (norm D v / norm D u)) * norm D v ^ 2)
    with (norm D u * norm D v) in H by (field; lra).
  exact H.
Qed.

Lemma norm_le_of_norm2_le u c : 0 <= c -> norm2 D u <= c ^ 2 -> norm D u <= c.
Proof.
  intros Hc H. unfold norm. rewrite <- (sqrt_pow2 c) by assumption.
  now apply sqrt_le_1_alt.
Qed.

End Vectors.

Lemma sup_norm_nonneg D u : 0 <= sup_norm D u.
Proof.
  induction D as [|D IH]; simpl; [lra|].
  eapply Rle_trans; [exact IH|apply Rmax_l].
Qed.

Lemma abs_le_sup_norm D u i : (i < D)%nat -> Rabs (u i) <= sup_norm D u.
Proof.
  induction D as [|D IH]; intros Hi; [lia|]. simpl.
  destruct (Nat.eq_dec i D) as [->|Hne]; [apply Rmax_r|].
  eapply Rle_trans; [apply IH; lia|apply Rmax_l].
Qed.

Lemma sup_norm_le D u c :
  0 <= c -> (forall i, (i < D)%nat -> Rabs (u i) <= c) -> sup_norm D u <= c.
Proof.
  intros Hc. induction D as [|D IH]; intros H; simpl; [exact Hc|].
  apply Rmax_lub; [apply IH; intros|]; apply H; lia.
Qed.

(* Scaling each coordinate by at most c scales the squared norm by at most c^2. *)
Lemma norm2_hadamard_le D c u v :
  0 <= c -> (forall i, (i < D)%nat -> Rabs (v i) <= c) ->
  norm2 D (hadamard u v) <= c ^ 2 * norm2 D u.
Proof.
  intros Hc H. rewrite <- norm2_scale. apply norm2_le. intros i Hi.
  unfold hadamard, scale. rewrite !Rabs_mult, (Rabs_pos_eq c), Rmult_comm by exact Hc.
  apply Rmult_le_compat_r; [apply Rabs_pos|now apply H].
Qed.

Lemma sup_norm_le_norm D u : sup_norm D u <= norm D u.
Proof.
  apply sup_norm_le; [apply norm_nonneg|]. intros i Hi.
  rewrite <- sqrt_Rsqr_abs. apply sqrt_le_1_alt.
  apply (term_le_sum D (fun j => u j * u j)); [intros; apply Rle_0_sqr|exact Hi].
Qed.

Lemma sup_norm_ratio_sqr_le D W c tau :
  0 < tau -> sup_norm D W <= c -> (sup_norm D W / tau) ^ 2 <= (c / tau) ^ 2.
Proof.
  intros Htau HW. pose proof (Rinv_0_lt_compat tau Htau) as Hinv.
  apply pow_incr. split; [apply Rmult_le_pos; [apply sup_norm_nonneg|lra]|].
  apply Rmult_le_compat_r; lra.
Qed.
