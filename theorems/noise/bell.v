(* SPDX-License-Identifier: Apache-2.0 *)
(* e(t) = exp(-t^2/2) and its integral I(z) from 0 to z: derivatives, symmetry, and limits of e(z)
   and z e(z) as z -> infinity.                                                                   *)
From Coq Require Import Reals Lra.
Set Warnings "-ambiguous-paths".
From Coquelicot Require Import Coquelicot.
From Certau.noise Require Import integrals.
Open Scope R_scope.

Definition bell (t : R) : R := exp (- t ^ 2 / 2).
Definition bell_integral (z : R) : R := RInt bell 0 z.

Lemma bell_pos t : 0 < bell t.
Proof. apply exp_pos. Qed.

Lemma bell_opp t : bell (- t) = bell t.
Proof. unfold bell. f_equal. field. Qed.

Lemma bell_zero : bell 0 = 1.
Proof. unfold bell. replace (- 0 ^ 2 / 2) with 0 by field. apply exp_0. Qed.

Lemma is_derive_bell t : is_derive bell t (- t * bell t).
Proof.
  unfold bell. auto_derive; [exact I|].
  replace (- t ^ 2 / 2) with (- (t * (t * 1)) * / 2) by (simpl; field). field.
Qed.

Lemma continuous_bell t : continuous bell t.
Proof. eapply continuous_of_derive, is_derive_bell. Qed.

Lemma is_derive_bell_integral z : is_derive bell_integral z (bell z).
Proof.
  apply (is_derive_RInt (V := R_NormedModule) bell bell_integral 0 z); [|apply continuous_bell].
  apply filter_forall. intros y. apply is_RInt_of_continuous, continuous_bell.
Qed.

Lemma bell_integral_zero : bell_integral 0 = 0.
Proof. apply (RInt_point (V := R_CompleteNormedModule)). Qed.

Lemma bell_integral_nonneg z : 0 <= z -> 0 <= bell_integral z.
Proof.
  intros Hz. apply RInt_ge_0; [exact Hz| |intros; apply Rlt_le, bell_pos].
  eexists. apply is_RInt_of_continuous, continuous_bell.
Qed.

(* By substitution, z times the integral of e(z x) over x in [a, b] is that of e over [za, zb]. *)
Lemma is_RInt_bell_scaled z a b :
  is_RInt (fun x => z * bell (z * x)) a b (RInt bell (z * a) (z * b)).
Proof.
  apply (is_RInt_ext (V := R_NormedModule) (fun x => scal z (bell (z * x + 0)))).
  { intros x _. now rewrite Rplus_0_r. }
  apply (is_RInt_comp_lin (V := R_NormedModule)). rewrite !Rplus_0_r.
  apply is_RInt_of_continuous, continuous_bell.
Qed.

Lemma bell_integral_opp z : bell_integral (- z) = - bell_integral z.
Proof.
  pose proof (is_RInt_bell_scaled (-1) 0 z) as H.
  replace (-1 * 0) with 0 in H by ring. replace (-1 * z) with (- z) in H by ring.
  apply (is_RInt_unique (V := R_CompleteNormedModule)) in H. unfold bell_integral. rewrite <- H.
  rewrite (RInt_ext (V := R_CompleteNormedModule) _ (fun x => opp (bell x))).
  - apply (RInt_opp (V := R_CompleteNormedModule)).
    eexists. apply is_RInt_of_continuous, continuous_bell.
  - intros x _. replace (-1 * x) with (- x) by ring. rewrite bell_opp.
    change (-1 * bell x = - bell x). ring.
Qed.

(* exp(z^2/2) >= 1 + z^2/2. *)
Lemma mul_bell_bounds z : 0 < z -> 0 <= z * bell z <= 2 / z.
Proof.
  intros Hz. split; [apply Rlt_le, Rmult_lt_0_compat; [exact Hz|apply bell_pos]|].
  pose proof (exp_ineq1_le (z ^ 2 / 2)) as H. pose proof (pow_lt z 2 Hz) as Hsqr.
  unfold bell. replace (- z ^ 2 / 2) with (- (z ^ 2 / 2)) by field. rewrite exp_Ropp.
  apply (proj1 (Rle_div_r _ 2 z Hz)).
  replace (z * / exp (z ^ 2 / 2) * z) with (z ^ 2 / exp (z ^ 2 / 2))
    by (field; apply Rgt_not_eq, exp_pos).
  apply Rle_div_l; [apply exp_pos|]. lra.
Qed.

Lemma is_lim_mul_bell : is_lim (fun z => z * bell z) p_infty 0.
Proof.
  apply is_lim_le_le_loc with (fun _ => 0) (fun z => 2 / z).
  - exists 0. intros z Hz. now apply mul_bell_bounds.
  - apply is_lim_const.
  - replace (Finite 0) with (Rbar_div 2 p_infty) by (simpl; f_equal; ring).
    apply is_lim_div; [apply is_lim_const|apply is_lim_id|discriminate|exact I].
Qed.

Lemma is_lim_bell : is_lim bell p_infty 0.
Proof.
  apply is_lim_le_le_loc with (fun _ => 0) (fun z => z * bell z);
    [|apply is_lim_const|apply is_lim_mul_bell].
  exists 1. intros z Hz. pose proof (bell_pos z) as Hbell. split; [lra|].
  rewrite <- (Rmult_1_l (bell z)) at 1. apply Rmult_le_compat_r; lra.
Qed.
