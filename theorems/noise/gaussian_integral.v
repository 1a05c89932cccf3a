(* SPDX-License-Identifier: Apache-2.0 *)
(* The Gaussian integral: with e(t) = exp(-t^2/2) and I(z) the integral of e from 0 to z,

     I(z) -> sqrt(PI/2)   as z -> infinity.

   For G(z), the integral over x in [0, 1] of 2 exp(-z^2 (1 + x^2)/2)/(1 + x^2), (I^2 + G)' = 0,
   so that I(z)^2 + G(z) = G(0) = 2 atan 1 = PI/2; and 0 <= G(z) <= 2 e(z) -> 0.                  *)
From Coq Require Import Reals Lra.
Set Warnings "-ambiguous-paths".
From Coquelicot Require Import Coquelicot.
From Certau.noise Require Import integrals bell.
Open Scope R_scope.

(* The companion G of I^2. *)
Definition companion (z x : R) : R := 2 * exp (- (z ^ 2 * (1 + x ^ 2)) / 2) / (1 + x ^ 2).

Lemma one_plus_sqr_pos x : 0 < 1 + x ^ 2.
Proof. pose proof (pow2_ge_0 x). lra. Qed.

Lemma is_derive_companion z x :
  is_derive (fun u => companion u x) z (- 2 * bell z * (z * bell (z * x))).
Proof.
  pose proof (one_plus_sqr_pos x) as Hx. unfold companion, bell.
  auto_derive; [lra|].
  replace (- 2 * exp (- z ^ 2 / 2) * (z * exp (- (z * x) ^ 2 / 2))) with
    (- 2 * z * (exp (- z ^ 2 / 2) * exp (- (z * x) ^ 2 / 2))) by ring.
  rewrite <- exp_plus.
  replace (- z ^ 2 / 2 + - (z * x) ^ 2 / 2) with
    (- (z * (z * 1) * (1 + x * (x * 1))) * / 2) by field.
  field. simpl in Hx. lra.
Qed.
Lemma continuous_companion z x : continuous (companion z) x.
Proof.
  pose proof (one_plus_sqr_pos x) as Hx.
  apply (ex_derive_continuous (V := R_NormedModule)). unfold companion.
  auto_derive. lra.
Qed.
Lemma continuity_2d_derive_companion z x :
  continuity_2d_pt (fun u v => Derive (fun t => companion t v) u) z x.
Proof.
  apply continuity_2d_pt_ext with (fun u v => - 2 * bell u * (u * bell (u * v))).
  { intros u v. symmetry. apply is_derive_unique, is_derive_companion. }
  assert (Hbell : forall t, continuity_pt bell t)
    by (intros t; apply continuity_pt_filterlim, continuous_bell).
  repeat apply continuity_2d_pt_mult; try apply continuity_2d_pt_const;
    try apply continuity_2d_pt_id1.
  - apply (continuity_1d_2d_pt_comp bell (fun u _ => u)); [apply Hbell|].
    apply continuity_2d_pt_id1.
  - apply (continuity_1d_2d_pt_comp bell (fun u v => u * v)); [apply Hbell|].
    apply continuity_2d_pt_mult; [apply continuity_2d_pt_id1|apply continuity_2d_pt_id2].
Qed.

Definition companion_integral (z : R) : R := RInt (companion z) 0 1.

Lemma is_derive_companion_integral z :
  is_derive companion_integral z (- 2 * bell z * bell_integral z).
Proof.
  replace (- 2 * bell z * bell_integral z) with
    (RInt (fun x => Derive (fun u => companion u x) z) 0 1).
  - apply is_derive_RInt_param.
    + apply filter_forall. intros u x _. eexists. apply is_derive_companion.
    + intros x _. apply continuity_2d_derive_companion.
    + apply filter_forall. intros u. eexists. apply is_RInt_of_continuous, continuous_companion.
  - apply (is_RInt_unique (V := R_CompleteNormedModule)).
    apply (is_RInt_ext (V := R_NormedModule) (fun x => scal (- 2 * bell z) (z * bell (z * x)))).
    { intros x _. symmetry. apply is_derive_unique, is_derive_companion. }
    apply (is_RInt_scal (V := R_NormedModule)). pose proof (is_RInt_bell_scaled z 0 1) as H.
    now rewrite Rmult_0_r, Rmult_1_r in H.
Qed.

Lemma companion_integral_zero : companion_integral 0 = PI / 2.
Proof.
  apply (is_RInt_unique (V := R_CompleteNormedModule)).
  replace (PI / 2) with (minus (2 * atan 1) (2 * atan 0)).
  2: { rewrite atan_0, atan_1. change (2 * (PI / 4) - 2 * 0 = PI / 2). field. }
  apply (is_RInt_derive (V := R_CompleteNormedModule) (fun x => 2 * atan x)).
  - intros x _. unfold companion. auto_derive; [exact I|].
    replace (- (0 ^ 2 * (1 + x ^ 2)) / 2) with 0 by field. rewrite exp_0.
    field. pose proof (one_plus_sqr_pos x). lra.
  - intros x _. apply continuous_companion.
Qed.

Lemma exp_le x y : x <= y -> exp x <= exp y.
Proof. intros [H| ->]; [now apply Rlt_le, exp_increasing|apply Rle_refl]. Qed.

Lemma companion_bounds z x : 0 <= companion z x <= 2 * bell z.
Proof.
  pose proof (one_plus_sqr_pos x) as Hx. unfold companion. split.
  - apply Rlt_le, Rdiv_lt_0_compat; [|exact Hx]. apply Rmult_lt_0_compat; [lra|apply exp_pos].
  - apply Rle_div_l; [exact Hx|].
    assert (Hexp : exp (- (z ^ 2 * (1 + x ^ 2)) / 2) <= bell z).
    { apply exp_le. pose proof (pow2_ge_0 (z * x)). replace ((z * x) ^ 2) with (z ^ 2 * x ^ 2) in *
        by ring. lra. }
    pose proof (Rmult_le_pos _ _ (Rlt_le _ _ (bell_pos z)) (pow2_ge_0 x)). lra.
Qed.

Lemma companion_integral_bounds z : 0 <= companion_integral z <= 2 * bell z.
Proof.
  assert (Hcompanion : ex_RInt (companion z) 0 1)
    by (eexists; apply is_RInt_of_continuous, continuous_companion).
  split.
  - apply RInt_ge_0; [lra|exact Hcompanion|]. intros x _. apply companion_bounds.
  - replace (2 * bell z) with (RInt (fun _ => 2 * bell z) 0 1).
    + apply RInt_le; [lra|exact Hcompanion|apply ex_RInt_const|].
      intros x _. apply companion_bounds.
    + rewrite RInt_const. change ((1 - 0) * (2 * bell z) = 2 * bell z). ring.
Qed.

(* I^2 + G is constant, since its derivative is 2 I e - 2 e I = 0. *)
Lemma bell_integral_sqr z : 0 < z -> bell_integral z ^ 2 = PI / 2 - companion_integral z.
Proof.
  intros Hz.
  assert (H : bell_integral 0 ^ 2 + companion_integral 0 =
              bell_integral z ^ 2 + companion_integral z).
  { apply (eq_is_derive (V := R_NormedModule)
      (fun t => bell_integral t ^ 2 + companion_integral t)); [|exact Hz]. intros t _.
    evar_last.
    - apply (is_derive_plus (V := R_NormedModule)); [|apply is_derive_companion_integral].
      apply is_derive_pow, is_derive_bell_integral.
    - change (INR 2 * bell t * bell_integral t ^ 1 + - 2 * bell t * bell_integral t = 0).
      simpl INR. ring. }
  rewrite bell_integral_zero, companion_integral_zero in H. lra.
Qed.

Lemma is_lim_companion_integral : is_lim companion_integral p_infty 0.
Proof.
  apply is_lim_le_le_loc with (fun _ => 0) (fun z => 2 * bell z).
  - apply filter_forall. intros z. apply companion_integral_bounds.
  - apply is_lim_const.
  - evar_last; [apply is_lim_scal_l, is_lim_bell|]. simpl. f_equal. ring.
Qed.

Lemma is_lim_bell_integral : is_lim bell_integral p_infty (sqrt (PI / 2)).
Proof.
  apply is_lim_ext_loc with (fun z => sqrt (PI / 2 - companion_integral z)).
  { exists 0. intros z Hz. rewrite <- bell_integral_sqr by exact Hz.
    apply sqrt_pow2, bell_integral_nonneg. lra. }
  apply (is_lim_comp_continuous (fun z => PI / 2 - companion_integral z) sqrt p_infty (PI / 2)).
  - evar_last; [apply is_lim_minus'; [apply is_lim_const|apply is_lim_companion_integral]|].
    f_equal. ring.
  - apply continuity_pt_filterlim, continuity_pt_sqrt. pose proof PI_RGT_0. lra.
Qed.
