(* SPDX-License-Identifier: Apache-2.0 *)
(* A polynomial on [-1, 1] is nonnegative, or positive, where its Bernstein coefficients are.

   Proves   p(t) = sum_i b_i x^i z^(n-i) with x = (1 + t)/2, z = (1 - t)/2 and integers b_i, so that
            all b_i >= 0 prove p >= 0 and all b_i > 0 prove p > 0.
   Source   Certau. The b_i are the usual coefficients times binomials, which spares fractions;
            they are exact at the ends, where an inequality may be an equality.               *)
From Coq Require Import Reals ZArith List Lra Lia.
From Certau.cell Require Import integer_polynomial.
Import ListNotations.
Open Scope R_scope.

(* sum_i b_i x^i z^(n-i), where n is one less than the length of b. *)
Fixpoint form (b : list Z) (x z : R) : R :=
  match b with
  | nil => 0
  | c :: b' => IZR c * z ^ length b' + x * form b' x z
  end.

(* The b_i, and the binomials: the b_i of the constant 1 one degree higher. *)
Fixpoint bernstein_and_binomials (p : list Z) : list Z * list Z :=
  match p with
  | nil => (nil, [1%Z])
  | a :: p' =>
      let (b, r) := bernstein_and_binomials p' in
      (add (scale a r) (add (0%Z :: b) (scale (-1) b ++ [0%Z])), add (0%Z :: r) (r ++ [0%Z]))
  end.

Definition bernstein (p : list Z) : list Z := fst (bernstein_and_binomials p).

(* What the signs of coefficients decide: an end coefficient is a value of the polynomial. *)
Inductive finding := proved | refuted | undecided.

Definition by_signs (allowed : Z -> bool) (b : list Z) : finding :=
  if forallb allowed b then proved
  else if (if allowed (hd 0 b)%Z then allowed (last b 0)%Z else false) then undecided else refuted.

Definition bernstein_nonnegative (p : list Z) : finding := by_signs (Z.leb 0) (bernstein p).

Definition bernstein_positive (p : list Z) : finding :=
  match bernstein p with
  | nil => refuted
  | b => by_signs (Z.ltb 0) b
  end.

Lemma form_add b c x z :
  length b = length c -> form (add b c) x z = form b x z + form c x z.
Proof.
  revert c. induction b as [|a b IH]; intros [|d c] H; try discriminate; cbn [form add]; [ring|].
  injection H as H. rewrite IH, length_add, plus_IZR, H by exact H. ring.
Qed.

Lemma form_scale a b x z : form (scale a b) x z = IZR a * form b x z.
Proof.
  induction b as [|c b IH]; cbn [form scale map]; [ring|].
  fold (scale a b). rewrite IH, length_scale, mult_IZR. ring.
Qed.

Lemma form_snoc_0 b x z : form (b ++ [0%Z]) x z = z * form b x z.
Proof.
  induction b as [|c b IH]; cbn [form app]; [simpl; ring|].
  rewrite IH, app_length. simpl length. rewrite Nat.add_1_r. simpl. ring.
Qed.

Lemma length_bernstein p :
  length (fst (bernstein_and_binomials p)) = length p /\
  length (snd (bernstein_and_binomials p)) = S (length p).
Proof.
  induction p as [|a p [IHb IHr]]; [split; reflexivity|].
  cbn [bernstein_and_binomials]. destruct (bernstein_and_binomials p) as [b r].
  cbn [fst snd] in *.
  rewrite !length_add; rewrite ?length_add, ?length_scale, ?app_length, ?length_scale;
    cbn [length]; rewrite ?length_scale, ?app_length, ?length_scale; cbn [length]; lia.
Qed.

Lemma form_bernstein p x z :
  x + z = 1 ->
  form (fst (bernstein_and_binomials p)) x z = eval p (x - z) /\
  form (snd (bernstein_and_binomials p)) x z = 1.
Proof.
  intros Hxz. induction p as [|a p [IHb IHr]]; [simpl; split; ring|].
  pose proof (length_bernstein p) as [Lb Lr].
  cbn [bernstein_and_binomials]. destruct (bernstein_and_binomials p) as [b r].
  cbn [fst snd] in *.
  assert (Hr : form (add (0%Z :: r) (r ++ [0%Z])) x z = 1).
  { rewrite form_add by (rewrite app_length; simpl; lia).
    rewrite form_snoc_0. cbn [form]. rewrite IHr. lra. }
  split; [|exact Hr].
  rewrite form_add, form_add, form_scale, form_snoc_0, form_scale, IHr;
    rewrite ?length_add; rewrite ?app_length, ?length_scale; cbn [length];
    rewrite ?app_length, ?length_scale; cbn [length]; try lia.
  cbn [form eval]. rewrite IHb. ring.
Qed.

Lemma eval_eq_form_bernstein p t :
  eval p t = form (bernstein p) ((1 + t) / 2) ((1 - t) / 2).
Proof.
  unfold bernstein.
  destruct (form_bernstein p ((1 + t) / 2) ((1 - t) / 2) ltac:(field)) as [H _].
  rewrite H. f_equal. field.
Qed.

Lemma form_ge_0 b x z :
  0 <= x -> 0 <= z -> Forall (fun c => (0 <= c)%Z) b -> 0 <= form b x z.
Proof.
  intros Hx Hz H. induction H as [|c b Hc _ IH]; cbn [form]; [lra|].
  apply IZR_le in Hc. apply Rplus_le_le_0_compat; apply Rmult_le_pos; try assumption.
  now apply pow_le.
Qed.

Lemma form_gt_0 c b x z :
  0 <= x -> 0 <= z -> x + z = 1 -> Forall (fun a => (0 < a)%Z) (c :: b) -> 0 < form (c :: b) x z.
Proof.
  intros Hx Hz Hxz. revert c. induction b as [|d b IH]; intros c H;
    inversion H as [|? ? Hc Hb]; subst; apply IZR_lt in Hc; cbn [form].
  - simpl. lra.
  - specialize (IH d Hb). cbn [form] in IH. destruct (Req_dec z 0) as [Ez|Nz].
    + subst z. replace x with 1 in * by lra. cbn [length pow] in *. lra.
    + assert (0 < IZR c * z ^ length (d :: b))
        by (apply Rmult_lt_0_compat; [exact Hc|apply pow_lt; lra]).
      assert (0 <= x * (IZR d * z ^ length b + x * form b x z))
        by (apply Rmult_le_pos; lra). lra.
Qed.

Lemma allowed_of_by_signs allowed b c : by_signs allowed b = proved -> In c b -> allowed c = true.
Proof.
  unfold by_signs. destruct (forallb allowed b) eqn:E.
  - intros _. now apply forallb_forall.
  - destruct (if allowed _ then _ else _); discriminate.
Qed.

Lemma eval_ge_0_of_bernstein p t :
  bernstein_nonnegative p = proved -> -1 <= t <= 1 -> 0 <= eval p t.
Proof.
  intros H Ht. rewrite eval_eq_form_bernstein. apply form_ge_0; [lra|lra|].
  apply Forall_forall. intros c Hc. apply Z.leb_le. exact (allowed_of_by_signs _ _ c H Hc).
Qed.

Lemma eval_gt_0_of_bernstein p t :
  bernstein_positive p = proved -> -1 <= t <= 1 -> 0 < eval p t.
Proof.
  unfold bernstein_positive. rewrite eval_eq_form_bernstein. intros H Ht.
  destruct (bernstein p) as [|c b]; [discriminate|]. apply form_gt_0; [lra|lra|field|].
  apply Forall_forall. intros d Hd. apply Z.ltb_lt. exact (allowed_of_by_signs _ _ d H Hd).
Qed.
