(* SPDX-License-Identifier: Apache-2.0 *)
(* Certified bounds on Analog SGD's averages from potentials with kinks, checked by computation.

   Proves   [analog_sgd_average_le_of_check], [analog_sgd_average_ge_of_check]: a certificate that
            passes the check bounds the average of its quantity over every horizon.
   Source   Certau; docs/certificate-format.md, "Piecewise certificates".
   Differs  in nothing; the certificate also names the halvings of the set, which the format leaves
            to the checker.

   The weight is a function on the unit square that does not depend on y.                     *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals Bool List.
From Certau.model Require Import laws process devices algorithms.
From Certau Require Import drift_soundness.
From Certau.cell Require Import rational_polynomial piecewise_polynomial piecewise_box
  piecewise_sum piecewise_potential.
Import ListNotations.
Open Scope R_scope.

(* What the claim is about. The quantity is the numerator over the denominator. *)
Record setting := Setting {
  gradient : polynomial; weight_response : response; alpha : Q;
  noise : list (polynomial * polynomial);
  quantity_numerator : polynomial; quantity_denominator : polynomial;
  start_weight : Q; value : Q; transient : Q }.

(* What proves it: an interval that is never left, increments being bounded there; a potential; a
   positive number that the denominator exceeds; the halvings for the drift and for the transient,
   and how many bits to keep. *)
Record evidence := Evidence {
  weight_lower : Q; weight_upper : Q; increment_bound : Q; denominator_bound : Q;
  u : potential;
  bits : nat; drift_tree : tree; transient_tree : tree }.

(* The process, its start and the bounds in real numbers are those of the setting. *)
Record describes (s : setting) (gradient_R : R -> R) (d : device) (alpha_R : R)
  (noise_R : noise_law) (h : R -> R) (start value_R transient_R : R) : Prop := Describes {
    same_gradient : forall w, gradient_R w = value_at (gradient s) w;
    same_response : responds_as d (weight_response s);
    same_rate : alpha_R = Q2R (alpha s);
    same_noise : forall w, noise_R w =
      map (fun branch => (value_at (fst branch) w, value_at (snd branch) w)) (noise s);
    same_quantity : forall w, 0 < value_at (quantity_denominator s) w ->
      h w = value_at (quantity_numerator s) w / value_at (quantity_denominator s) w;
    same_start : start = Q2R (start_weight s);
    same_bound : (value_R, transient_R) = (Q2R (value s), Q2R (transient s)) }.

Section Surfaces.
Variables (s : setting) (e : evidence).

Definition w : surface := across_x (weight_lower e) (weight_upper e).

(* u is of two variables; the second is 0. *)
Definition terms_of_u (multiplier w : surface) : list summand :=
  potential_terms (u e) multiplier w (surface_constant 0).

(* -alpha (gradient(w) + eps) *)
Definition increment (eps : polynomial) : surface :=
  surface_scale (- alpha s) (surface_add (surface_of (gradient s) w) (surface_of eps w)).

(* multiplier probability u(next weight) *)
Definition step_terms (multiplier : surface) (branch : polynomial * polynomial) : list summand :=
  let delta := increment (snd branch) in
  let factor := surface_mul multiplier (surface_of (fst branch) w) in
  by_sign delta (fun sign => terms_of_u factor (moved (weight_response s) w delta sign)).

(* direction (N + D (T u - u) - value D) *)
Definition drift_terms (direction : Q) : list summand :=
  let D := surface_of (quantity_denominator s) w in
  let N := surface_of (quantity_numerator s) w in
  ([], surface_scale direction (surface_sub N (surface_scale (value s) D)))
  :: terms_of_u (surface_scale (- direction) D) w
  ++ flat_map (step_terms (surface_scale direction D)) (noise s).

(* direction (u(start) - u) - transient *)
Definition transient_terms (direction : Q) : list summand :=
  ([], surface_constant (- transient s))
  :: terms_of_u (surface_constant direction) (surface_constant (start_weight s))
  ++ terms_of_u (surface_constant (- direction)) w.

Definition check_increments : bool :=
  forallb (fun branch =>
      at_most (increment (snd branch)) (surface_constant (increment_bound e)) &&
      at_most (surface_constant (- increment_bound e)) (increment (snd branch)))
    (noise s) &&
  stays (weight_response s) w (weight_lower e) (weight_upper e) (increment_bound e).

Definition check_set : bool :=
  negb (Qle_bool (weight_upper e) (weight_lower e)) &&
  between (weight_lower e) (start_weight s) (weight_upper e) &&
  negb (Qle_bool (denominator_bound e) 0) &&
  at_most (surface_constant (denominator_bound e)) (surface_of (quantity_denominator s) w).

Definition check (direction : Q) : bool :=
  check_set && check_noise (noise s) w && check_increments &&
  prove (bits e) (transient_tree e) (transient_terms direction) &&
  prove (bits e) (drift_tree e) (drift_terms direction).

(* --- Soundness. *)
Context {gradient_R : R -> R} {d : device} {alpha_R : R} {noise_R : noise_law} {h : R -> R}.
Context {start value_R transient_R : R}.
Hypothesis H : describes s gradient_R d alpha_R noise_R h start value_R transient_R.

Definition chain : process R := analog_sgd gradient_R d alpha_R noise_R.

Definition in_interval (v : R) : Prop := Q2R (weight_lower e) <= v <= Q2R (weight_upper e).

Definition u_R (v : R) : R := potential_value (u e) v 0.

Section State.
Variables x : R.
Hypotheses (Hx : 0 <= x <= 1).
Notation at_point := (surface_value x 0).

Lemma unit_zero : 0 <= 0 <= 1.
Proof. lra. Qed.

Lemma value_increment eps :
  at_point (increment eps) = - alpha_R * (gradient_R (at_point w) + value_at eps (at_point w)).
Proof.
  unfold increment.
  now rewrite surface_value_scale, surface_value_add, !surface_value_of, Q2R_opp,
    (same_rate _ _ _ _ _ _ _ _ _ H), (same_gradient _ _ _ _ _ _ _ _ _ H).
Qed.

(* Where noise eps leads. *)
Definition next (eps : R) : R :=
  update d (at_point w) (- alpha_R * (gradient_R (at_point w) + eps)).

Lemma chain_eq :
  chain (at_point w) =
  map (fun b => (value_at (fst b) (at_point w), next (value_at (snd b) (at_point w)))) (noise s).
Proof.
  unfold chain, analog_sgd. rewrite (same_noise _ _ _ _ _ _ _ _ _ H).
  unfold map_law. rewrite map_map. reflexivity.
Qed.

Lemma represents_u multiplier v :
  represents x 0 (terms_of_u multiplier v) (at_point multiplier * u_R (at_point v)).
Proof.
  pose proof (represents_potential x 0 Hx unit_zero (u e) multiplier v (surface_constant 0)) as Hr.
  rewrite surface_value_constant, RMicromega.Q2R_0 in Hr. exact Hr.
Qed.

Lemma represents_step multiplier branch :
  represents x 0 (step_terms multiplier branch)
    (at_point multiplier * (value_at (fst branch) (at_point w) *
       u_R (next (value_at (snd branch) (at_point w))))).
Proof.
  unfold step_terms. destruct branch as [probability eps]. cbn [fst snd].
  apply (represents_update x 0 Hx unit_zero d (weight_response s) w);
    [apply (same_response _ _ _ _ _ _ _ _ _ H)|].
  intros sign Hw. rewrite value_increment in Hw.
  rewrite <- Rmult_assoc, <- surface_value_of, <- surface_value_mul.
  unfold next. rewrite <- Hw. apply represents_u.
Qed.

Lemma represents_steps multiplier :
  represents x 0 (flat_map (step_terms multiplier) (noise s))
    (at_point multiplier * expect (chain (at_point w)) u_R).
Proof.
  rewrite chain_eq. induction (noise s) as [|branch rest IH]; simpl;
    [rewrite Rmult_0_r; apply represents_nil|].
  rewrite Rmult_plus_distr_l. apply represents_app; [apply represents_step|exact IH].
Qed.

Lemma drift_of_prove direction t bits :
  prove bits t (drift_terms direction) = true ->
  0 < value_at (quantity_denominator s) (at_point w) ->
  let v := at_point w in
  Q2R direction * (h v + expect (chain v) u_R - u_R v - Q2R (value s)) <= 0.
Proof.
  intros Hprove HD v. set (D := value_at (quantity_denominator s) (at_point w)) in *.
  pose proof (same_quantity _ _ _ _ _ _ _ _ _ H (at_point w) HD) as Hh. fold D v in Hh.
  assert (HN : h v * D = value_at (quantity_numerator s) (at_point w))
    by (rewrite Hh; unfold v; field; lra).
  apply (Rmult_le_reg_l D); [exact HD|]. rewrite Rmult_0_r.
  apply (nonpositive_of_prove x 0 Hx unit_zero bits t _ _ Hprove).
  replace (D * _) with (Q2R direction * (h v * D - Q2R (value s) * D) +
    (- Q2R direction * D * u_R v + Q2R direction * D * expect (chain v) u_R)) by ring.
  apply (represents_app x 0 [_]); [apply represents_one|apply represents_app].
  - rewrite surface_value_scale, value_sub, surface_value_scale, !surface_value_of, HN.
    reflexivity.
  - unfold D. rewrite <- Q2R_opp, <- surface_value_of, <- surface_value_scale.
    apply represents_u.
  - unfold D. rewrite <- surface_value_of, <- surface_value_scale. apply represents_steps.
Qed.

Lemma transient_of_prove direction t bits :
  prove bits t (transient_terms direction) = true ->
  Q2R direction * (u_R start - u_R (at_point w)) <= Q2R (transient s).
Proof.
  intros Hprove. rewrite (same_start _ _ _ _ _ _ _ _ _ H).
  apply (nonpositive_of_prove x 0 Hx unit_zero bits t _
    (- Q2R (transient s) + (Q2R direction * u_R (Q2R (start_weight s)) +
       - Q2R direction * u_R (at_point w)))) in Hprove; [lra|].
  apply (represents_app x 0 [_]); [apply represents_one|apply represents_app].
  - now rewrite surface_value_constant, Q2R_opp.
  - rewrite <- (surface_value_constant x 0 direction),
      <- (surface_value_constant x 0 (start_weight s)).
    apply represents_u.
  - rewrite <- Q2R_opp, <- (surface_value_constant x 0 (- direction)). apply represents_u.
Qed.

Lemma next_in_interval branch :
  in_interval (at_point w) -> check_increments = true ->
  In branch (noise s) -> in_interval (next (value_at (snd branch) (at_point w))).
Proof.
  intros Hw Hi Hb. unfold check_increments in Hi. apply andb_prop in Hi as [Hi Hstays].
  rewrite forallb_forall in Hi. specialize (Hi branch Hb). apply andb_prop in Hi as [Hi Hi'].
  apply (le_of_at_most x 0 Hx unit_zero) in Hi, Hi'.
  rewrite value_increment, surface_value_constant in Hi, Hi'. rewrite Q2R_opp in Hi'.
  apply (update_in_range x 0 Hx unit_zero d (weight_response s) w _ _ (increment_bound e));
    try assumption; [apply (same_response _ _ _ _ _ _ _ _ _ H)|now split].
Qed.

End State.

(* Every weight of the interval is that of a point of the unit interval. *)
Lemma point_of_weight v :
  check_set = true -> in_interval v -> exists x, 0 <= x <= 1 /\ v = surface_value x 0 w.
Proof.
  unfold check_set. rewrite !andb_true_iff. intros [[[Hw _] _] _] Hv.
  apply lt_of_Qle_bool in Hw. destruct (coordinate _ _ _ Hw Hv) as [x [Hx Ex]].
  exists x. split; [exact Hx|]. unfold w. now rewrite surface_value_across_x.
Qed.

Lemma closed_of_check :
  check_set = true -> check_noise (noise s) w = true -> check_increments = true ->
  closed chain in_interval.
Proof.
  intros Hset Hnoise Hi v Hv. destruct (point_of_weight v Hset Hv) as [x [Hx ->]].
  split; [rewrite chain_eq; now apply (is_law_of_check_noise x 0 Hx unit_zero)|].
  intros v' Hs. rewrite chain_eq in Hs.
  unfold supports in Hs. rewrite map_map in Hs. cbn [snd] in Hs.
  apply in_map_iff in Hs. destruct Hs as [branch [<- Hb]].
  now apply (next_in_interval x Hx branch).
Qed.

Lemma start_in_interval : check_set = true -> in_interval start.
Proof.
  unfold check_set, between. rewrite !andb_true_iff. intros [[[_ [Hw Hw']] _] _].
  rewrite (same_start _ _ _ _ _ _ _ _ _ H). apply le_of_Qle_bool in Hw, Hw'. now split.
Qed.

Lemma denominator_positive x :
  0 <= x <= 1 -> check_set = true ->
  0 < value_at (quantity_denominator s) (surface_value x 0 w).
Proof.
  intros Hx. unfold check_set. rewrite !andb_true_iff. intros [[_ Hpos] Hle].
  apply lt_of_Qle_bool in Hpos. rewrite RMicromega.Q2R_0 in Hpos.
  apply (le_of_at_most x 0 Hx unit_zero) in Hle.
  rewrite surface_value_constant, surface_value_of in Hle. lra.
Qed.

Lemma facts_of_check direction :
  check direction = true ->
  closed chain in_interval /\ in_interval start /\
  (forall v, in_interval v ->
     Q2R direction * (h v + expect (chain v) u_R - u_R v - Q2R (value s)) <= 0 /\
     Q2R direction * (u_R start - u_R v) <= Q2R (transient s)).
Proof.
  unfold check. rewrite !andb_true_iff. intros [[[[Hset Hnoise] Hi] Htransient] Hdrift].
  split; [now apply closed_of_check|]. split; [now apply start_in_interval|].
  intros v Hv. destruct (point_of_weight v Hset Hv) as [x [Hx ->]]. split.
  - apply (drift_of_prove x Hx) in Hdrift; [exact Hdrift|]. now apply denominator_positive.
  - now apply (transient_of_prove x Hx) in Htransient.
Qed.

Theorem analog_sgd_average_le_of_check K :
  check 1 = true -> (1 <= K)%nat ->
  average (analog_sgd gradient_R d alpha_R noise_R) h K start <= value_R + transient_R / INR K.
Proof.
  intros Hcheck HK. destruct (facts_of_check 1 Hcheck) as [Hclosed [Hstart Hfacts]].
  pose proof (same_bound _ _ _ _ _ _ _ _ _ H) as Hb. injection Hb as -> ->.
  apply (average_le_of_drift_of_transient chain in_interval h u_R); try assumption;
    intros v Hv; destruct (Hfacts v Hv) as [Hd Ht]; rewrite RMicromega.Q2R_1 in Hd, Ht; lra.
Qed.

Theorem analog_sgd_average_ge_of_check K :
  check (-(1)) = true -> (1 <= K)%nat ->
  average (analog_sgd gradient_R d alpha_R noise_R) h K start >= value_R - transient_R / INR K.
Proof.
  intros Hcheck HK. destruct (facts_of_check (-(1)) Hcheck) as [Hclosed [Hstart Hfacts]].
  pose proof (same_bound _ _ _ _ _ _ _ _ _ H) as Hb. injection Hb as -> ->.
  apply (average_ge_of_drift_of_transient chain in_interval h u_R); try assumption;
    intros v Hv; destruct (Hfacts v Hv) as [Hd Ht]; rewrite Q2R_minus_1 in Hd, Ht; lra.
Qed.

End Surfaces.
