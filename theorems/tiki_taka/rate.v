(* SPDX-License-Identifier: Apache-2.0 *)
(* The rate of Tiki-Taka: theorem-4-repaired with the learning rate that the horizon K asks for.

   Proves   for alpha = a/sqrt K, 0 < a <= kappa/32,
              (1/K) sum E |g_k|^2 <= (4.63 s1 (f(W_0) - f_star)/(tau a)
                                       + 41.4 a L tau sigma^2/s0)/sqrt K,
            which tends to 0; and for alpha = sqrt(s0 s1 (f(W_0) - f_star)/(L sigma^2 K))/(3 tau),
            if that is at most kappa/32,
              (1/K) sum E |g_k|^2 <= 28 sqrt(s1/s0) sqrt((f(W_0) - f_star) L sigma^2/K).
   Source   Certau; [wu2024, (14)] claims the rate of the second.
   Differs  the factor sqrt(s1/s0), and the conditions along the run. The run, its noise and so the
            conditions may be others for each K; it has finite support. rate_example.v has an
            instance that meets them for every K.                                                *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories.
From Certau.tiki_taka Require Import run learning_rates theorem_4_while theorem_4_repaired.
Import ListNotations.
Open Scope R_scope.

Section Rate.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (W0 : vector).
Variables L f_star sigma tau s0 s1 B kappa : R.

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).

Notation beta_of := (beta_of tau s1 kappa).

(* The hypotheses of theorem-4-repaired for a run of K steps with learning rate alpha, and its
   average. *)
Definition conditions (noise : noise_source) (alpha : R) (K : nat) : Prop :=
  A3 D noise sigma /\ beta_of alpha * B <= tau /\
  along_the_run D g noise tau alpha (beta_of alpha) s0 s1 B W0 K.
Definition average_gradient (noise : noise_source) (alpha : R) (K : nat) : R :=
  average (grow noise) (fun past => norm2 D (g (weights g tau alpha (beta_of alpha) W0 past))) K [].

Section Horizon.
Variables (noise : noise_source) (alpha : R) (K : nat).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32) (K_pos : (1 <= K)%nat).
Hypothesis holds : conditions noise alpha K.

Let gap_nonneg : 0 <= f W0 - f_star.
Proof. specialize (A2 W0). lra. Qed.
Let K_R_pos : 0 < INR K.
Proof. apply lt_0_INR. lia. Qed.

Lemma inv_kappa_beta_le : / (kappa * beta_of alpha) <= 1089 / 512 * (s1 / (alpha * tau)).
Proof.
  pose proof (kappa_pos alpha kappa alpha_pos alpha_le) as Hkappa.
  pose proof (alpha_kappa_sqr_le alpha kappa alpha_pos alpha_le) as Hsqr.
  assert (Hsum : 0 < alpha + kappa) by lra.
  replace (/ (kappa * beta_of alpha))
    with (2 * (s1 / (alpha * tau)) * ((alpha + kappa) ^ 2 * / kappa ^ 2))
    by (unfold learning_rates.beta_of; field; repeat split; lra).
  replace (1089 / 512 * (s1 / (alpha * tau)))
    with (2 * (s1 / (alpha * tau)) * (1089 / 1024 * kappa ^ 2 * / kappa ^ 2)) by (field; lra).
  apply Rmult_le_compat_l.
  - apply Rmult_le_pos; [lra|]. apply Rlt_le, Rdiv_lt_0_compat; [lra|].
    now apply Rmult_lt_0_compat.
  - apply Rmult_le_compat_r; [|exact Hsqr]. apply Rlt_le, Rinv_0_lt_compat, pow_lt, Hkappa.
Qed.

(* The bound of theorem-4-repaired without kappa and beta; and then without alpha. *)
Lemma bound_of_alpha_le :
  (f W0 - f_star) / (0.46 * kappa * beta_of alpha * INR K) + 4.6 * alpha * sigma ^ 2 / kappa <=
  4.63 * (s1 * (f W0 - f_star) / (tau * alpha * INR K)) + 41.4 * (L * tau * sigma ^ 2 * alpha / s0).
Proof.
  pose proof (kappa_pos alpha kappa alpha_pos alpha_le) as Hkappa.
  assert (Hb : 0 < beta_of alpha)
    by (apply (beta_pos tau s0 s1 alpha kappa); reflexivity || assumption).
  apply Rplus_le_compat.
  - pose proof (Rmult_le_compat_l ((f W0 - f_star) / (0.46 * INR K)) _ _
      ltac:(apply Rmult_le_pos; [exact gap_nonneg|apply Rlt_le, Rinv_0_lt_compat; lra])
      inv_kappa_beta_le) as Hle.
    assert (Hpos : 0 <= s1 * (f W0 - f_star) / (tau * alpha * INR K)).
    { apply Rmult_le_pos; [apply Rmult_le_pos; [lra|exact gap_nonneg]|].
      apply Rlt_le, Rinv_0_lt_compat. repeat apply Rmult_lt_0_compat; assumption. }
    replace 0.46 with (46 / 100) in * by lra.
    replace ((f W0 - f_star) / (46 / 100 * INR K) * (1089 / 512 * (s1 / (alpha * tau))))
      with (108900 / 23552 * (s1 * (f W0 - f_star) / (tau * alpha * INR K))) in Hle
      by (field; lra).
    replace ((f W0 - f_star) / (46 / 100 * kappa * beta_of alpha * INR K))
      with ((f W0 - f_star) / (46 / 100 * INR K) * / (kappa * beta_of alpha)) by (field; lra).
    lra.
  - replace 4.6 with (46 / 10) by lra. replace 41.4 with (414 / 10) by lra.
    rewrite kappa_eq. apply Req_le. field. lra.
Qed.

Lemma bound_of_inverse_root_eq a :
  0 < a -> alpha = a / sqrt (INR K) ->
  4.63 * (s1 * (f W0 - f_star) / (tau * alpha * INR K)) + 41.4 * (L * tau * sigma ^ 2 * alpha / s0)
  = (4.63 * s1 * (f W0 - f_star) / (tau * a) + 41.4 * a * L * tau * sigma ^ 2 / s0) / sqrt (INR K).
Proof.
  intros Ha Halpha. pose proof (sqrt_lt_R0 _ K_R_pos) as Hroot.
  rewrite Halpha. rewrite <- (sqrt_sqrt (INR K)) at 2 by lra.
  set (x := 4.63). set (y := 41.4). field. lra.
Qed.

Lemma average_gradient_le_of_alpha :
  average_gradient noise alpha K <=
  4.63 * (s1 * (f W0 - f_star) / (tau * alpha * INR K)) + 41.4 * (L * tau * sigma ^ 2 * alpha / s0).
Proof.
  destruct holds as [Hnoise [Hbeta Hrun]]. eapply Rle_trans; [|exact bound_of_alpha_le].
  exact (average_gradient_le D f g noise L f_star sigma tau s0 s1 B kappa alpha
    (beta_of alpha) W0 K A1 A2 Hnoise L_pos tau_pos s0_pos s0_le_s1 kappa_eq alpha_pos alpha_le
    eq_refl Hbeta Hrun K_pos).
Qed.

Theorem average_gradient_le_of_inverse_root a :
  0 < a -> alpha = a / sqrt (INR K) ->
  average_gradient noise alpha K <=
  (4.63 * s1 * (f W0 - f_star) / (tau * a) + 41.4 * a * L * tau * sigma ^ 2 / s0) / sqrt (INR K).
Proof.
  intros Ha Halpha. rewrite <- bound_of_inverse_root_eq by assumption.
  exact average_gradient_le_of_alpha.
Qed.

(* With r = 3 tau alpha both terms are multiples of r L sigma^2/s0, the product of the roots. *)
Theorem average_gradient_le_of_optimal_rate :
  0 < sigma -> alpha = sqrt (s0 * s1 * (f W0 - f_star) / (L * sigma ^ 2 * INR K)) / (3 * tau) ->
  average_gradient noise alpha K <=
  28 * sqrt (s1 / s0) * sqrt ((f W0 - f_star) * L * sigma ^ 2 / INR K).
Proof.
  intros Hsigma Halpha. set (gap := f W0 - f_star) in *.
  set (r := sqrt (s0 * s1 * gap / (L * sigma ^ 2 * INR K))) in *.
  assert (Hr : 0 < r) by (replace r with (3 * tau * alpha) by (rewrite Halpha; field; lra);
    repeat apply Rmult_lt_0_compat; lra).
  assert (Hsigma2 : 0 < sigma ^ 2) by now apply pow_lt.
  assert (Hsqr : r ^ 2 = s0 * s1 * gap / (L * sigma ^ 2 * INR K)).
  { apply pow2_sqrt. apply Rmult_le_pos.
    - apply Rmult_le_pos; [apply Rmult_le_pos; lra|exact gap_nonneg].
    - apply Rlt_le, Rinv_0_lt_compat.
      apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat|]; assumption. }
  assert (Hgap : gap = r ^ 2 * L * sigma ^ 2 * INR K / (s0 * s1))
    by (rewrite Hsqr; field; repeat split; lra).
  assert (Hnonneg : 0 <= r * L * sigma ^ 2 / s0)
    by (apply Rlt_le, Rdiv_lt_0_compat; [|exact s0_pos];
        apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat|]; assumption).
  assert (Hroots : sqrt (s1 / s0) * sqrt (gap * L * sigma ^ 2 / INR K) = r * L * sigma ^ 2 / s0).
  { rewrite <- sqrt_mult_alt by (apply Rlt_le, Rdiv_lt_0_compat; lra).
    rewrite <- (sqrt_pow2 (r * L * sigma ^ 2 / s0)) by exact Hnonneg. f_equal.
    rewrite Hgap. field. repeat split; lra. }
  rewrite Rmult_assoc, Hroots. eapply Rle_trans; [exact average_gradient_le_of_alpha|].
  fold gap. rewrite Halpha.
  replace (s1 * gap / (tau * (r / (3 * tau)) * INR K)) with (3 * (r * L * sigma ^ 2 / s0))
    by (rewrite Hgap; field; repeat split; lra).
  replace (L * tau * sigma ^ 2 * (r / (3 * tau)) / s0) with (1 / 3 * (r * L * sigma ^ 2 / s0))
    by (field; lra).
  lra.
Qed.

Lemma average_gradient_nonneg : 0 <= average_gradient noise alpha K.
Proof.
  destruct holds as [Hnoise _]. pose proof (possible_closed noise (A3_law _ _ _ Hnoise)) as Hclosed.
  apply Rmult_le_pos; [|now apply Rlt_le, Rinv_0_lt_compat]. apply sum_nonneg. intros k _.
  rewrite <- (expect_after_const (grow noise) (possible noise) Hclosed k 0 []) by constructor.
  apply (expect_after_le (grow noise) (possible noise) Hclosed); [constructor|].
  intros past _. apply norm2_nonneg.
Qed.

End Horizon.

Lemma inverse_root_tends_to_zero C : Un_cv (fun K => C / sqrt (INR K)) 0.
Proof.
  intros e He. pose proof (pow2_ge_0 (Rabs C / e)) as Hsqr.
  destruct (archimed_cor1 (/ ((Rabs C / e) ^ 2 + 1))) as [N [HN HN0]];
    [apply Rinv_0_lt_compat; lra|].
  exists N. intros K HK. unfold R_dist. rewrite Rminus_0_r.
  assert (HNK : (Rabs C / e) ^ 2 < INR K).
  { apply lt_INR in HN0. simpl INR at 1 in HN0. apply le_INR in HK.
    destruct (Rlt_or_le (INR N) ((Rabs C / e) ^ 2 + 1)) as [Hlt|Hle]; [|lra].
    apply Rinv_lt_contravar in Hlt; [lra|apply Rmult_lt_0_compat; lra]. }
  assert (Hroot : 0 < sqrt (INR K)) by (apply sqrt_lt_R0; lra).
  unfold Rdiv. rewrite Rabs_mult, (Rabs_pos_eq (/ sqrt (INR K)))
    by now apply Rlt_le, Rinv_0_lt_compat.
  apply (Rmult_lt_reg_r (sqrt (INR K) / e)); [now apply Rdiv_lt_0_compat|].
  replace (Rabs C * / sqrt (INR K) * (sqrt (INR K) / e)) with (Rabs C / e) by (field; lra).
  replace (e * (sqrt (INR K) / e)) with (sqrt (INR K)) by (field; lra).
  rewrite <- (sqrt_pow2 (Rabs C / e)).
  - apply sqrt_lt_1_alt. lra.
  - apply Rmult_le_pos; [apply Rabs_pos|now apply Rlt_le, Rinv_0_lt_compat].
Qed.

Lemma inverse_root_le a K : 0 < a -> (1 <= K)%nat -> 0 < a / sqrt (INR K) <= a.
Proof.
  intros Ha HK. assert (Hroot : 1 <= sqrt (INR K)).
  { rewrite <- sqrt_1. apply sqrt_le_1_alt. apply (le_INR 1) in HK. exact HK. }
  split; [apply Rdiv_lt_0_compat; lra|]. apply (Rmult_le_reg_r (sqrt (INR K))); [lra|].
  replace (a / sqrt (INR K) * sqrt (INR K)) with (a * 1) by (field; lra).
  apply Rmult_le_compat_l; lra.
Qed.

(* No asymptotic error, with the learning rate a/sqrt K for K steps. *)
Theorem average_gradient_tends_to_zero (noise : nat -> noise_source) (a : R) :
  0 < a <= kappa / 32 ->
  (forall K, (1 <= K)%nat -> conditions (noise K) (a / sqrt (INR K)) K) ->
  Un_cv (fun K => average_gradient (noise K) (a / sqrt (INR K)) K) 0.
Proof.
  intros [Ha Hle] Hconditions e He.
  destruct (inverse_root_tends_to_zero (4.63 * s1 * (f W0 - f_star) / (tau * a)
    + 41.4 * a * L * tau * sigma ^ 2 / s0) e He) as [N HN].
  exists (S N). intros K HK. specialize (HN K ltac:(lia)).
  assert (HK1 : (1 <= K)%nat) by lia.
  destruct (inverse_root_le a K Ha HK1) as [Halpha Hle_a].
  pose proof (Rle_trans _ _ _ Hle_a Hle) as Halpha_le.
  pose proof (average_gradient_le_of_inverse_root (noise K) _ K Halpha Halpha_le HK1
    (Hconditions K HK1) a Ha eq_refl) as Hbound.
  pose proof (average_gradient_nonneg (noise K) _ K HK1 (Hconditions K HK1)) as Hnonneg.
  unfold R_dist in *. rewrite Rminus_0_r in *. rewrite Rabs_pos_eq by exact Hnonneg.
  eapply Rle_lt_trans; [exact Hbound|]. eapply Rle_lt_trans; [apply Rle_abs|exact HN].
Qed.

End Rate.
