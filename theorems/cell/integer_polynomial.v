(* SPDX-License-Identifier: Apache-2.0 *)
(* Polynomials with integer coefficients, from the constant one on. They are what is computed with
   when a certificate is checked: no fraction appears, and the smaller factor always comes first in
   a product, for Z.mul goes through the bits of its first argument.

   Proves   each operation computes the polynomial that its name says.
   Source   Certau. Composition with Psi/d is homogenised: d^n P(Psi/d) has integer coefficients. *)
From Coq Require Import Reals ZArith List Lra.
Import ListNotations.
Open Scope R_scope.

Fixpoint eval (p : list Z) (x : R) : R :=
  match p with
  | nil => 0
  | a :: p' => IZR a + x * eval p' x
  end.

Fixpoint add (p q : list Z) : list Z :=
  match p, q with
  | nil, _ => q
  | _, nil => p
  | a :: p', b :: q' => (a + b)%Z :: add p' q'
  end.

Definition scale (a : Z) (p : list Z) : list Z := map (Z.mul a) p.

Fixpoint mul (p q : list Z) : list Z :=
  match p with
  | nil => nil
  | a :: p' => add (scale a q) (0%Z :: mul p' q)
  end.

Fixpoint derive (p : list Z) : list Z :=
  match p with
  | nil => nil
  | _ :: p' => add p' (0%Z :: derive p')
  end.

(* d^(length p) p(q/d), and the factor d^(length p). *)
Fixpoint compose (p q : list Z) (d : positive) : list Z * positive :=
  match p with
  | nil => (nil, 1%positive)
  | a :: p' =>
      let (v, e) := compose p' q d in
      let e' := (d * e)%positive in
      (add [(a * Zpos e')%Z] (mul q v), e')
  end.

Lemma eval_add p q x : eval (add p q) x = eval p x + eval q x.
Proof.
  revert q. induction p as [|a p IH]; intros [|b q]; simpl; try ring.
  rewrite plus_IZR, IH. ring.
Qed.

Lemma eval_scale a p x : eval (scale a p) x = IZR a * eval p x.
Proof. induction p as [|b p IH]; simpl; [|rewrite mult_IZR, IH]; ring. Qed.

Lemma eval_mul p q x : eval (mul p q) x = eval p x * eval q x.
Proof.
  induction p as [|a p IH]; simpl; [ring|].
  rewrite eval_add, eval_scale. simpl. rewrite IH. ring.
Qed.

Lemma derivable_pt_lim_eval p x : derivable_pt_lim (eval p) x (eval (derive p) x).
Proof.
  induction p as [|a p IH]; cbn [derive].
  - apply derivable_pt_lim_const.
  - rewrite eval_add. cbn [eval].
    replace (eval p x + (0 + x * eval (derive p) x))
      with (0 + (1 * eval p x + x * eval (derive p) x)) by ring.
    apply (derivable_pt_lim_plus (fun _ => IZR a) (fun y => y * eval p y));
      [apply derivable_pt_lim_const|].
    apply (derivable_pt_lim_mult (fun y => y) (eval p)); [apply derivable_pt_lim_id|exact IH].
Qed.

Lemma IZR_pos_gt_0 (d : positive) : 0 < IZR (Zpos d).
Proof. apply IZR_lt. reflexivity. Qed.

Lemma IZR_pos_neq_0 (d : positive) : IZR (Zpos d) <> 0.
Proof. pose proof (IZR_pos_gt_0 d). lra. Qed.

Lemma IZR_pos_mul (a b : positive) : IZR (Zpos (a * b)) = IZR (Zpos a) * IZR (Zpos b).
Proof. rewrite Pos2Z.inj_mul. apply mult_IZR. Qed.

Lemma eval_compose p q d x :
  eval (fst (compose p q d)) x =
  IZR (Zpos (snd (compose p q d))) * eval p (eval q x / IZR (Zpos d)).
Proof.
  induction p as [|a p IH]; [simpl; ring|].
  cbn [compose]. destruct (compose p q d) as [v e].
  cbn [fst snd] in *. rewrite eval_add, eval_mul, IH, IZR_pos_mul.
  cbn [eval]. rewrite mult_IZR, IZR_pos_mul.
  field. apply IZR_pos_neq_0.
Qed.

(* Lengths, for the homogeneous forms of bernstein.v. *)
Lemma length_scale a p : length (scale a p) = length p.
Proof. apply map_length. Qed.

Lemma length_add p q : length p = length q -> length (add p q) = length p.
Proof.
  revert q. induction p as [|a p IH]; intros [|b q] H; simpl in *; try discriminate; [reflexivity|].
  injection H as H. now rewrite IH.
Qed.
