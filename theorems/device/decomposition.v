(* SPDX-License-Identifier: Apache-2.0 *)
(* The symmetric and the antisymmetric part of an update: the form the whole analysis works with.

   Proves   w + delta F(w) - |delta| G(w) is w + delta q_plus(w) up and w + delta q_minus(w) down;
            on the asymmetric linear device, w + delta - |delta| (w - w_sym)/tau.
   Source   [wu2024, (6), (7)].
   Differs  nothing is asked of the response factors, which the paper takes positive.            *)
From Coq Require Import Reals Lra.
From Certau.model Require Import devices.
Open Scope R_scope.

Theorem update_eq d w delta : update d w delta = w + delta * F d w - Rabs delta * G d w.
Proof.
  unfold update, F, G. destruct (Rle_dec 0 delta) as [Hup|Hdown].
  - rewrite Rabs_pos_eq by exact Hup. field.
  - rewrite Rabs_left by lra. field.
Qed.

Lemma F_asymmetric_linear tau w_sym w : F (asymmetric_linear tau w_sym) w = 1.
Proof. unfold F, asymmetric_linear, Rdiv. simpl. lra. Qed.

Lemma G_asymmetric_linear tau w_sym w : G (asymmetric_linear tau w_sym) w = (w - w_sym) / tau.
Proof. unfold G, asymmetric_linear, Rdiv. simpl. lra. Qed.

Lemma update_asymmetric_linear_sym tau w_sym w delta :
  update (asymmetric_linear tau w_sym) w delta = w + delta - Rabs delta * (w - w_sym) / tau.
Proof. rewrite update_eq, F_asymmetric_linear, G_asymmetric_linear. unfold Rdiv. ring. Qed.

Lemma update_asymmetric_linear tau w delta :
  update (asymmetric_linear tau 0) w delta = w + delta - Rabs delta * w / tau.
Proof. rewrite update_asymmetric_linear_sym, Rminus_0_r. reflexivity. Qed.
