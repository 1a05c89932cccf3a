(* SPDX-License-Identifier: Apache-2.0 *)
(* Instances for counterexamples: vectors with one coordinate, on which the norms are absolute
   values, and two simple objectives on R^D, |W - W_star|^2/2 and 0.                             *)
From Coq Require Import Reals Lra Lia List FunctionalExtensionality.
From Certau.model Require Import sums vectors smoothness.
Open Scope R_scope.

Lemma sup_norm_one u : sup_norm 1 u = Rabs (u 0%nat).
Proof. apply Rmax_right, Rabs_pos. Qed.

Lemma norm2_one u : norm2 1 u = u 0%nat ^ 2.
Proof. unfold norm2, inner. cbn [sum]. ring. Qed.

Lemma norm_one u : norm 1 u = Rabs (u 0%nat).
Proof. unfold norm. rewrite norm2_one, <- Rsqr_pow2. apply sqrt_Rsqr_abs. Qed.

(* |W|^2/2, with gradient W, is 1-strongly convex; smooth_half_norm2 has its smoothness. *)
Lemma strongly_convex_half_norm2 D :
  strongly_convex D (fun W => norm2 D W / 2) (fun W => W) 1.
Proof.
  intros V W. rewrite norm2_sub, inner_sub_r, (inner_comm D V W). fold (norm2 D W). lra.
Qed.

Lemma zero_minimizes_half_norm2 D V : norm2 D zero / 2 <= norm2 D V / 2.
Proof.
  pose proof (norm2_nonneg D V). replace (norm2 D zero) with 0; [lra|].
  symmetry. apply inner_zero_r.
Qed.

(* A shift of the minimiser. *)
Lemma smooth_shift D f g L V :
  smooth D f g L -> smooth D (fun W => f (sub W V)) (fun W => g (sub W V)) L.
Proof.
  intros [Hgradient Hlipschitz]. split.
  - intros W d. replace (fun t => f (sub (add W (scale t d)) V))
      with (fun t => f (add (sub W V) (scale t d))); [apply Hgradient|].
    apply functional_extensionality. intros t. f_equal.
    apply functional_extensionality. intros i. unfold add, sub, scale. ring.
  - intros U W. replace (norm D (sub U W)) with (norm D (sub (sub U V) (sub W V)));
      [apply Hlipschitz|].
    unfold norm. f_equal. apply norm2_ext. intros i _. unfold sub. ring.
Qed.

(* A multiple. *)
Lemma smooth_scale D f g c L :
  0 <= c -> smooth D f g L -> smooth D (fun W => c * f W) (fun W => scale c (g W)) (c * L).
Proof.
  intros Hc [Hgradient Hlipschitz]. split.
  - intros W d. rewrite inner_scale_l. apply derivable_pt_lim_scal, Hgradient.
  - intros V W. rewrite Rmult_assoc. apply (Rle_trans _ (c * norm D (sub (g V) (g W)))).
    + right. unfold norm. rewrite <- (sqrt_pow2 c) at 3 by exact Hc.
      rewrite <- sqrt_mult_alt, <- norm2_scale by apply pow2_ge_0. f_equal.
      apply norm2_ext. intros i _. unfold sub, scale. ring.
    + now apply Rmult_le_compat_l.
Qed.

Lemma smooth_flat D L : 0 <= L -> smooth D (fun _ => 0) (fun _ => zero) L.
Proof.
  intros HL. split.
  - intros W d. rewrite inner_comm, inner_zero_r. apply derivable_pt_lim_const.
  - intros V W. replace (norm D (sub zero zero)) with 0.
    + apply Rmult_le_pos; [exact HL|apply norm_nonneg].
    + unfold norm. rewrite <- sqrt_0 at 1. f_equal. symmetry. unfold norm2, inner.
      rewrite (sum_ext D _ (fun _ => 0)); [apply sum_zero|]. intros. unfold sub, zero. ring.
Qed.
