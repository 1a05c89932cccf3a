(* SPDX-License-Identifier: Apache-2.0 *)
(* Nonpositive on the unit square, by subdivision: for functions that are polynomial wherever
   certain polynomials, their arguments, have known signs.

   Proves   a tree of halvings that passes the check shows that the function is <= 0.
   Source   Certau; docs/certificate-format.md, "Piecewise certificates".

   Arguments have numbers. A term is a grid that counts where arguments have certain signs. Grids
   are upper bounds, so that halving may round them up. On each box the signs that are proved there
   are used, and on the boxes at the leaves all combinations of the others are tried.         *)
From Coq Require Import Reals Lra Lia Arith Bool List.
From Certau.cell Require Import bernstein2_grid.
Import ListNotations.
Open Scope R_scope.

(* Upper bounds of an argument and of its negative. *)
Record argument := Argument { number : nat; above : grid; below : grid }.

(* The argument of that number is >= 0 (true) or <= 0 (false). *)
Definition guard : Type := nat * bool.
Definition term : Type := list guard * grid.

Inductive tree := Leaf | X (lower upper : tree) | Y (lower upper : tree).

Definition holds (sigma : nat -> bool) : list guard -> bool :=
  forallb (fun g => Bool.eqb (sigma (fst g)) (snd g)).

Fixpoint total (sigma : nat -> bool) (x y : R) (terms : list term) : R :=
  match terms with
  | [] => 0
  | (guards, g) :: terms =>
      (if holds sigma guards then grid_value x y g else 0) + total sigma x y terms
  end.

(* What is left of guards once an argument's sign is known; nothing if they contradict it. *)
Fixpoint guards_knowing (k : nat) (b : bool) (guards : list guard) : option (list guard) :=
  match guards with
  | [] => Some []
  | (j, c) :: guards =>
      if Nat.eqb j k then if Bool.eqb b c then guards_knowing k b guards else None
      else option_map (cons (j, c)) (guards_knowing k b guards)
  end.

Fixpoint same_guards (a b : list guard) : bool :=
  match a, b with
  | [], [] => true
  | (j, c) :: a, (k, d) :: b => Nat.eqb j k && Bool.eqb c d && same_guards a b
  | _, _ => false
  end.

(* Terms with the same guards become one. *)
Fixpoint insert (t : term) (terms : list term) : list term :=
  match terms with
  | [] => [t]
  | s :: terms =>
      if same_guards (fst t) (fst s) then (fst s, grid_add (snd t) (snd s)) :: terms
      else s :: insert t terms
  end.

Fixpoint knowing (k : nat) (b : bool) (terms : list term) : list term :=
  match terms with
  | [] => []
  | (guards, g) :: terms =>
      match guards_knowing k b guards with
      | Some guards => insert (guards, g) (knowing k b terms)
      | None => knowing k b terms
      end
  end.

Definition mentions (k : nat) : list term -> bool :=
  existsb (fun t => existsb (fun g => Nat.eqb (fst g) k) (fst t)).

(* Use the signs that are proved on the box, and forget arguments that no longer matter. *)
Fixpoint settle (arguments : list argument) (terms : list term) : list argument * list term :=
  match arguments with
  | [] => ([], terms)
  | a :: arguments =>
      if negb (mentions (number a) terms) then settle arguments terms
      else if is_nonpositive (below a) then settle arguments (knowing (number a) true terms)
      else if is_nonpositive (above a) then settle arguments (knowing (number a) false terms)
      else let (open, terms) := settle arguments terms in (a :: open, terms)
  end.

Fixpoint sum_without_guards (terms : list term) : option grid :=
  match terms with
  | [] => Some []
  | ([], g) :: terms => option_map (grid_add g) (sum_without_guards terms)
  | _ => None
  end.

(* For all signs of the arguments with these numbers. *)
Fixpoint holds_for_all_signs (numbers : list nat) (terms : list term) : bool :=
  match numbers with
  | [] =>
      match sum_without_guards terms with
      | Some g => is_nonpositive g
      | None => false
      end
  | k :: numbers =>
      if mentions k terms
      then holds_for_all_signs numbers (knowing k true terms) &&
           holds_for_all_signs numbers (knowing k false terms)
      else holds_for_all_signs numbers terms
  end.

Definition map_argument (f : grid -> grid) (a : argument) : argument :=
  Argument (number a) (f (above a)) (f (below a)).
Definition map_term (f : grid -> grid) (t : term) : term := (fst t, f (snd t)).

Fixpoint check (t : tree) (arguments : list argument) (terms : list term) : bool :=
  let (arguments, terms) := settle arguments terms in
  let on f t := check t (map (map_argument f) arguments) (map (map_term f) terms) in
  match t with
  | Leaf => holds_for_all_signs (map number arguments) terms
  | X lower upper => on lower_in_x lower && on upper_in_x upper
  | Y lower upper => on lower_in_y lower && on upper_in_y upper
  end.

(* Signs that the arguments with the given values may have. *)
Definition consistent (value : nat -> R) (sigma : nat -> bool) : Prop :=
  forall k, if sigma k then 0 <= value k else value k <= 0.

Definition bounds (x y : R) (value : nat -> R) (a : argument) : Prop :=
  value (number a) <= grid_value x y (above a) /\ - value (number a) <= grid_value x y (below a).

Definition set_sign (sigma : nat -> bool) (k : nat) (b : bool) : nat -> bool :=
  fun j => if Nat.eqb j k then b else sigma j.

Lemma holds_set_sign sigma k b guards :
  holds (set_sign sigma k b) guards =
  match guards_knowing k b guards with Some rest => holds sigma rest | None => false end.
Proof.
  induction guards as [|[j c] guards IH]; simpl; [reflexivity|].
  unfold set_sign at 1. destruct (Nat.eqb_spec j k) as [->|Hj].
  - destruct (Bool.eqb b c); simpl; [exact IH|reflexivity].
  - rewrite IH. destruct (guards_knowing k b guards); simpl; [reflexivity|apply andb_false_r].
Qed.

Lemma same_guards_eq a b : same_guards a b = true -> a = b.
Proof.
  revert b. induction a as [|[j c] a IH]; intros [|[k d] b]; simpl; try discriminate;
    [reflexivity|].
  rewrite !andb_true_iff. intros [[Hk Hd] H].
  apply Nat.eqb_eq in Hk. apply eqb_prop in Hd. now rewrite Hk, Hd, (IH b).
Qed.

Section Point.
Variables x y : R.
Implicit Types (sigma tau : nat -> bool) (value : nat -> R) (f : R).

Lemma total_insert sigma t terms :
  total sigma x y (insert t terms) = total sigma x y (t :: terms).
Proof.
  destruct t as [guards g]. induction terms as [|[guards' g'] terms IH]; [reflexivity|].
  cbn [insert fst snd]. destruct (same_guards guards guards') eqn:H.
  - apply same_guards_eq in H. subst guards'. cbn [total].
    destruct (holds sigma guards); [rewrite grid_value_add|]; ring.
  - cbn [total] in *. rewrite IH. ring.
Qed.

Lemma total_knowing sigma k b terms :
  total (set_sign sigma k b) x y terms = total sigma x y (knowing k b terms).
Proof.
  induction terms as [|[guards g] terms IH]; [reflexivity|].
  cbn [total knowing]. rewrite holds_set_sign, IH.
  destruct (guards_knowing k b guards); [rewrite total_insert; reflexivity|ring].
Qed.

Lemma total_ext sigma tau terms :
  (forall k, sigma k = tau k) -> total sigma x y terms = total tau x y terms.
Proof.
  intros H. induction terms as [|[guards g] terms IH]; [reflexivity|].
  cbn [total]. rewrite IH. replace (holds tau guards) with (holds sigma guards); [reflexivity|].
  unfold holds. induction guards as [|[j c] guards IHg]; simpl; [|rewrite H, IHg]; reflexivity.
Qed.

Lemma total_knowing_own sigma k terms :
  total sigma x y terms = total sigma x y (knowing k (sigma k) terms).
Proof.
  rewrite <- total_knowing. apply total_ext. intros j. unfold set_sign.
  destruct (Nat.eqb_spec j k) as [->|]; reflexivity.
Qed.

Lemma total_without_guards sigma terms g :
  sum_without_guards terms = Some g -> total sigma x y terms = grid_value x y g.
Proof.
  revert g. induction terms as [|[[|guard guards] g] terms IH]; simpl; intros h H.
  - injection H as <-. reflexivity.
  - destruct (sum_without_guards terms) as [r|]; [|discriminate].
    injection H as <-. rewrite grid_value_add, (IH r) by reflexivity. reflexivity.
  - discriminate.
Qed.

Lemma consistent_set_sign (value : nat -> R) sigma k (b : bool) :
  consistent value sigma -> (if b then 0 <= value k else value k <= 0) ->
  consistent value (set_sign sigma k b).
Proof.
  intros H Hk j. unfold set_sign. destruct (Nat.eqb_spec j k) as [->|]; [exact Hk|apply H].
Qed.

Hypotheses (Hx : 0 <= x <= 1) (Hy : 0 <= y <= 1).

Lemma total_nonpositive_of_all_signs sigma numbers terms :
  holds_for_all_signs numbers terms = true -> total sigma x y terms <= 0.
Proof.
  revert terms. induction numbers as [|k numbers IH]; simpl; intros terms H.
  - destruct (sum_without_guards terms) as [g|] eqn:Hg; [|discriminate].
    rewrite (total_without_guards _ _ g Hg). now apply nonpositive_of_is_nonpositive.
  - destruct (mentions k terms); [|now apply IH]. apply andb_prop in H. destruct H as [H1 H2].
    rewrite (total_knowing_own sigma k). destruct (sigma k); now apply IH.
Qed.

(* The two facts that are carried through: f is below the total for all admitted signs, and
   arguments are bounded. *)
Lemma settle_sound f value arguments terms :
  (forall sigma, consistent value sigma -> f <= total sigma x y terms) ->
  Forall (bounds x y value) arguments ->
  (forall sigma, consistent value sigma -> f <= total sigma x y (snd (settle arguments terms))) /\
  Forall (bounds x y value) (fst (settle arguments terms)).
Proof.
  intros Hf Ha. revert terms Hf. induction Ha as [|a arguments Hb Ha IH]; intros terms Hf;
    [split; [exact Hf|constructor]|].
  cbn [settle]. destruct (mentions (number a) terms); cbn [negb]; [|now apply IH].
  destruct (is_nonpositive (below a)) eqn:Hbelow; [|destruct (is_nonpositive (above a)) eqn:Habove].
  - apply IH. intros sigma Hsigma. rewrite <- total_knowing.
    apply Hf, consistent_set_sign; [exact Hsigma|].
    apply (nonpositive_of_is_nonpositive x y Hx Hy) in Hbelow. destruct Hb. lra.
  - apply IH. intros sigma Hsigma. rewrite <- total_knowing.
    apply Hf, consistent_set_sign; [exact Hsigma|].
    apply (nonpositive_of_is_nonpositive x y Hx Hy) in Habove. destruct Hb. lra.
  - specialize (IH terms Hf). destruct (settle arguments terms) as [open rest].
    destruct IH as [IHf IHa]. split; [exact IHf|now constructor].
Qed.

End Point.

Lemma total_le_map x y x' y' (f : grid -> grid) sigma terms :
  (forall g, grid_value x y g <= grid_value x' y' (f g)) ->
  total sigma x y terms <= total sigma x' y' (map (map_term f) terms).
Proof.
  intros Hf. induction terms as [|[guards g] terms IH]; [apply Rle_refl|].
  cbn [map map_term total fst snd]. apply Rplus_le_compat; [|exact IH].
  destruct (holds sigma guards); [apply Hf|apply Rle_refl].
Qed.

Lemma bounds_map x y x' y' (f : grid -> grid) value arguments :
  (forall g, grid_value x y g <= grid_value x' y' (f g)) ->
  Forall (bounds x y value) arguments ->
  Forall (bounds x' y' value) (map (map_argument f) arguments).
Proof.
  intros Hf H. rewrite Forall_map. eapply Forall_impl; [|exact H].
  intros a [Ha Hb]. unfold bounds, map_argument. cbn [number above below].
  split; eapply Rle_trans; try apply Hf; assumption.
Qed.

(* A point of the unit interval lies in one of its halves. *)
Lemma in_lower_or_upper_half x :
  0 <= x <= 1 ->
  exists s, 0 <= s <= 1 /\ (x = s / 2 \/ x = (1 + s) / 2).
Proof.
  intros Hx. destruct (Rle_dec x (1 / 2)) as [H|H].
  - exists (2 * x). split; [lra|left; field].
  - exists (2 * x - 1). split; [lra|right; field].
Qed.

Lemma check_sound t : forall x y f value arguments terms,
  0 <= x <= 1 -> 0 <= y <= 1 ->
  check t arguments terms = true ->
  (exists sigma, consistent value sigma) ->
  (forall sigma, consistent value sigma -> f <= total sigma x y terms) ->
  Forall (bounds x y value) arguments ->
  f <= 0.
Proof.
  induction t as [|lower IHl upper IHu|lower IHl upper IHu];
    intros x y f value arguments terms Hx Hy H [sigma Hsigma] Hf Ha;
    pose proof (settle_sound x y Hx Hy f value arguments terms Hf Ha) as Hs;
    cbn [check] in H; destruct (settle arguments terms) as [open rest]; cbn [fst snd] in Hs;
    destruct Hs as [Hrest Hopen].
  - eapply Rle_trans; [now apply (Hrest sigma)|].
    now apply (total_nonpositive_of_all_signs x y Hx Hy sigma (map number open)).
  - apply andb_prop in H. destruct H as [H1 H2].
    destruct (in_lower_or_upper_half x Hx) as [s [Hs' [Heq|Heq]]].
    + apply (IHl s y f value (map (map_argument lower_in_x) open)
               (map (map_term lower_in_x) rest)); try assumption; [now exists sigma| |].
      * intros tau Htau. eapply Rle_trans; [apply (Hrest tau Htau)|].
        apply total_le_map. intros g. rewrite Heq. now apply grid_le_lower_in_x.
      * apply (bounds_map x y); [|exact Hopen]. intros g. rewrite Heq.
        now apply grid_le_lower_in_x.
    + apply (IHu s y f value (map (map_argument upper_in_x) open)
               (map (map_term upper_in_x) rest)); try assumption; [now exists sigma| |].
      * intros tau Htau. eapply Rle_trans; [apply (Hrest tau Htau)|].
        apply total_le_map. intros g. rewrite Heq. now apply grid_le_upper_in_x.
      * apply (bounds_map x y); [|exact Hopen]. intros g. rewrite Heq.
        now apply grid_le_upper_in_x.
  - apply andb_prop in H. destruct H as [H1 H2].
    destruct (in_lower_or_upper_half y Hy) as [s [Hs' [Heq|Heq]]].
    + apply (IHl x s f value (map (map_argument lower_in_y) open)
               (map (map_term lower_in_y) rest)); try assumption; [now exists sigma| |].
      * intros tau Htau. eapply Rle_trans; [apply (Hrest tau Htau)|].
        apply total_le_map. intros g. rewrite Heq. now apply grid_le_lower_in_y.
      * apply (bounds_map x y); [|exact Hopen]. intros g. rewrite Heq.
        now apply grid_le_lower_in_y.
    + apply (IHu x s f value (map (map_argument upper_in_y) open)
               (map (map_term upper_in_y) rest)); try assumption; [now exists sigma| |].
      * intros tau Htau. eapply Rle_trans; [apply (Hrest tau Htau)|].
        apply total_le_map. intros g. rewrite Heq. now apply grid_le_upper_in_y.
      * apply (bounds_map x y); [|exact Hopen]. intros g. rewrite Heq.
        now apply grid_le_upper_in_y.
Qed.
