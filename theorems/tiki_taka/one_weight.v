(* SPDX-License-Identifier: Apache-2.0 *)
(* Tiki-Taka's two updates on one weight: P takes the noisy gradient v, W takes the new p.
   Source: [wu2024, (TT-P), (TT-W)].                                                              *)
From Coq Require Import Reals Lra.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition.
Open Scope R_scope.

Definition next_p (tau beta p v : R) : R := update (asymmetric_linear tau 0) p (beta * v).
Definition next_w (tau alpha w p : R) : R := update (asymmetric_linear tau 0) w (- alpha * p).

Lemma next_p_eq tau beta p v : next_p tau beta p v = p + beta * v - Rabs (beta * v) * p / tau.
Proof. apply update_asymmetric_linear. Qed.

Lemma next_w_eq tau alpha w p : next_w tau alpha w p = w - alpha * p - Rabs (alpha * p) * w / tau.
Proof.
  unfold next_w. rewrite update_asymmetric_linear, Ropp_mult_distr_l_reverse, Rabs_Ropp. ring.
Qed.

(* The mirror image of a step is a step from the mirror image. *)
Lemma next_p_opp tau beta p v : next_p tau beta (- p) (- v) = - next_p tau beta p v.
Proof.
  rewrite !next_p_eq, Ropp_mult_distr_r_reverse, Rabs_Ropp. unfold Rdiv. ring.
Qed.

Lemma next_w_opp tau alpha w p : next_w tau alpha (- w) (- p) = - next_w tau alpha w p.
Proof.
  rewrite !next_w_eq, Ropp_mult_distr_r_reverse, Rabs_Ropp. unfold Rdiv. ring.
Qed.
