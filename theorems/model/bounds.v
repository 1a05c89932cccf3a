(* SPDX-License-Identifier: Apache-2.0 *)
(* The two inequalities that an absolute value stands for, and a bound that is a quotient. *)
From Coq Require Import Reals Lra.
Open Scope R_scope.

Lemma bounds_of_abs_le a b : Rabs a <= b -> - b <= a <= b.
Proof.
  intros H. pose proof (Rle_abs a). pose proof (Rle_abs (- a)). rewrite Rabs_Ropp in *. lra.
Qed.

Lemma mul_le_of_le_div a b c : 0 < c -> a <= b / c -> a * c <= b.
Proof.
  intros Hc H. apply (Rmult_le_compat_r c) in H; [|lra].
  replace (b / c * c) with b in H by (field; lra). exact H.
Qed.
