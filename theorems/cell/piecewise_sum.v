(* SPDX-License-Identifier: Apache-2.0 *)
(* Functions on the unit square as sums of polynomials, each under conditions on the signs of
   others, its guards.

   Proves   abs(.) and case distinctions on a sign as such sums; [nonpositive_of_prove].
   Source   Certau.

   A sum represents a value at a point if it has that value for all signs that the guards may have
   there: where a guard's polynomial vanishes, both.                                          *)
From Coq Require Import Reals Lra Lia ZArith QArith Qreals Bool List.
From Certau.cell Require Import bernstein2_grid piecewise_polynomial piecewise_box.
Import ListNotations.
Open Scope R_scope.

(* The polynomials that must be >= 0 (true), or <= 0 (false), and what then counts. *)
Definition summand : Type := list (surface * bool) * surface.

Definition under (g : surface * bool) : list summand -> list summand :=
  map (fun t => (g :: fst t, snd t)).

Definition negative (s : surface) : surface := surface_scale (-1) s.

(* branch true where a >= 0 and branch false where a <= 0; one of them where that sign is clear. *)
Definition by_sign (a : surface) (branch : bool -> list summand) : list summand :=
  if is_nonpositive (top (negative a)) then branch true
  else if is_nonpositive (top a) then branch false
  else under (a, true) (branch true) ++ under (a, false) (branch false).

(* abs(a) * factor *)
Definition magnitude (a factor : surface) : list summand :=
  let product := surface_mul a factor in
  let opposite := negative product in
  by_sign a (fun sign => [([], if sign then product else opposite)]).

(* Guards up to a factor: the number of the first that is a multiple, and whether a negative one. *)
Fixpoint find_guard (k : nat) (known : list surface) (a : surface) : option (nat * bool) :=
  match known with
  | [] => None
  | b :: known =>
      match ratio_is_negative a b with
      | Some flipped => Some (k, flipped)
      | None => find_guard (S k) known a
      end
  end.

Definition distinct_guards (terms : list summand) : list surface :=
  fold_left (fun known g =>
      match find_guard 0 known (fst g) with Some _ => known | None => known ++ [fst g] end)
    (flat_map fst terms) [].

Fixpoint numbered_guards (known : list surface) (guards : list (surface * bool)) :
  option (list guard) :=
  match guards with
  | [] => Some []
  | (a, sign) :: guards =>
      match find_guard 0 known a, numbered_guards known guards with
      | Some (k, flipped), Some rest => Some ((k, xorb flipped sign) :: rest)
      | _, _ => None
      end
  end.

Definition degree_x (s : surface) : nat := fold_right (fun r n => Nat.max (length r) n) O (top s).
Definition degree_y (s : surface) : nat := length (top s).

Fixpoint numbered_terms (known : list surface) (grid_of : surface -> grid)
  (terms : list summand) : option (list term) :=
  match terms with
  | [] => Some []
  | (guards, s) :: terms =>
      match numbered_guards known guards, numbered_terms known grid_of terms with
      | Some guards, Some rest => Some (insert (guards, grid_of s) rest)
      | _, _ => None
      end
  end.

(* Only signs of arguments matter, and where they vanish on the border of a box that must be seen:
   so they are not rounded, but scaled to about 2^bits. *)
Definition argument_grid (bits : nat) (a : surface) : grid :=
  grid_scale (2 ^ Z.max 0 (Z.of_nat bits - Z.log2 (Zpos (bottom a)))) (top a).

Fixpoint numbered_arguments (bits k : nat) (known : list surface) : list argument :=
  match known with
  | [] => []
  | a :: known =>
      let g := argument_grid bits a in
      Argument k g (grid_scale (-1) g) :: numbered_arguments bits (S k) known
  end.

(* The sum is <= 0 on the unit square, by this tree of halvings. *)
Definition prove (bits : nat) (t : tree) (terms : list summand) : bool :=
  let known := distinct_guards terms in
  let i := fold_right (fun t n => Nat.max (degree_x (snd t)) n) O terms in
  let j := fold_right (fun t n => Nat.max (degree_y (snd t)) n) O terms in
  let grid_of s := grid_elevate (i - degree_x s) (j - degree_y s) (round_up bits s) in
  match numbered_terms known grid_of terms with
  | Some numbered => check t (numbered_arguments bits 0 known) numbered
  | None => false
  end.

Section Point.
Variables x y : R.

Notation value := (surface_value x y).

Definition guards_hold (sigma : surface -> bool) : list (surface * bool) -> bool :=
  forallb (fun g => Bool.eqb (sigma (fst g)) (snd g)).

Fixpoint sum_of_terms (sigma : surface -> bool) (terms : list summand) : R :=
  match terms with
  | [] => 0
  | (guards, s) :: terms =>
      (if guards_hold sigma guards then value s else 0) + sum_of_terms sigma terms
  end.

Definition admitted (sigma : surface -> bool) : Prop :=
  forall a, if sigma a then 0 <= value a else value a <= 0.

Definition represents (terms : list summand) (v : R) : Prop :=
  forall sigma, admitted sigma -> sum_of_terms sigma terms = v.

Lemma sum_of_terms_app sigma terms terms' :
  sum_of_terms sigma (terms ++ terms') = sum_of_terms sigma terms + sum_of_terms sigma terms'.
Proof.
  induction terms as [|[guards s] terms IH]; simpl; [ring|]. rewrite IH. ring.
Qed.

Lemma sum_of_terms_under sigma a sign terms :
  sum_of_terms sigma (under (a, sign) terms) =
  if Bool.eqb (sigma a) sign then sum_of_terms sigma terms else 0.
Proof.
  induction terms as [|[guards s] terms IH]; simpl;
    [now destruct (Bool.eqb (sigma a) sign)|].
  rewrite IH. destruct (Bool.eqb (sigma a) sign); simpl; [reflexivity|ring].
Qed.

Lemma value_negative a : value (negative a) = - value a.
Proof. unfold negative. rewrite surface_value_scale. unfold Q2R. simpl. field. Qed.

Lemma represents_nil : represents [] 0.
Proof. intros sigma _. reflexivity. Qed.

Lemma represents_app terms terms' v v' :
  represents terms v -> represents terms' v' -> represents (terms ++ terms') (v + v').
Proof. intros H H' sigma Hs. now rewrite sum_of_terms_app, H, H'. Qed.

Lemma represents_one s v : value s = v -> represents [([], s)] v.
Proof. intros <- sigma _. simpl. ring. Qed.

Hypotheses (Hx : 0 <= x <= 1) (Hy : 0 <= y <= 1).

Lemma value_nonpositive a : is_nonpositive (top a) = true -> value a <= 0.
Proof.
  intros H. apply (nonpositive_of_is_nonpositive x y Hx Hy) in H. unfold surface_value, Rdiv.
  assert (0 < / IZR (Zpos (bottom a))) by now apply Rinv_0_lt_compat, IZR_lt.
  replace 0 with (0 * / IZR (Zpos (bottom a))) by ring. apply Rmult_le_compat_r; lra.
Qed.

Lemma represents_by_sign a branch v :
  (0 <= value a -> represents (branch true) v) ->
  (value a <= 0 -> represents (branch false) v) ->
  represents (by_sign a branch) v.
Proof.
  intros Hup Hdown. unfold by_sign.
  destruct (is_nonpositive (top (negative a))) eqn:Hn.
  { apply Hup. apply value_nonpositive in Hn. rewrite value_negative in Hn. lra. }
  destruct (is_nonpositive (top a)) eqn:Hp; [now apply Hdown, value_nonpositive|].
  intros sigma Hs. rewrite sum_of_terms_app, !sum_of_terms_under.
  pose proof (Hs a) as Ha. destruct (sigma a); simpl.
  - rewrite (Hup Ha) by exact Hs. ring.
  - rewrite (Hdown Ha) by exact Hs. ring.
Qed.

Lemma represents_magnitude a factor :
  represents (magnitude a factor) (Rabs (value a) * value factor).
Proof.
  apply represents_by_sign; intros Ha; apply represents_one.
  - now rewrite surface_value_mul, Rabs_pos_eq.
  - rewrite value_negative, surface_value_mul, Rabs_left1 by exact Ha. ring.
Qed.

(* From signs of numbered guards to signs of all polynomials, and on to [check_sound]. *)
Definition signs_from (known : list surface) (sigma : nat -> bool) (a : surface) : bool :=
  match find_guard 0 known a with
  | Some (k, flipped) => xorb flipped (sigma k)
  | None => if Rle_dec 0 (value a) then true else false
  end.

Lemma find_guard_sound k known a j flipped :
  find_guard k known a = Some (j, flipped) ->
  exists i b c, nth_error known i = Some b /\ j = (k + i)%nat /\ 0 < c /\
    value a = c * (if flipped then - value b else value b).
Proof.
  revert k. induction known as [|b known IH]; intros k; simpl; [discriminate|].
  destruct (ratio_is_negative a b) as [f|] eqn:Hr.
  - intros [= <- <-]. destruct (signs_of_ratio x y a b f Hr) as [c [Hc Hv]].
    exists O, b, c. repeat split; [lia|exact Hc|exact Hv].
  - intros H. destruct (IH (S k) H) as [i [b' [c [Hn [Hj H']]]]].
    exists (S i), b', c. split; [exact Hn|]. split; [lia|exact H'].
Qed.

(* Values of the numbered arguments, times positive numbers. *)
Definition argument_value (bits : nat) (known : list surface) (k : nat) : R :=
  match nth_error known k with Some a => grid_value x y (argument_grid bits a) | None => 0 end.

Lemma sign_of_argument_grid bits a (sign : bool) :
  (if sign then 0 <= grid_value x y (argument_grid bits a)
   else grid_value x y (argument_grid bits a) <= 0) ->
  if sign then 0 <= value a else value a <= 0.
Proof.
  unfold argument_grid. rewrite grid_value_scale.
  set (c := IZR (2 ^ Z.max 0 _)). intros H.
  assert (Hc : 0 < c) by (apply IZR_lt, Z.pow_pos_nonneg; lia).
  assert (Hb : 0 < IZR (Zpos (bottom a))) by now apply IZR_lt.
  replace (c * grid_value x y (top a)) with (c * IZR (Zpos (bottom a)) * value a) in H
    by (unfold surface_value; field; lra).
  assert (0 < c * IZR (Zpos (bottom a))) by now apply Rmult_lt_0_compat.
  destruct sign; apply (Rmult_le_reg_l (c * IZR (Zpos (bottom a)))); lra.
Qed.

Lemma admitted_signs_from bits known sigma :
  consistent (argument_value bits known) sigma -> admitted (signs_from known sigma).
Proof.
  intros Hs a. unfold signs_from.
  destruct (find_guard 0 known a) as [[k flipped]|] eqn:Hf.
  - destruct (find_guard_sound _ _ _ _ _ Hf) as [i [b [c [Hn [Hk [Hc Hv]]]]]].
    simpl in Hk. subst k. specialize (Hs i). unfold argument_value in Hs. rewrite Hn in Hs.
    apply sign_of_argument_grid in Hs. rewrite Hv. clear Hv Hn Hf.
    assert (Hpos : forall z, 0 <= z -> 0 <= c * z)
      by (intros; apply Rmult_le_pos; lra).
    destruct flipped, (sigma i); simpl.
    + specialize (Hpos (value b) Hs). lra.
    + apply Hpos. lra.
    + apply Hpos, Hs.
    + specialize (Hpos (- value b)). lra.
  - destruct (Rle_dec 0 (value a)); lra.
Qed.

Lemma guards_hold_numbered known sigma guards numbered :
  numbered_guards known guards = Some numbered ->
  guards_hold (signs_from known sigma) guards = holds sigma numbered.
Proof.
  revert numbered. induction guards as [|[a sign] guards IH]; simpl; intros numbered H.
  - injection H as <-. reflexivity.
  - unfold signs_from at 1. destruct (find_guard 0 known a) as [[k flipped]|]; [|discriminate].
    destruct (numbered_guards known guards) as [rest|]; [|discriminate]. injection H as <-.
    rewrite (IH rest) by reflexivity. cbn [holds forallb fst snd]. f_equal.
    destruct flipped, (sigma k), sign; reflexivity.
Qed.

Lemma sum_of_terms_le_total scale known grid_of sigma terms numbered :
  (forall s, scale * value s <= grid_value x y (grid_of s)) ->
  numbered_terms known grid_of terms = Some numbered ->
  scale * sum_of_terms (signs_from known sigma) terms <= total sigma x y numbered.
Proof.
  intros Hgrid. revert numbered. induction terms as [|[guards s] terms IH]; simpl;
    intros numbered H; [injection H as <-; simpl; lra|].
  destruct (numbered_guards known guards) as [g|] eqn:Hg; [|discriminate].
  destruct (numbered_terms known grid_of terms) as [rest|]; [|discriminate].
  injection H as <-. rewrite total_insert. cbn [total].
  rewrite (guards_hold_numbered known sigma guards g Hg).
  specialize (IH rest eq_refl). specialize (Hgrid s).
  destruct (holds sigma g); lra.
Qed.

Lemma bounds_numbered_arguments bits known :
  Forall (bounds x y (argument_value bits known)) (numbered_arguments bits 0 known).
Proof.
  assert (H : forall done rest, known = done ++ rest ->
    Forall (bounds x y (argument_value bits known))
      (numbered_arguments bits (length done) rest)); [|exact (H [] known eq_refl)].
  intros done rest. revert done. induction rest as [|a rest IH]; intros done Hd;
    simpl; constructor.
  - unfold bounds, argument_value. cbn [number above below].
    rewrite Hd, nth_error_app2, Nat.sub_diag, grid_value_scale by lia. simpl. lra.
  - specialize (IH (done ++ [a])). rewrite app_length, Nat.add_1_r in IH. apply IH.
    now rewrite <- app_assoc.
Qed.

Lemma nonpositive_of_prove bits t terms v :
  prove bits t terms = true -> represents terms v -> v <= 0.
Proof.
  unfold prove. set (known := distinct_guards terms). set (grid_of := fun s => _).
  destruct (numbered_terms known grid_of terms) as [numbered|] eqn:Hn; [|discriminate].
  intros Hcheck Hv. assert (H2 : 0 < 2 ^ bits) by (apply pow_lt; lra).
  apply (Rmult_le_reg_l (2 ^ bits)); [exact H2|]. rewrite Rmult_0_r.
  apply (check_sound t x y (2 ^ bits * v) (argument_value bits known)
           (numbered_arguments bits 0 known) numbered Hx Hy Hcheck).
  - exists (fun k => if Rle_dec 0 (argument_value bits known k) then true else false).
    intros k. destruct (Rle_dec 0 (argument_value bits known k)); lra.
  - intros sigma Hs. rewrite <- (Hv (signs_from known sigma))
      by now apply (admitted_signs_from bits).
    apply (sum_of_terms_le_total (2 ^ bits) known grid_of); [|exact Hn].
    intros s. unfold grid_of. rewrite grid_value_elevate. now apply round_up_ge.
  - apply bounds_numbered_arguments.
Qed.

End Point.
