(* SPDX-License-Identifier: Apache-2.0 *)
(* The mean of the next gradient on Theorem 3's instance, x = w / tau.

   Proves   step-98-repaired: where g + xi_plus >= 0 >= g + xi_minus,
            E g' = (1 - alpha L (1 - x^2)) g - alpha L s x sqrt (1 - x^2);
            and refutes step-98: its formula, which has a factor 2 in the last term, is wrong at
            the start w_star of every instance with w_star <> 0.
   Source   step-98: [wu2024, (95)-(98)]. step-98-repaired: Certau.
   Differs  step-98-repaired needs no more than abs(w) < tau and the signs, which hold all along
            the run by lemma-4-closure.                                                         *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import laws process devices algorithms theorem_3_instance theorem_3_noise.
From Certau.floor Require Import lemma_2 lemma_4.
Open Scope R_scope.

Section Mean_step.
Variables L tau s w_star alpha w : R.
Hypothesis w_in_range : Rabs w < tau.
Hypothesis alpha_nonneg : 0 <= alpha.
Hypothesis v_plus_nonneg : 0 <= gradient L w_star w + xi_plus s tau w.
Hypothesis v_minus_nonpos : gradient L w_star w + xi_minus s tau w <= 0.

Let x := saturation tau w.
Let g := gradient L w_star w.

Lemma expect_step :
  expect (theorem_3_sgd L tau s w_star alpha w) (fun next => next - w) =
  - alpha * ((1 - x ^ 2) * g + s * x * root tau w).
Proof.
  pose proof (root_pos tau w w_in_range) as Hr. pose proof (root_sqr tau w w_in_range) as Hsqr.
  rewrite expect_theorem_3_sgd by assumption.
  rewrite xi_plus_eq, xi_minus_eq by exact w_in_range. unfold after_positive, after_negative, p.
  fold x g. fold x in Hsqr.
  transitivity (- alpha * ((1 - x ^ 2) * g + s * x * ((1 - x ^ 2) / root tau w)));
    [field; lra|].
  rewrite <- Hsqr at 2. field. lra.
Qed.

Theorem expect_next_gradient :
  expect (theorem_3_sgd L tau s w_star alpha w) (gradient L w_star) =
  (1 - alpha * L * (1 - x ^ 2)) * g - alpha * L * s * x * sqrt (1 - x ^ 2).
Proof.
  pose proof expect_step as H. fold (root tau w).
  rewrite (expect_ext _ _ (fun next => L * (next - w) + g))
    by (intros; unfold g, gradient; ring).
  rewrite expect_plus, expect_scale, H, expect_const; [unfold root; fold x; ring|].
  now apply is_law_map_law, is_law_theorem_3_noise.
Qed.

End Mean_step.

(* At the start g = 0, so the formula of (98) is twice the truth. *)
Theorem expect_next_gradient_ne L tau s w_star alpha :
  theorem_3_instance L tau s w_star alpha -> w_star <> 0 ->
  let omega := w_star / tau in
  expect (theorem_3_sgd L tau s w_star alpha w_star) (gradient L w_star) <>
  (1 - alpha * L + alpha * L * omega ^ 2) * gradient L w_star w_star
  - 2 * alpha * L * s / tau * sqrt (1 - omega ^ 2) * w_star.
Proof.
  intros Hinst Hne omega. pose proof (reachable_w_star _ _ _ _ _ Hinst) as [Hhalf Hplus Hminus].
  pose proof (in_range_of_half _ _ _ _ _ Hinst _ Hhalf) as Hw.
  pose proof (root_pos tau w_star Hw) as Hr. destruct Hinst as [HL Ht Hs _ _ Ha _].
  rewrite expect_next_gradient by (assumption || lra). unfold gradient.
  change (saturation tau w_star) with omega. change (sqrt (1 - omega ^ 2)) with (root tau w_star).
  intros Heq.
  assert (Hzero : alpha * L * s / tau * root tau w_star * w_star = 0).
  { replace (alpha * L * s * omega * root tau w_star)
      with (alpha * L * s / tau * root tau w_star * w_star) in Heq
      by (unfold omega; field; lra).
    lra. }
  assert (Hpos : 0 < alpha * L * s / tau * root tau w_star).
  { apply Rmult_lt_0_compat; [|exact Hr]. apply Rdiv_lt_0_compat; [|exact Ht].
    apply Rmult_lt_0_compat; [now apply Rmult_lt_0_compat|exact Hs]. }
  apply Rmult_integral in Hzero. destruct Hzero as [Hzero|Hzero]; [lra|contradiction].
Qed.
