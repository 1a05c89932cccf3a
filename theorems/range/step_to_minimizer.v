(* SPDX-License-Identifier: Apache-2.0 *)
(* One step of analog gradient descent on one weight: towards the minimiser, never beyond it.

   Proves   for w_star <= w, |w| <= tau and alpha <= 1/(2L):
              w_star <= w' <= (1 - alpha mu (1 - |w|/tau)) (w - w_star) + w_star <= w,
            and the mirror image for w <= w_star.
   Source   [wu2024, proof of Thm 6].
   Differs  the step stays on its side only within the range, which the paper does not ask.     *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import bounds sums vectors smoothness devices.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Lemma rate_mul_L_le alpha L : 0 < L -> alpha <= 1 / (2 * L) -> alpha * L <= 1 / 2.
Proof.
  intros HL Hle. pose proof (mul_le_of_le_div alpha 1 (2 * L) ltac:(lra) Hle). lra.
Qed.

(* g is the derivative of an L-smooth, mu-strongly convex function of one weight. *)
Definition slopes_within (mu L : R) (g : R -> R) : Prop :=
  forall v w, v <= w -> mu * (w - v) <= g w - g v <= L * (w - v).

(* That is A1 and A6 of [wu2024], for D = 1. *)
Lemma slopes_within_of_smooth_strongly_convex f (g : vector -> vector) mu L :
  smooth 1 f g L -> strongly_convex 1 f g mu ->
  slopes_within mu L (fun w => g (fun _ => w) 0%nat).
Proof.
  intros Hsmooth Hconvex v w [Hlt|Heq]; [|rewrite Heq; lra].
  pose proof (smooth_lipschitz _ _ _ _ Hsmooth (fun _ => w) (fun _ => v)) as Hlip.
  pose proof (Hconvex (fun _ => w) (fun _ => v)) as Hup.
  pose proof (Hconvex (fun _ => v) (fun _ => w)) as Hdown.
  unfold norm, norm2, inner, sub in *. cbn [sum] in *. rewrite !Rplus_0_l in *.
  set (gw := g (fun _ => w) 0%nat) in *. set (gv := g (fun _ => v) 0%nat) in *.
  fold (Rsqr (gw - gv)) in Hlip. fold (Rsqr (w - v)) in Hlip. rewrite !sqrt_Rsqr_abs in Hlip.
  rewrite (Rabs_pos_eq (w - v)) in Hlip by lra. split.
  - apply (Rmult_le_reg_r (w - v)); lra.
  - exact (Rle_trans _ _ _ (Rle_abs _) Hlip).
Qed.

Definition gd_step (g : R -> R) (tau alpha w : R) : R :=
  update (asymmetric_linear tau 0) w (- alpha * g w).

(* (1 - alpha mu (1 - |w|/tau)) (w - w_star) + w_star *)
Definition contracted (mu tau alpha w_star w : R) : R :=
  (1 - alpha * mu * (1 - Rabs w / tau)) * (w - w_star) + w_star.

(* Negating every number mirrors the step. *)
Definition mirrored (g : R -> R) : R -> R := fun w => - g (- w).

Lemma slopes_within_mirrored mu L g : slopes_within mu L g -> slopes_within mu L (mirrored g).
Proof.
  intros Hg v w Hvw. unfold mirrored. pose proof (Hg (- w) (- v) ltac:(lra)). lra.
Qed.

Lemma gd_step_mirrored g tau alpha w :
  gd_step (mirrored g) tau alpha (- w) = - gd_step g tau alpha w.
Proof.
  unfold gd_step, mirrored. rewrite !update_asymmetric_linear, Ropp_involutive.
  replace (- alpha * - g w) with (- (- alpha * g w)) by ring. rewrite Rabs_Ropp.
  unfold Rdiv. ring.
Qed.

Section Step.
Variables (mu L tau alpha : R).
Hypotheses (mu_pos : 0 < mu) (tau_pos : 0 < tau) (alpha_pos : 0 < alpha).
Hypothesis rate : alpha * L <= 1 / 2.

Lemma gd_step_of_nonneg g w : 0 <= g w -> gd_step g tau alpha w = w - alpha * g w * (1 + w / tau).
Proof.
  intros Hg. unfold gd_step. rewrite update_asymmetric_linear, Rabs_mult, Rabs_Ropp.
  rewrite (Rabs_pos_eq alpha), (Rabs_pos_eq (g w)) by lra. unfold Rdiv. ring.
Qed.

Lemma response_bounds w : Rabs w <= tau ->
  0 <= 1 - Rabs w / tau /\ 1 - Rabs w / tau <= 1 + w / tau <= 2.
Proof.
  intros Hw. pose proof (Rinv_0_lt_compat tau tau_pos) as Hinv.
  destruct (bounds_of_abs_le w _ (Rle_refl _)) as [Hdown Hup].
  apply (Rmult_le_compat_r (/ tau)) in Hw, Hup, Hdown; try lra.
  rewrite Rinv_r in Hw by lra. unfold Rdiv. lra.
Qed.

(* mu x <= g(w) <= L x for x = w - w_star; the step goes down by alpha g(w) (1 + w/tau), between
   alpha mu x (1 - |w|/tau) and 2 alpha L x <= x. *)
Lemma gd_step_above g w_star w :
  slopes_within mu L g -> g w_star = 0 -> Rabs w <= tau -> w_star <= w ->
  contracted mu tau alpha w_star w <= w /\
  gd_step g tau alpha w <= contracted mu tau alpha w_star w /\
  w_star <= gd_step g tau alpha w.
Proof.
  intros Hg Hstar Hw Hle. pose proof (Hg w_star w Hle) as Hgw. rewrite Hstar, Rminus_0_r in Hgw.
  pose proof (response_bounds w Hw) as Hq. unfold contracted.
  set (x := w - w_star) in *. set (q := 1 + w / tau) in *. set (r := 1 - Rabs w / tau) in *.
  assert (Hx : 0 <= x) by (unfold x; lra).
  assert (Hmux : 0 <= mu * x) by (apply Rmult_le_pos; lra).
  rewrite gd_step_of_nonneg by lra. fold q.
  pose proof (Rmult_le_pos (alpha * (mu * x)) r) as Hfirst.
  assert (Ha : 0 <= alpha * (mu * x)) by (apply Rmult_le_pos; lra).
  pose proof (Rmult_le_compat (mu * x) (g w) r q Hmux ltac:(lra) ltac:(lra) ltac:(lra)) as Hfall.
  apply (Rmult_le_compat_l alpha) in Hfall; [|lra].
  pose proof (Rmult_le_compat (g w) (L * x) q 2 ltac:(lra) ltac:(lra) ltac:(lra) ltac:(lra))
    as Hmost.
  apply (Rmult_le_compat_l alpha) in Hmost; [|lra].
  pose proof (Rmult_le_compat_r x _ _ Hx rate) as Hrate.
  specialize (Hfirst Ha ltac:(lra)). unfold x in *. lra.
Qed.

Lemma gd_step_below g w_star w :
  slopes_within mu L g -> g w_star = 0 -> Rabs w <= tau -> w <= w_star ->
  w <= contracted mu tau alpha w_star w /\
  contracted mu tau alpha w_star w <= gd_step g tau alpha w /\
  gd_step g tau alpha w <= w_star.
Proof.
  intros Hg Hstar Hw Hle.
  assert (Hzero : mirrored g (- w_star) = 0)
    by (unfold mirrored; rewrite Ropp_involutive, Hstar; ring).
  pose proof (gd_step_above (mirrored g) (- w_star) (- w) (slopes_within_mirrored _ _ _ Hg) Hzero)
    as H.
  rewrite gd_step_mirrored, Rabs_Ropp in H. unfold contracted in *. rewrite Rabs_Ropp in H.
  specialize (H Hw ltac:(lra)). lra.
Qed.

(* The step leads to a point between the weight and the minimiser. *)
Lemma gd_step_between g w_star w lowest highest :
  slopes_within mu L g -> g w_star = 0 -> Rabs w <= tau ->
  lowest <= w <= highest -> lowest <= w_star <= highest ->
  lowest <= gd_step g tau alpha w <= highest.
Proof.
  intros Hg Hstar Hw Hwithin Hgoal. destruct (Rle_dec w_star w) as [Habove|Hbelow].
  - pose proof (gd_step_above g w_star w Hg Hstar Hw Habove). lra.
  - pose proof (gd_step_below g w_star w Hg Hstar Hw ltac:(lra)). lra.
Qed.

End Step.
