(* SPDX-License-Identifier: Apache-2.0 *)
(* The conditions of theorem-4-repaired and of its rate can be met, for every horizon at once: one
   weight, f(w) = w^2/2 from w = 1/2, tau = 5, and noise +-1 where |w| < 1, none elsewhere. Then
   E |w + eps| is 1 where |w| < 1 and |w| elsewhere, and |w| stays below 5/4 on every path:
   beyond 1 the gradient has one sign, P returns to 0 in finite time, and
   w + (alpha/(2 beta)) p^2 does not grow while p < 0.
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors laws process smoothness devices algorithms histories.
From Certau.device Require Import decomposition theorem_1.
From Certau.tiki_taka Require Import learning_rates theorem_4_repaired rate.
Import ListNotations.
Open Scope R_scope.

Definition objective (W : vector) : R := W 0%nat ^ 2 / 2.
Definition gradient (W : vector) : vector := W.
Definition start : vector := fun _ => 1 / 2.
Definition beta_at (alpha : R) : R := beta_of 5 (5 / 4) (1 / 45) alpha.
Definition noise_where_small (alpha : R) : noise_source := fun past =>
  if Rlt_dec (Rabs (weights gradient 5 alpha (beta_at alpha) start past 0%nat)) 1
  then [(1 / 2, fun _ => 1); (1 / 2, fun _ => - (1))] else [(1, zero)].

Lemma objective_smooth : smooth 1 objective gradient 1.
Proof.
  constructor.
  - intros W d. unfold objective, gradient, inner, add, scale. simpl sum.
    replace (0 + W 0%nat * d 0%nat) with
      (/ 2 * ((0 + 1 * d 0%nat) * (W 0%nat + 0 * d 0%nat)
              + (W 0%nat + 0 * d 0%nat) * (0 + 1 * d 0%nat))) by field.
    assert (Hline : derivable_pt_lim (fun t => W 0%nat + t * d 0%nat) 0 (0 + 1 * d 0%nat)).
    { apply (derivable_pt_lim_plus (fun _ => W 0%nat)); [apply derivable_pt_lim_const|].
      replace (1 * d 0%nat) with (1 * d 0%nat + 0 * 0) by ring.
      apply (derivable_pt_lim_mult id (fun _ => d 0%nat)); [apply derivable_pt_lim_id|].
      apply derivable_pt_lim_const. }
    intros e He. destruct (derivable_pt_lim_scal _ (/ 2) _ _
      (derivable_pt_lim_mult _ _ _ _ _ Hline Hline) e He) as [delta Hdelta].
    exists delta. intros h Hh Hlt. specialize (Hdelta h Hh Hlt).
    unfold mult_real_fct, mult_fct in Hdelta.
    match goal with |- Rabs (?a - _) < e => match type of Hdelta with Rabs (?b - _) < e =>
      replace a with b by (field; exact Hh) end end.
    exact Hdelta.
  - intros V W. unfold gradient. lra.
Qed.

Section Path.
Variable alpha : R.
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= 1 / 1440).
Let beta := beta_at alpha.
Let c := alpha / (2 * beta).

Lemma beta_pos : 0 < beta.
Proof. apply (learning_rates.beta_pos 5 1 (5 / 4) alpha (1 / 45)); reflexivity || lra. Qed.

Lemma beta_le : beta <= 1 / 16.
Proof.
  pose proof (beta_s1_kappa_le 5 1 (5 / 4) alpha (1 / 45) beta ltac:(lra) ltac:(lra) ltac:(lra)
    alpha_pos ltac:(lra) eq_refl). lra.
Qed.

(* How far w can come: 10 alpha beyond 1 in one step, and what p = -5 still carries. *)
Lemma reach_le : 1 + 10 * alpha + 25 * c <= 5 / 4.
Proof.
  assert (Hc : c = 45 / 4 * (alpha + 1 / 45) ^ 2)
    by (unfold c, beta, beta_at, beta_of; field; lra).
  assert (Hsqr : (alpha + 1 / 45) ^ 2 <= (33 / 1440) ^ 2) by (apply pow_incr; lra).
  lra.
Qed.
End Path.
