(* SPDX-License-Identifier: Apache-2.0 *)
(* What the check of one piece says about the branches of a process there.

   Proves   where branches_hold = true, probabilities are >= 0, no branch leaves the set, and one of
            the expectations that the check looks at is the true one.
   Source   docs/certificate-format.md, "The proof", 2 to 5.                                  *)
From Coq Require Import Reals ZArith QArith Qreals List Lra.
From Certau.model Require Import laws process devices algorithms.
From Certau.cell Require Import integer_polynomial rational_polynomial bernstein chebyshev
  bisection enclosure certificate.
Import ListNotations.
Open Scope R_scope.

(* The process that a claim is about. *)
Definition device_of (c : claim) : device :=
  {| q_plus := value_at (up c); q_minus := value_at (down c) |}.

Definition noise_of (c : claim) : noise_law :=
  fun w => map (fun pe => (value_at (fst pe) w, value_at (snd pe) w)) (noise c).

Definition chain_of (c : claim) : process R :=
  analog_sgd (value_at (gradient c)) (device_of c) (Q2R (learning_rate c)) (noise_of c).

(* To be unfolded last when terms are compared: unfolded, they are trees of 2^depth branches. *)
Strategy 1000 [positive_on nonnegative_on chebyshev_nonnegative_on everywhere].

Section Soundness.
Variables (towards : direction) (c : claim) (p : proof).

Hypothesis radius_neq_0 : Q2R (radius p) <> 0.

Definition weight_at (t : R) : R := Q2R (centre p) + Q2R (radius p) * t.
Definition t_of (w : R) : R := (w - Q2R (centre p)) / Q2R (radius p).
Definition inside (w : R) : Prop := -1 <= t_of w <= 1.
Definition u (w : R) : R := value_at (potential p) (t_of w).

Lemma weight_at_t_of w : weight_at (t_of w) = w.
Proof. unfold weight_at, t_of. field. exact radius_neq_0. Qed.

Lemma t_of_weight_at t : t_of (weight_at t) = t.
Proof. unfold weight_at, t_of. field. exact radius_neq_0. Qed.

Lemma Q2R_start_in_t : Q2R (start_in_t c p) = t_of (Q2R (start c)).
Proof.
  unfold start_in_t, t_of. rewrite (Qeq_eqR _ _ (Qred_correct _)), Q2R_div, Q2R_minus;
    [reflexivity|].
  intros E. apply Qeq_eqR in E. apply radius_neq_0. rewrite E. unfold Q2R. simpl. ring.
Qed.

Lemma value_at_in_t q t : value_at (in_t p q) t = value_at q (weight_at t).
Proof. unfold in_t. now rewrite value_at_reduce, value_at_after, value_at_affine. Qed.

Lemma Q2R_inv_radius : Q2R (/ radius p) = / Q2R (radius p).
Proof.
  apply Q2R_inv. intros E. apply Qeq_eqR in E. apply radius_neq_0. rewrite E.
  unfold Q2R. simpl. ring.
Qed.

Lemma value_at_moved delta factor t :
  value_at (moved p delta factor) t =
  t + value_at delta t * value_at factor (weight_at t) / Q2R (radius p).
Proof.
  unfold moved. rewrite value_at_reduce, value_at_plus, !value_at_times, value_at_identity,
    value_at_constant, value_at_in_t, Q2R_inv_radius. field. exact radius_neq_0.
Qed.

Lemma value_at_increment pe t :
  value_at (increment (branch_of c p pe)) t =
  - Q2R (learning_rate c) * (value_at (gradient c) (weight_at t) +
                              value_at (snd pe) (weight_at t)).
Proof.
  cbn [increment branch_of]. now rewrite value_at_reduce, value_at_times, value_at_constant,
    value_at_plus, !value_at_in_t, Q2R_opp.
Qed.

(* Where a branch leads, in t. *)
Definition image (b : branch) (t : R) : R :=
  if Rle_dec 0 (value_at (increment b) t) then value_at (rising b) t else value_at (falling b) t.

Lemma t_of_update pe t :
  t_of (update (device_of c) (weight_at t)
          (- Q2R (learning_rate c) * (value_at (gradient c) (weight_at t) +
                                       value_at (snd pe) (weight_at t)))) =
  image (branch_of c p pe) t.
Proof.
  rewrite <- value_at_increment. unfold image, update.
  destruct (Rle_dec 0 _) as [H|H]; cbn [rising falling branch_of]; rewrite value_at_moved;
    unfold t_of, weight_at; cbn [q_plus q_minus device_of increment branch_of];
    field; exact radius_neq_0.
Qed.

Lemma value_at_oriented q t :
  value_at (oriented towards q) t =
  match towards with upper => - value_at q t | lower => value_at q t end.
Proof. unfold oriented. destruct towards; [apply value_at_opposite|reflexivity]. Qed.

(* A piece of [-1, 1]. *)
Lemma value_at_between l r t :
  Q2R l <= t <= Q2R r -> exists s, -1 <= s <= 1 /\ value_at (between l r) s = t.
Proof.
  intros Ht. set (m := (Q2R l + Q2R r) / 2). set (h := (Q2R r - Q2R l) / 2).
  assert (E : forall s, value_at (between l r) s = m + h * s).
  { intros s. unfold between. rewrite value_at_affine, !(Qeq_eqR _ _ (Qred_correct _)).
    unfold Qdiv. rewrite !Q2R_mult, Q2R_plus, Q2R_minus.
    replace (Q2R (/ 2)) with (/ 2) by (unfold Q2R; simpl; field). reflexivity. }
  destruct (Req_dec h 0) as [Hh|Hh].
  - exists 0. split; [lra|]. rewrite E. subst m h. lra.
  - exists ((t - m) / h). split; [|rewrite E; field; exact Hh].
    assert (0 < h) by (subst h; lra).
    split; apply (Rmult_le_reg_l h); try assumption;
      replace (h * ((t - m) / h)) with (t - m) by (field; exact Hh); subst m h; lra.
Qed.

(* The law of the next t. *)
Definition law_in_t (t : R) (noise : list (polynomial * polynomial)) : law R :=
  map (fun pe => (value_at (fst pe) (weight_at t), image (branch_of c p pe) t)) noise.

Section Piece.
Variables (part : polynomial) (s : R).
Hypothesis s_in : -1 <= s <= 1.
Let t := value_at part s.

Lemma value_at_ge_0_here q : nonnegative_on part q = true -> 0 <= value_at q t.
Proof. intros H. now apply value_at_ge_0_of_nonnegative_on. Qed.

Lemma stays_inside q : stays part q = true -> -1 <= value_at q t <= 1.
Proof.
  unfold stays. intros H.
  destruct (nonnegative_on part (minus (constant 1) q)) eqn:H1; [|discriminate].
  apply value_at_ge_0_here in H1. apply value_at_ge_0_here in H.
  rewrite value_at_minus, value_at_constant in H1. rewrite value_at_plus, value_at_constant in H.
  replace (Q2R 1) with 1 in * by (unfold Q2R; simpl; field). lra.
Qed.

(* One of the maps that the check looks at is the true one. *)
Definition image_is_among (b : branch) (qs : list polynomial) : Prop :=
  exists q, In q qs /\ value_at q t = image b t.

Lemma image_of_rises b :
  nonnegative_on part (increment b) = true -> image_is_among b [rising b].
Proof.
  intros H. apply value_at_ge_0_here in H. exists (rising b). split; [now left|].
  unfold image. destruct (Rle_dec _ _); [reflexivity|contradiction].
Qed.

Lemma image_of_falls pe :
  let b := branch_of c p pe in
  nonnegative_on part (opposite (increment b)) = true -> image_is_among b [falling b].
Proof.
  intros b H. apply value_at_ge_0_here in H. rewrite value_at_opposite in H.
  exists (falling b). split; [now left|].
  unfold image. destruct (Rle_dec 0 (value_at (increment b) t)) as [Hge|]; [|reflexivity].
  unfold b in *. cbn [rising falling branch_of]. rewrite !value_at_moved.
  cbn [increment branch_of] in *. replace (value_at _ t) with 0 by lra. unfold Rdiv. ring.
Qed.

Lemma image_of_either b : image_is_among b [rising b; falling b].
Proof.
  unfold image_is_among, image.
  destruct (Rle_dec _ _); [exists (rising b)|exists (falling b)]; simpl; auto.
Qed.

Lemma image_of_irrelevant pe :
  let b := branch_of c p pe in
  is_zero (minus (up c) (down c)) = true -> image_is_among b [rising b].
Proof.
  intros b H. exists (rising b). split; [now left|].
  unfold image. destruct (Rle_dec _ _); [reflexivity|].
  unfold b. cbn [rising falling branch_of]. rewrite !value_at_moved.
  apply (value_at_of_is_zero _ (weight_at t)) in H. rewrite value_at_minus in H.
  replace (value_at (up c) (weight_at t)) with (value_at (down c) (weight_at t)) by lra.
  reflexivity.
Qed.

Lemma image_in_maps pe sg :
  let b := branch_of c p pe in sign_holds c part b sg = true -> image_is_among b (maps b sg).
Proof.
  intros b. destruct sg; unfold sign_holds, maps.
  - apply image_of_rises.
  - apply image_of_falls.
  - intros _. apply image_of_either.
  - apply image_of_irrelevant.
Qed.

Lemma branch_sound pe sg :
  let b := branch_of c p pe in
  branch_holds c part b sg = true ->
  0 <= value_at (probability b) t /\ -1 <= image b t <= 1 /\ image_is_among b (maps b sg).
Proof.
  cbv zeta. intros H. set (b := branch_of c p pe) in *. unfold branch_holds in H.
  destruct (nonnegative_on part (probability b)) eqn:Hp; [|discriminate].
  destruct (sign_holds c part b sg) eqn:Hs; [|discriminate].
  destruct (image_in_maps pe sg Hs) as [q [Hq Eq]]. fold b in Hq, Eq.
  split; [now apply value_at_ge_0_here|]. split; [|now exists q].
  rewrite <- Eq. apply stays_inside. exact (proj1 (forallb_forall _ _) H q Hq).
Qed.

Lemma encloses_enclosed n q : encloses n s (enclosed n part q) (value_at q t).
Proof. unfold enclosed, t. rewrite <- value_at_after. now apply encloses_enclose. Qed.

Lemma encloses_potential n q :
  encloses n s (enclosed_potential p n part q) (value_at (potential p) (value_at q t)).
Proof. unfold value_at at 1. apply encloses_horner; [exact s_in|apply encloses_enclosed]. Qed.

Lemma branches_sound noise ss :
  branches_hold c part (map (branch_of c p) noise) ss = true ->
  Forall (fun pa => 0 <= fst pa) (law_in_t t noise) /\
  (forall x, supports (law_in_t t noise) x -> -1 <= x <= 1) /\
  (exists e, In e (expectations p (map (branch_of c p) noise) ss) /\
    value_at e t = expect (law_in_t t noise) (value_at (potential p))) /\
  forall n, exists f, In f (enclosed_expectations p n part (map (branch_of c p) noise) ss) /\
    encloses n s f (expect (law_in_t t noise) (value_at (potential p))).
Proof.
  revert ss. induction noise as [|pe noise IH]; intros [|sg ss] H; cbn [map branches_hold] in H;
    try discriminate.
  - split; [constructor|]. split; [intros x []|]. split.
    + exists (constant 0). split; [now left|]. rewrite value_at_constant. unfold Q2R. simpl. ring.
    + intros n. exists (nil, 0%Z). split; [now left|]. unfold encloses. simpl.
      rewrite Rmult_0_l, Rminus_0_r, Rabs_R0. lra.
  - destruct (branch_holds c part (branch_of c p pe) sg) eqn:Hb; [|discriminate].
    destruct (branch_sound pe sg Hb) as [Hp [Hx [q [Hq Eq]]]].
    destruct (IH ss H) as [Hps [Hxs [[e [He Ee]] Hf]]].
    cbn [probability branch_of] in Hp. rewrite value_at_in_t in Hp.
    split; [constructor; assumption|]. split.
    { intros x [Hx0|Hx0]; [cbn in Hx0; now subst x|now apply Hxs]. }
    split.
    + set (first := times (in_t p (fst pe)) (after (potential p) q)).
      exists (plus first e). split.
      * cbn [map expectations]. apply in_flat_map. exists first.
        split; [apply (in_map (fun r => times _ (after (potential p) r))); exact Hq|].
        now apply in_map.
      * unfold first.
        now rewrite value_at_plus, value_at_times, value_at_after, value_at_in_t, Eq, Ee.
    + intros n. destruct (Hf n) as [f [Hin Ef]].
      set (first := product n (enclosed n part (in_t p (fst pe))) (enclosed_potential p n part q)).
      exists (sum first f). split.
      * cbn [map enclosed_expectations]. apply in_flat_map. exists first.
        split; [apply (in_map (fun r => product n _ (enclosed_potential p n part r))); exact Hq|].
        now apply in_map.
      * cbn [law_in_t map expect fst snd]. apply encloses_sum; [|exact Ef].
        rewrite <- value_at_in_t, <- Eq. apply encloses_product; [exact s_in| |].
        -- apply encloses_enclosed.
        -- apply encloses_potential.
Qed.

End Piece.

End Soundness.
