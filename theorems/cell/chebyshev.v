(* SPDX-License-Identifier: Apache-2.0 *)
(* A polynomial on [-1, 1] is nonnegative where its constant Chebyshev coefficient outweighs the
   others.

   Proves   2^n p = a_0 + 2 sum_(k >= 1) a_k T_k with integers a_k, so that
            a_0 - 2 sum_(k >= 1) |a_k| >= 0 proves p >= 0 on [-1, 1].
   Source   docs/certificate-format.md, "The proof", 5. T_k(cos theta) = cos (k theta).        *)
From Coq Require Import Reals ZArith List Lra Lia.
From Certau.cell Require Import integer_polynomial.
Import ListNotations.
Open Scope R_scope.

(* sum_i a_i cos ((k + i) theta) *)
Fixpoint cosines (a : list Z) (k : nat) (theta : R) : R :=
  match a with
  | nil => 0
  | c :: a' => IZR c * cos (INR k * theta) + cosines a' (S k) theta
  end.

(* a_0 + 2 sum_(k >= 1) a_k T_k, at cos theta. *)
Definition series (a : list Z) (theta : R) : R :=
  match a with
  | nil => 0
  | c :: a' => IZR c + 2 * cosines a' 1 theta
  end.

(* The series times 2 cos theta. *)
Definition shifted (a : list Z) : list Z :=
  match a with
  | nil => nil
  | c :: a' => (2 * hd 0 a')%Z :: add (tl a') (c :: a')
  end.

(* The series of 2^(length p) p, and that power of two. *)
Fixpoint to_chebyshev (p : list Z) : list Z * Z :=
  match p with
  | nil => (nil, 1%Z)
  | a :: p' =>
      let (c, e) := to_chebyshev p' in
      let e' := (2 * e)%Z in (add [(a * e')%Z] (shifted c), e')
  end.

Definition abs_sum (a : list Z) : Z := fold_right (fun c s => (Z.abs c + s)%Z) 0%Z a.

Definition chebyshev_nonnegative (p : list Z) : bool :=
  match fst (to_chebyshev p) with
  | nil => true
  | c :: a => Z.leb (2 * abs_sum a) c
  end.

Lemma cosines_add a b k theta :
  cosines (add a b) k theta = cosines a k theta + cosines b k theta.
Proof.
  revert b k. induction a as [|c a IH]; intros [|d b] k; cbn [add cosines]; try ring.
  rewrite plus_IZR, IH. ring.
Qed.

Lemma series_add a b theta : series (add a b) theta = series a theta + series b theta.
Proof.
  destruct a as [|c a]; destruct b as [|d b]; cbn [add series]; try ring.
  rewrite plus_IZR, cosines_add. ring.
Qed.

Lemma cos_step k theta :
  2 * cos theta * cos (INR (S k) * theta) = cos (INR k * theta) + cos (INR (S (S k)) * theta).
Proof.
  replace (INR k * theta) with (INR (S k) * theta - theta) by (rewrite S_INR; ring).
  replace (INR (S (S k)) * theta) with (INR (S k) * theta + theta) by (rewrite !S_INR; ring).
  rewrite cos_minus, cos_plus. ring.
Qed.

Lemma two_cos_mul_cosines a k theta :
  2 * cos theta * cosines a (S k) theta = cosines a k theta + cosines a (S (S k)) theta.
Proof.
  revert k. induction a as [|c a IH]; intros k; cbn [cosines]; [ring|].
  rewrite Rmult_plus_distr_l, IH.
  replace (2 * cos theta * (IZR c * cos (INR (S k) * theta)))
    with (IZR c * (2 * cos theta * cos (INR (S k) * theta))) by ring.
  rewrite cos_step. ring.
Qed.

Lemma series_shifted a theta : series (shifted a) theta = 2 * cos theta * series a theta.
Proof.
  destruct a as [|c a]; cbn [shifted series]; [ring|].
  rewrite Rmult_plus_distr_l, cosines_add.
  replace (2 * cos theta * (2 * cosines a 1 theta))
    with (2 * (2 * cos theta * cosines a 1 theta)) by ring.
  rewrite two_cos_mul_cosines, mult_IZR. cbn [cosines]. change (INR 1) with 1.
  rewrite Rmult_1_l.
  destruct a as [|d a]; cbn [cosines hd tl]; [ring|].
  change (INR 0) with 0. rewrite Rmult_0_l, cos_0. ring.
Qed.

Lemma to_chebyshev_gt_0 p : (0 < snd (to_chebyshev p))%Z.
Proof.
  induction p as [|a p IH]; cbn [to_chebyshev]; [reflexivity|].
  destruct (to_chebyshev p) as [c e]. cbn [snd] in *. lia.
Qed.

Lemma series_to_chebyshev p theta :
  series (fst (to_chebyshev p)) theta = IZR (snd (to_chebyshev p)) * eval p (cos theta).
Proof.
  induction p as [|a p IH]; [simpl; ring|].
  cbn [to_chebyshev]. destruct (to_chebyshev p) as [c e].
  cbn [fst snd eval] in *. rewrite series_add, series_shifted, IH.
  cbn [series cosines]. rewrite !mult_IZR. ring.
Qed.

Lemma abs_cosines_le a k theta : Rabs (cosines a k theta) <= IZR (abs_sum a).
Proof.
  revert k. induction a as [|c a IH]; intros k; cbn [cosines abs_sum fold_right];
    [rewrite Rabs_R0; simpl; lra|].
  fold (abs_sum a). rewrite plus_IZR, abs_IZR.
  eapply Rle_trans; [apply Rabs_triang|]. apply Rplus_le_compat; [|apply IH].
  rewrite Rabs_mult. rewrite <- (Rmult_1_r (Rabs (IZR c))) at 2.
  apply Rmult_le_compat_l; [apply Rabs_pos|]. apply Rabs_le, COS_bound.
Qed.

Lemma eval_ge_0_of_chebyshev p t :
  chebyshev_nonnegative p = true -> -1 <= t <= 1 -> 0 <= eval p t.
Proof.
  unfold chebyshev_nonnegative. intros H Ht.
  pose proof (series_to_chebyshev p (acos t)) as E. rewrite cos_acos in E by exact Ht.
  pose proof (IZR_lt _ _ (to_chebyshev_gt_0 p)) as Hpos.
  apply (Rmult_le_reg_l (IZR (snd (to_chebyshev p)))); [exact Hpos|]. rewrite Rmult_0_r, <- E.
  destruct (fst (to_chebyshev p)) as [|c a]; cbn [series]; [lra|].
  apply Z.leb_le, IZR_le in H. rewrite mult_IZR in H.
  pose proof (abs_cosines_le a 1 (acos t)) as Ha.
  pose proof (Rle_abs (- cosines a 1 (acos t))) as Hle. rewrite Rabs_Ropp in Hle. lra.
Qed.
