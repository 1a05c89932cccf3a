(* SPDX-License-Identifier: Apache-2.0 *)
(* A certificate that passes the check proves its claim, for every horizon.

   Proves   if check upper c p = true, then for every K >= 1 the average of h over the first K steps
            of the chain is at most bound + transient/K; and the same with >=, lower and -.
   Source   docs/certificate-format.md, "The proof"; theorems/drift_soundness.md.
   Differs  in nothing; that q_plus, q_minus >= 0 is not needed.                              *)
From Coq Require Import Reals ZArith QArith Qreals List Lra.
From Certau Require Import drift_soundness.
From Certau.model Require Import laws process devices algorithms.
From Certau.cell Require Import integer_polynomial rational_polynomial bisection enclosure
  certificate branches.
Import ListNotations.
Open Scope R_scope.

Definition quantity_of (c : claim) (w : R) : R :=
  value_at (dividend c) w / value_at (divisor c) w.

(* To be unfolded last when terms are compared: unfolded, they are trees of 2^depth branches. *)
Strategy 1000 [positive_on nonnegative_on chebyshev_nonnegative_on everywhere].

Section Soundness.
Variables (towards : direction) (c : claim) (p : proof).

Hypothesis radius_neq_0 : Q2R (radius p) <> 0.

Local Notation weight_at := (branches.weight_at p).
Local Notation t_of := (branches.t_of p).
Local Notation inside := (branches.inside p).
Local Notation u := (branches.u p).
Local Notation law_in_t := (branches.law_in_t c p).
Let weight_at_t_of := branches.weight_at_t_of p radius_neq_0.
Let t_of_update := branches.t_of_update c p radius_neq_0.
Let branches_sound := branches.branches_sound c p radius_neq_0.
Let Q2R_start_in_t := branches.Q2R_start_in_t c p radius_neq_0.

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

Lemma value_at_fixed t :
  value_at fixed t =
  value_at (dividend c) (weight_at t) - Q2R (bound c) * value_at (divisor c) (weight_at t).
Proof.
  unfold fixed. now rewrite value_at_minus, value_at_times, value_at_constant, !value_at_in_t.
Qed.

Lemma piece_sound l r ss t :
  piece_holds towards c p fixed (map (branch_of c p) (noise c)) l r ss = true ->
  Q2R l <= t <= Q2R r -> sound_at t.
Proof.
  unfold piece_holds. intros H Ht.
  destruct (branches_hold _ _ _ _) eqn:Hb; [|discriminate].
  destruct (value_at_between l r t Ht) as [s [Hs Es]].
  destruct (branches_sound (between l r) s Hs (noise c) ss Hb) as [Hp [Hx [[e [He Ee]] Hf]]].
  pose proof (encloses_enclosed (between l r) s Hs) as Hq.
  pose proof (encloses_potential p (between l r) s Hs) as Hu.
  unfold sound_at. rewrite Es in *.
  split; [exact Hp|]. split; [exact Hx|]. destruct (residuals p) as [|n].
  2: { destruct (Hf n) as [f [Hin Ef]]. unfold rounded_residuals_hold in H.
       rewrite forallb_forall in H. specialize (H f Hin). cbv beta in H.
       specialize (Hu n identity). rewrite value_at_identity in Hu.
       pose proof (encloses_sum n s _ _ _ _ (Hq n fixed)
                     (encloses_product n s Hs _ _ _ _ (Hq n (in_t p (divisor c)))
                        (encloses_sum n s _ _ _ _ Ef (encloses_negated n s _ _ Hu)))) as Hr.
       rewrite value_at_fixed, value_at_in_t in Hr. unfold enclosed_residual in H.
       destruct towards.
       - pose proof (ge_0_of_enclosure_nonnegative n s Hs _ _ H (encloses_negated n s _ _ Hr)). lra.
       - pose proof (ge_0_of_enclosure_nonnegative n s Hs _ _ H Hr). lra. }
  rewrite forallb_forall in H. specialize (H e He).
  apply (value_at_ge_0_of_chebyshev_nonnegative_on _ _ s) in H; [|exact Hs]. rewrite Es in H.
  unfold residual in H. rewrite value_at_oriented, value_at_plus, value_at_times, value_at_minus,
    Ee, value_at_in_t, value_at_fixed in H.
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

Lemma eval_0 l : eval l 0 = IZR (hd 0%Z l).
Proof. destruct l; simpl; ring. Qed.

Lemma start_value_sound t :
  match towards with
  | upper => u (Q2R (start c)) <= value_at (start_value towards c p) t
  | lower => value_at (start_value towards c p) t <= u (Q2R (start c))
  end.
Proof.
  unfold start_value, branches.u. rewrite <- Q2R_start_in_t.
  destruct (residuals p) as [|n].
  - rewrite value_at_after, value_at_constant. destruct towards; lra.
  - pose proof (encloses_enclose n 0 ltac:(lra) (constant (start_in_t c p))) as H.
    rewrite value_at_constant in H.
    apply (encloses_horner n 0 ltac:(lra) (numerators (potential p)) (denominator (potential p)))
      in H.
    apply encloses_bounds in H. rewrite eval_0 in H. unfold value_at.
    destruct towards; cbn [numerators denominator eval];
      rewrite Z2Pos.id by apply unit_gt_0; rewrite ?plus_IZR, ?minus_IZR, Rmult_0_r, Rplus_0_r;
      apply H.
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
  rewrite value_at_identity, value_at_plus, value_at_constant, value_at_oriented, value_at_minus
    in H.
  change (value_at (potential p) (t_of w)) with (u w) in H.
  pose proof (start_value_sound (t_of w)) as Hstart.
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
