(* SPDX-License-Identifier: Apache-2.0 *)
(* A certificate that passes the check proves its claim, for every horizon.

   Proves   if check upper c p = true, then for every K >= 1 the average of h over the first K steps
            of the chain is at most bound + transient/K; and the same with >=, lower and -.
   Source   docs/certificate-format.md, "The proof"; theorems/drift_soundness.md.
   Differs  in nothing; that q_plus, q_minus >= 0 is not needed.                              *)
From Coq Require Import Reals ZArith QArith Qreals List Lra.
From Certau Require Import drift_soundness.
From Certau.model Require Import laws process devices algorithms.
From Certau.cell Require Import integer_polynomial rational_polynomial bernstein chebyshev
  bisection certificate.
Import ListNotations.
Open Scope R_scope.

(* The process and the quantity that a claim is about. *)
Definition device_of (c : claim) : device :=
  {| q_plus := value_at (up c); q_minus := value_at (down c) |}.

Definition noise_of (c : claim) : noise_law :=
  fun w => map (fun pe => (value_at (fst pe) w, value_at (snd pe) w)) (noise c).

Definition chain_of (c : claim) : process R :=
  analog_sgd (value_at (gradient c)) (device_of c) (Q2R (learning_rate c)) (noise_of c).

Definition quantity_of (c : claim) (w : R) : R :=
  value_at (dividend c) w / value_at (divisor c) w.

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
Lemma image_in_maps pe b sg :
  b = branch_of c p pe -> sign_holds c part b sg = true ->
  exists q, In q (maps b sg) /\ value_at q t = image b t.
Proof.
  intros Hb H. unfold image. destruct sg; cbn [sign_holds maps] in *.
  - apply value_at_ge_0_here in H. exists (rising b). split; [now left|].
    destruct (Rle_dec _ _); [reflexivity|contradiction].
  - apply value_at_ge_0_here in H. rewrite value_at_opposite in H.
    exists (falling b). split; [now left|]. destruct (Rle_dec _ _); [|reflexivity].
    subst b. cbn [rising falling branch_of]. rewrite !value_at_moved.
    cbn [increment branch_of] in *. replace (value_at _ t) with 0 by lra. unfold Rdiv. ring.
  - destruct (Rle_dec _ _); [exists (rising b)|exists (falling b)]; simpl; auto.
  - exists (rising b). split; [now left|]. destruct (Rle_dec _ _); [reflexivity|].
    subst b. cbn [rising falling branch_of]. rewrite !value_at_moved.
    apply (value_at_of_is_zero _ (weight_at t)) in H. rewrite value_at_minus in H.
    replace (value_at (up c) (weight_at t)) with (value_at (down c) (weight_at t)) by lra.
    reflexivity.
Qed.

Lemma branch_sound pe b sg :
  b = branch_of c p pe -> branch_holds c part b sg = true ->
  0 <= value_at (probability b) t /\ -1 <= image b t <= 1 /\
  exists q, In q (maps b sg) /\ value_at q t = image b t.
Proof.
  intros Hb H. unfold branch_holds in H.
  destruct (nonnegative_on part (probability b)) eqn:Hp; [|discriminate].
  destruct (sign_holds c part b sg) eqn:Hs; [|discriminate].
  destruct (image_in_maps pe b sg Hb Hs) as [q [Hq Eq]].
  split; [now apply value_at_ge_0_here|]. split; [|now exists q].
  rewrite <- Eq. apply stays_inside. exact (proj1 (forallb_forall _ _) H q Hq).
Qed.

Lemma branches_sound noise ss :
  branches_hold c part (map (branch_of c p) noise) ss = true ->
  Forall (fun pa => 0 <= fst pa) (law_in_t t noise) /\
  (forall x, supports (law_in_t t noise) x -> -1 <= x <= 1) /\
  exists e, In e (expectations p (map (branch_of c p) noise) ss) /\
    value_at e t = expect (law_in_t t noise) (value_at (potential p)).
Proof.
  revert ss. induction noise as [|pe noise IH]; intros [|sg ss] H; cbn [map branches_hold] in H;
    try discriminate.
  - split; [constructor|]. split; [intros x []|]. exists (constant 0). split; [now left|].
    rewrite value_at_constant. unfold Q2R. simpl. ring.
  - destruct (branch_holds c part (branch_of c p pe) sg) eqn:Hb; [|discriminate].
    destruct (branch_sound pe _ sg eq_refl Hb) as [Hp [Hx [q [Hq Eq]]]].
    destruct (IH ss H) as [Hps [Hxs [e [He Ee]]]].
    cbn [probability branch_of] in Hp. rewrite value_at_in_t in Hp.
    split; [constructor; assumption|]. split.
    { intros x [Hx0|Hx0]; [cbn in Hx0; now subst x|now apply Hxs]. }
    set (first := times (in_t p (fst pe)) (after (potential p) q)).
    exists (plus first e). split.
    + cbn [map expectations]. apply in_flat_map. exists first. split.
      * apply (in_map (fun r => times _ (after (potential p) r))). exact Hq.
      * now apply in_map.
    + unfold first. rewrite value_at_plus, value_at_times, value_at_after, value_at_in_t, Eq, Ee.
      reflexivity.
Qed.

End Piece.

(* What the check says at one point t of [-1, 1]. *)
Definition sound_at (t : R) : Prop :=
  let l := law_in_t t (noise c) in
  Forall (fun pa => 0 <= fst pa) l /\ (forall x, supports l x -> -1 <= x <= 1) /\
  0 <= match towards with upper => -1 | lower => 1 end *
       (value_at (dividend c) (weight_at t) - Q2R (bound c) * value_at (divisor c) (weight_at t) +
        value_at (divisor c) (weight_at t) *
          (expect l (value_at (potential p)) - value_at (potential p) t)).

Definition fixed : polynomial :=
  minus (in_t p (dividend c)) (times (constant (bound c)) (in_t p (divisor c))).

Lemma piece_sound l r ss t :
  piece_holds towards c p fixed (map (branch_of c p) (noise c)) l r ss = true ->
  Q2R l <= t <= Q2R r -> sound_at t.
Proof.
  unfold piece_holds. intros H Ht.
  destruct (branches_hold _ _ _ _) eqn:Hb; [|discriminate].
  destruct (value_at_between l r t Ht) as [s [Hs Es]].
  destruct (branches_sound (between l r) s Hs (noise c) ss Hb) as [Hp [Hx [e [He Ee]]]].
  unfold sound_at. rewrite Es in *.
  split; [exact Hp|]. split; [exact Hx|].
  rewrite forallb_forall in H. specialize (H e He).
  apply (value_at_ge_0_of_chebyshev_nonnegative_on _ _ s) in H; [|exact Hs]. rewrite Es in H.
  unfold residual in H. rewrite value_at_oriented, value_at_plus, value_at_times, value_at_minus, Ee,
    value_at_in_t in H. unfold fixed in H.
  rewrite value_at_minus, value_at_times, value_at_constant, !value_at_in_t in H.
  destruct towards; lra.
Qed.

Lemma pieces_sound l rest t :
  pieces_hold towards c p fixed (map (branch_of c p) (noise c)) l rest = true ->
  Q2R l <= t <= 1 -> (Q2R l < t \/ rest <> nil) -> sound_at t.
Proof.
  revert l. induction rest as [|x rest IH]; intros l H Ht Hne; cbn [pieces_hold] in H.
  - destruct Hne as [Hlt|Hne]; [|now contradiction Hne]. apply Qle_bool_iff, Qle_Rle in H.
    replace (Q2R 1) with 1 in H by (unfold Q2R; simpl; field). lra.
  - destruct (piece_holds towards c p fixed _ l (ends_at x) (signs x)) eqn:Hx; [|discriminate].
    destruct (Rle_dec t (Q2R (ends_at x))) as [Hle|Hgt].
    + apply (piece_sound l (ends_at x) (signs x)); [exact Hx|lra].
    + apply (IH (ends_at x) H); [lra|left; lra].
Qed.


Lemma map_law_chain w : map_law t_of (chain_of c w) = law_in_t (t_of w) (noise c).
Proof.
  unfold chain_of, analog_sgd, noise_of, law_in_t, map_law. rewrite !map_map. apply map_ext.
  intros pe. cbn [fst snd]. rewrite <- (t_of_update pe (t_of w)), weight_at_t_of. reflexivity.
Qed.

Lemma expect_chain_1 w :
  is_zero (minus (total c) (constant 1)) = true -> expect (chain_of c w) (fun _ => 1) = 1.
Proof.
  intros H. apply (value_at_of_is_zero _ w) in H. rewrite value_at_minus, value_at_constant in H.
  replace (Q2R 1) with 1 in H by (unfold Q2R; simpl; field).
  unfold chain_of, analog_sgd. rewrite expect_map_law. unfold noise_of.
  transitivity (value_at (total c) w); [|lra]. clear H. unfold total.
  induction (noise c) as [|pe l IH]; cbn [map expect fold_right fst snd].
  - rewrite value_at_constant. unfold Q2R. simpl. ring.
  - rewrite value_at_plus, IH. ring.
Qed.

Lemma closed_chain :
  is_zero (minus (total c) (constant 1)) = true ->
  (forall t, -1 <= t <= 1 -> sound_at t) -> closed (chain_of c) inside.
Proof.
  intros Hsum Hs w Hw. destruct (Hs (t_of w) Hw) as [Hp [Hx _]]. rewrite <- map_law_chain in *.
  split.
  - split; [|now apply expect_chain_1].
    unfold map_law in Hp. rewrite Forall_map in Hp. exact Hp.
  - intros y Hy. apply Hx. unfold supports, map_law in *. rewrite map_map. cbn [fst snd].
    rewrite <- map_map with (f := snd) (g := t_of). now apply in_map.
Qed.

Lemma drift_chain w :
  inside w -> 0 < value_at (divisor c) w -> sound_at (t_of w) ->
  match towards with
  | upper => quantity_of c w + expect (chain_of c w) u - u w <= Q2R (bound c)
  | lower => quantity_of c w + expect (chain_of c w) u - u w >= Q2R (bound c)
  end.
Proof.
  intros Hw HD Hs. destruct Hs as [_ [_ Hr]].
  rewrite <- map_law_chain, expect_map_law, weight_at_t_of in Hr.
  change (expect (chain_of c w) (fun a => value_at (potential p) (t_of a)))
    with (expect (chain_of c w) u) in Hr.
  change (value_at (potential p) (t_of w)) with (u w) in Hr. unfold quantity_of.
  set (N := value_at (dividend c) w) in *. set (D := value_at (divisor c) w) in *.
  set (step := expect (chain_of c w) u) in *.
  assert (E : N - Q2R (bound c) * D + D * (step - u w) =
              D * (N / D + step - u w - Q2R (bound c))) by (field; lra).
  rewrite E in Hr. destruct towards.
  - assert (N / D + step - u w - Q2R (bound c) <= 0); [|lra].
    apply (Rmult_le_reg_l D); lra.
  - assert (0 <= N / D + step - u w - Q2R (bound c)); [|lra].
    apply (Rmult_le_reg_l D); lra.
Qed.

Lemma transient_sound w :
  transient_holds towards c p = true -> inside w ->
  match towards with
  | upper => u (Q2R (start c)) - u w <= Q2R (transient c)
  | lower => u w - u (Q2R (start c)) <= Q2R (transient c)
  end.
Proof.
  unfold transient_holds. intros H Hw.
  apply (value_at_ge_0_of_nonnegative_on _ _ (t_of w)) in H; [|exact Hw].
  rewrite value_at_identity, value_at_plus, value_at_constant, value_at_oriented, value_at_minus,
    value_at_after, value_at_constant, Q2R_start_in_t in H.
  change (value_at (potential p) (t_of w)) with (u w) in H.
  change (value_at (potential p) (t_of (Q2R (start c)))) with (u (Q2R (start c))) in H.
  destruct towards; lra.
Qed.

End Soundness.

Lemma radius_neq_0_of_check towards c p : check towards c p = true -> Q2R (radius p) <> 0.
Proof.
  unfold check. destruct (Qeq_bool (radius p) 0) eqn:E; [discriminate|]. intros _ H.
  apply Qeq_bool_neq in E. apply E, eqR_Qeq. rewrite H. unfold Q2R. simpl. ring.
Qed.

(* All that the check says, about the chain itself. *)
Lemma check_sound towards c p :
  check towards c p = true ->
  inside p (Q2R (start c)) /\ closed (chain_of c) (inside p) /\
  (forall w, inside p w -> 0 < value_at (divisor c) w) /\
  (forall w, inside p w -> sound_at towards c p (t_of p w)) /\
  transient_holds towards c p = true.
Proof.
  intros H. pose proof (radius_neq_0_of_check _ _ _ H) as Hrad. unfold check in H.
  destruct (Qeq_bool (radius p) 0); [discriminate|].
  destruct (Qle_bool (-1) (start_in_t c p)) eqn:Hl; [|discriminate].
  destruct (Qle_bool (start_in_t c p) 1) eqn:Hu; [|discriminate].
  destruct (is_zero (minus (total c) (constant 1))) eqn:Hsum; [|discriminate].
  destruct (positive_on identity (in_t p (divisor c))) eqn:HD; [|discriminate].
  destruct (transient_holds towards c p) eqn:Htr; [|discriminate].
  assert (Hs : forall t, -1 <= t <= 1 -> sound_at towards c p t).
  { intros t Ht. destruct (pieces p) as [|x rest] eqn:Hpieces; [discriminate|].
    apply (pieces_sound towards c p Hrad (-1) (x :: rest)); [exact H| |right; discriminate].
    replace (Q2R (-1)) with (-1) by (unfold Q2R; simpl; field). exact Ht. }
  apply Qle_bool_iff, Qle_Rle in Hl. apply Qle_bool_iff, Qle_Rle in Hu.
  rewrite Q2R_start_in_t in Hl, Hu by exact Hrad.
  replace (Q2R (-1)) with (-1) in Hl by (unfold Q2R; simpl; field).
  replace (Q2R 1) with 1 in Hu by (unfold Q2R; simpl; field).
  split; [split; assumption|]. split; [now apply (closed_chain towards)|].
  split; [|split; [intros w Hw; now apply Hs|reflexivity]].
  intros w Hw. apply (value_at_gt_0_of_positive_on _ _ (t_of p w)) in HD; [|exact Hw].
  now rewrite value_at_identity, value_at_in_t, weight_at_t_of in HD by exact Hrad.
Qed.

Theorem average_le_of_check c p K :
  check upper c p = true -> (1 <= K)%nat ->
  average (chain_of c) (quantity_of c) K (Q2R (start c)) <=
  Q2R (bound c) + Q2R (transient c) / INR K.
Proof.
  intros H HK. pose proof (radius_neq_0_of_check _ _ _ H) as Hrad.
  destruct (check_sound _ _ _ H) as [Hstart [Hclosed [HD [Hs Htr]]]].
  apply (average_le_of_drift_of_transient (chain_of c) (inside p) (quantity_of c) (u p));
    try assumption.
  - intros w Hw. now apply (drift_chain upper c p Hrad w Hw (HD w Hw)), Hs.
  - intros w Hw. now apply (transient_sound upper).
Qed.

Theorem average_ge_of_check c p K :
  check lower c p = true -> (1 <= K)%nat ->
  average (chain_of c) (quantity_of c) K (Q2R (start c)) >=
  Q2R (bound c) - Q2R (transient c) / INR K.
Proof.
  intros H HK. pose proof (radius_neq_0_of_check _ _ _ H) as Hrad.
  destruct (check_sound _ _ _ H) as [Hstart [Hclosed [HD [Hs Htr]]]].
  apply (average_ge_of_drift_of_transient (chain_of c) (inside p) (quantity_of c) (u p));
    try assumption.
  - intros w Hw. now apply (drift_chain lower c p Hrad w Hw (HD w Hw)), Hs.
  - intros w Hw. now apply (transient_sound lower).
Qed.
