(* SPDX-License-Identifier: Apache-2.0 *)
(* The law N(0, s^2) of a real number, given by its density; expectations are improper integrals.

     is_gaussian_mean s h m    E h(x) exists for x ~ N(0, s^2), and is m: the integral of h times
                               the density over [a, b] tends to m as a -> -infinity and
                               b -> infinity, independently of each other

   Proves   that it is a law, of mean 0 and variance s^2.
   Source   textbooks.
   Differs  nothing of it is in [wu2024], which supposes it.                                     *)
From Coq Require Import Reals Lra.
Set Warnings "-ambiguous-paths".
From Coquelicot Require Import Coquelicot.
From Certau.noise Require Import integrals bell gaussian_integral.
Open Scope R_scope.

Definition gaussian_density (s x : R) : R := exp (- x ^ 2 / (2 * s ^ 2)) / (s * sqrt (2 * PI)).

Definition is_gaussian_mean (s : R) (h : R -> R) (m : R) : Prop :=
  is_RInt_gen (fun x => h x * gaussian_density s x) (Rbar_locally m_infty) (Rbar_locally p_infty) m.

(* So "the" expectation is well defined. *)
Lemma is_gaussian_mean_unique s h m m' :
  is_gaussian_mean s h m -> is_gaussian_mean s h m' -> m = m'.
Proof.
  intros H H'. rewrite <- (is_RInt_gen_unique (V := R_CompleteNormedModule) _ m H).
  apply (is_RInt_gen_unique (V := R_CompleteNormedModule) _ m' H').
Qed.

Section Gaussian.
Variable s : R.
Hypothesis Hs : 0 < s.

Local Notation density := (gaussian_density s).

(* The integral of the density from 0 to z. *)
Definition gaussian_mass (z : R) : R := bell_integral (z / s) / sqrt (2 * PI).

Lemma sqrt_2_PI_pos : 0 < sqrt (2 * PI).
Proof. apply sqrt_lt_R0. pose proof PI_RGT_0. lra. Qed.

Lemma gaussian_density_eq x : density x = bell (x / s) / (s * sqrt (2 * PI)).
Proof. unfold gaussian_density, bell. do 2 f_equal. field. lra. Qed.

Lemma is_derive_gaussian_mass x : is_derive gaussian_mass x (density x).
Proof.
  pose proof sqrt_2_PI_pos as Hsqrt. rewrite gaussian_density_eq.
  assert (Hscaled : is_derive (fun x => bell_integral (x / s)) x (/ s * bell (x / s))).
  { apply (is_derive_comp bell_integral (fun x => x / s)); [apply is_derive_bell_integral|].
    auto_derive; [exact I|]. ring. }
  apply (is_derive_scal_l _ _ _ (/ sqrt (2 * PI))) in Hscaled.
  replace (bell (x / s) / (s * sqrt (2 * PI))) with (/ s * bell (x / s) * / sqrt (2 * PI))
    by (field; lra).
  exact Hscaled.
Qed.

Lemma is_derive_gaussian_density x : is_derive density x (- x / s ^ 2 * density x).
Proof.
  pose proof sqrt_2_PI_pos as Hsqrt. unfold gaussian_density. auto_derive; [exact I|].
  replace (- x ^ 2 / (2 * s ^ 2)) with (- (x * (x * 1)) * / (2 * (s * (s * 1))))
    by (simpl; field; lra).
  field. lra.
Qed.

Lemma gaussian_mass_opp x : gaussian_mass (- x) = - gaussian_mass x.
Proof.
  unfold gaussian_mass. replace (- x / s) with (- (x / s)) by (field; lra).
  rewrite bell_integral_opp. field. apply Rgt_not_eq, sqrt_2_PI_pos.
Qed.

Lemma gaussian_density_opp x : density (- x) = density x.
Proof. unfold gaussian_density. do 2 f_equal. field. lra. Qed.

Lemma is_lim_scaled (f : R -> R) l : is_lim f p_infty l -> is_lim (fun x => f (x / s)) p_infty l.
Proof.
  intros Hf. apply (filterlim_comp _ _ _ (fun x => x / s) f _ (Rbar_locally p_infty)); [|exact Hf].
  intros P [M HM]. exists (M * s). intros x Hx. apply HM. apply Rlt_div_r; assumption.
Qed.

Lemma is_lim_gaussian_mass : is_lim gaussian_mass p_infty (1 / 2).
Proof.
  assert (Hsqrt : sqrt (2 * PI) = 2 * sqrt (PI / 2)).
  { rewrite <- (sqrt_pow2 2) at 2 by lra. rewrite <- sqrt_mult_alt by lra. f_equal. field. }
  pose proof sqrt_2_PI_pos as Hpos.
  replace (Finite (1 / 2)) with (Rbar_mult (sqrt (PI / 2)) (/ sqrt (2 * PI)))
    by (simpl; f_equal; rewrite Hsqrt in *; field; lra).
  apply is_lim_scal_r, is_lim_scaled, is_lim_bell_integral.
Qed.

Lemma is_lim_gaussian_density : is_lim density p_infty 0.
Proof.
  apply is_lim_ext with (fun x => bell (x / s) * / (s * sqrt (2 * PI))).
  { intros x. now rewrite gaussian_density_eq. }
  replace (Finite 0) with (Rbar_mult 0 (/ (s * sqrt (2 * PI)))) by (simpl; f_equal; ring).
  apply is_lim_scal_r, is_lim_scaled, is_lim_bell.
Qed.

Lemma is_lim_mul_gaussian_density : is_lim (fun x => x * density x) p_infty 0.
Proof.
  pose proof sqrt_2_PI_pos as Hpos.
  apply is_lim_ext with (fun x => x / s * bell (x / s) * / sqrt (2 * PI)).
  { intros x. rewrite gaussian_density_eq. field. lra. }
  replace (Finite 0) with (Rbar_mult 0 (/ sqrt (2 * PI))) by (simpl; f_equal; ring).
  apply is_lim_scal_r, (is_lim_scaled (fun z => z * bell z)), is_lim_mul_bell.
Qed.

(* An antiderivative of (a + b x + c x^2) times the density. *)
Definition antiderivative (a b c x : R) : R :=
  (a + c * s ^ 2) * gaussian_mass x - s ^ 2 * (b * density x + c * (x * density x)).

Lemma is_derive_antiderivative a b c x :
  is_derive (antiderivative a b c) x ((a + b * x + c * x ^ 2) * density x).
Proof.
  pose proof (is_derive_gaussian_mass x) as Hmass.
  pose proof (is_derive_gaussian_density x) as Hdensity.
  unfold antiderivative. auto_derive.
  - repeat split; eexists; eassumption.
  - rewrite (is_derive_unique (fun y : R => gaussian_mass y) x _ Hmass),
      (is_derive_unique (fun y : R => density y) x _ Hdensity). field. lra.
Qed.

Lemma is_lim_antiderivative a b c :
  is_lim (antiderivative a b c) p_infty ((a + c * s ^ 2) / 2).
Proof.
  replace ((a + c * s ^ 2) / 2) with ((a + c * s ^ 2) * (1 / 2) - s ^ 2 * (b * 0 + c * 0)) by field.
  apply (is_lim_minus' (fun x => (a + c * s ^ 2) * gaussian_mass x)
    (fun x => s ^ 2 * (b * density x + c * (x * density x)))).
  - apply (is_lim_scal_l gaussian_mass _ p_infty (1 / 2)), is_lim_gaussian_mass.
  - apply (is_lim_scal_l (fun x => b * density x + c * (x * density x)) (s ^ 2) p_infty
      (b * 0 + c * 0)).
    apply (is_lim_plus' (fun x => b * density x) (fun x => c * (x * density x))).
    + apply (is_lim_scal_l density b p_infty 0), is_lim_gaussian_density.
    + apply (is_lim_scal_l (fun x => x * density x) c p_infty 0), is_lim_mul_gaussian_density.
Qed.

Lemma is_lim_antiderivative_m a b c :
  is_lim (antiderivative a b c) m_infty (- ((a + c * s ^ 2) / 2)).
Proof.
  apply is_lim_m_infty.
  replace (- ((a + c * s ^ 2) / 2)) with ((- a + - c * s ^ 2) / 2) by field.
  apply is_lim_ext with (antiderivative (- a) b (- c)); [|apply is_lim_antiderivative].
  intros x. unfold antiderivative. rewrite gaussian_mass_opp, gaussian_density_opp. ring.
Qed.

Lemma continuous_mul_gaussian_density (h : R -> R) x :
  continuous h x -> continuous (fun x => h x * density x) x.
Proof.
  intros Hh. apply (continuous_mult (K := R_AbsRing) h density x Hh).
  eapply continuous_of_derive, is_derive_gaussian_density.
Qed.

Lemma continuous_integrand a b c x :
  continuous (fun x => (a + b * x + c * x ^ 2) * density x) x.
Proof.
  apply continuous_mul_gaussian_density, (ex_derive_continuous (V := R_NormedModule)).
  auto_derive. exact I.
Qed.

(* The antiderivative goes from -(a + c s^2)/2 to (a + c s^2)/2. *)
Lemma is_gaussian_mean_polynomial a b c :
  is_gaussian_mean s (fun x => a + b * x + c * x ^ 2) (a + c * s ^ 2).
Proof.
  replace (a + c * s ^ 2) with ((a + c * s ^ 2) / 2 - - ((a + c * s ^ 2) / 2)) by field.
  unfold is_gaussian_mean.
  apply (is_RInt_gen_of_derive (Rbar_locally m_infty) (Rbar_locally p_infty)
    (antiderivative a b c) (fun x => (a + b * x + c * x ^ 2) * density x)).
  - apply is_derive_antiderivative.
  - apply continuous_integrand.
  - apply is_lim_antiderivative_m.
  - apply is_lim_antiderivative.
Qed.

Lemma is_gaussian_mean_ext (h k : R -> R) m :
  (forall x, h x = k x) -> is_gaussian_mean s h m -> is_gaussian_mean s k m.
Proof.
  intros Hext. unfold is_gaussian_mean.
  apply (is_RInt_gen_ext (V := R_NormedModule) (fun x => h x * density x)
    (fun x => k x * density x)).
  apply filter_forall. intros ab x _. now rewrite Hext.
Qed.

(* The density is positive and its integral 1; the mean is 0 and the variance s^2. *)
Theorem gaussian_moments :
  (forall x, 0 < density x) /\
  is_gaussian_mean s (fun _ => 1) 1 /\
  is_gaussian_mean s (fun x => x) 0 /\
  is_gaussian_mean s (fun x => x ^ 2) (s ^ 2).
Proof.
  split; [|split; [|split]].
  - intros x. apply Rdiv_lt_0_compat; [apply exp_pos|].
    apply Rmult_lt_0_compat; [exact Hs|apply sqrt_2_PI_pos].
  - pose proof (is_gaussian_mean_polynomial 1 0 0) as H. rewrite Rmult_0_l, Rplus_0_r in H.
    revert H. apply is_gaussian_mean_ext. intros x. ring.
  - pose proof (is_gaussian_mean_polynomial 0 1 0) as H. rewrite Rmult_0_l, Rplus_0_r in H.
    revert H. apply is_gaussian_mean_ext. intros x. ring.
  - pose proof (is_gaussian_mean_polynomial 0 0 1) as H. rewrite Rmult_1_l, Rplus_0_l in H.
    revert H. apply is_gaussian_mean_ext. intros x. ring.
Qed.

End Gaussian.
