(* SPDX-License-Identifier: Apache-2.0 *)
(* The two inequalities that an absolute value stands for. *)
From Coq Require Import Reals Lra.
Open Scope R_scope.

Lemma bounds_of_abs_le a b : Rabs a <= b -> - b <= a <= b.
Proof.
  intros H. pose proof (Rle_abs a). pose proof (Rle_abs (- a)). rewrite Rabs_Ropp in *. lra.
Qed.
