(* SPDX-License-Identifier: Apache-2.0 *)
(* An instance of Tiki-Taka on which Lemmas 5 to 7 and the bound on P fail as stated: one weight, a
   flat objective, noise of +sigma or -sigma. The stated bounds on beta are in other units than
   beta, so that they allow beta sigma = 12 tau, with L tau = 6 sigma. So P_1 = +-12 tau = +-1/3,
   out of range; then P_2 is - 10 P_1 or - 12 P_1, and E P_2^2 = 122/9.
   The minimiser and the weights that enter, W_0 and W_1, are in range. A4 for all k is not
   supposed, and fails from k = 3. The history by which the lemmas are refuted, noise +sigma in the
   first step, has probability 1/2.

   Source   Certau, after [wu2024, Lemmas 5 to 7].                                               *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws product_law.
From Certau.tiki_taka Require Import noise_magnitude run one_weight stated_setting.
Import ListNotations.
Open Scope R_scope.

Local Notation L := (3 / 50).
Local Notation sigma := (1 / 3600).
Local Notation tau := (1 / 36).
Local Notation alpha := (1 / 144).
Local Notation beta := 1200.

Lemma overshoot_setting :
  stated_setting 1 (fun _ => 0) (fun _ => zero) L sigma 1 tau alpha beta (plus_minus sigma).
Proof. apply stated_setting_plus_minus; lra. Qed.

Lemma overshoot_beta_bounds : beta_bounds_7 1 L sigma 1 tau beta.
Proof. unfold beta_bounds_7, beta_bounds_6. simpl INR. lra. Qed.

Definition overshoot_W := weights (fun _ => zero) tau alpha beta zero.
Definition overshoot_P := auxiliary (fun _ => zero) tau alpha beta zero.
Local Notation W := overshoot_W.
Local Notation P := overshoot_P.

Lemma overshoot_P_first s : s = 1 \/ s = -1 -> P [vector_of_one (s * sigma)] 0%nat = s / 3.
Proof.
  intros Hs. unfold P. rewrite auxiliary_flat, next_p_eq.
  change (auxiliary _ _ _ _ _ [] 0%nat) with 0.
  change (vector_of_one (s * sigma) 0%nat) with (s * sigma). field.
Qed.

Lemma overshoot_W_first : W [vector_of_one sigma] 0%nat = - (1 / 432).
Proof.
  pose proof (overshoot_P_first 1 (or_introl eq_refl)) as HP. rewrite Rmult_1_l in HP.
  unfold W. rewrite weights_flat, next_w_eq. fold overshoot_P. rewrite HP.
  change (weights _ _ _ _ _ [] 0%nat) with 0. field.
Qed.

(* From +-1/3, the next P is +-10/3 or +-4. *)
Lemma overshoot_expect_P_second_sqr s :
  s = 1 \/ s = -1 ->
  expect (product_law 1 (plus_minus sigma))
    (fun eps => P [eps; vector_of_one (s * sigma)] 0%nat ^ 2) = 122 / 9.
Proof.
  intros Hs. rewrite expect_product_law_one. simpl expect.
  assert (Hnext : forall x, P [vector_of_one x; vector_of_one (s * sigma)] 0%nat =
                            next_p tau beta (s / 3) x).
  { intros x. unfold P. rewrite auxiliary_flat. fold overshoot_P.
    now rewrite overshoot_P_first. }
  rewrite !Hnext, !next_p_eq, Rabs_pos_eq, Rabs_left by lra.
  destruct Hs as [-> | ->]; field.
Qed.
