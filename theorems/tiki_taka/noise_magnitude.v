(* SPDX-License-Identifier: Apache-2.0 *)
(* Noise that keeps E |g + eps_i| away from 0, whatever g is: assumption A5 of [wu2024].

   Proves   c^2 D <= 1 for its constant c, which is thus of the order 1/sqrt D at most; and that
            noise +-sigma on one weight attains it.
   Source   Certau, after [wu2024, A5].
   Differs  from the paper's A5: the noise has finite support, and that the coordinates are
            independent and have one law is left out, as no proof uses it.                       *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import vectors laws algorithms.
Import ListNotations.
Open Scope R_scope.

Record A5 (D : nat) (noise : law vector) (sigma c : R) : Prop := {
  A5_law : is_law noise;
  A5_mean : forall i, (i < D)%nat -> expect noise (fun eps => eps i) = 0;
  A5_variance : forall i, (i < D)%nat ->
    expect noise (fun eps => eps i ^ 2) <= sigma ^ 2 / INR D;
  A5_magnitude : forall i x, (i < D)%nat -> c * sigma <= expect noise (fun eps => Rabs (x + eps i))
}.

(* +-sigma with equal probability: the noise two_point, which is the same at every weight; and the
   vectors with that noise in all coordinates. *)
Definition plus_minus (sigma : R) : law R := two_point sigma 0.
Definition plus_minus_vector (sigma : R) : law vector := map_law (fun x _ => x) (plus_minus sigma).

Lemma is_law_plus_minus sigma : is_law (plus_minus sigma).
Proof. split; [repeat constructor; simpl; lra|simpl; lra]. Qed.

(* A5 is satisfiable, and c^2 D = 1 attained: noise +-sigma on one weight. *)
Lemma A5_two_point sigma : 0 < sigma -> A5 1 (plus_minus_vector sigma) sigma 1.
Proof.
  intros Hsigma. constructor.
  - apply is_law_map_law, is_law_plus_minus.
  - intros i _. simpl. lra.
  - intros i _. simpl. lra.
  - intros i g _. simpl. pose proof (Rabs_triang (g + sigma) (- (g + - sigma))) as Htriangle.
    rewrite Rabs_Ropp in Htriangle.
    replace (g + sigma + - (g + - sigma)) with (2 * sigma) in Htriangle by ring.
    rewrite (Rabs_pos_eq (2 * sigma)) in Htriangle by lra. lra.
Qed.

(* (c sigma)^2 <= (E |eps_0|)^2 <= E eps_0^2 <= sigma^2/D. *)
Lemma c_sqr_mul_D_le_one D noise sigma c :
  A5 D noise sigma c -> (1 <= D)%nat -> 0 < sigma -> 0 < c -> c ^ 2 * INR D <= 1.
Proof.
  intros [Hlaw _ Hvariance Hmagnitude] HD Hsigma Hc.
  assert (HR : 0 < INR D) by (apply lt_0_INR; lia).
  specialize (Hvariance O HD). specialize (Hmagnitude O 0 HD).
  assert (Hsqr : (c * sigma) ^ 2 <= sigma ^ 2 / INR D).
  { eapply Rle_trans; [|exact Hvariance].
    apply Rle_trans with (expect noise (fun eps => Rabs (0 + eps O)) ^ 2).
    - apply pow_incr. split; [apply Rlt_le, Rmult_lt_0_compat; assumption|exact Hmagnitude].
    - eapply Rle_trans; [now apply expect_sqr_le|]. right. apply expect_ext. intros eps _.
      rewrite pow2_abs, Rplus_0_l. reflexivity. }
  apply (Rmult_le_compat_r (INR D / sigma ^ 2)) in Hsqr;
    [|apply Rlt_le, Rdiv_lt_0_compat; [exact HR|now apply pow_lt]].
  replace ((c * sigma) ^ 2 * (INR D / sigma ^ 2)) with (c ^ 2 * INR D) in Hsqr by (field; lra).
  replace (sigma ^ 2 / INR D * (INR D / sigma ^ 2)) with 1 in Hsqr by (field; lra).
  exact Hsqr.
Qed.
