(* SPDX-License-Identifier: Apache-2.0 *)
(* The constant of A5 for Gaussian noise.

   Proves   gaussian-constant: eps ~ N(0, sigma^2), D = 1: E |g + eps| >= sqrt(2/PI) sigma;
            gaussian-constant-repaired: coordinates N(0, sigma^2/D), so that E |eps|^2 = sigma^2:
            E |g + eps_i| >= c sigma for every real g holds if, and only if, c <= sqrt(2/(PI D)).
   Refutes  gaussian-constant-any-dimension: c = sqrt(2/PI) fails for every D >= 2.
   Source   [wu2024, Appendix D.2]; Certau.
   Differs  A5 speaks of one coordinate at a time, so that the law of one is all that is needed;
            that the coordinates are independent is not used.

   With e(t) = exp(-t^2/2), I(z) its integral from 0 to z and s the standard deviation,
   E |g + eps| = sqrt(2/PI) s M(g/s), M(z) = e(z) + z I(z). M is even, M(0) = 1, and
   M' = I >= 0 for z >= 0.                                                                       *)
From Coq Require Import Reals Lra Lia.
Set Warnings "-ambiguous-paths".
From Coquelicot Require Import Coquelicot.
From Certau.noise Require Import integrals bell gaussian_law.
Open Scope R_scope.

Definition magnitude (z : R) : R := bell z + z * bell_integral z.

Lemma magnitude_zero : magnitude 0 = 1.
Proof. unfold magnitude. rewrite bell_zero. ring. Qed.

Lemma magnitude_opp z : magnitude (- z) = magnitude z.
Proof. unfold magnitude. rewrite bell_opp, bell_integral_opp. ring. Qed.

Lemma is_derive_magnitude z : is_derive magnitude z (bell_integral z).
Proof.
  replace (bell_integral z) with
    (- z * bell z + (1 * bell_integral z + z * bell z)) by ring.
  apply (is_derive_plus (V := R_NormedModule)); [apply is_derive_bell|].
  apply (is_derive_mult (fun z => z) bell_integral z 1 (bell z)).
  - apply (is_derive_id (K := R_AbsRing)).
  - apply is_derive_bell_integral.
  - intros. apply Rmult_comm.
Qed.

Lemma one_le_magnitude_of_nonneg z : 0 <= z -> 1 <= magnitude z.
Proof.
  intros Hz. rewrite <- magnitude_zero.
  destruct (MVT_gen magnitude 0 z bell_integral) as [x [Hx Heq]].
  - intros x _. apply is_derive_magnitude.
  - intros x _. apply continuity_pt_filterlim.
    eapply continuous_of_derive, is_derive_magnitude.
  - rewrite Rmin_left, Rmax_right in Hx by exact Hz.
    pose proof (Rmult_le_pos _ _ (bell_integral_nonneg x (proj1 Hx)) Hz). lra.
Qed.

Lemma one_le_magnitude z : 1 <= magnitude z.
Proof.
  destruct (Rle_or_lt 0 z) as [Hz|Hz]; [now apply one_le_magnitude_of_nonneg|].
  rewrite <- magnitude_opp. apply one_le_magnitude_of_nonneg. lra.
Qed.

Section Mean.
Variables (s g : R).
Hypothesis Hs : 0 < s.

Local Notation density := (gaussian_density s).
(* An antiderivative of (g + x) times the density. *)
Local Notation A := (antiderivative s g 1 0).

(* Right of -g the integrand is (g + x) times the density. *)
Lemma is_RInt_gen_right :
  is_RInt_gen (fun x => Rabs (g + x) * density x) (at_point (- g)) (Rbar_locally p_infty)
    ((g + 0 * s ^ 2) / 2 - A (- g)).
Proof.
  apply (is_RInt_gen_ext (V := R_NormedModule)
    (fun x => (g + 1 * x + 0 * x ^ 2) * density x)).
  - exists (fun a => a = - g) (fun b => - g < b); [reflexivity|now exists (- g)|].
    intros a b -> Hb x [Hx _]. simpl in Hx. rewrite Rmin_left in Hx by lra.
    rewrite Rabs_pos_eq by lra. f_equal. ring.
  - apply (is_RInt_gen_of_derive (at_point (- g)) (Rbar_locally p_infty) A).
    + now apply is_derive_antiderivative.
    + now apply continuous_integrand.
    + apply filterlim_at_point.
    + now apply is_lim_antiderivative.
Qed.

(* Left of -g it is minus that. *)
Lemma is_RInt_gen_left :
  is_RInt_gen (fun x => Rabs (g + x) * density x) (Rbar_locally m_infty) (at_point (- g))
    (- A (- g) - (g + 0 * s ^ 2) / 2).
Proof.
  replace (- A (- g) - (g + 0 * s ^ 2) / 2) with (- A (- g) - - - ((g + 0 * s ^ 2) / 2)) by ring.
  apply (is_RInt_gen_ext (V := R_NormedModule)
    (fun x => - ((g + 1 * x + 0 * x ^ 2) * density x))).
  - exists (fun a => a < - g) (fun b => b = - g); [now exists (- g)|reflexivity|].
    intros a b Ha -> x [_ Hx]. simpl in Hx. rewrite Rmax_right in Hx by lra.
    rewrite Rabs_left by lra. rewrite Ropp_mult_distr_l. f_equal. ring.
  - apply (is_RInt_gen_of_derive (Rbar_locally m_infty) (at_point (- g)) (fun x => - A x)).
    + intros x. apply (is_derive_opp (V := R_NormedModule)). now apply is_derive_antiderivative.
    + intros x. apply (continuous_opp (V := R_NormedModule)). now apply continuous_integrand.
    + apply (is_lim_opp A m_infty (- ((g + 0 * s ^ 2) / 2))). now apply is_lim_antiderivative_m.
    + apply (filterlim_at_point (fun x => - A x)).
Qed.

Lemma is_gaussian_mean_abs :
  is_gaussian_mean s (fun eps => Rabs (g + eps)) (sqrt (2 / PI) * s * magnitude (g / s)).
Proof.
  pose proof sqrt_2_PI_pos as Hsqrt. pose proof PI_RGT_0 as HPI.
  replace (sqrt (2 / PI) * s * magnitude (g / s)) with
    ((- A (- g) - (g + 0 * s ^ 2) / 2) + ((g + 0 * s ^ 2) / 2 - A (- g))).
  - unfold is_gaussian_mean. apply (is_RInt_gen_Chasles (V := R_NormedModule) _ (- g)).
    + apply is_RInt_gen_left.
    + apply is_RInt_gen_right.
  - assert (Hroot : sqrt (2 / PI) = 2 / sqrt (2 * PI)).
    { apply Rmult_eq_reg_r with (sqrt (2 * PI)); [|lra]. rewrite <- sqrt_mult_alt.
      - replace (2 / PI * (2 * PI)) with (2 ^ 2) by (field; lra). rewrite sqrt_pow2 by lra.
        field. lra.
      - apply Rlt_le, Rdiv_lt_0_compat; lra. }
    rewrite Hroot. unfold antiderivative, magnitude.
    rewrite gaussian_mass_opp, gaussian_density_opp, gaussian_density_eq by exact Hs.
    unfold gaussian_mass. field. lra.
Qed.

End Mean.

Theorem abs_gaussian_mean_ge sigma g :
  0 < sigma ->
  exists m, is_gaussian_mean sigma (fun eps => Rabs (g + eps)) m /\ sqrt (2 / PI) * sigma <= m.
Proof.
  intros Hsigma. eexists. split; [now apply is_gaussian_mean_abs|].
  rewrite <- (Rmult_1_r (_ * sigma)) at 1. apply Rmult_le_compat_l; [|apply one_le_magnitude].
  apply Rmult_le_pos; [apply sqrt_pos|lra].
Qed.

(* A5 for one of D coordinates of law N(0, sigma^2/D): the same for each of them. *)
Definition gaussian_A5 (D : nat) (sigma c : R) : Prop :=
  forall g, exists m,
  is_gaussian_mean (sigma / sqrt (INR D)) (fun eps => Rabs (g + eps)) m /\ c * sigma <= m.

Lemma sqrt_dimension_pos D : (1 <= D)%nat -> 0 < sqrt (INR D).
Proof. intros HD. apply sqrt_lt_R0, lt_0_INR. lia. Qed.

Lemma sqrt_constant_eq D : (1 <= D)%nat -> sqrt (2 / (PI * INR D)) = sqrt (2 / PI) / sqrt (INR D).
Proof.
  intros HD. pose proof PI_RGT_0. assert (0 < INR D) by (apply lt_0_INR; lia).
  rewrite <- sqrt_div_alt by assumption. f_equal. field. lra.
Qed.

(* That no larger c will do is seen at g = 0. *)
Theorem gaussian_A5_iff D sigma c :
  (1 <= D)%nat -> 0 < sigma ->
  gaussian_A5 D sigma c <-> c <= sqrt (2 / (PI * INR D)).
Proof.
  intros HD Hsigma. pose proof (sqrt_dimension_pos D HD) as Hroot.
  assert (Hs : 0 < sigma / sqrt (INR D)) by now apply Rdiv_lt_0_compat.
  assert (Heq : sqrt (2 / PI) * (sigma / sqrt (INR D)) = sqrt (2 / (PI * INR D)) * sigma)
    by (rewrite sqrt_constant_eq by exact HD; field; lra).
  split.
  - intros H. destruct (H 0) as [m [Hm Hle]].
    rewrite (is_gaussian_mean_unique _ _ _ _ Hm (is_gaussian_mean_abs _ 0 Hs)) in Hle.
    replace (0 / (sigma / sqrt (INR D))) with 0 in Hle by (field; lra).
    rewrite magnitude_zero, Rmult_1_r, Heq in Hle. now apply Rmult_le_reg_r in Hle.
  - intros Hc g. destruct (abs_gaussian_mean_ge _ g Hs) as [m [Hm Hle]].
    exists m. split; [exact Hm|]. rewrite Heq in Hle.
    pose proof (Rmult_le_compat_r sigma _ _ (Rlt_le _ _ Hsigma) Hc). lra.
Qed.

Theorem gaussian_A5_any_dimension_fails D sigma :
  (2 <= D)%nat -> 0 < sigma -> ~ gaussian_A5 D sigma (sqrt (2 / PI)).
Proof.
  intros HD Hsigma claim. apply gaussian_A5_iff in claim; [|lia|exact Hsigma].
  revert claim. apply Rlt_not_le, sqrt_lt_1_alt. pose proof PI_RGT_0 as HPI.
  apply le_INR in HD. simpl in HD.
  assert (HDpos : 0 < INR D) by lra. split.
  - apply Rlt_le, Rdiv_lt_0_compat; [lra|]. now apply Rmult_lt_0_compat.
  - apply Rmult_lt_compat_l; [lra|]. apply Rinv_lt_contravar.
    + apply Rmult_lt_0_compat; [exact HPI|]. now apply Rmult_lt_0_compat.
    + rewrite <- (Rmult_1_r PI) at 1. apply Rmult_lt_compat_l; lra.
Qed.
