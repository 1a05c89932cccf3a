(* SPDX-License-Identifier: Apache-2.0 *)
(* Laws of finite support: a list of values with their probabilities, and expectations as finite
   weighted sums over it. So no theorem that is stated with them covers Gaussian noise, though A3 of
   [wu2024] does not ask that the support be finite. *)
From Coq Require Import Reals Lra Lia List.
From Certau.model Require Import sums vectors.
Import ListNotations.
Open Scope R_scope.

Definition law (A : Type) := list (R * A).

Fixpoint expect {A} (l : law A) (f : A -> R) : R :=
  match l with
  | nil => 0
  | (p, a) :: rest => p * f a + expect rest f
  end.

(* a is one of the values that the law lists. *)
Definition supports {A} (l : law A) (a : A) : Prop := In a (map snd l).

Definition is_law {A} (l : law A) : Prop :=
  Forall (fun pa => 0 <= fst pa) l /\ expect l (fun _ => 1) = 1.

(* The law of f a, for a drawn from l. *)
Definition map_law {A B} (f : A -> B) (l : law A) : law B := map (fun pa => (fst pa, f (snd pa))) l.

Section Expectation.
Context {A : Type}.
Implicit Types (l : law A) (f g : A -> R).

Lemma expect_ext l f g : (forall a, supports l a -> f a = g a) -> expect l f = expect l g.
Proof.
  induction l as [|[p a] l IH]; intros H; simpl; [reflexivity|].
  rewrite (H a) by now left. rewrite IH by (intros; apply H; now right). reflexivity.
Qed.

Lemma expect_plus l f g : expect l (fun a => f a + g a) = expect l f + expect l g.
Proof. induction l as [|[p a] l IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma expect_minus l f g : expect l (fun a => f a - g a) = expect l f - expect l g.
Proof. induction l as [|[p a] l IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma expect_scale l c f : expect l (fun a => c * f a) = c * expect l f.
Proof. induction l as [|[p a] l IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma expect_opp l f : expect l (fun a => - f a) = - expect l f.
Proof. induction l as [|[p a] l IH]; simpl; [|rewrite IH]; ring. Qed.

Lemma expect_const l c : is_law l -> expect l (fun _ => c) = c.
Proof.
  intros [_ H]. rewrite (expect_ext l (fun _ => c) (fun _ => c * 1)) by (intros; ring).
  rewrite expect_scale, H. ring.
Qed.

Lemma expect_le l f g :
  is_law l -> (forall a, supports l a -> f a <= g a) -> expect l f <= expect l g.
Proof.
  intros [Hp _]. revert Hp. induction l as [|[p a] l IH]; intros Hp H; simpl; [lra|].
  inversion Hp as [|? ? Hp0 Hp']; subst.
  apply Rplus_le_compat; [|apply IH; [exact Hp'|intros; apply H; now right]].
  apply Rmult_le_compat_l; [exact Hp0|apply H; now left].
Qed.

Lemma expect_nonneg l f : is_law l -> (forall a, supports l a -> 0 <= f a) -> 0 <= expect l f.
Proof.
  intros Hl H. rewrite <- (expect_const l 0 Hl). now apply expect_le.
Qed.

Lemma expect_sum l n (f : nat -> A -> R) :
  expect l (fun a => sum n (fun i => f i a)) = sum n (fun i => expect l (f i)).
Proof.
  induction n as [|n IH]; simpl.
  - induction l as [|[p a] l IH]; simpl; [|rewrite IH]; ring.
  - now rewrite expect_plus, IH.
Qed.

(* Jensen's inequality for the square: the variance is nonnegative. *)
Lemma expect_sqr_le l f : is_law l -> expect l f ^ 2 <= expect l (fun a => f a ^ 2).
Proof.
  intros Hl. set (m := expect l f).
  assert (H : 0 <= expect l (fun a => (f a - m) ^ 2))
    by (apply expect_nonneg; [exact Hl|intros; apply pow2_ge_0]).
  rewrite (expect_ext l _ (fun a => f a ^ 2 - (2 * m) * f a + m ^ 2)) in H
    by (intros; ring).
  rewrite expect_plus, expect_minus, expect_scale, (expect_const l (m ^ 2) Hl) in H.
  fold m in H. lra.
Qed.

Lemma expect_map_law {B} (h : A -> B) l (f : B -> R) :
  expect (map_law h l) f = expect l (fun a => f (h a)).
Proof. induction l as [|[p a] l IH]; simpl; [|rewrite IH]; reflexivity. Qed.

Lemma supports_map_law {B} (h : A -> B) l b :
  supports (map_law h l) b -> exists a, supports l a /\ b = h a.
Proof.
  unfold supports, map_law. rewrite map_map. simpl. intros H.
  apply in_map_iff in H. destruct H as [[p a] [Hb Ha]]. exists a. split; [|now symmetry].
  apply in_map_iff. now exists (p, a).
Qed.

Lemma is_law_map_law {B} (h : A -> B) l : is_law l -> is_law (map_law h l).
Proof.
  intros [Hp Hs]. split; [|now rewrite expect_map_law].
  unfold map_law. rewrite Forall_map. exact Hp.
Qed.

End Expectation.

(* Expectations of inner products and squared norms. *)
Section Expectation_of_vectors.
Context {A : Type}.
Variables (D : nat) (l : law A).

Definition mean (X : A -> vector) : vector := fun i => expect l (fun a => X a i).

Lemma expect_inner (u : vector) (X : A -> vector) :
  expect l (fun a => inner D u (X a)) = inner D u (mean X).
Proof.
  unfold inner. rewrite expect_sum. apply sum_ext. intros i _. unfold mean.
  apply expect_scale.
Qed.

End Expectation_of_vectors.
