(* SPDX-License-Identifier: Apache-2.0 *)
(* An instance of Tiki-Taka on which Lemmas 5 to 7 and the bound on P fail as stated: one weight, a
   flat objective, noise of +sigma or -sigma; the weights and the minimiser are in range. The stated
   bounds on beta are in other units than beta, so that they allow beta sigma = 12 tau, with
   L tau = 6 sigma. So P_1 = +-12 tau = +-1/3, out of range; then P_2 is - 10 P_1 or - 12 P_1, and
   E P_2^2 = 122/9.

   Source   Certau, after [wu2024, Lemmas 5 to 7].                                               *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws product_law.
From Certau.tiki_taka Require Import stated_setting.
Import ListNotations.
Open Scope R_scope.

Definition L := 3 / 50.
Definition sigma := 1 / 3600.
Definition c := 1.
Definition tau := 1 / 36.
Definition alpha := 1 / 144.
Definition beta := 1200.

Lemma setting :
  stated_setting 1 (fun _ => 0) (fun _ => zero) L sigma c tau alpha beta (plus_minus sigma).
Proof. apply stated_setting_plus_minus; unfold L, sigma, c, tau, alpha, beta; lra. Qed.

Lemma bounds : beta_bounds_7 1 L sigma c tau beta.
Proof. unfold beta_bounds_7, beta_bounds_6, L, sigma, c, tau, beta. simpl INR. lra. Qed.

Notation W := (W_after (fun _ => zero) tau alpha beta zero).
Notation P := (P_after (fun _ => zero) tau alpha beta zero).

Lemma P_first s : s = 1 \/ s = -1 -> P [one (s * sigma)] 0%nat = s / 3.
Proof.
  intros Hs. rewrite P_after_flat. change (P [] 0%nat) with 0.
  change (one (s * sigma) 0%nat) with (s * sigma). unfold next_p, tau, beta, sigma. field.
Qed.

Lemma W_first : W [one sigma] 0%nat = - (1 / 432).
Proof.
  pose proof (P_first 1 (or_introl eq_refl)) as HP. rewrite Rmult_1_l in HP.
  rewrite W_after_flat, HP.
  change (W [] 0%nat) with 0. unfold next_w, tau, alpha. field.
Qed.

(* From +-1/3, the next P is +-10/3 or +-4. *)
Lemma expect_P_second_sqr s :
  s = 1 \/ s = -1 ->
  expect (product_law 1 (plus_minus sigma)) (fun eps => P [eps; one (s * sigma)] 0%nat ^ 2)
  = 122 / 9.
Proof.
  intros Hs. rewrite expect_product_law_one. cbn [expect plus_minus].
  assert (Hnext : forall eps, P [eps; one (s * sigma)] 0%nat =
                              next_p tau beta (s / 3) (eps 0%nat))
    by (intros eps; now rewrite P_after_flat, P_first).
  rewrite !Hnext.
  change (one sigma 0%nat) with sigma. change (one (- sigma) 0%nat) with (- sigma).
  unfold next_p, tau, beta, sigma. rewrite Rabs_pos_eq, Rabs_left by lra.
  destruct Hs as [-> | ->]; field.
Qed.
