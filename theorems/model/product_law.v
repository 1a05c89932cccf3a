(* SPDX-License-Identifier: Apache-2.0 *)
(* Noise with independent coordinates of one law l, as A5 of [wu2024] has it: the law of D
   independent draws from l.

     expect (product_law D l) (fun u => h (u i)) = expect l h       for each coordinate i < D    *)
From Coq Require Import Reals Lra Lia List PeanoNat.
From Certau.model Require Import sums vectors laws.
Import ListNotations.
Open Scope R_scope.

(* u with x as coordinate d. *)
Definition extend (d : nat) (u : vector) (x : R) : vector := fun i => if i =? d then x else u i.

Fixpoint product_law (D : nat) (l : law R) : law vector :=
  match D with
  | O => [(1, zero)]
  | S d => flat_map (fun qu => map (fun px => (fst qu * fst px, extend d (snd qu) (snd px))) l)
             (product_law d l)
  end.

Lemma expect_app {A} (l1 l2 : law A) h : expect (l1 ++ l2) h = expect l1 h + expect l2 h.
Proof. induction l1 as [|[p a] l1 IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma expect_product_law d l (h : vector -> R) :
  expect (product_law (S d) l) h =
  expect (product_law d l) (fun u => expect l (fun x => h (extend d u x))).
Proof.
  cbn [product_law]. induction (product_law d l) as [|[q u] rest IH]; [reflexivity|].
  cbn [flat_map expect fst snd]. rewrite expect_app, IH. f_equal. clear IH rest.
  induction l as [|[p x] l IH]; simpl; [ring|]. rewrite IH. ring.
Qed.

Lemma is_law_product_law D l : is_law l -> is_law (product_law D l).
Proof.
  intros Hl. induction D as [|d IH]; [split; [repeat constructor; simpl; lra|simpl; lra]|].
  split.
  - destruct Hl as [Hp _], IH as [Hq _]. cbn [product_law]. apply Forall_flat_map.
    eapply Forall_impl; [|exact Hq]. intros qu Hqu. apply Forall_map.
    eapply Forall_impl; [|exact Hp]. intros px Hpx. now apply Rmult_le_pos.
  - rewrite expect_product_law, (expect_ext _ _ (fun _ => 1)) by (intros; apply Hl). apply IH.
Qed.

Lemma expect_product_law_coordinate D l i (h : R -> R) :
  is_law l -> (i < D)%nat -> expect (product_law D l) (fun u => h (u i)) = expect l h.
Proof.
  intros Hl. induction D as [|d IH]; intros Hi; [lia|]. rewrite expect_product_law.
  unfold extend. destruct (Nat.eqb_spec i d) as [_|Hne].
  - apply expect_const. now apply is_law_product_law.
  - rewrite <- IH by lia. apply expect_ext. intros u _. now apply expect_const.
Qed.

Lemma expect_product_law_norm2 D l :
  is_law l -> expect (product_law D l) (norm2 D) = INR D * expect l (fun x => x ^ 2).
Proof.
  intros Hl. unfold norm2, inner. rewrite expect_sum, <- sum_const. apply sum_ext. intros i Hi.
  rewrite <- (expect_product_law_coordinate D l i (fun x => x ^ 2) Hl Hi).
  apply expect_ext. intros. ring.
Qed.

Lemma supports_product_law D l u i :
  supports (product_law D l) u -> (i < D)%nat -> supports l (u i).
Proof.
  unfold supports. revert u. induction D as [|d IH]; intros u Hu Hi; [lia|].
  apply in_map_iff in Hu. destruct Hu as [[p v] [Hv Hin]]. cbn [snd] in Hv. subst v.
  cbn [product_law] in Hin. apply in_flat_map in Hin. destruct Hin as [[q u'] [Hrest Hin]].
  apply in_map_iff in Hin. destruct Hin as [[r x] [Heq Hx]]. cbn [fst snd] in Heq.
  inversion Heq; subst. unfold extend. destruct (Nat.eqb_spec i d) as [_|Hne].
  - apply in_map_iff. now exists (r, x).
  - apply IH; [|lia]. apply in_map_iff. now exists (q, u').
Qed.
