(* SPDX-License-Identifier: Apache-2.0 *)
(* Certificates with a smooth potential, for one weight, and the computation that checks them.

   Source   docs/certificate-format.md, "The proof"; the numbers in comments are its own. What the
            check proves is in soundness.v.
   Differs  from the format in that the potential comes as a polynomial in t, where the weight is
            centre + radius t, and that the sign of each branch is stated, not searched for.   *)
From Coq Require Import ZArith QArith List.
From Certau.cell Require Import integer_polynomial rational_polynomial bernstein chebyshev
  bisection enclosure.
Import ListNotations.

Inductive direction := upper | lower.

(* What is claimed, as polynomials in the weight: the quantity is dividend/divisor, and a
   branch of the noise has a probability and a value. *)
Record claim := Claim {
  gradient : polynomial;
  up : polynomial;           (* q_plus *)
  down : polynomial;         (* q_minus *)
  learning_rate : Q;
  noise : list (polynomial * polynomial);
  dividend : polynomial;     (* N *)
  divisor : polynomial;      (* D *)
  start : Q;
  bound : Q;
  transient : Q
}.

(* What is known about the sign of a branch's increment on a piece: it is >= 0, it is <= 0, nothing,
   or that it does not matter since q_plus = q_minus. *)
Inductive sign := rises | falls | either | irrelevant.

(* A piece ends at t = ends_at, where the next one begins; the first one begins at t = -1. *)
Record piece := Piece { ends_at : Q; signs : list sign }.

(* The residuals are computed exactly, or, where numbers would be long, up to multiples of 2^-n. *)
Inductive arithmetic := exact | rounded_to (n : positive).

Record proof := Proof {
  centre : Q;
  radius : Q;
  potential : polynomial;    (* of t *)
  pieces : list piece;
  residuals : arithmetic
}.

(* A branch of the noise, in t: its two maps differ where up and down do. *)
Record branch := Branch {
  probability : polynomial;
  increment : polynomial;
  rising : polynomial;
  falling : polynomial
}.

Section Check.
Variables (towards : direction) (c : claim) (p : proof).

Definition in_t (q : polynomial) : polynomial := reduce (after q (affine (centre p) (radius p))).

Definition moved (delta factor : polynomial) : polynomial :=
  reduce (plus identity (times (constant (/ radius p)) (times delta (in_t factor)))).

Definition branch_of (pe : polynomial * polynomial) : branch :=
  let delta := reduce (times (constant (- learning_rate c))
                         (plus (in_t (gradient c)) (in_t (snd pe)))) in
  Branch (in_t (fst pe)) delta (moved delta (up c)) (moved delta (down c)).

(* >= 0 for an upper bound that is <= 0 and for a lower bound that is >= 0. *)
Definition oriented (q : polynomial) : polynomial :=
  match towards with upper => opposite q | lower => q end.

(* [s -> t] for s in [-1, 1] and t between two ends *)
Definition between (l r : Q) : polynomial := affine (Qred ((l + r) / 2)) (Qred ((r - l) / 2)).

(* The maps that a stated sign leaves possible. *)
Definition maps (b : branch) (s : sign) : list polynomial :=
  match s with
  | rises | irrelevant => [rising b]
  | falls => [falling b]
  | either => [rising b; falling b]
  end.

(* 3 *)
Definition sign_holds (part : polynomial) (b : branch) (s : sign) : bool :=
  match s with
  | rises => nonnegative_on part (increment b)
  | falls => nonnegative_on part (opposite (increment b))
  | either => true
  | irrelevant => is_zero (minus (up c) (down c))
  end.

(* 4 *)
Definition stays (part q : polynomial) : bool :=
  if nonnegative_on part (minus (constant 1) q)
  then nonnegative_on part (plus (constant 1) q) else false.

Definition branch_holds (part : polynomial) (b : branch) (s : sign) : bool :=
  if nonnegative_on part (probability b) then
    if sign_holds part b s then forallb (stays part) (maps b s) else false
  else false.

Fixpoint branches_hold (part : polynomial) (bs : list branch) (ss : list sign) : bool :=
  match bs, ss with
  | nil, nil => true
  | b :: bs', s :: ss' => if branch_holds part b s then branches_hold part bs' ss' else false
  | _, _ => false
  end.

(* The potential's expectation after a step, one for each choice of possible maps. *)
Fixpoint expectations (bs : list branch) (ss : list sign) : list polynomial :=
  match bs, ss with
  | b :: bs', s :: ss' =>
      let rest := expectations bs' ss' in
      let first := map (fun q => times (probability b) (after (potential p) q)) (maps b s) in
      flat_map (fun q => map (plus q) rest) first
  | _, _ => [constant 0]
  end.

(* 5 *)
Definition residual (fixed expected : polynomial) : polynomial :=
  oriented (plus fixed (times (in_t (divisor c)) (minus expected (potential p)))).

(* The same on a part, rounded. *)
Section Rounded.
Variables (n : positive) (part : polynomial).

Definition enclosed (q : polynomial) : enclosure := enclose n (after q part).

Definition enclosed_potential (q : polynomial) : enclosure :=
  horner n (numerators (potential p)) (denominator (potential p)) (enclosed q).

Fixpoint enclosed_expectations (bs : list branch) (ss : list sign) : list enclosure :=
  match bs, ss with
  | b :: bs', s :: ss' =>
      let rest := enclosed_expectations bs' ss' in
      let weight := enclosed (probability b) in
      let first := map (fun q => product n weight (enclosed_potential q)) (maps b s) in
      flat_map (fun f => map (sum f) rest) first
  | _, _ => [(nil, 0%Z)]
  end.

Definition enclosed_residual (fixed D u f : enclosure) : enclosure :=
  let r := sum fixed (product n D (sum f (negated u))) in
  match towards with upper => negated r | lower => r end.

Definition rounded_residuals_hold (fixed : polynomial) (bs : list branch) (ss : list sign) : bool :=
  let fixed' := enclosed fixed in
  let D := enclosed (in_t (divisor c)) in
  let u := enclosed_potential identity in
  forallb (fun f => enclosure_nonnegative (enclosed_residual fixed' D u f))
    (enclosed_expectations bs ss).

End Rounded.

Definition piece_holds (fixed : polynomial) (bs : list branch) (l r : Q) (ss : list sign) :=
  let part := between l r in
  if branches_hold part bs ss then
    match residuals p with
    | exact =>
        forallb (fun e => chebyshev_nonnegative_on part (residual fixed e)) (expectations bs ss)
    | rounded_to n => rounded_residuals_hold n part fixed bs ss
    end
  else false.

Fixpoint pieces_hold (fixed : polynomial) (bs : list branch) (l : Q) (rest : list piece) : bool :=
  match rest with
  | nil => Qle_bool 1 l
  | x :: rest' =>
      if piece_holds fixed bs l (ends_at x) (signs x)
      then pieces_hold fixed bs (ends_at x) rest' else false
  end.

Definition start_in_t : Q := Qred ((start c - centre p) / radius p).

(* u at the start, or a number on the safe side of it where numbers would be long. *)
Definition start_value : polynomial :=
  match residuals p with
  | exact => after (potential p) (constant start_in_t)
  | rounded_to n =>
      let f := horner n (numerators (potential p)) (denominator (potential p))
                 (enclose n (constant start_in_t)) in
      let a := hd 0%Z (fst f) in
      Polynomial [match towards with upper => a + snd f | lower => a - snd f end]%Z
        (Z.to_pos (unit n))
  end.

(* 6 *)
Definition transient_holds : bool :=
  nonnegative_on identity
    (plus (constant (transient c)) (oriented (minus start_value (potential p)))).

Definition total : polynomial := fold_right (fun pe => plus (fst pe)) (constant 0) (noise c).

Definition check : bool :=
  let fixed := minus (in_t (dividend c)) (times (constant (bound c)) (in_t (divisor c))) in
  if Qeq_bool (radius p) 0 then false
  else if Qle_bool (-1) start_in_t then
    if Qle_bool start_in_t 1 then
      if is_zero (minus total (constant 1)) then
        if positive_on identity (in_t (divisor c)) then
          if transient_holds then
            match pieces p with
            | nil => false
            | _ => pieces_hold fixed (map branch_of (noise c)) (-1) (pieces p)
            end
          else false
        else false
      else false
    else false
  else false.

End Check.
