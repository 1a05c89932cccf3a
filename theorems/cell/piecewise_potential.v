(* SPDX-License-Identifier: Apache-2.0 *)
(* Potentials with kinks, and what a step of a device may do to a bounded coordinate.

   Proves   the potential at a state that depends on a point of the unit square, as a sum under
            conditions; an update of bounded size stays in the device's range.
   Source   Certau; docs/certificate-format.md, "Piecewise certificates".                     *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals Bool List.
From Certau.model Require Import laws devices.
From Certau.cell Require Import rational_polynomial bernstein2_grid piecewise_polynomial
  piecewise_sum.
Import ListNotations.
Open Scope R_scope.

(* u(w, p) = sum of abs(kink(X, Y)) factor(X, Y), X = (w - centre)/scale and Y likewise. *)
Record potential := Potential {
  weight_centre : Q; auxiliary_centre : Q;
  weight_inverse_scale : Q; auxiliary_inverse_scale : Q;
  kinks_and_factors : list (table * table) }.

Definition scaled (centre inverse_scale w : R) : R := inverse_scale * (w - centre).

Definition potential_value (u : potential) (w p : R) : R :=
  let X := scaled (Q2R (weight_centre u)) (Q2R (weight_inverse_scale u)) w in
  let Y := scaled (Q2R (auxiliary_centre u)) (Q2R (auxiliary_inverse_scale u)) p in
  fold_right (fun t rest => Rabs (table_value (fst t) X Y) * table_value (snd t) X Y + rest) 0
    (kinks_and_factors u).

Definition surface_sub (r s : surface) : surface := surface_add r (negative s).

Definition scaled_surface (centre inverse_scale : Q) (w : surface) : surface :=
  reduce (surface_scale inverse_scale (surface_sub w (surface_constant centre))).

(* multiplier u(w, p) *)
Definition potential_terms (u : potential) (multiplier w p : surface) : list summand :=
  let X := scaled_surface (weight_centre u) (weight_inverse_scale u) w in
  let Y := scaled_surface (auxiliary_centre u) (auxiliary_inverse_scale u) p in
  flat_map (fun t => magnitude (surface_of_table (fst t) X Y)
                       (surface_mul multiplier (surface_of_table (snd t) X Y)))
    (kinks_and_factors u).

(* r <= s on the unit square, seen from coefficients without rounding: equality is common. *)
Definition at_most (r s : surface) : bool := is_nonpositive (top (surface_sub r s)).

(* q_plus and q_minus as polynomials; position + increment q, for the sign of the increment. *)
Record response := Response { up : polynomial; down : polynomial }.

Definition moved (d : response) (position increment : surface) (sign : bool) : surface :=
  reduce (surface_add position
    (surface_mul increment (surface_of (if sign then up d else down d) position))).

(* From every position in [lower, upper], increments of at most `size` stay there. *)
Definition stays (d : response) (position : surface) (lower upper size : Q) : bool :=
  let times_size p := surface_scale size (surface_of p position) in
  at_most (surface_constant 0) (surface_of (up d) position) &&
  at_most (surface_constant 0) (surface_of (down d) position) &&
  at_most (surface_add position (times_size (up d))) (surface_constant upper) &&
  at_most (surface_constant lower) (surface_sub position (times_size (down d))).

(* Comparisons of rationals. *)
Definition between (lower x upper : Q) : bool := Qle_bool lower x && Qle_bool x upper.

Lemma le_of_Qle_bool a b : Qle_bool a b = true -> Q2R a <= Q2R b.
Proof. intros Hab. now apply Qle_Rle, Qle_bool_iff. Qed.

Lemma lt_of_Qle_bool a b : negb (Qle_bool b a) = true -> Q2R a < Q2R b.
Proof.
  intros Hab. apply Qlt_Rlt, Qnot_le_lt. intros Hba. apply Qle_bool_iff in Hba.
  now rewrite Hba in Hab.
Qed.

(* The point of the unit square for a point of an interval. *)
Lemma coordinate lower upper v :
  lower < upper -> lower <= v <= upper ->
  exists x, 0 <= x <= 1 /\ v = lower + (upper - lower) * x.
Proof.
  intros Hlu Hv. exists ((v - lower) / (upper - lower)). split; [|field; lra].
  assert (Hi : 0 < / (upper - lower)) by (apply Rinv_0_lt_compat; lra). unfold Rdiv. split.
  - apply Rmult_le_pos; lra.
  - replace 1 with ((upper - lower) * / (upper - lower)) by (field; lra).
    apply Rmult_le_compat_r; lra.
Qed.

Lemma Q2R_minus_1 : Q2R (- (1)) = -1.
Proof. unfold Q2R. simpl. field. Qed.

(* Probabilities and values of the noise, as polynomials in w, are those of a law. *)
Definition total_probability (noise : list (polynomial * polynomial)) (w : surface) : surface :=
  fold_right (fun branch rest => surface_add (surface_of (fst branch) w) rest)
    (surface_constant 0) noise.

Definition check_noise (noise : list (polynomial * polynomial)) (w : surface) : bool :=
  at_most (total_probability noise w) (surface_constant 1) &&
  at_most (surface_constant 1) (total_probability noise w) &&
  forallb (fun branch => at_most (surface_constant 0) (surface_of (fst branch) w)) noise.

Section Point.
Variables x y : R.
Notation value := (surface_value x y).

Lemma value_sub r s : value (surface_sub r s) = value r - value s.
Proof. unfold surface_sub. rewrite surface_value_add, value_negative. ring. Qed.

Lemma value_scaled centre inverse_scale w :
  value (scaled_surface centre inverse_scale w) =
  scaled (Q2R centre) (Q2R inverse_scale) (value w).
Proof.
  unfold scaled_surface, scaled.
  now rewrite surface_value_reduce, surface_value_scale, value_sub, surface_value_constant.
Qed.

Hypotheses (Hx : 0 <= x <= 1) (Hy : 0 <= y <= 1).

Lemma represents_potential u multiplier w p :
  represents x y (potential_terms u multiplier w p)
    (value multiplier * potential_value u (value w) (value p)).
Proof.
  unfold potential_terms, potential_value. rewrite <- !value_scaled.
  set (X := scaled_surface _ _ w). set (Y := scaled_surface _ _ p).
  induction (kinks_and_factors u) as [|[kink factor] terms IH]; simpl;
    [rewrite Rmult_0_r; apply represents_nil|].
  rewrite Rmult_plus_distr_l. apply represents_app; [|exact IH].
  rewrite <- !surface_value_of_table, <- Rmult_assoc, (Rmult_comm (value multiplier)),
    Rmult_assoc, <- surface_value_mul.
  now apply represents_magnitude.
Qed.

Lemma le_of_at_most r s : at_most r s = true -> value r <= value s.
Proof.
  intros H. apply (value_nonpositive x y Hx Hy) in H. rewrite value_sub in H. lra.
Qed.

Definition responds_as (d : device) (r : response) : Prop :=
  (forall w, q_plus d w = value_at (up r) w) /\ (forall w, q_minus d w = value_at (down r) w).

Lemma represents_update d r position increment branch v :
  responds_as d r ->
  (forall sign, value (moved r position increment sign) =
                update d (value position) (value increment) ->
                represents x y (branch sign) v) ->
  represents x y (by_sign increment branch) v.
Proof.
  intros [Hup Hdown] H. apply represents_by_sign; [exact Hx|exact Hy| |]; intros Hi; apply H;
    unfold moved, update;
    rewrite surface_value_reduce, surface_value_add, surface_value_mul, surface_value_of;
    destruct (Rle_dec 0 (value increment)) as [Hle|Hlt]; try lra.
  - now rewrite Hup.
  - replace (value increment) with 0 by lra. ring.
  - now rewrite Hdown.
Qed.

Lemma update_in_range d r position lower upper size delta :
  responds_as d r -> stays r position lower upper size = true ->
  Q2R lower <= value position <= Q2R upper -> - Q2R size <= delta <= Q2R size ->
  Q2R lower <= update d (value position) delta <= Q2R upper.
Proof.
  intros [Hup Hdown] H Hp Hd. unfold stays in H. rewrite !andb_true_iff in H.
  destruct H as [[[H1 H2] H3] H4].
  apply le_of_at_most in H1, H2, H3, H4.
  rewrite surface_value_constant, surface_value_of, RMicromega.Q2R_0 in H1, H2.
  rewrite surface_value_add, surface_value_scale, surface_value_of, surface_value_constant in H3.
  rewrite value_sub, surface_value_scale, surface_value_of, surface_value_constant in H4.
  rewrite <- Hup in H1, H3. rewrite <- Hdown in H2, H4. unfold update.
  destruct (Rle_dec 0 delta) as [Hle|Hlt].
  - assert (0 <= delta * q_plus d (value position)) by (apply Rmult_le_pos; lra).
    assert (delta * q_plus d (value position) <= Q2R size * q_plus d (value position))
      by (apply Rmult_le_compat_r; lra). lra.
  - assert (0 <= - delta * q_minus d (value position)) by (apply Rmult_le_pos; lra).
    assert (- delta * q_minus d (value position) <= Q2R size * q_minus d (value position))
      by (apply Rmult_le_compat_r; lra). lra.
Qed.

Lemma is_law_of_check_noise {A} noise w (next : polynomial * polynomial -> A) :
  check_noise noise w = true ->
  is_law (map (fun branch => (value_at (fst branch) (value w), next branch)) noise).
Proof.
  unfold check_noise. rewrite !andb_true_iff. intros [[Hle Hge] Hpos]. split.
  - rewrite Forall_map. apply Forall_forall. intros branch Hb. rewrite forallb_forall in Hpos.
    specialize (Hpos branch Hb). apply le_of_at_most in Hpos.
    rewrite surface_value_constant, surface_value_of, RMicromega.Q2R_0 in Hpos. exact Hpos.
  - apply le_of_at_most in Hle, Hge.
    rewrite surface_value_constant, RMicromega.Q2R_1 in Hle, Hge.
    replace (expect _ _) with (value (total_probability noise w)); [lra|].
    clear. unfold total_probability. induction noise as [|branch rest IH]; simpl.
    + now rewrite surface_value_constant, RMicromega.Q2R_0.
    + rewrite surface_value_add, surface_value_of, IH. ring.
Qed.

End Point.
