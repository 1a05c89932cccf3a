(* SPDX-License-Identifier: Apache-2.0 *)
(* The auxiliary array follows the gradient.

   Proves   lemma-5-repaired: with s = sigma/sqrt D (so sigma^2 = D s^2) and T = tau/s, if
            E eps_i = 0, E eps_i^2 <= s^2, beta s <= tau and |P|_inf <= tau, then
              E |P' - T g(W')|^2 <= (1 - beta s/tau) |P - T g(W)|^2
                + (4 L^2 tau^3/(beta s^3)) |W' - W|^2 + (4 beta s/tau) |P|^2
                + (4 beta/(tau s)) |P|_inf^2 |g(W)|^2 + 2 beta^2 sigma^2.
   Source   [wu2024, Lemma 5, (102)], where P, W', P' are P_{k+1}, W_{k+1}, P_{k+2}.
   Differs  beta s <= tau and the range of P are hypotheses; A5 is not; W' is any vector; noise has
            finite support.                                                                      *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import sums vectors laws smoothness algorithms.
From Certau.tiki_taka Require Import auxiliary_array.
Open Scope R_scope.

(* The variance is least about the mean: any other centre c does for an upper bound. *)
Lemma expect_sqr_le_about {A} (l : law A) (X : A -> R) c a :
  is_law l -> expect l (fun x => (X x - a) ^ 2) <=
              (expect l X - a) ^ 2 + expect l (fun x => (X x - c) ^ 2).
Proof.
  intros Hl. set (m := expect l X).
  assert (Hsplit : forall b, expect l (fun x => (X x - b) ^ 2) =
            expect l (fun x => X x ^ 2) - 2 * b * m + b ^ 2).
  { intros b. rewrite (expect_ext l _ (fun x => X x ^ 2 - 2 * b * X x + b ^ 2))
      by (intros; ring).
    rewrite expect_plus, expect_minus, expect_scale, expect_const by exact Hl. reflexivity. }
  rewrite !Hsplit. pose proof (pow2_ge_0 (m - c)). lra.
Qed.

Section One_coordinate.
Variables (noise : law R) (s tau beta p g g' : R).
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : expect noise (fun eps => eps) = 0.
Hypothesis noise_variance : expect noise (fun eps => eps ^ 2) <= s ^ 2.
Hypotheses (s_pos : 0 < s) (tau_pos : 0 < tau) (beta_pos : 0 < beta).

Let b := beta * s / tau.
Let T := tau / s.
Let m := expect noise (fun eps => Rabs (g' + eps)).
Let next eps := p + beta * (g' + eps - Rabs (g' + eps) * p / tau).

Hypotheses (b_le : b <= 1) (p_le : Rabs p <= tau).

Lemma b_pos : 0 < b.
Proof. apply Rdiv_lt_0_compat; [now apply Rmult_lt_0_compat|exact tau_pos]. Qed.

(* - s <= m - s <= |g'|, since E |eps| <= s. *)
Lemma magnitude_sqr_le : (m - s) ^ 2 <= s ^ 2 + g' ^ 2.
Proof.
  assert (Hm0 : 0 <= m) by (apply expect_nonneg; [exact noise_law|intros; apply Rabs_pos]).
  assert (Habs : expect noise Rabs <= s).
  { apply Rsqr_incr_0; [|apply expect_nonneg; [exact noise_law|intros; apply Rabs_pos]|lra].
    rewrite !Rsqr_pow2. eapply Rle_trans; [now apply expect_sqr_le|].
    rewrite (expect_ext _ _ (fun eps => eps ^ 2)) by (intros; apply pow2_abs).
    exact noise_variance. }
  assert (Hm : m <= Rabs g' + s).
  { apply Rle_trans with (expect noise (fun eps => Rabs g' + Rabs eps)).
    - apply expect_le; [exact noise_law|]. intros. apply Rabs_triang.
    - rewrite expect_plus, expect_const by exact noise_law. lra. }
  rewrite <- (pow2_abs g'). destruct (Rle_dec m s) as [Hlow|Hhigh].
  - pose proof (pow_incr (s - m) s 2 ltac:(lra)). pose proof (pow2_ge_0 (Rabs g')). lra.
  - pose proof (pow_incr (m - s) (Rabs g') 2 ltac:(lra)). pose proof (pow2_ge_0 s). lra.
Qed.

Lemma expect_next : expect noise next - T * g' =
  (1 - b) * (p - T * g) + ((1 - b) * T * (g - g') - b * (m - s) * p / s).
Proof.
  rewrite (expect_ext _ _ (fun eps => (p + beta * g') + (beta * eps
    - beta * p / tau * Rabs (g' + eps)))) by (intros; unfold next; field; lra).
  rewrite expect_plus, expect_minus, !expect_scale, noise_mean, expect_const by exact noise_law.
  fold m. unfold b, T. field. lra.
Qed.

(* Convexity of the square: (1 - b) x + y with y = b (y/b). *)
Lemma sqr_mix_le x y : ((1 - b) * x + y) ^ 2 <= (1 - b) * x ^ 2 + y ^ 2 / b.
Proof.
  pose proof b_pos as Hb. set (z := y / b).
  replace y with (b * z) by (unfold z; field; lra).
  replace ((b * z) ^ 2 / b) with (b * z ^ 2) by (field; lra).
  pose proof (Rmult_le_pos _ _ (Rmult_le_pos b (1 - b) ltac:(lra) ltac:(lra))
                (pow2_ge_0 (x - z))). lra.
Qed.

Lemma deviation_sqr_le eps :
  (next eps - (p + beta * (g' - Rabs g' * p / tau))) ^ 2 <=
  2 * (beta ^ 2 + b ^ 2 / s ^ 2 * p ^ 2) * eps ^ 2.
Proof.
  set (y := Rabs (g' + eps) - Rabs g').
  assert (Hy : y ^ 2 <= eps ^ 2).
  { rewrite <- (pow2_abs y), <- (pow2_abs eps). apply pow_incr. split; [apply Rabs_pos|].
    eapply Rle_trans; [apply Rabs_triang_inv2|]. right. f_equal. ring. }
  replace (next eps - (p + beta * (g' - Rabs g' * p / tau))) with (beta * (eps - p / tau * y))
    by (unfold next, y; field; lra).
  pose proof (pow2_ge_0 (eps + p / tau * y)) as Hsum.
  pose proof (Rmult_le_compat_l _ _ _ (pow2_ge_0 (p / tau)) Hy) as Hpy.
  replace (2 * (beta ^ 2 + b ^ 2 / s ^ 2 * p ^ 2) * eps ^ 2)
    with (beta ^ 2 * (2 * eps ^ 2 + 2 * ((p / tau) ^ 2 * eps ^ 2))) by (unfold b; field; lra).
  rewrite Rpow_mult_distr. apply Rmult_le_compat_l; [apply pow2_ge_0|lra].
Qed.

Lemma variance_le :
  expect noise (fun eps => (next eps - (p + beta * (g' - Rabs g' * p / tau))) ^ 2) <=
  2 * beta ^ 2 * s ^ 2 + 2 * b ^ 2 * p ^ 2.
Proof.
  set (c := 2 * (beta ^ 2 + b ^ 2 / s ^ 2 * p ^ 2)).
  assert (Hc : 0 <= c).
  { unfold c. replace (b ^ 2 / s ^ 2 * p ^ 2) with ((b / s * p) ^ 2) by (field; lra).
    pose proof (pow2_ge_0 beta). pose proof (pow2_ge_0 (b / s * p)). lra. }
  apply Rle_trans with (expect noise (fun eps => c * eps ^ 2)).
  - apply expect_le; [exact noise_law|]. intros. apply deviation_sqr_le.
  - rewrite expect_scale. eapply Rle_trans; [apply Rmult_le_compat_l; [exact Hc|];
      exact noise_variance|]. right. unfold c. field. lra.
Qed.

(* 2 b (m - s)^2 p^2/s^2, with g'^2 <= 2 g^2 + 2 (g - g')^2 and p^2 <= tau^2 in the last part. *)
Lemma magnitude_term_le :
  2 * b / s ^ 2 * ((m - s) ^ 2 * p ^ 2) <=
  2 * b * p ^ 2 + 4 * b / s ^ 2 * p ^ 2 * g ^ 2 + 4 * b / s ^ 2 * tau ^ 2 * (g - g') ^ 2.
Proof.
  pose proof b_pos as Hb.
  assert (Hp : p ^ 2 <= tau ^ 2).
  { rewrite <- (pow2_abs p). apply pow_incr. split; [apply Rabs_pos|exact p_le]. }
  assert (Hmp : (m - s) ^ 2 * p ^ 2 <=
                s ^ 2 * p ^ 2 + 2 * p ^ 2 * g ^ 2 + 2 * tau ^ 2 * (g - g') ^ 2).
  { pose proof (Rmult_le_compat_r _ _ _ (pow2_ge_0 p) magnitude_sqr_le) as H1.
    pose proof (Rmult_le_pos _ _ (pow2_ge_0 p) (pow2_ge_0 (2 * g - g'))) as H2.
    pose proof (Rmult_le_compat_r _ _ _ (pow2_ge_0 (g - g')) Hp) as H3. lra. }
  apply (Rmult_le_compat_l (2 * b / s ^ 2)) in Hmp;
    [|apply Rlt_le, Rdiv_lt_0_compat; [lra|now apply pow_lt]].
  eapply Rle_trans; [exact Hmp|]. right. field. lra.
Qed.

Lemma expect_next_sqr_le :
  expect noise (fun eps => (next eps - T * g') ^ 2) <=
  (1 - b) * (p - T * g) ^ 2 + 4 * tau ^ 3 / (beta * s ^ 3) * (g - g') ^ 2
  + 4 * b * p ^ 2 + 4 * beta / (tau * s) * p ^ 2 * g ^ 2 + 2 * beta ^ 2 * s ^ 2.
Proof.
  pose proof b_pos as Hb.
  eapply Rle_trans; [apply (expect_sqr_le_about noise next
    (p + beta * (g' - Rabs g' * p / tau)) (T * g') noise_law)|].
  rewrite expect_next.
  set (y1 := (1 - b) * T * (g - g')). set (y2 := b * (m - s) * p / s).
  pose proof (sqr_mix_le (p - T * g) (y1 - y2)) as Hmix.
  assert (Hy : (y1 - y2) ^ 2 / b <=
    2 / b * (1 - b) ^ 2 * T ^ 2 * (g - g') ^ 2 + 2 * b / s ^ 2 * ((m - s) ^ 2 * p ^ 2)).
  { replace (2 / b * (1 - b) ^ 2 * T ^ 2 * (g - g') ^ 2 + 2 * b / s ^ 2 * ((m - s) ^ 2 * p ^ 2))
      with ((2 * y1 ^ 2 + 2 * y2 ^ 2) / b) by (unfold y1, y2; field; lra).
    apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
    pose proof (pow2_ge_0 (y1 + y2)). lra. }
  pose proof magnitude_term_le as Hmagnitude. pose proof variance_le as Hvariance.
  assert (Hcoefficient : 2 / b * (1 - b) ^ 2 * T ^ 2 + 4 * b / s ^ 2 * tau ^ 2 <=
                         4 * tau ^ 3 / (beta * s ^ 3)).
  { replace (2 / b * (1 - b) ^ 2 * T ^ 2 + 4 * b / s ^ 2 * tau ^ 2)
      with (2 * tau ^ 3 / (beta * s ^ 3) * ((1 - b) ^ 2 + 2 * b ^ 2))
      by (unfold b, T; field; lra).
    replace (4 * tau ^ 3 / (beta * s ^ 3)) with (2 * tau ^ 3 / (beta * s ^ 3) * 2)
      by (field; lra).
    apply Rmult_le_compat_l.
    - apply Rlt_le, Rdiv_lt_0_compat; [pose proof (pow_lt tau 3 tau_pos); lra|].
      apply Rmult_lt_0_compat; [exact beta_pos|now apply pow_lt].
    - pose proof (Rmult_le_pos (3 * b + 1) (1 - b) ltac:(lra) ltac:(lra)). lra. }
  pose proof (Rmult_le_compat_r _ _ _ (pow2_ge_0 (g - g')) Hcoefficient) as Hgradient.
  assert (Hp : 2 * b ^ 2 * p ^ 2 <= 2 * b * p ^ 2).
  { apply Rmult_le_compat_r; [apply pow2_ge_0|].
    pose proof (Rmult_le_pos b (1 - b) ltac:(lra) ltac:(lra)). lra. }
  replace (4 * beta / (tau * s) * p ^ 2 * g ^ 2) with (4 * b / s ^ 2 * p ^ 2 * g ^ 2)
    by (unfold b; field; lra).
  lra.
Qed.

End One_coordinate.

Section Lemma_5.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L s sigma tau beta : R).
Variables (W W' P : vector) (noise : law vector).
Hypothesis A1 : smooth D f g L.
Hypothesis noise_law : is_law noise.
Hypothesis noise_mean : forall i, (i < D)%nat -> expect noise (fun eps => eps i) = 0.
Hypothesis noise_variance :
  forall i, (i < D)%nat -> expect noise (fun eps => eps i ^ 2) <= s ^ 2.
Hypothesis sigma_eq : sigma ^ 2 = INR D * s ^ 2.
Hypotheses (L_nonneg : 0 <= L) (s_pos : 0 < s) (tau_pos : 0 < tau) (beta_pos : 0 < beta).
Hypotheses (beta_le : beta * s <= tau) (P_in_range : sup_norm D P <= tau).

Let T := tau / s.

Lemma norm2_gradient_change_le :
  norm2 D (sub (g W) (g W')) <= L ^ 2 * norm2 D (sub W' W).
Proof.
  rewrite <- !norm_sqr, <- Rpow_mult_distr. apply pow_incr. split; [apply norm_nonneg|].
  pose proof (smooth_lipschitz _ _ _ _ A1 W W') as H.
  replace (norm D (sub W' W)) with (norm D (sub W W')); [exact H|].
  unfold norm. f_equal. unfold norm2, inner. apply sum_ext. intros. unfold sub. ring.
Qed.

Theorem expect_norm2_tracking_le :
  expect noise (fun eps =>
    norm2 D (sub (array_update tau P (scale beta (add (g W') eps))) (scale T (g W')))) <=
  (1 - beta * s / tau) * norm2 D (sub P (scale T (g W)))
  + 4 * L ^ 2 * tau ^ 3 / (beta * s ^ 3) * norm2 D (sub W' W)
  + 4 * beta * s / tau * norm2 D P
  + 4 * beta / (tau * s) * sup_norm D P ^ 2 * norm2 D (g W) + 2 * beta ^ 2 * sigma ^ 2.
Proof.
  set (q := sup_norm D P).
  apply Rle_trans with
    ((1 - beta * s / tau) * norm2 D (sub P (scale T (g W)))
     + (4 * tau ^ 3 / (beta * s ^ 3) * norm2 D (sub (g W) (g W'))
     + (4 * (beta * s / tau) * norm2 D P
     + (4 * beta / (tau * s) * q ^ 2 * norm2 D (g W) + INR D * (2 * beta ^ 2 * s ^ 2))))).
  - unfold norm2, inner. rewrite expect_sum, <- sum_const, <- !sum_scale, <- !sum_plus.
    apply sum_le. intros i Hi.
    assert (Hq : Rabs (P i) <= q) by now apply abs_le_sup_norm.
    set (coordinate := map_law (fun eps : vector => eps i) noise).
    pose proof (expect_next_sqr_le coordinate s tau beta (P i) (g W i) (g W' i)
      (is_law_map_law _ _ noise_law)) as H.
    unfold coordinate in H. rewrite !expect_map_law in H.
    specialize (H (noise_mean i Hi) (noise_variance i Hi) s_pos tau_pos beta_pos).
    assert (Hb : beta * s / tau <= 1).
    { apply (Rmult_le_reg_r tau); [exact tau_pos|].
      replace (beta * s / tau * tau) with (beta * s) by (field; lra). lra. }
    specialize (H Hb (Rle_trans _ _ _ Hq P_in_range)).
    assert (Hpg : P i ^ 2 * g W i ^ 2 <= q ^ 2 * g W i ^ 2).
    { apply Rmult_le_compat_r; [apply pow2_ge_0|]. rewrite <- (pow2_abs (P i)).
      apply pow_incr. split; [apply Rabs_pos|exact Hq]. }
    apply (Rmult_le_compat_l (4 * beta / (tau * s))) in Hpg;
      [|apply Rlt_le, Rdiv_lt_0_compat; [lra|now apply Rmult_lt_0_compat]].
    rewrite (expect_ext _ _ (fun eps =>
      (P i + beta * (g W' i + eps i - Rabs (g W' i + eps i) * P i / tau) - tau / s * g W' i) ^ 2)).
    + eapply Rle_trans; [exact H|]. unfold sub, scale, T. lra.
    + intros eps _. unfold sub. fold (accumulated tau beta P (g W') eps).
      rewrite accumulated_eq by assumption. unfold scale, add, T. ring.
  - pose proof norm2_gradient_change_le as H.
    apply (Rmult_le_compat_l (4 * tau ^ 3 / (beta * s ^ 3))) in H.
    + rewrite sigma_eq. unfold Rdiv in *. lra.
    + apply Rlt_le, Rdiv_lt_0_compat; [pose proof (pow_lt tau 3 tau_pos); lra|].
      apply Rmult_lt_0_compat; [exact beta_pos|now apply pow_lt].
Qed.

End Lemma_5.
