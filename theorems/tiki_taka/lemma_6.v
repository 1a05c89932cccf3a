(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array contracts, if beta is small against the gradient at hand.

   Proves   lemma-6-repaired: under A5 and beta (|G|_inf^2 + sigma^2/D) <= c sigma tau/4,
              E |P'|^2 <= (1 - beta c sigma/(2 tau)) |P|^2 + (3 beta tau/(2 c sigma)) |G|^2
                          + 2 beta^2 sigma^2,       G = g(W'),
            and with A1 the paper's inequality (111).
   Source   [wu2024, Lemma 6, (111)], where P, W', P' are P_{k+1}, W_{k+1}, P_{k+2}.
   Differs  the bound on beta is in beta's own units and in the gradient at hand; the constants are
            smaller than the paper's; P need not be in range, W' is any vector; noise has finite
            support.                                                                             *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors laws smoothness algorithms.
From Certau.tiki_taka Require Import noise_magnitude auxiliary_array lemma_5.
Open Scope R_scope.

Section Contraction.
Variables (D : nat) (tau beta sigma c : R) (P G : vector) (noise : law vector).
Hypothesis noise_A5 : A5 D noise sigma c.
Hypotheses (D_pos : (1 <= D)%nat) (sigma_pos : 0 < sigma) (c_pos : 0 < c).
Hypotheses (tau_pos : 0 < tau) (beta_pos : 0 < beta).
Hypothesis beta_le : beta * (sup_norm D G ^ 2 + sigma ^ 2 / INR D) <= c * sigma * tau / 4.

Let rate := beta * c * sigma / tau.

Lemma INR_D_pos : 0 < INR D.
Proof. apply lt_0_INR. lia. Qed.

Lemma c_sigma_pos : 0 < c * sigma.
Proof. now apply Rmult_lt_0_compat. Qed.

Lemma rate_pos : 0 < rate.
Proof. pose proof c_sigma_pos. apply Rdiv_lt_0_compat; [|lra]. rewrite Rmult_assoc.
  now apply Rmult_lt_0_compat. Qed.

(* c^2 D <= 1 turns the bound on beta into one that has no D. *)
Lemma two_beta_sqr_le : 2 * beta ^ 2 <= beta * tau / (2 * c * sigma).
Proof.
  pose proof INR_D_pos as HD. pose proof c_sigma_pos as Hcs.
  pose proof (c_sqr_mul_D_le_one D noise sigma c noise_A5 D_pos sigma_pos c_pos) as Hc2.
  assert (Hbeta : beta * (sigma ^ 2 / INR D) <= c * sigma * tau / 4).
  { pose proof (Rmult_le_pos _ _ (Rlt_le _ _ beta_pos) (pow2_ge_0 (sup_norm D G))). lra. }
  apply (Rmult_le_compat_r (INR D * c / sigma)) in Hbeta;
    [|apply Rlt_le, Rdiv_lt_0_compat; [now apply Rmult_lt_0_compat|exact sigma_pos]].
  replace (beta * (sigma ^ 2 / INR D) * (INR D * c / sigma)) with (beta * (c * sigma)) in Hbeta
    by (field; lra).
  replace (c * sigma * tau / 4 * (INR D * c / sigma)) with (c ^ 2 * INR D * (tau / 4)) in Hbeta
    by (field; lra).
  pose proof (Rmult_le_compat_r (tau / 4) _ _ ltac:(lra) Hc2) as Hbound.
  apply (Rmult_le_reg_r (c * sigma)); [exact Hcs|].
  replace (beta * tau / (2 * c * sigma) * (c * sigma)) with (beta * (tau / 2)) by (field; lra).
  replace (2 * beta ^ 2 * (c * sigma)) with (beta * (2 * (beta * (c * sigma)))) by ring.
  apply Rmult_le_compat_l; lra.
Qed.

Section One_coordinate.
Variable i : nat.
Hypothesis i_lt : (i < D)%nat.
Let v (eps : vector) := G i + eps i.
Let magnitude := expect noise (fun eps : vector => Rabs (v eps)).

(* v^2 (1 - sgn(v) p/tau)^2 <= 2 v^2 (1 + (p/tau)^2), whatever the sign. *)
Lemma accumulated_sqr_le eps :
  accumulated tau beta P G eps i ^ 2 <=
  P i ^ 2 + 2 * beta * P i * v eps - 2 * beta / tau * P i ^ 2 * Rabs (v eps)
  + 2 * beta ^ 2 * (1 + (P i / tau) ^ 2) * v eps ^ 2.
Proof.
  rewrite accumulated_eq by assumption. change (add G eps i) with (v eps).
  set (u := P i / tau). replace (Rabs (v eps) * P i / tau) with (Rabs (v eps) * u)
    by (unfold u; field; lra).
  replace (2 * beta / tau * P i ^ 2 * Rabs (v eps)) with (2 * beta * P i * (Rabs (v eps) * u))
    by (unfold u; field; lra).
  assert (Hsqr : (v eps - Rabs (v eps) * u) ^ 2 <= 2 * (1 + u ^ 2) * v eps ^ 2).
  { pose proof (pow2_ge_0 (v eps + Rabs (v eps) * u)) as H.
    pose proof (pow2_abs (v eps)) as Habs.
    replace (2 * (1 + u ^ 2) * v eps ^ 2) with (2 * v eps ^ 2 + 2 * Rabs (v eps) ^ 2 * u ^ 2)
      by (rewrite Habs; ring). lra. }
  apply (Rmult_le_compat_l (beta ^ 2)) in Hsqr; [|apply pow2_ge_0]. lra.
Qed.

Lemma expect_v_sqr_le : expect noise (fun eps => v eps ^ 2) <= G i ^ 2 + sigma ^ 2 / INR D.
Proof.
  set (k := G i ^ 2).
  rewrite (expect_ext _ _ (fun eps : vector => k + (2 * G i * eps i + eps i ^ 2)))
    by (intros; unfold v, k; ring).
  rewrite !expect_plus, expect_scale, expect_const by apply (A5_law _ _ _ _ noise_A5).
  rewrite (A5_mean _ _ _ _ noise_A5 i i_lt).
  pose proof (A5_variance _ _ _ _ noise_A5 i i_lt). lra.
Qed.

(* The last term of accumulated_sqr_le: its part with P is paid for by a quarter of the decay. *)
Lemma noise_term_le :
  2 * beta ^ 2 * (1 + (P i / tau) ^ 2) * (G i ^ 2 + sigma ^ 2 / INR D) <=
  rate / 2 * P i ^ 2 + 2 * beta ^ 2 * (G i ^ 2 + sigma ^ 2 / INR D).
Proof.
  assert (HG : G i ^ 2 <= sup_norm D G ^ 2).
  { rewrite <- (pow2_abs (G i)). apply pow_incr.
    split; [apply Rabs_pos|now apply abs_le_sup_norm]. }
  assert (Hbeta : beta * (G i ^ 2 + sigma ^ 2 / INR D) <= c * sigma * tau / 4).
  { eapply Rle_trans; [|exact beta_le]. apply Rmult_le_compat_l; lra. }
  apply (Rmult_le_compat_l (2 * beta * (P i / tau) ^ 2)) in Hbeta;
    [|apply Rmult_le_pos; [lra|apply pow2_ge_0]].
  replace (2 * beta * (P i / tau) ^ 2 * (c * sigma * tau / 4)) with (rate / 2 * P i ^ 2) in Hbeta
    by (unfold rate; field; lra).
  lra.
Qed.

(* Young's inequality with a weight theta, for the two uses. *)
Lemma expect_accumulated_sqr_le theta :
  0 < theta ->
  expect noise (fun eps => accumulated tau beta P G eps i ^ 2) <=
  (1 - (3 / 2 - theta) * rate) * P i ^ 2
  + (beta * tau / (theta * c * sigma) + 2 * beta ^ 2) * G i ^ 2
  + 2 * beta ^ 2 * (sigma ^ 2 / INR D).
Proof.
  intros Htheta. pose proof rate_pos as Hrate. pose proof c_sigma_pos as Hcs.
  set (a := 2 * beta ^ 2 * (1 + (P i / tau) ^ 2)). set (p2 := P i ^ 2).
  set (k := p2 + 2 * beta * P i * G i).
  apply Rle_trans with (expect noise (fun eps : vector => k + (2 * beta * P i * eps i
    - 2 * beta / tau * p2 * Rabs (v eps) + a * v eps ^ 2))).
  { apply expect_le; [apply (A5_law _ _ _ _ noise_A5)|]. intros eps _.
    eapply Rle_trans; [apply accumulated_sqr_le|]. right. unfold a, k, p2, v. ring. }
  rewrite !expect_plus, expect_minus, !expect_scale, expect_const
    by apply (A5_law _ _ _ _ noise_A5).
  rewrite (A5_mean _ _ _ _ noise_A5 i i_lt). fold magnitude.
  assert (Ha : 0 <= a).
  { unfold a. apply Rmult_le_pos; [pose proof (pow2_ge_0 beta); lra|].
    pose proof (pow2_ge_0 (P i / tau)). lra. }
  pose proof (Rmult_le_compat_l _ _ _ Ha expect_v_sqr_le) as Hv.
  pose proof noise_term_le as Hnoise. fold a p2 in Hnoise.
  assert (Hdecay : 2 * rate * p2 <= 2 * beta / tau * p2 * magnitude).
  { replace (2 * rate * p2) with (2 * beta / tau * p2 * (c * sigma)) by (unfold rate; field; lra).
    apply Rmult_le_compat_l; [|apply (A5_magnitude _ _ _ _ noise_A5); exact i_lt].
    apply Rmult_le_pos; [apply Rlt_le, Rdiv_lt_0_compat; lra|apply pow2_ge_0]. }
  assert (Hyoung : 2 * beta * P i * G i <=
                   theta * rate * p2 + beta * tau / (theta * c * sigma) * G i ^ 2).
  { pose proof (pow2_ge_0 (theta * rate * P i - beta * G i)) as Hsqr.
    apply (Rmult_le_compat_l (/ (theta * rate))) in Hsqr;
      [|apply Rlt_le, Rinv_0_lt_compat; now apply Rmult_lt_0_compat].
    replace (/ (theta * rate) * (theta * rate * P i - beta * G i) ^ 2) with
      (theta * rate * p2 + beta * tau / (theta * c * sigma) * G i ^ 2 - 2 * beta * P i * G i)
      in Hsqr by (unfold rate, p2; field; repeat split; lra). lra. }
  unfold k. lra.
Qed.

End One_coordinate.

Lemma expect_norm2_accumulated_le_of_weight theta :
  0 < theta ->
  expect noise (fun eps => norm2 D (accumulated tau beta P G eps)) <=
  (1 - (3 / 2 - theta) * rate) * norm2 D P
  + (beta * tau / (theta * c * sigma) + beta * tau / (2 * c * sigma)) * norm2 D G
  + 2 * beta ^ 2 * sigma ^ 2.
Proof.
  intros Htheta. pose proof INR_D_pos as HD.
  apply Rle_trans with ((1 - (3 / 2 - theta) * rate) * norm2 D P
    + (beta * tau / (theta * c * sigma) + 2 * beta ^ 2) * norm2 D G
    + INR D * (2 * beta ^ 2 * (sigma ^ 2 / INR D))).
  - unfold norm2, inner. rewrite expect_sum, <- sum_const, <- !sum_scale, <- !sum_plus.
    apply sum_le. intros i Hi.
    rewrite (expect_ext _ _ (fun eps => accumulated tau beta P G eps i ^ 2)) by (intros; ring).
    eapply Rle_trans; [exact (expect_accumulated_sqr_le i Hi theta Htheta)|]. lra.
  - pose proof (Rmult_le_compat_r _ _ _ (norm2_nonneg D G) two_beta_sqr_le).
    replace (INR D * (2 * beta ^ 2 * (sigma ^ 2 / INR D))) with (2 * beta ^ 2 * sigma ^ 2)
      by (field; lra). lra.
Qed.

Theorem expect_norm2_auxiliary_le :
  expect noise (fun eps => norm2 D (array_update tau P (scale beta (add G eps)))) <=
  (1 - beta * c * sigma / (2 * tau)) * norm2 D P
  + 3 * beta * tau / (2 * c * sigma) * norm2 D G + 2 * beta ^ 2 * sigma ^ 2.
Proof.
  pose proof c_sigma_pos as Hcs.
  eapply Rle_trans; [exact (expect_norm2_accumulated_le_of_weight 1 Rlt_0_1)|].
  right. unfold rate. field. lra.
Qed.

End Contraction.

(* (111) itself: 3/2 |g(W')|^2 <= 3 |g(W)|^2 + 3 L^2 |W' - W|^2. *)
Theorem expect_norm2_auxiliary_le_of_smooth D f g L tau beta sigma c W W' P noise :
  smooth D f g L -> A5 D noise sigma c -> (1 <= D)%nat -> 0 < sigma -> 0 < c ->
  0 < tau -> 0 < beta ->
  beta * (sup_norm D (g W') ^ 2 + sigma ^ 2 / INR D) <= c * sigma * tau / 4 ->
  expect noise (fun eps => norm2 D (array_update tau P (scale beta (add (g W') eps)))) <=
  (1 - beta * c * sigma / (2 * tau)) * norm2 D P + 4 * beta * tau / (c * sigma) * norm2 D (g W)
  + 4 * L ^ 2 * beta * tau / (c * sigma) * norm2 D (sub W' W) + 3 * beta ^ 2 * sigma ^ 2.
Proof.
  intros A1 HA5 HD Hsigma Hc Htau Hbeta Hle.
  eapply Rle_trans; [now apply (expect_norm2_auxiliary_le D tau beta sigma c P (g W') noise)|].
  pose proof (norm2_gradient_change_le D f g L W W' A1) as Hchange.
  assert (Hsplit : norm2 D (g W') <= 2 * norm2 D (g W) + 2 * norm2 D (sub (g W) (g W'))).
  { rewrite norm2_sub. pose proof (norm2_nonneg D (sub (scale 2 (g W)) (g W'))) as H.
    rewrite norm2_sub, norm2_scale, inner_scale_l in H. lra. }
  set (r := beta * tau / (c * sigma)).
  assert (Hr : 0 < r) by (apply Rdiv_lt_0_compat; now apply Rmult_lt_0_compat).
  replace (3 * beta * tau / (2 * c * sigma)) with (3 / 2 * r) by (unfold r; field; lra).
  replace (4 * beta * tau / (c * sigma)) with (4 * r) by (unfold r; field; lra).
  replace (4 * L ^ 2 * beta * tau / (c * sigma)) with (r * (4 * L ^ 2)) by (unfold r; field; lra).
  pose proof (norm2_nonneg D (g W)) as Hg. pose proof (norm2_nonneg D (sub W' W)) as Hd.
  assert (Hgradient : 3 / 2 * norm2 D (g W') <=
                      4 * norm2 D (g W) + 4 * L ^ 2 * norm2 D (sub W' W)).
  { pose proof (Rmult_le_pos _ _ (pow2_ge_0 L) Hd). lra. }
  apply (Rmult_le_compat_l r) in Hgradient; [|lra].
  pose proof (Rmult_le_pos _ _ (pow2_ge_0 beta) (pow2_ge_0 sigma)). lra.
Qed.
