(* SPDX-License-Identifier: Apache-2.0 *)
(* The certificates that refute theorem-3, per coordinate.

   Proves   with u = g^2 / (alpha L), on the reachable states,
              g^2 - c s^2 x^2 / (1 - x^2) + E u(w') - u(w) <=
                - s^2 ((48/49) m (w_star / tau)^2 - (11/4) alpha L)
            for every pair c, m such that a form of two variables is at least m times their squares.
            Such pairs are 5/4, 1/16 and 4, 1/2.
   Source   Certau.
   Differs  nothing of it is in [wu2024].                                                       *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import laws process algorithms theorem_3_instance theorem_3_noise.
From Certau Require Import drift_soundness.
From Certau.floor Require Import lemma_4 step_98 reachable_bounds.
Open Scope R_scope.

(* The form, for q = x^2. *)
Definition form_at_least (c m : R) : Prop :=
  forall q a b, 0 <= q <= 81 / 625 ->
  m * (a ^ 2 + b ^ 2) <= (1 - 2 * q) * a ^ 2 + 2 * (1 - q) * a * b + c * b ^ 2.

(* (1 - m - 2 q) times the difference is a sum of squares, if the determinant is not negative. *)
Lemma form_at_least_of_determinant c m :
  (forall q, 0 <= q <= 81 / 625 ->
   0 < 1 - m - 2 * q /\ 0 <= (1 - m - 2 * q) * (c - m) - (1 - q) ^ 2) ->
  form_at_least c m.
Proof.
  intros H q a b Hq. destruct (H q Hq) as [Hpos Hdet].
  pose proof (Rmult_le_pos _ _ Hdet (pow2_ge_0 b)) as Hb.
  pose proof (pow2_ge_0 ((1 - m - 2 * q) * a + (1 - q) * b)) as Ha.
  apply Rmult_le_reg_l with (1 - m - 2 * q); [exact Hpos|]. lra.
Qed.

Lemma form_at_least_five_quarters : form_at_least (5 / 4) (1 / 16).
Proof.
  apply form_at_least_of_determinant. intros q Hq.
  pose proof (Rmult_le_pos q (81 / 625 - q) ltac:(lra) ltac:(lra)). split; lra.
Qed.

Lemma form_at_least_four : form_at_least 4 (1 / 2).
Proof.
  apply form_at_least_of_determinant. intros q Hq.
  pose proof (Rmult_le_pos q (81 / 625 - q) ltac:(lra) ltac:(lra)). split; lra.
Qed.

Section Residual.
Variables L tau s w_star alpha : R.
Hypothesis instance : theorem_3_instance L tau s w_star alpha.
Variables c m : R.
Hypotheses (form_ge : form_at_least c m) (m_nonneg : 0 <= m).

Let sgd := theorem_3_sgd L tau s w_star alpha.
Let g := gradient L w_star.
Let margin := 48 / 49 * m * (w_star / tau) ^ 2 - 11 / 4 * (alpha * L).
Let potential w := / (alpha * L) * g w ^ 2.

Section At_a_state.
Variable w : R.
Hypothesis w_reachable : reachable L tau s w_star w.

Let x := saturation tau w.
Let z := s * x / root tau w.

(* One step of the potential: E u(w') - u(w) = - 2 (1 - x^2) g (g + z) + O(alpha). *)
Lemma expect_potential_le :
  expect (sgd w) potential - potential w <=
  - (2 * (1 - x ^ 2) * g w * (g w + z)) + 11 / 4 * (alpha * L) * s ^ 2.
Proof.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (root_pos tau w Hw) as Hr. pose proof (root_sqr tau w Hw) as Hsqr. fold x in Hsqr.
  pose proof (expect_squared_step_le _ _ _ _ _ _ instance w_reachable) as Hstep. fold sgd in Hstep.
  destruct w_reachable as [_ Hplus Hminus]. destruct instance as [HL Ht Hs _ _ Ha _].
  pose proof (expect_step L tau s w_star alpha w Hw ltac:(lra) Hplus Hminus) as Hmean.
  fold sgd x g in Hmean.
  rewrite (expect_ext _ _ (fun y => (2 * g w / alpha * (y - w) + L / alpha * (y - w) ^ 2)
                                    + potential w))
    by (intros; unfold potential, g, gradient; field; lra).
  rewrite !expect_plus, !expect_scale, expect_const, Hmean
    by now apply is_law_map_law, is_law_theorem_3_noise.
  apply (Rmult_le_compat_l (L / alpha)) in Hstep; [|now apply Rlt_le, Rdiv_lt_0_compat].
  replace (L / alpha * (11 / 4 * (alpha * s) ^ 2)) with (11 / 4 * (alpha * L) * s ^ 2) in Hstep
    by (field; lra).
  replace (2 * g w / alpha * (- alpha * ((1 - x ^ 2) * g w + s * x * root tau w)))
    with (- (2 * (1 - x ^ 2) * g w * (g w + z))); [lra|].
  unfold z. rewrite <- Hsqr. field. lra.
Qed.

(* g and z do not vanish together: 48 (a - b)^2 + a^2 = (48/49) b^2 + (7 a - (48/7) b)^2. *)
Lemma gradient_sqr_plus_z_sqr_ge : 48 / 49 * (s * (w_star / tau)) ^ 2 <= g w ^ 2 + z ^ 2.
Proof.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (r_bounds _ _ _ _ _ _ instance w_reachable) as Hr.
  pose proof (s_sqr_le _ _ _ _ _ instance) as Hs. destruct instance as [HL Ht Hs0 _ _ _ _].
  assert (Hg : 48 * (s * x - s * (w_star / tau)) ^ 2 <= g w ^ 2).
  { replace (48 * (s * x - s * (w_star / tau)) ^ 2) with (48 * s ^ 2 * (x - w_star / tau) ^ 2)
      by ring.
    replace (g w ^ 2) with ((L * tau) ^ 2 * (x - w_star / tau) ^ 2)
      by (unfold g, gradient, x, saturation; field; lra).
    apply Rmult_le_compat_r; [apply pow2_ge_0|exact Hs]. }
  assert (Hz : (s * x) ^ 2 <= z ^ 2).
  { unfold z. replace ((s * x) ^ 2) with (z ^ 2 * root tau w ^ 2) by (unfold z; field; lra).
    fold z. rewrite <- (Rmult_1_r (z ^ 2)) at 2. apply Rmult_le_compat_l; [apply pow2_ge_0|].
    rewrite <- (pow1 2). apply pow_incr. lra. }
  pose proof (pow2_ge_0 (7 * (s * x) - 48 / 7 * (s * (w_star / tau)))). lra.
Qed.

Lemma residual_le :
  g w ^ 2 - c * s ^ 2 * amplification tau w + expect (sgd w) potential - potential w <=
  - (s ^ 2 * margin).
Proof.
  pose proof expect_potential_le as Hstep.
  pose proof gradient_sqr_plus_z_sqr_ge as Hsum.
  pose proof (w_in_range _ _ _ _ _ _ instance w_reachable) as Hw.
  pose proof (root_pos tau w Hw) as Hr. pose proof (root_sqr tau w Hw) as Hsqr. fold x in Hsqr.
  assert (Hamp : s ^ 2 * amplification tau w = z ^ 2).
  { unfold amplification, z. fold x. rewrite <- Hsqr. field. lra. }
  pose proof (form_ge (x ^ 2) (g w) z
                (conj (pow2_ge_0 x) (x_sqr_le _ _ _ _ _ _ instance w_reachable))) as Hform.
  apply (Rmult_le_compat_l m) in Hsum; [|exact m_nonneg]. unfold margin.
  replace (c * s ^ 2 * amplification tau w) with (c * z ^ 2) by (rewrite <- Hamp; ring). lra.
Qed.

End At_a_state.

Lemma potential_nonneg w : 0 <= potential w.
Proof.
  destruct instance as [HL _ _ _ _ Ha _]. apply Rmult_le_pos; [|apply pow2_ge_0].
  now apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat.
Qed.

Lemma average_gradient_sqr_le K :
  (1 <= K)%nat ->
  average sgd (fun w => g w ^ 2) K w_star <=
  c * s ^ 2 * average sgd (amplification tau) K w_star - s ^ 2 * margin.
Proof.
  intros HK.
  assert (H : average sgd (fun w => g w ^ 2 + - (c * s ^ 2) * amplification tau w) K w_star
              <= - (s ^ 2 * margin) + 0 / INR K).
  { apply (average_le_of_drift_of_transient sgd (reachable L tau s w_star) _ potential);
      [exact (closed_reachable _ _ _ _ _ instance)| | |now apply (reachable_w_star _ _ _ _ alpha)|
       exact HK]; intros w Hw.
    - pose proof (residual_le w Hw). lra.
    - pose proof (potential_nonneg w). unfold potential at 1, g at 1, gradient at 1.
      replace (w_star - w_star) with 0 by ring. lra. }
  rewrite average_plus, average_scale in H.
  replace (0 / INR K) with 0 in H by (unfold Rdiv; ring). lra.
Qed.

End Residual.
