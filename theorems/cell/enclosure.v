(* SPDX-License-Identifier: Apache-2.0 *)
(* Polynomials on [-1, 1] known up to an error, with coefficients that are multiples of 2^-bits.
   Composition in exact arithmetic makes numbers long where a set has long ends; rounded ones stay
   short, and what rounding costs is added up.

   Proves   each operation encloses what its name says, at every s in [-1, 1].
   Source   Certau; the arithmetic of Taylor models, with power series for the polynomials.    *)
From Coq Require Import Reals ZArith List Lra Lia.
From Certau.cell Require Import integer_polynomial rational_polynomial chebyshev.
Import ListNotations.
Open Scope R_scope.

Section Enclosure.
Variable bits : positive.

(* Coefficients times 2^bits, and a bound of the error times 2^bits. *)
Definition enclosure : Type := list Z * Z.

Definition unit : Z := 2 ^ Zpos bits.

(* a/d in units, rounded down; and a in units of 1/unit. *)
Definition in_units (d : positive) (a : Z) : Z := (Z.shiftl a (Zpos bits) / Zpos d)%Z.
Definition without_unit (a : Z) : Z := Z.shiftr a (Zpos bits).

Definition enclose (p : polynomial) : enclosure :=
  (map (in_units (denominator p)) (numerators p), Z.of_nat (length (numerators p))).

Definition sum (f g : enclosure) : enclosure := (add (fst f) (fst g), (snd f + snd g)%Z).

Definition negated (f : enclosure) : enclosure := (scale (-1) (fst f), snd f).

Definition product (f g : enclosure) : enclosure :=
  let p := mul (fst f) (fst g) in
  let e := (abs_sum (fst f) * snd g + abs_sum (fst g) * snd f + snd f * snd g)%Z in
  (map without_unit p, (without_unit e + 1 + Z.of_nat (length p))%Z).

(* p(f)/d, where p has integer coefficients. *)
Fixpoint horner (p : list Z) (d : positive) (f : enclosure) : enclosure :=
  match p with
  | nil => (nil, 0%Z)
  | a :: p' => sum ([in_units d a], 1%Z) (product f (horner p' d f))
  end.

Definition enclosure_nonnegative (f : enclosure) : bool :=
  chebyshev_nonnegative (add (fst f) [(- snd f)%Z]).

Section At.
Variable s : R.
Hypothesis s_in : -1 <= s <= 1.

Definition encloses (f : enclosure) (x : R) : Prop :=
  Rabs (x * IZR unit - eval (fst f) s) <= IZR (snd f).

Lemma unit_gt_0 : (0 < unit)%Z.
Proof. apply Z.pow_pos_nonneg; lia. Qed.

Lemma IZR_unit_gt_0 : 0 < IZR unit.
Proof. apply IZR_lt, unit_gt_0. Qed.

(* Rounding down loses less than 1. *)
Lemma IZR_div_bounds a d : (0 < d)%Z -> 0 <= IZR a / IZR d - IZR (a / d) <= 1.
Proof.
  intros Hd. pose proof (Z.div_mod a d ltac:(lia)) as E.
  pose proof (Z.mod_pos_bound a d Hd) as [H0 H1].
  apply IZR_le in H0. apply IZR_lt in H1. apply IZR_lt in Hd.
  replace (IZR a / IZR d - IZR (a / d)) with (IZR (a mod d) / IZR d).
  - split; apply (Rmult_le_reg_r (IZR d)); try assumption;
      replace (IZR (a mod d) / IZR d * IZR d) with (IZR (a mod d)) by (field; lra); lra.
  - rewrite E at 2. rewrite plus_IZR, mult_IZR. field. lra.
Qed.

Lemma in_units_bounds d a : 0 <= IZR a / IZR (Zpos d) * IZR unit - IZR (in_units d a) <= 1.
Proof.
  unfold in_units. rewrite Z.shiftl_mul_pow2 by lia. fold unit.
  replace (IZR a / IZR (Zpos d) * IZR unit) with (IZR (a * unit) / IZR (Zpos d))
    by (rewrite mult_IZR; field; apply IZR_pos_neq_0).
  apply IZR_div_bounds. reflexivity.
Qed.

Lemma without_unit_bounds a : 0 <= IZR a / IZR unit - IZR (without_unit a) <= 1.
Proof.
  unfold without_unit. rewrite Z.shiftr_div_pow2 by lia. fold unit.
  apply IZR_div_bounds, unit_gt_0.
Qed.

Lemma Rabs_mul_s_le x : Rabs (s * x) <= Rabs x.
Proof.
  rewrite Rabs_mult. rewrite <- (Rmult_1_l (Rabs x)) at 2.
  apply Rmult_le_compat_r; [apply Rabs_pos|apply Rabs_le; exact s_in].
Qed.

Lemma Rabs_add_le x y a b : Rabs x <= a -> Rabs y <= b -> Rabs (x + y) <= a + b.
Proof. intros. eapply Rle_trans; [apply Rabs_triang|lra]. Qed.

(* Coefficients that change by at most 1 each. *)
Lemma eval_map_bounds (f : Z -> Z) c l :
  (forall a, 0 <= IZR a * c - IZR (f a) <= 1) ->
  Rabs (eval l s * c - eval (map f l) s) <= IZR (Z.of_nat (length l)).
Proof.
  intros H. induction l as [|a l IH]; cbn [eval map length].
  - replace (0 * c - 0) with 0 by ring. rewrite Rabs_R0. simpl. lra.
  - rewrite Nat2Z.inj_succ, succ_IZR.
    replace ((IZR a + s * eval l s) * c - (IZR (f a) + s * eval (map f l) s))
      with (s * (eval l s * c - eval (map f l) s) + (IZR a * c - IZR (f a))) by ring.
    apply Rabs_add_le; [eapply Rle_trans; [apply Rabs_mul_s_le|exact IH]|].
    specialize (H a). apply Rabs_le. lra.
Qed.

Lemma Rabs_eval_le l : Rabs (eval l s) <= IZR (abs_sum l).
Proof.
  induction l as [|a l IH]; cbn [eval abs_sum fold_right]; [rewrite Rabs_R0; lra|].
  fold (abs_sum l). rewrite plus_IZR, abs_IZR.
  apply Rabs_add_le; [lra|]. eapply Rle_trans; [apply Rabs_mul_s_le|exact IH].
Qed.

Lemma encloses_enclose p : encloses (enclose p) (value_at p s).
Proof.
  unfold encloses, enclose, value_at. cbn [fst snd].
  replace (eval (numerators p) s / IZR (Zpos (denominator p)) * IZR unit)
    with (eval (numerators p) s * (/ IZR (Zpos (denominator p)) * IZR unit))
    by (unfold Rdiv; ring).
  apply eval_map_bounds. intros a. pose proof (in_units_bounds (denominator p) a). unfold Rdiv in *.
  lra.
Qed.

Lemma encloses_sum f g x y : encloses f x -> encloses g y -> encloses (sum f g) (x + y).
Proof.
  unfold encloses, sum. cbn [fst snd]. intros Hf Hg. rewrite eval_add, plus_IZR.
  replace ((x + y) * IZR unit - (eval (fst f) s + eval (fst g) s))
    with ((x * IZR unit - eval (fst f) s) + (y * IZR unit - eval (fst g) s)) by ring.
  now apply Rabs_add_le.
Qed.

Lemma encloses_negated f x : encloses f x -> encloses (negated f) (- x).
Proof.
  unfold encloses, negated. cbn [fst snd]. intros Hf. rewrite eval_scale.
  replace (- x * IZR unit - -1 * eval (fst f) s) with (- (x * IZR unit - eval (fst f) s)) by ring.
  now rewrite Rabs_Ropp.
Qed.

(* The error of a product of numbers a and b that are off by at most e and e'. *)
Lemma Rabs_product_le x y a b e e' :
  Rabs (x - a) <= e -> Rabs (y - b) <= e' ->
  Rabs (x * y - a * b) <= Rabs a * e' + Rabs b * e + e * e'.
Proof.
  intros Hx Hy.
  replace (x * y - a * b) with (a * (y - b) + b * (x - a) + (x - a) * (y - b)) by ring.
  apply Rabs_add_le; [apply Rabs_add_le|]; rewrite Rabs_mult.
  - apply Rmult_le_compat_l; [apply Rabs_pos|exact Hy].
  - apply Rmult_le_compat_l; [apply Rabs_pos|exact Hx].
  - apply Rmult_le_compat; try assumption; apply Rabs_pos.
Qed.

Lemma encloses_product f g x y : encloses f x -> encloses g y -> encloses (product f g) (x * y).
Proof.
  unfold encloses, product. cbn [fst snd]. intros Hf Hg.
  pose proof (Rabs_product_le _ _ _ _ _ _ Hf Hg) as H.
  set (p := mul (fst f) (fst g)).
  set (e := (abs_sum (fst f) * snd g + abs_sum (fst g) * snd f + snd f * snd g)%Z).
  assert (He : Rabs (x * IZR unit * (y * IZR unit) - eval p s) <= IZR e).
  { unfold p, e. rewrite eval_mul, !plus_IZR, !mult_IZR. eapply Rle_trans; [exact H|].
    apply Rplus_le_compat_r, Rplus_le_compat; apply Rmult_le_compat_r;
      try apply Rabs_eval_le; eapply Rle_trans; try eassumption; apply Rabs_pos. }
  pose proof IZR_unit_gt_0 as Hu. rewrite !plus_IZR.
  replace (x * y * IZR unit - eval (map without_unit p) s)
    with ((x * IZR unit * (y * IZR unit) - eval p s) * / IZR unit +
          (eval p s * / IZR unit - eval (map without_unit p) s)) by (field; lra).
  apply Rabs_add_le.
  - rewrite Rabs_mult, (Rabs_pos_eq (/ IZR unit)) by (apply Rlt_le, Rinv_0_lt_compat, Hu).
    apply (Rle_trans _ (IZR e * / IZR unit)).
    + apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, Hu|exact He].
    + pose proof (without_unit_bounds e). unfold Rdiv in *. lra.
  - apply eval_map_bounds. apply without_unit_bounds.
Qed.

Lemma encloses_horner p d f x :
  encloses f x -> encloses (horner p d f) (eval p x / IZR (Zpos d)).
Proof.
  intros Hf. induction p as [|a p IH]; cbn [horner eval].
  - unfold encloses. cbn [fst snd eval]. unfold Rdiv. rewrite !Rmult_0_l, Rminus_0_r, Rabs_R0. lra.
  - replace ((IZR a + x * eval p x) / IZR (Zpos d))
      with (IZR a / IZR (Zpos d) + x * (eval p x / IZR (Zpos d)))
      by (field; apply IZR_pos_neq_0).
    apply encloses_sum; [|now apply encloses_product].
    unfold encloses. cbn [fst snd eval]. pose proof (in_units_bounds d a).
    apply Rabs_le. lra.
Qed.

Lemma encloses_bounds f x :
  encloses f x -> (eval (fst f) s - IZR (snd f)) / IZR unit <= x <=
                  (eval (fst f) s + IZR (snd f)) / IZR unit.
Proof.
  unfold encloses. intros Hf. pose proof IZR_unit_gt_0 as Hu.
  pose proof (Rle_abs (x * IZR unit - eval (fst f) s)).
  pose proof (Rle_abs (- (x * IZR unit - eval (fst f) s))) as Hn. rewrite Rabs_Ropp in Hn.
  split; apply (Rmult_le_reg_r (IZR unit)); try exact Hu; unfold Rdiv;
    rewrite Rmult_assoc, Rinv_l by lra; lra.
Qed.

Lemma ge_0_of_enclosure_nonnegative f x :
  enclosure_nonnegative f = true -> encloses f x -> 0 <= x.
Proof.
  unfold enclosure_nonnegative. intros H Hf.
  apply (eval_ge_0_of_chebyshev _ s) in H; [|exact s_in]. rewrite eval_add in H.
  cbn [eval] in H. rewrite opp_IZR in H. unfold encloses in Hf.
  pose proof (Rle_abs (- (x * IZR unit - eval (fst f) s))) as Hle. rewrite Rabs_Ropp in Hle.
  apply (Rmult_le_reg_r (IZR unit)); [exact IZR_unit_gt_0|]. lra.
Qed.

End At.
End Enclosure.
