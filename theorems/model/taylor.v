(* SPDX-License-Identifier: Apache-2.0 *)
(* Taylor's formula of second order, as two inequalities: if 0 <= f'' <= M between a and b, then
     0 <= f b - f a - f' a (b - a) <= (M / 2) (b - a)^2.                                        *)
From Coq Require Import Reals Lra.
Open Scope R_scope.

Definition between (a b c : R) : Prop := a <= c <= b \/ b <= c <= a.

(* The mean value theorem, for a and b in either order. *)
Lemma mean_value (f f' : R -> R) a b :
  (forall c, between a b c -> derivable_pt_lim f c (f' c)) ->
  exists c, between a b c /\ f b - f a = f' c * (b - a).
Proof.
  intros H. destruct (Rtotal_order a b) as [Hab|[->|Hba]].
  - destruct (MVT_cor2 f f' a b Hab) as [c [Heq Hc]].
    + intros c Hc. apply H. now left.
    + exists c. split; [left; lra|exact Heq].
  - exists b. split; [left; lra|ring].
  - destruct (MVT_cor2 f f' b a Hba) as [c [Heq Hc]].
    + intros c Hc. apply H. now right.
    + exists c. split; [right; lra|lra].
Qed.

Section Taylor.
Variables (f f' f'' : R -> R) (a b : R).
Hypothesis f_derivative : forall t, between a b t -> derivable_pt_lim f t (f' t).
Hypothesis f'_derivative : forall t, between a b t -> derivable_pt_lim f' t (f'' t).

(* The derivative of f t + f' t (b - t) + (m / 2) (b - t)^2 is (f'' t - m) (b - t). *)
Lemma derivative_along m t :
  between a b t ->
  derivable_pt_lim (fun t => f t + f' t * (b - t) + m / 2 * ((b - t) * (b - t))) t
    ((f'' t - m) * (b - t)).
Proof.
  intros Ht.
  assert (Hb : derivable_pt_lim (fun t => b - t) t (0 - 1)).
  { apply derivable_pt_lim_minus; [apply derivable_pt_lim_const|apply derivable_pt_lim_id]. }
  replace ((f'' t - m) * (b - t)) with
    (f' t + (f'' t * (b - t) + f' t * (0 - 1))
     + m / 2 * ((0 - 1) * (b - t) + (b - t) * (0 - 1))) by field.
  apply derivable_pt_lim_plus; [apply derivable_pt_lim_plus|].
  - now apply f_derivative.
  - apply derivable_pt_lim_mult; [now apply f'_derivative|exact Hb].
  - apply derivable_pt_lim_scal, derivable_pt_lim_mult; exact Hb.
Qed.

(* The remainder is (f'' c - m) (b - c) (b - a) + (m / 2) (b - a)^2, and b - c has the sign of
   b - a. *)
Lemma remainder m :
  exists c r, between a b c /\ 0 <= r /\
  f b - f a - f' a * (b - a) = (f'' c - m) * r + m / 2 * (b - a) ^ 2.
Proof.
  destruct (mean_value _ _ a b (derivative_along m)) as [c [Hc Heq]].
  exists c, ((b - c) * (b - a)). split; [exact Hc|]. split; [|lra].
  destruct Hc as [Hc|Hc]; [apply Rmult_le_pos; lra|].
  replace ((b - c) * (b - a)) with ((c - b) * (a - b)) by ring. apply Rmult_le_pos; lra.
Qed.

Lemma taylor_le M :
  (forall t, between a b t -> f'' t <= M) ->
  f b - f a - f' a * (b - a) <= M / 2 * (b - a) ^ 2.
Proof.
  intros HM. destruct (remainder M) as [c [r [Hc [Hr ->]]]].
  pose proof (Rmult_le_compat_r r _ _ Hr (HM c Hc)). lra.
Qed.

Lemma taylor_nonneg :
  (forall t, between a b t -> 0 <= f'' t) -> 0 <= f b - f a - f' a * (b - a).
Proof.
  intros Hconvex. destruct (remainder 0) as [c [r [Hc [Hr ->]]]].
  pose proof (Rmult_le_pos _ _ (Hconvex c Hc) Hr). lra.
Qed.

End Taylor.
