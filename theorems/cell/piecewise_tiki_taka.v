(* SPDX-License-Identifier: Apache-2.0 *)
(* Certified bounds on Tiki-Taka's averages, checked by computation.

   Proves   [tiki_taka_average_le_of_check], [tiki_taka_average_ge_of_check]: a certificate that
            passes the check bounds the average of its quantity over every horizon.
   Source   Certau; docs/certificate-format.md, "Piecewise certificates".
   Differs  in nothing; the certificate also names the halvings of the set, which the format leaves
            to the checker.                                                                   *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals Bool List.
From Certau.model Require Import laws process devices algorithms.
From Certau Require Import drift_soundness.
From Certau.cell Require Import rational_polynomial piecewise_polynomial piecewise_box
  piecewise_sum piecewise_potential.
Import ListNotations.
Open Scope R_scope.

(* What the claim is about. The quantity is the numerator over the denominator, functions of w. *)
Record setting := Setting {
  gradient : polynomial;
  weight_response : response; auxiliary_response : response;
  alpha : Q; beta : Q; gamma : Q;
  noise : list (polynomial * polynomial);
  quantity_numerator : polynomial; quantity_denominator : polynomial;
  start_weight : Q; start_auxiliary : Q;
  value : Q; transient : Q }.

(* What proves it: a box that is never left, increments being bounded there by two numbers; a
   potential; a positive number that the denominator exceeds; the halvings for the drift and for
   the transient, and how many bits to keep. *)
Record evidence := Evidence {
  weight_lower : Q; weight_upper : Q; auxiliary_lower : Q; auxiliary_upper : Q;
  increment_bound : Q; transfer_bound : Q;
  denominator_bound : Q;
  u : potential;
  bits : nat; drift_tree : tree; transient_tree : tree }.

(* The process, its start and the bounds in real numbers are those of the setting. *)
Record describes (s : setting) (gradient_R : R -> R) (d_w d_p : device) (alpha_R beta_R gamma_R : R)
  (noise_R : noise_law) (h : R * R -> R) (start : R * R) (value_R transient_R : R) : Prop :=
  Describes {
    same_gradient : forall w, gradient_R w = value_at (gradient s) w;
    same_weight_response : responds_as d_w (weight_response s);
    same_auxiliary_response : responds_as d_p (auxiliary_response s);
    same_rates : (alpha_R, beta_R, gamma_R) = (Q2R (alpha s), Q2R (beta s), Q2R (gamma s));
    same_noise : forall w, noise_R w =
      map (fun branch => (value_at (fst branch) w, value_at (snd branch) w)) (noise s);
    same_quantity : forall w p, 0 < value_at (quantity_denominator s) w ->
      h (w, p) = value_at (quantity_numerator s) w / value_at (quantity_denominator s) w;
    same_start : start = (Q2R (start_weight s), Q2R (start_auxiliary s));
    same_bound : (value_R, transient_R) = (Q2R (value s), Q2R (transient s)) }.

Section Surfaces.
Variables (s : setting) (e : evidence).

Definition w : surface := across_x (weight_lower e) (weight_upper e).
Definition p : surface := across_y (auxiliary_lower e) (auxiliary_upper e).

(* beta (gradient(w + gamma p) + eps) *)
Definition increment (eps : polynomial) : surface :=
  surface_scale (beta s)
    (surface_add (surface_of (gradient s) (surface_add w (surface_scale (gamma s) p)))
       (surface_of eps w)).

(* multiplier probability u(next state) *)
Definition step_terms (multiplier : surface) (branch : polynomial * polynomial) : list summand :=
  let delta := increment (snd branch) in
  let factor := surface_mul multiplier (surface_of (fst branch) w) in
  by_sign delta (fun sign =>
    let p' := moved (auxiliary_response s) p delta sign in
    let transfer := surface_scale (- alpha s) p' in
    by_sign transfer (fun sign' =>
      potential_terms (u e) factor (moved (weight_response s) w transfer sign') p')).

(* direction (N + D (T u - u) - value D) *)
Definition drift_terms (direction : Q) : list summand :=
  let D := surface_of (quantity_denominator s) w in
  let N := surface_of (quantity_numerator s) w in
  ([], surface_scale direction (surface_sub N (surface_scale (value s) D)))
  :: potential_terms (u e) (surface_scale (- direction) D) w p
  ++ flat_map (step_terms (surface_scale direction D)) (noise s).

(* direction (u(start) - u) - transient *)
Definition transient_terms (direction : Q) : list summand :=
  ([], surface_constant (- transient s))
  :: potential_terms (u e) (surface_constant direction) (surface_constant (start_weight s))
       (surface_constant (start_auxiliary s))
  ++ potential_terms (u e) (surface_constant (- direction)) w p.

Definition check_increments : bool :=
  forallb (fun branch =>
      at_most (increment (snd branch)) (surface_constant (increment_bound e)) &&
      at_most (surface_constant (- increment_bound e)) (increment (snd branch)))
    (noise s) &&
  stays (auxiliary_response s) p (auxiliary_lower e) (auxiliary_upper e)
    (increment_bound e).

Definition check_transfers : bool :=
  Qle_bool 0 (alpha s) &&
  Qle_bool (alpha s * auxiliary_upper e) (transfer_bound e) &&
  Qle_bool (- transfer_bound e) (alpha s * auxiliary_lower e) &&
  stays (weight_response s) w (weight_lower e) (weight_upper e) (transfer_bound e).

Definition check_set : bool :=
  negb (Qle_bool (weight_upper e) (weight_lower e)) &&
  negb (Qle_bool (auxiliary_upper e) (auxiliary_lower e)) &&
  between (weight_lower e) (start_weight s) (weight_upper e) &&
  between (auxiliary_lower e) (start_auxiliary s) (auxiliary_upper e) &&
  negb (Qle_bool (denominator_bound e) 0) &&
  at_most (surface_constant (denominator_bound e))
    (surface_of (quantity_denominator s) w).

Definition check (direction : Q) : bool :=
  check_set && check_noise (noise s) w && check_increments && check_transfers &&
  prove (bits e) (transient_tree e) (transient_terms direction) &&
  prove (bits e) (drift_tree e) (drift_terms direction).

(* --- Soundness. Coordinates x, y of the unit square stand for the state (w, p). *)
Context {gradient_R : R -> R} {d_w d_p : device} {alpha_R beta_R gamma_R : R}.
Context {noise_R : noise_law} {h : R * R -> R} {start : R * R} {value_R transient_R : R}.
Hypothesis H : describes s gradient_R d_w d_p alpha_R beta_R gamma_R noise_R h start
  value_R transient_R.

Definition chain : process (R * R) :=
  tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R.

Definition in_box (state : R * R) : Prop :=
  Q2R (weight_lower e) <= fst state <= Q2R (weight_upper e) /\
  Q2R (auxiliary_lower e) <= snd state <= Q2R (auxiliary_upper e).

Definition u_R (state : R * R) : R := potential_value (u e) (fst state) (snd state).

Section State.
Variables x y : R.
Hypotheses (Hx : 0 <= x <= 1) (Hy : 0 <= y <= 1).
Notation at_point := (surface_value x y).

Lemma value_increment eps :
  at_point (increment eps) =
  beta_R * (gradient_R (at_point w + gamma_R * at_point p) + value_at eps (at_point w)).
Proof.
  pose proof (same_rates _ _ _ _ _ _ _ _ _ _ _ _ H) as Hr. injection Hr as _ -> ->.
  unfold increment.
  now rewrite surface_value_scale, surface_value_add, !surface_value_of, surface_value_add,
    surface_value_scale, (same_gradient _ _ _ _ _ _ _ _ _ _ _ _ H).
Qed.

(* Where noise eps leads. *)
Definition next (eps : R) : R * R :=
  let p' := update d_p (at_point p)
    (beta_R * (gradient_R (at_point w + gamma_R * at_point p) + eps)) in
  (update d_w (at_point w) (- alpha_R * p'), p').

Lemma chain_eq :
  chain (at_point w, at_point p) =
  map (fun b => (value_at (fst b) (at_point w), next (value_at (snd b) (at_point w)))) (noise s).
Proof.
  unfold chain, tiki_taka. rewrite (same_noise _ _ _ _ _ _ _ _ _ _ _ _ H).
  unfold map_law. rewrite map_map. reflexivity.
Qed.

Lemma represents_step multiplier branch :
  represents x y (step_terms multiplier branch)
    (at_point multiplier * (value_at (fst branch) (at_point w) *
       u_R (next (value_at (snd branch) (at_point w))))).
Proof.
  unfold step_terms. destruct branch as [probability eps]. cbn [fst snd].
  apply (represents_update x y Hx Hy d_p (auxiliary_response s) p);
    [apply (same_auxiliary_response _ _ _ _ _ _ _ _ _ _ _ _ H)|].
  intros sign Hp. set (p' := moved _ p _ sign) in *.
  apply (represents_update x y Hx Hy d_w (weight_response s) w);
    [apply (same_weight_response _ _ _ _ _ _ _ _ _ _ _ _ H)|].
  intros sign' Hw. set (w' := moved _ w _ sign') in *.
  rewrite value_increment in Hp. rewrite surface_value_scale in Hw.
  rewrite <- Rmult_assoc, <- surface_value_of, <- surface_value_mul.
  replace (u_R (next (value_at eps (at_point w))))
    with (potential_value (u e) (at_point w') (at_point p')).
  - now apply represents_potential.
  - unfold u_R, next. cbn [fst snd]. rewrite Hw, <- Hp.
    pose proof (same_rates _ _ _ _ _ _ _ _ _ _ _ _ H) as Hr. injection Hr as -> _ _.
    now rewrite Q2R_opp.
Qed.

Lemma represents_steps multiplier :
  represents x y (flat_map (step_terms multiplier) (noise s))
    (at_point multiplier * expect (chain (at_point w, at_point p)) u_R).
Proof.
  rewrite chain_eq. induction (noise s) as [|branch rest IH]; simpl;
    [rewrite Rmult_0_r; apply represents_nil|].
  rewrite Rmult_plus_distr_l. apply represents_app; [apply represents_step|exact IH].
Qed.

Lemma drift_of_prove direction t bits :
  prove bits t (drift_terms direction) = true ->
  0 < value_at (quantity_denominator s) (at_point w) ->
  let state := (at_point w, at_point p) in
  Q2R direction * (h state + expect (chain state) u_R - u_R state - Q2R (value s)) <= 0.
Proof.
  intros Hprove HD state. set (D := value_at (quantity_denominator s) (at_point w)) in *.
  pose proof (same_quantity _ _ _ _ _ _ _ _ _ _ _ _ H (at_point w) (at_point p) HD) as Hh.
  fold D in Hh. fold state in Hh.
  assert (HN : h state * D = value_at (quantity_numerator s) (at_point w))
    by (rewrite Hh; field; lra).
  apply (Rmult_le_reg_l D); [exact HD|]. rewrite Rmult_0_r.
  apply (nonpositive_of_prove x y Hx Hy bits t _ _ Hprove).
  replace (D * _) with (Q2R direction * (h state * D - Q2R (value s) * D) +
    (- Q2R direction * D * u_R state + Q2R direction * D * expect (chain state) u_R)) by ring.
  apply (represents_app x y [_]); [apply represents_one|apply represents_app].
  - rewrite surface_value_scale, value_sub, surface_value_scale, !surface_value_of, HN.
    reflexivity.
  - unfold D. rewrite <- Q2R_opp, <- surface_value_of, <- surface_value_scale.
    now apply represents_potential.
  - unfold D. rewrite <- surface_value_of, <- surface_value_scale. apply represents_steps.
Qed.

Lemma transient_of_prove direction t bits :
  prove bits t (transient_terms direction) = true ->
  Q2R direction * (u_R start - u_R (at_point w, at_point p)) <= Q2R (transient s).
Proof.
  intros Hprove. rewrite (same_start _ _ _ _ _ _ _ _ _ _ _ _ H).
  apply (nonpositive_of_prove x y Hx Hy bits t _
    (- Q2R (transient s) + (Q2R direction * u_R (Q2R (start_weight s), Q2R (start_auxiliary s)) +
       - Q2R direction * u_R (at_point w, at_point p)))) in Hprove; [lra|].
  apply (represents_app x y [_]); [apply represents_one|apply represents_app].
  - now rewrite surface_value_constant, Q2R_opp.
  - rewrite <- (surface_value_constant x y direction).
    unfold u_R. cbn [fst snd].
    rewrite <- (surface_value_constant x y (start_weight s)),
      <- (surface_value_constant x y (start_auxiliary s)).
    now apply represents_potential.
  - rewrite <- Q2R_opp, <- (surface_value_constant x y (- direction)).
    now apply represents_potential.
Qed.

Lemma next_in_box branch :
  in_box (at_point w, at_point p) -> check_increments = true -> check_transfers = true ->
  In branch (noise s) -> in_box (next (value_at (snd branch) (at_point w))).
Proof.
  intros [Hw Hp] Hi Ht Hb. cbn [fst snd] in *.
  unfold check_increments in Hi. unfold check_transfers in Ht.
  apply andb_prop in Hi as [Hi Hstays]. apply andb_prop in Ht as [Ht Hstays'].
  apply andb_prop in Ht as [Ht Hl]. apply andb_prop in Ht as [Ha Hu].
  rewrite forallb_forall in Hi. specialize (Hi branch Hb). apply andb_prop in Hi.
  destruct Hi as [Hi Hi']. apply (le_of_at_most x y Hx Hy) in Hi, Hi'.
  rewrite value_increment, surface_value_constant in Hi, Hi'. rewrite Q2R_opp in Hi'.
  assert (Hp' : Q2R (auxiliary_lower e) <= snd (next (value_at (snd branch) (at_point w)))
                <= Q2R (auxiliary_upper e)).
  { apply (update_in_range x y Hx Hy d_p (auxiliary_response s) p _ _
             (increment_bound e)); try assumption; [|now split].
    apply (same_auxiliary_response _ _ _ _ _ _ _ _ _ _ _ _ H). }
  split; [|exact Hp']. unfold next in Hp' |- *. cbn [fst snd] in *.
  set (p' := update d_p _ _) in *.
  apply (update_in_range x y Hx Hy d_w (weight_response s) w _ _
           (transfer_bound e)); try assumption;
    [apply (same_weight_response _ _ _ _ _ _ _ _ _ _ _ _ H)|].
  pose proof (same_rates _ _ _ _ _ _ _ _ _ _ _ _ H) as Hr. injection Hr as -> _ _.
  apply le_of_Qle_bool in Ha, Hu, Hl. rewrite RMicromega.Q2R_0 in Ha.
  rewrite Q2R_mult in Hu. rewrite Q2R_mult, Q2R_opp in Hl.
  assert (Q2R (alpha s) * p' <= Q2R (alpha s) * Q2R (auxiliary_upper e))
    by (apply Rmult_le_compat_l; lra).
  assert (Q2R (alpha s) * Q2R (auxiliary_lower e) <= Q2R (alpha s) * p')
    by (apply Rmult_le_compat_l; lra).
  lra.
Qed.

End State.

(* Every state of the box is that of a point of the unit square. *)
Lemma point_of_state state :
  check_set = true -> in_box state ->
  exists x y, 0 <= x <= 1 /\ 0 <= y <= 1 /\
    state = (surface_value x y w, surface_value x y p).
Proof.
  unfold check_set. rewrite !andb_true_iff. intros [[[[[Hw Hp] _] _] _] _] [Hsw Hsp].
  apply lt_of_Qle_bool in Hw, Hp.
  destruct (coordinate _ _ _ Hw Hsw) as [x [Hx Ex]].
  destruct (coordinate _ _ _ Hp Hsp) as [y [Hy Ey]].
  exists x, y. split; [exact Hx|]. split; [exact Hy|].
  unfold w, p. rewrite surface_value_across_x, surface_value_across_y, <- Ex, <- Ey.
  now destruct state.
Qed.

Lemma closed_of_check :
  check_set = true -> check_noise (noise s) w = true -> check_increments = true ->
  check_transfers = true ->
  closed chain in_box.
Proof.
  intros Hset Hnoise Hi Ht state Hstate.
  destruct (point_of_state state Hset Hstate) as [x [y [Hx [Hy ->]]]].
  split; [rewrite chain_eq; now apply is_law_of_check_noise|].
  intros state' Hs. rewrite chain_eq in Hs.
  unfold supports in Hs. rewrite map_map in Hs. cbn [snd] in Hs.
  apply in_map_iff in Hs. destruct Hs as [branch [<- Hb]].
  now apply (next_in_box x y Hx Hy branch).
Qed.

Lemma start_in_box : check_set = true -> in_box start.
Proof.
  unfold check_set, between. rewrite !andb_true_iff.
  intros [[[[[Hlu Hlu'] [Hw Hw']] [Hp Hp']] Hd] Hd'].
  rewrite (same_start _ _ _ _ _ _ _ _ _ _ _ _ H).
  apply le_of_Qle_bool in Hw, Hw', Hp, Hp'. now split; split.
Qed.

Lemma denominator_positive x y :
  0 <= x <= 1 -> 0 <= y <= 1 -> check_set = true ->
  0 < value_at (quantity_denominator s) (surface_value x y w).
Proof.
  intros Hx Hy. unfold check_set. rewrite !andb_true_iff. intros [[_ Hpos] Hle].
  apply lt_of_Qle_bool in Hpos. rewrite RMicromega.Q2R_0 in Hpos.
  apply (le_of_at_most x y Hx Hy) in Hle.
  rewrite surface_value_constant, surface_value_of in Hle. lra.
Qed.

Lemma facts_of_check direction :
  check direction = true ->
  closed chain in_box /\ in_box start /\
  (forall state, in_box state ->
     Q2R direction * (h state + expect (chain state) u_R - u_R state - Q2R (value s)) <= 0 /\
     Q2R direction * (u_R start - u_R state) <= Q2R (transient s)).
Proof.
  unfold check. rewrite !andb_true_iff. intros [[[[[Hset Hnoise] Hi] Ht] Htransient] Hdrift].
  split; [now apply closed_of_check|]. split; [now apply start_in_box|].
  intros state Hstate. destruct (point_of_state state Hset Hstate) as [x [y [Hx [Hy ->]]]].
  split.
  - apply (drift_of_prove x y Hx Hy) in Hdrift; [exact Hdrift|].
    now apply denominator_positive.
  - now apply (transient_of_prove x y Hx Hy) in Htransient.
Qed.

Theorem tiki_taka_average_le_of_check K :
  check 1 = true -> (1 <= K)%nat ->
  average (tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R) h K start <=
  value_R + transient_R / INR K.
Proof.
  intros Hcheck HK. destruct (facts_of_check 1 Hcheck) as [Hclosed [Hstart Hfacts]].
  pose proof (same_bound _ _ _ _ _ _ _ _ _ _ _ _ H) as Hb. injection Hb as -> ->.
  apply (average_le_of_drift_of_transient chain in_box h u_R); try assumption;
    intros state Hstate; destruct (Hfacts state Hstate) as [Hd Ht];
    rewrite RMicromega.Q2R_1 in Hd, Ht; lra.
Qed.

Theorem tiki_taka_average_ge_of_check K :
  check (-(1)) = true -> (1 <= K)%nat ->
  average (tiki_taka gradient_R d_w d_p alpha_R beta_R gamma_R noise_R) h K start >=
  value_R - transient_R / INR K.
Proof.
  intros Hcheck HK. destruct (facts_of_check (-(1)) Hcheck) as [Hclosed [Hstart Hfacts]].
  pose proof (same_bound _ _ _ _ _ _ _ _ _ _ _ _ H) as Hb. injection Hb as -> ->.
  apply (average_ge_of_drift_of_transient chain in_box h u_R); try assumption;
    intros state Hstate; destruct (Hfacts state Hstate) as [Hd Ht];
    rewrite Q2R_minus_1 in Hd, Ht; lra.
Qed.

End Surfaces.
