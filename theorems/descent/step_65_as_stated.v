(* SPDX-License-Identifier: Apache-2.0 *)
(* Theorem 2's division before summation, as stated.

   Refutes  step-65: with omega_k = |W_k|_inf / tau, under Theorem 2's hypotheses,
              (1/K) sum 2 E[(f(W_k) - f(W_{k+1})) / (alpha (1 - omega_k^2))]
              <= 2 (f(W_0) - f_star) / (alpha K (1 - W_max^2/tau^2)).
            On f = (w + 14)^2/2 with tau = 28, alpha = 5/9, noise -40 (probability 1/9) or 5, from
            w_0 = W_max = 26, for K = 4 the left side is above 5250, the right one 15680/3. The rare
            noise lifts the weight from small omega to large, where f falls again: the rise is
            divided by less than the fall.
   Source   [wu2024, (65)].
   Differs  f_star is f(W_star), the minimum; the noise has one law at every step, of finite
            support; W_max bounds all weights that can be reached.                               *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories.
From Certau.model Require Import one_coordinate.
From Certau.descent Require Import analog_sgd_step.
Import ListNotations.
Open Scope R_scope.

Definition step_65_as_stated : Prop :=
  forall D f g L tau W_max alpha sigma (eps_law : law vector) W_star W0 K,
  0 < L -> 0 < tau -> 0 < sigma -> (1 <= D)%nat -> (1 <= K)%nat ->
  smooth D f g L -> (forall V, f W_star <= f V) -> f W_star < f W0 ->
  A3 D (fun _ => eps_law) sigma ->
  alpha = sqrt ((f W0 - f W_star) / (sigma ^ 2 * L * INR K)) -> alpha <= / L -> W_max < tau ->
  let noise := fun _ => eps_law in
  let W := reached (analog_sgd_step g tau alpha) W0 in
  let omega past := sup_norm D (W past) / tau in
  (forall past, possible noise past -> sup_norm D (W past) <= W_max) ->
  average (grow noise) (fun past => expect (grow noise past) (fun next =>
    2 * ((f (W past) - f (W next)) / (alpha * (1 - omega past ^ 2))))) K []
  <= 2 * (f W0 - f W_star) / (alpha * INR K * (1 - W_max ^ 2 / tau ^ 2)).

Definition w_star : vector := fun _ => -14.
Definition w_0 : vector := fun _ => 26.
Definition objective (V : vector) : R := norm2 1 (sub V w_star) / 2.
Definition gradient (V : vector) : vector := sub V w_star.
Definition eps_law : law vector := [(1 / 9, fun _ => -40); (8 / 9, fun _ => 5)].
Local Notation noise := (fun _ : history => eps_law).
Local Notation W := (reached (analog_sgd_step gradient 28 (5 / 9)) w_0).

Lemma f_smooth : smooth 1 objective gradient 1.
Proof. exact (smooth_shift 1 _ _ 1 w_star (smooth_half_norm2 1)). Qed.

Lemma noise_A3 : A3 1 noise (sqrt 648).
Proof.
  constructor; intros past.
  - intros _. split; [repeat constructor; simpl; lra|simpl; lra].
  - intros i _ _. simpl. lra.
  - intros _. rewrite pow2_sqrt by lra. cbn [expect eps_law]. rewrite !norm2_one. lra.
Qed.

Lemma f_w_0 : objective w_0 = 800.
Proof. unfold objective. rewrite norm2_one. unfold sub, w_0, w_star. lra. Qed.

Lemma f_w_star : objective w_star = 0.
Proof. unfold objective. rewrite norm2_one. unfold sub. lra. Qed.

Lemma w_star_minimizes V : objective w_star <= objective V.
Proof. rewrite f_w_star. unfold objective. pose proof (norm2_nonneg 1 (sub V w_star)). lra. Qed.

Lemma rate_eq : 5 / 9 = sqrt ((objective w_0 - objective w_star) / (sqrt 648 ^ 2 * 1 * INR 4)).
Proof.
  rewrite f_w_0, f_w_star. symmetry.
  apply sqrt_lem_1; [|lra|]; rewrite pow2_sqrt by lra; simpl INR; lra.
Qed.

(* The next weight, for either noise. *)
Definition next_weight (eps w : R) : R :=
  w - 5 / 9 * (w + 14 + eps) - Rabs (5 / 9 * (w + 14 + eps)) * w / 28.

Lemma W_next eps past : W (eps :: past) 0%nat = next_weight (eps 0%nat) (W past 0%nat).
Proof.
  cbn [reached]. set (V := W past). unfold analog_sgd_step. rewrite array_update_eq.
  unfold next_weight, scale, add, gradient, sub, w_star.
  replace (- (5 / 9) * (V 0%nat - -14 + eps 0%nat))
    with (- (5 / 9 * (V 0%nat + 14 + eps 0%nat))) by ring.
  rewrite Rabs_Ropp. ring.
Qed.

Lemma next_up w : w <= 26 -> next_weight (-40) w = w + 5 / 9 * (26 - w) * (1 - w / 28).
Proof. intros Hw. unfold next_weight. rewrite Rabs_left1 by lra. field. Qed.

Lemma next_down w : -19 <= w -> next_weight 5 w = w - 5 / 9 * (w + 19) * (1 + w / 28).
Proof. intros Hw. unfold next_weight. rewrite Rabs_pos_eq by lra. field. Qed.

Lemma next_back w : w <= -19 -> next_weight 5 w = w + 5 / 9 * (-19 - w) * (1 - w / 28).
Proof. intros Hw. unfold next_weight. rewrite Rabs_left1 by lra. field. Qed.

(* All weights stay between -112/5 and 26. *)
Lemma next_within eps w :
  eps = -40 \/ eps = 5 -> -112 / 5 <= w <= 26 -> -112 / 5 <= next_weight eps w <= 26.
Proof.
  intros [-> | ->] Hw.
  - rewrite next_up by lra. pose proof (Rmult_le_pos (26 - w) (1 - w / 28)).
    pose proof (Rmult_le_compat_l (26 - w) (5 / 9 * (1 - w / 28)) 1). lra.
  - destruct (Rle_dec (-19) w) as [Habove|Hbelow].
    + rewrite next_down by exact Habove. pose proof (Rmult_le_pos (w + 19) (1 + w / 28)).
      pose proof (Rmult_le_compat_l (w + 19) (1 + w / 28) (27 / 14)). lra.
    + rewrite next_back by lra. pose proof (Rmult_le_pos (-19 - w) (1 - w / 28)).
      pose proof (Rmult_le_compat_l (-19 - w) (5 / 9 * (1 - w / 28)) 1). lra.
Qed.

Lemma W_within past : possible noise past -> -112 / 5 <= W past 0%nat <= 26.
Proof.
  intros H. induction H as [|past eps _ IH Heps]; [unfold w_0; simpl; lra|].
  rewrite W_next. apply next_within; [|exact IH].
  destruct Heps as [<- | [<- | []]]; [now left|now right].
Qed.

(* What the left side averages, as a function of the weight, and its expectation after k steps. *)
Definition fall (w : R) : R :=
  2 * (((w + 14) ^ 2 - 1 / 9 * (next_weight (-40) w + 14) ^ 2
    - 8 / 9 * (next_weight 5 w + 14) ^ 2) / 2)
  / (5 / 9 * (1 - (w / 28) ^ 2)).

Fixpoint fall_after (k : nat) (w : R) : R :=
  match k with
  | O => fall w
  | S k => 1 / 9 * fall_after k (next_weight (-40) w) + 8 / 9 * fall_after k (next_weight 5 w)
  end.

Lemma f_eq past : objective (W past) = (W past 0%nat + 14) ^ 2 / 2.
Proof. unfold objective. rewrite norm2_one. unfold sub, w_star. field. Qed.

Lemma expect_fall past :
  expect (grow noise past) (fun next =>
    2 * ((objective (W past) - objective (W next))
      / (5 / 9 * (1 - (sup_norm 1 (W past) / 28) ^ 2))))
  = fall (W past 0%nat).
Proof.
  rewrite expect_grow. cbn [expect eps_law]. rewrite !f_eq, !W_next, sup_norm_one.
  replace ((Rabs (W past 0%nat) / 28) ^ 2) with ((W past 0%nat / 28) ^ 2)
    by (unfold Rdiv; rewrite !Rpow_mult_distr, pow2_abs; reflexivity).
  unfold fall. set (divisor := 5 / 9 * (1 - _)). cbv beta.
  replace (8 / 9) with (1 - 1 / 9) by field. unfold Rdiv. ring.
Qed.

Lemma expect_after_fall k past :
  expect_after (grow noise) k (fun p => fall (W p 0%nat)) past = fall_after k (W past 0%nat).
Proof.
  revert past. induction k as [|k IH]; intros past; [reflexivity|].
  cbn [expect_after fall_after]. rewrite expect_grow. cbn [expect eps_law].
  rewrite !IH, !W_next. ring.
Qed.

(* The weights after one and two steps, other than 26. *)
Local Notation b := (-311 / 14).
Local Notation c := (-104337 / 5488).
Local Notation d := (141713 / 5488).

Ltac compute_fall := unfold fall; rewrite next_up by lra;
  first [rewrite next_down by lra | rewrite next_back by lra]; lra.

Lemma fall_26 : fall 26 >= 17800. Proof. compute_fall. Qed.
Lemma fall_b : fall b >= -640. Proof. compute_fall. Qed.
Lemma fall_c : fall c >= -500. Proof. compute_fall. Qed.
Lemma fall_d : fall d >= 16270. Proof. compute_fall. Qed.

Lemma fall_after_26 k : fall_after (S k) 26 = 1 / 9 * fall_after k 26 + 8 / 9 * fall_after k b.
Proof.
  cbn [fall_after]. rewrite next_up, next_down by lra.
  do 2 f_equal; [f_equal; field|f_equal; field].
Qed.

Lemma fall_after_b k : fall_after (S k) b = 1 / 9 * fall_after k d + 8 / 9 * fall_after k c.
Proof.
  cbn [fall_after]. rewrite next_up, next_back by lra.
  do 2 f_equal; [f_equal; field|f_equal; field].
Qed.

Lemma fall_after_c : fall_after 1 c >= 1 / 9 * 6500 + 8 / 9 * -500.
Proof.
  cbn [fall_after]. rewrite (next_up c), (next_back c) by lra.
  assert (Hup : fall (c + 5 / 9 * (26 - c) * (1 - c / 28)) >= 6500) by compute_fall.
  assert (Hback : fall (c + 5 / 9 * (-19 - c) * (1 - c / 28)) >= -500) by compute_fall.
  lra.
Qed.

Lemma fall_after_d : fall_after 1 d >= 1 / 9 * 16300 + 8 / 9 * -640.
Proof.
  cbn [fall_after]. rewrite (next_up d), (next_down d) by lra.
  assert (Hup : fall (d + 5 / 9 * (26 - d) * (1 - d / 28)) >= 16300) by compute_fall.
  assert (Hdown : fall (d - 5 / 9 * (d + 19) * (1 + d / 28)) >= -640) by compute_fall.
  lra.
Qed.

Theorem step_65_fails : ~ step_65_as_stated.
Proof.
  intros claim.
  assert (Hgap : objective w_star < objective w_0) by (rewrite f_w_0, f_w_star; lra).
  specialize (claim 1%nat objective gradient 1 28 26 (5 / 9) (sqrt 648) eps_law w_star w_0 4%nat
    ltac:(lra) ltac:(lra) (sqrt_lt_R0 648 ltac:(lra)) ltac:(lia) ltac:(lia)
    f_smooth w_star_minimizes Hgap noise_A3 rate_eq ltac:(lra) ltac:(lra)).
  cbv zeta in claim. rewrite f_w_0, f_w_star in claim.
  assert (HA4 : forall past, possible noise past -> sup_norm 1 (W past) <= 26).
  { intros past Hpast. rewrite sup_norm_one. apply Rabs_le. pose proof (W_within past Hpast). lra. }
  specialize (claim HA4).
  rewrite (average_ext (grow noise) (possible noise)
    (possible_closed noise (A3_law _ _ _ noise_A3)) _ (fun past => fall (W past 0%nat))) in claim
    by (constructor || (intros past _; apply expect_fall)).
  unfold average in claim. cbn [sum] in claim. rewrite !expect_after_fall in claim.
  change (W [] 0%nat) with 26 in claim.
  rewrite !fall_after_26, !fall_after_b in claim.
  pose proof fall_26. pose proof fall_b. pose proof fall_c. pose proof fall_d.
  pose proof fall_after_c. pose proof fall_after_d.
  change (fall_after 0) with fall in claim. simpl INR in claim. lra.
Qed.
