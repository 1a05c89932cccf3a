(* SPDX-License-Identifier: Apache-2.0 *)
(* Objectives with a Lipschitz gradient on R^D: assumption A1 of [wu2024], and the two inequalities
   that proofs take from it.
     descent      f(V) <= f(W) + <g(W), V - W> + (L/2) |V - W|^2
     gradient     |g(W)|^2 <= 2 L (f(W) - f_star), for f bounded below by f_star                *)
From Coq Require Import Reals Lra Lia FunctionalExtensionality.
From Certau.model Require Import sums vectors.
Open Scope R_scope.

(* g is the gradient of f: the derivative of f in direction d is <g, d>. *)
Definition is_gradient (D : nat) (f : vector -> R) (g : vector -> vector) : Prop :=
  forall W d, derivable_pt_lim (fun t => f (add W (scale t d))) 0 (inner D (g W) d).

(* A1 of [wu2024]: f is L-smooth, with gradient g. *)
Record smooth (D : nat) (f : vector -> R) (g : vector -> vector) (L : R) : Prop := {
  smooth_gradient : is_gradient D f g;
  smooth_lipschitz : forall V W, norm D (sub (g V) (g W)) <= L * norm D (sub V W)
}.

Section Smooth.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (L : R).
Hypothesis f_smooth : smooth D f g L.

Lemma derivative_on_line W d t :
  derivable_pt_lim (fun s => f (add W (scale s d))) t (inner D (g (add W (scale t d))) d).
Proof.
  intros eps Heps.
  destruct (smooth_gradient _ _ _ _ f_smooth (add W (scale t d)) d eps Heps) as [delta H].
  exists delta. intros h Hh Hlt. specialize (H h Hh Hlt).
  replace (add (add W (scale t d)) (scale (0 + h) d)) with (add W (scale (t + h) d)) in H
    by (apply functional_extensionality; intros i; unfold add, scale; ring).
  replace (add (add W (scale t d)) (scale 0 d)) with (add W (scale t d)) in H
    by (apply functional_extensionality; intros i; unfold add, scale; ring).
  exact H.
Qed.

(* Along the line the derivative grows by at most L t |d|^2. *)
Lemma derivative_on_line_le W d t :
  0 <= t -> inner D (g (add W (scale t d))) d <= inner D (g W) d + L * t * norm2 D d.
Proof.
  intros Ht. set (V := add W (scale t d)).
  pose proof (inner_le_norm_norm D (sub (g V) (g W)) d) as Hcs. rewrite inner_sub_l in Hcs.
  pose proof (smooth_lipschitz _ _ _ _ f_smooth V W) as Hlip.
  assert (Hd : norm D (sub V W) = t * norm D d).
  { unfold norm. rewrite <- (sqrt_pow2 t), <- sqrt_mult_alt by (try apply pow2_ge_0; exact Ht).
    f_equal. rewrite <- norm2_scale. apply norm2_ext. intros i _.
    unfold V, sub, add, scale. ring. }
  rewrite Hd in Hlip. rewrite <- norm_sqr.
  pose proof (Rmult_le_compat_r (norm D d) _ _ (norm_nonneg D d) Hlip) as H. lra.
Qed.

Lemma descent W V :
  f V <= f W + inner D (g W) (sub V W) + L / 2 * norm2 D (sub V W).
Proof.
  set (d := sub V W). set (a := inner D (g W) d). set (n := norm2 D d).
  set (phi t := f (add W (scale t d)) - (a * t + L / 2 * n * (t * t))).
  assert (Hphi : forall c, 0 <= c <= 1 -> derivable_pt_lim phi c
                   (inner D (g (add W (scale c d))) d - (a * 1 + L / 2 * n * (1 * c + c * 1)))).
  { intros c _. apply derivable_pt_lim_minus; [apply derivative_on_line|].
    apply derivable_pt_lim_plus; apply derivable_pt_lim_scal; [apply derivable_pt_lim_id|].
    apply derivable_pt_lim_mult; apply derivable_pt_lim_id. }
  destruct (MVT_cor2 phi _ 0 1 Rlt_0_1 Hphi) as [c [Heq Hc]].
  pose proof (derivative_on_line_le W d c ltac:(lra)) as Hle. fold a n in Hle.
  unfold phi in Heq.
  replace (add W (scale 1 d)) with V in Heq
    by (apply functional_extensionality; intros i; unfold d, add, scale, sub; ring).
  replace (add W (scale 0 d)) with W in Heq
    by (apply functional_extensionality; intros i; unfold d, add, scale, sub; ring).
  lra.
Qed.

Lemma norm2_gradient_le f_star W :
  0 < L -> (forall V, f_star <= f V) -> norm2 D (g W) <= 2 * L * (f W - f_star).
Proof.
  intros HL Hf. set (V := add W (scale (- / L) (g W))).
  pose proof (descent W V) as H. specialize (Hf V).
  assert (Hd : inner D (g W) (sub V W) = - / L * norm2 D (g W)).
  { unfold norm2. rewrite <- inner_scale_r. apply inner_ext; [reflexivity|].
    intros i _. unfold V, sub, add, scale. ring. }
  assert (Hn : norm2 D (sub V W) = (- / L) ^ 2 * norm2 D (g W)).
  { rewrite <- norm2_scale. apply norm2_ext. intros i _. unfold V, sub, add, scale. ring. }
  rewrite Hd, Hn in H.
  assert (Hsum : / (2 * L) * norm2 D (g W) <= f W - f_star).
  { replace (/ (2 * L) * norm2 D (g W)) with
      (- (- / L * norm2 D (g W) + L / 2 * ((- / L) ^ 2 * norm2 D (g W)))) by (field; lra).
    lra. }
  apply (Rmult_le_compat_l (2 * L)) in Hsum; [|lra].
  replace (2 * L * (/ (2 * L) * norm2 D (g W))) with (norm2 D (g W)) in Hsum by (field; lra).
  exact Hsum.
Qed.

End Smooth.

(* Smooth objectives exist: f(W) = |W|^2/2, with gradient W and L = 1. *)
Lemma smooth_half_norm2 D : smooth D (fun W => norm2 D W / 2) (fun W => W) 1.
Proof.
  split; [|intros V W; lra]. intros W d eps Heps. set (n := norm2 D d).
  assert (Hn : 0 <= n) by apply norm2_nonneg.
  assert (Hdelta : 0 < eps / (n + 1)) by (apply Rdiv_lt_0_compat; lra).
  exists (mkposreal _ Hdelta). intros h Hh Hlt. simpl in Hlt.
  assert (Hexpand : forall t, norm2 D (add W (scale t d)) =
                     norm2 D W + 2 * (t * inner D W d) + t ^ 2 * n)
    by (intros t; now rewrite norm2_add, inner_scale_r, norm2_scale).
  rewrite !Hexpand.
  replace (_ / h - inner D W d) with (h * (n / 2)) by (field; exact Hh).
  rewrite Rabs_mult, (Rabs_pos_eq (n / 2)) by lra.
  apply (Rmult_lt_compat_r (n + 1)) in Hlt; [|lra].
  replace (eps / (n + 1) * (n + 1)) with eps in Hlt by (field; lra).
  pose proof (Rmult_le_compat_l (Rabs h) (n / 2) (n + 1) (Rabs_pos h) ltac:(lra)). lra.
Qed.

(* f is mu-strongly convex, with gradient g: A6 of [wu2024], read together with its minimiser. *)
Definition strongly_convex (D : nat) (f : vector -> R) (g : vector -> vector) (mu : R) : Prop :=
  forall V W, f W + inner D (g W) (sub V W) + mu / 2 * norm2 D (sub V W) <= f V.

(* In the form of (27): the inequality above for V, W and for W, V, and Cauchy-Schwarz. *)
Lemma norm_gradient_sub_ge D f g mu V W :
  strongly_convex D f g mu -> mu * norm D (sub V W) <= norm D (sub (g V) (g W)).
Proof.
  intros Hconvex. pose proof (Hconvex V W) as Hup. pose proof (Hconvex W V) as Hdown.
  pose proof (inner_le_norm_norm D (sub (g V) (g W)) (sub V W)) as Hcs.
  rewrite !inner_sub_r in Hup, Hdown. rewrite inner_sub_l, !inner_sub_r in Hcs.
  rewrite norm2_sub, (inner_comm D W V) in Hdown. rewrite norm2_sub in Hup.
  pose proof (norm_nonneg D (sub V W)) as [Hpos|Hzero].
  - apply (Rmult_le_reg_r (norm D (sub V W))); [exact Hpos|].
    replace (mu * norm D (sub V W) * norm D (sub V W)) with (mu * norm D (sub V W) ^ 2) by ring.
    rewrite norm_sqr, norm2_sub. lra.
  - rewrite <- Hzero, Rmult_0_r. apply norm_nonneg.
Qed.
