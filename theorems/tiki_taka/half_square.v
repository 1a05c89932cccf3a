(* SPDX-License-Identifier: Apache-2.0 *)
(* The instance of the examples: one weight, f(w) = w^2/2, and independent noise, +sigma or -sigma.
   Source: Certau.                                                                                *)
From Coq Require Import Reals Lra List.
From Certau.model Require Import vectors laws smoothness histories one_coordinate.
From Certau.tiki_taka Require Import noise_magnitude.
Import ListNotations.
Open Scope R_scope.

Definition objective (W : vector) : R := norm2 1 W / 2.
Definition gradient (W : vector) : vector := W.
Definition two_signs (sigma : R) : noise_source := fun _ => plus_minus_vector sigma.

Lemma objective_smooth : smooth 1 objective gradient 1.
Proof. exact (smooth_half_norm2 1). Qed.

Lemma objective_nonneg V : 0 <= objective V.
Proof. pose proof (norm2_nonneg 1 V). unfold objective. lra. Qed.

Lemma two_signs_A3 sigma : A3 1 (two_signs sigma) sigma.
Proof.
  constructor; intros past.
  - intros _. apply is_law_map_law, is_law_plus_minus.
  - intros i _ _. simpl. lra.
  - intros _. simpl. rewrite !norm2_one. lra.
Qed.
