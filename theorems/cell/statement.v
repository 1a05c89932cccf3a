(* SPDX-License-Identifier: Apache-2.0 *)
(* From the polynomials that the check computes with to the words of a claim: what a file made by
   `certau export --coq` needs.

   Proves   if the chain, the quantity and the numbers of a statement are those of the claim c, and
            a certificate for c passes the check, then the statement holds.
   Source   Certau.                                                                           *)
From Coq Require Export Reals ZArith QArith Qreals List Lra.
From Certau.model Require Export laws process devices algorithms.
From Certau.cell Require Export rational_polynomial certificate.
From Certau.cell Require Import integer_polynomial branches soundness.
Export ListNotations.
Open Scope R_scope.

(* A chain, a quantity, a start, a bound and a transient say what the claim c says. *)
Record says (c : claim) (chain : process R) (quantity : R -> R) (x0 value rest : R) : Prop := Says {
  same_chain : forall w, chain w = chain_of c w;
  same_quantity : forall w, 0 < value_at (divisor c) w -> quantity w = quantity_of c w;
  same_start : x0 = Q2R (start c);
  same_bound : value = Q2R (bound c);
  same_transient : rest = Q2R (transient c)
}.

Lemma expect_after_ext_of_step {X} (step other : process X) k h x :
  (forall y, step y = other y) -> expect_after step k h x = expect_after other k h x.
Proof.
  intros H. revert x. induction k as [|k IH]; intros x; simpl; [reflexivity|].
  rewrite H. apply expect_ext. intros y _. apply IH.
Qed.

Lemma average_ext_of_step {X} (step other : process X) K h x :
  (forall y, step y = other y) -> average step h K x = average other h K x.
Proof.
  intros H. unfold average. f_equal. apply sums.sum_ext. intros k _.
  now apply expect_after_ext_of_step.
Qed.

Lemma average_of_says towards c p chain quantity x0 value rest K :
  check towards c p = true -> says c chain quantity x0 value rest ->
  average chain quantity K x0 = average (chain_of c) (quantity_of c) K (Q2R (start c)).
Proof.
  intros H [Hchain Hquantity Hx0 _ _]. destruct (check_sound _ _ _ H) as [Hstart [Hc [HD _]]].
  rewrite Hx0, (average_ext_of_step chain (chain_of c)) by exact Hchain.
  apply (average_ext (chain_of c) (inside p) Hc); [exact Hstart|].
  intros w Hw. apply Hquantity, HD, Hw.
Qed.

Lemma average_le_of_certificate c p chain quantity x0 value rest :
  check upper c p = true -> says c chain quantity x0 value rest ->
  forall K, (1 <= K)%nat -> average chain quantity K x0 <= value + rest / INR K.
Proof.
  intros H Hs K HK. rewrite (average_of_says _ _ _ _ _ _ _ _ K H Hs).
  destruct Hs as [_ _ _ -> ->]. now apply (average_le_of_check c p).
Qed.

Lemma average_ge_of_certificate c p chain quantity x0 value rest :
  check lower c p = true -> says c chain quantity x0 value rest ->
  forall K, (1 <= K)%nat -> average chain quantity K x0 >= value - rest / INR K.
Proof.
  intros H Hs K HK. rewrite (average_of_says _ _ _ _ _ _ _ _ K H Hs).
  destruct Hs as [_ _ _ -> ->]. now apply (average_ge_of_check c p).
Qed.

(* Chains that differ in how their parts are written. *)
Lemma update_ext d d' w delta delta' :
  (forall v, q_plus d v = q_plus d' v) -> (forall v, q_minus d v = q_minus d' v) ->
  delta = delta' -> update d w delta = update d' w delta'.
Proof. intros Hp Hm <-. unfold update. now rewrite Hp, Hm. Qed.

Lemma analog_sgd_eq_chain_of c gradient d alpha noise :
  (forall w, gradient w = value_at (certificate.gradient c) w) ->
  (forall w, q_plus d w = value_at (up c) w) -> (forall w, q_minus d w = value_at (down c) w) ->
  alpha = Q2R (learning_rate c) -> (forall w, noise w = noise_of c w) ->
  forall w, analog_sgd gradient d alpha noise w = chain_of c w.
Proof.
  intros Hg Hp Hm Ha Hn w. unfold chain_of, analog_sgd. rewrite Hn. unfold map_law.
  apply map_ext. intros [prob eps]. cbn [fst snd]. f_equal.
  apply update_ext; try assumption. now rewrite Hg, Ha.
Qed.

(* Digital SGD is what a device does that has no flaw. *)
Lemma digital_sgd_eq_analog_sgd gradient alpha noise w :
  digital_sgd gradient alpha noise w = analog_sgd gradient ideal alpha noise w.
Proof.
  unfold digital_sgd, analog_sgd, map_law. apply map_ext. intros [prob eps]. cbn [fst snd].
  f_equal. unfold update. cbn [q_plus q_minus ideal]. destruct (Rle_dec _ _); ring.
Qed.

Lemma digital_sgd_eq_chain_of c gradient alpha noise :
  (forall w, gradient w = value_at (certificate.gradient c) w) ->
  (forall w, 1 = value_at (up c) w) -> (forall w, 1 = value_at (down c) w) ->
  alpha = Q2R (learning_rate c) -> (forall w, noise w = noise_of c w) ->
  forall w, digital_sgd gradient alpha noise w = chain_of c w.
Proof.
  intros Hg Hp Hm Ha Hn w. rewrite digital_sgd_eq_analog_sgd. now apply analog_sgd_eq_chain_of.
Qed.

(* An objective and its gradient. *)
Lemma derivative_of_polynomial p (f g : R -> R) :
  (forall w, f w = value_at p w) -> (forall w, g w = value_at (derivative p) w) ->
  forall w, derivable_pt_lim f w (g w).
Proof.
  intros Hf Hg w eps Heps. destruct (derivable_pt_lim_value_at p w eps Heps) as [delta Hdelta].
  exists delta. intros h Hh Hd. rewrite !Hf, Hg. now apply Hdelta.
Qed.

(* The degree of saturation, omega = G/F. *)
Lemma squared_saturation_eq d w n m :
  G d w ^ 2 = n -> F d w ^ 2 = m -> 0 < m -> (G d w / F d w) ^ 2 = n / m.
Proof. intros <- <- Hm. field. intros E. rewrite E in Hm. lra. Qed.

(* omega^2/(1 - omega^2), for F^2 - G^2 = q_plus q_minus. *)
Lemma amplification_eq d w n m :
  G d w ^ 2 = n -> q_plus d w * q_minus d w = m -> 0 < m ->
  (G d w / F d w) ^ 2 / (1 - (G d w / F d w) ^ 2) = n / m.
Proof.
  intros <- <- Hm.
  assert (E : q_plus d w * q_minus d w = F d w ^ 2 - G d w ^ 2) by (unfold F, G; field).
  pose proof (pow2_ge_0 (G d w)). rewrite E in *.
  assert (F d w <> 0) by (intros Z; rewrite Z in *; lra).
  field. repeat split; try assumption; lra.
Qed.

(* What the amplification constant c is about: g^2 - c sigma^2 omega^2/(1 - omega^2). *)
Lemma amplification_constant_eq d w a b n m :
  a * m - b * G d w ^ 2 = n -> q_plus d w * q_minus d w = m -> 0 < m ->
  a - b * ((G d w / F d w) ^ 2 / (1 - (G d w / F d w) ^ 2)) = n / m.
Proof.
  intros <- Em Hm. rewrite (amplification_eq d w _ m eq_refl Em Hm). field. lra.
Qed.

(* Proves that two functions of one weight are the same, for numbers and for laws of noise whose
   entries are rational functions with rational coefficients. *)
Ltac same_function :=
  intros; cbv -[IZR Rplus Rmult Rminus Ropp Rinv Rdiv pow];
  repeat match goal with
         | |- (_ :: _)%list = (_ :: _)%list => apply f_equal2
         | |- (_, _) = (_, _) => apply f_equal2
         end;
  try reflexivity;
  field; repeat split; let H := fresh in intro H; lra.

(* The same for a quantity n/m, by a lemma that takes it apart. *)
Ltac same_ratio lemma :=
  intros; unfold quantity_of; apply lemma; [same_function|same_function|assumption].

(* Proves (forall w, 0 <= f w) /\ f x = 0 for f w = c * (...) ^ 2 with a constant c >= 0. *)
Ltac infimum_of_square :=
  split;
  [let w := fresh in intro w; match goal with |- 0 <= ?f w => unfold f end;
   apply Rmult_le_pos; [lra|apply pow2_ge_0]
  |match goal with |- ?f _ = 0 => unfold f end; field].
