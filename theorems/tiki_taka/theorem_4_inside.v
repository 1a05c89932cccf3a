(* SPDX-License-Identifier: Apache-2.0 *)
(* Tiki-Taka converges exactly on the runs that stay inside a level set of f, and few leave it.

   Proves   for L-smooth f >= f_star on R^D, from P_0 = 0, with kappa = s0/(9 L tau),
            alpha = a/sqrt K, 0 < a <= kappa/32, and beta as in theorem-4-repaired: let a run be
            inside as long as f(W_k) - f_star < Delta, where the level set is within the part of the
            range that counts as unsaturated, |W|_inf <= 0.3 sqrt(s0/s1) tau, and inside let
            s0 <= E |g_i + eps_i| <= s1 and |g_i + eps_i| <= B. Then for every K >= 1
              (1/K) sum_{k < K} E (|g_k|^2 if inside up to step k)
                <= (4.63 s1 (f(W_0) - f_star)/(tau a) + 41.4 a L tau sigma^2/s0)/sqrt K,
              P(not inside up to step K)
                <= 2 (f(W_0) - f_star + 9.45 a^2 L tau^2 sigma^2/(s0 s1))/Delta.
            The second does not grow with K, and is small if the run starts deep inside and a is
            small.
   Source   Certau, after [wu2024, Theorem 4].
   Differs  from theorem-4-repaired, which asks the same of every path up to step K. Here nothing
            but A3 is asked of a run that has left, so independent noise, with which some paths
            leave, can meet the conditions for every K: theorem_4_inside_example.v.
            theorem_4_with_probability.v combines the two bounds. Noise has finite support.      *)
From Coq Require Import Reals Lra Lia List Bool.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories.
From Certau.tiki_taka Require Import run learning_rates theorem_4_while rate.
Import ListNotations.
Open Scope R_scope.

Section Inside.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (W0 : vector).
Variables L f_star sigma tau s0 s1 B kappa Delta : R.
Notation beta_of := (beta_of tau s1 kappa).
Notation weights alpha := (weights g tau alpha (beta_of alpha) W0).

(* f(W) - f_star < Delta now, and ever before. *)
Fixpoint inside (alpha : R) (past : history) : bool :=
  (if Rlt_dec (f (weights alpha past) - f_star) Delta then true else false) &&
  match past with
  | [] => true
  | _ :: earlier => inside alpha earlier
  end.

(* What is asked of the noise, inside. *)
Record conditions_inside (noise : noise_source) (alpha : R) : Prop := {
  noise_inside : A3 D noise sigma;
  beta_inside : beta_of alpha * B <= tau;
  mean_magnitudes_inside : forall past i,
    possible noise past -> inside alpha past = true -> (i < D)%nat ->
    s0 <= expect (noise past) (fun eps => Rabs (g (weights alpha past) i + eps i)) <= s1;
  magnitudes_inside : forall past eps i,
    possible noise past -> inside alpha past = true -> supports (noise past) eps -> (i < D)%nat ->
    Rabs (g (weights alpha past) i + eps i) <= B
}.

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).
Hypothesis Delta_pos : 0 < Delta.
Hypothesis unsaturated : forall V, f V - f_star < Delta ->
  sup_norm D V <= 0.3 * sqrt (s0 / s1) * tau.

Lemma inside_before alpha past eps : inside alpha (eps :: past) = true -> inside alpha past = true.
Proof. intros H. now apply andb_prop in H. Qed.

Lemma lt_of_inside alpha past : inside alpha past = true -> f (weights alpha past) - f_star < Delta.
Proof.
  intros H. destruct past as [|eps past]; apply andb_prop in H; destruct H as [H _];
    destruct (Rlt_dec _ _); easy.
Qed.

Lemma ge_of_not_inside alpha past :
  inside alpha past = false -> match past with [] => True | _ :: earlier =>
    inside alpha earlier = true end -> Delta <= f (weights alpha past) - f_star.
Proof.
  intros H Hbefore. destruct past as [|eps past]; simpl in H;
    destruct (Rlt_dec _ _) as [_|Hge]; simpl in H; (lra || congruence).
Qed.

Section One_horizon.
Variables (noise : noise_source) (alpha : R) (K : nat).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Hypothesis holds : conditions_inside noise alpha.

Lemma holds_while_inside :
  holds_while D g noise tau alpha (beta_of alpha) s0 s1 B W0 (inside alpha).
Proof.
  constructor.
  - exact (mean_magnitudes_inside _ _ holds).
  - exact (magnitudes_inside _ _ holds).
  - intros past _ Hinside. now apply unsaturated, lt_of_inside.
Qed.

Lemma average_gradient_le_inside : (1 <= K)%nat ->
  average (grow noise)
    (fun past => if inside alpha past then norm2 D (g (weights alpha past)) else 0) K [] <=
  (f W0 - f_star) / (0.46 * kappa * beta_of alpha * INR K) + 4.6 * alpha * sigma ^ 2 / kappa.
Proof.
  apply (average_gradient_le_while D f g noise L f_star sigma tau s0 s1 B kappa alpha
    (beta_of alpha) W0 (inside alpha) K); try assumption; try reflexivity.
  - exact (noise_inside _ _ holds).
  - exact (beta_inside _ _ holds).
  - exact (inside_before alpha).
  - exact holds_while_inside.
Qed.

Lemma exit_le_inside :
  expect_after (grow noise) K (fun past => if inside alpha past then 0 else 1) [] <=
  2 * (f W0 - f_star + 2.1 * alpha * beta_of alpha * sigma ^ 2 * INR K) / Delta.
Proof.
  apply (exit_le_while D f g noise L f_star sigma tau s0 s1 B kappa alpha
    (beta_of alpha) W0 (inside alpha) K); try assumption; try reflexivity.
  - exact (noise_inside _ _ holds).
  - exact (beta_inside _ _ holds).
  - exact (inside_before alpha).
  - exact holds_while_inside.
  - intros Hout. exact (ge_of_not_inside alpha [] Hout I).
  - intros past eps _ Hbefore Hout. exact (ge_of_not_inside alpha (eps :: past) Hout Hbefore).
Qed.

(* 2.1 alpha beta <= 1.05 alpha^2 tau/(s1 kappa), where 1/kappa = 9 L tau/s0 *)
Lemma noise_of_horizon_le :
  2.1 * alpha * beta_of alpha * sigma ^ 2 * INR K <=
  9.45 * (alpha ^ 2 * INR K) * L * tau ^ 2 * sigma ^ 2 / (s0 * s1).
Proof.
  pose proof (beta_s1_kappa_le tau s0 s1 alpha kappa (beta_of alpha) tau_pos s0_pos s0_le_s1
    alpha_pos alpha_le eq_refl) as Hbeta.
  assert (Hfactor : 0 <= 21 / 10 * (alpha * sigma ^ 2 * INR K / (s1 * kappa))).
  { pose proof (kappa_pos alpha kappa alpha_pos alpha_le).
    apply Rmult_le_pos; [lra|]. apply Rmult_le_pos.
    - apply Rmult_le_pos; [|apply pos_INR]. apply Rmult_le_pos; [lra|apply pow2_ge_0].
    - apply Rlt_le, Rinv_0_lt_compat, Rmult_lt_0_compat; lra. }
  apply (Rmult_le_compat_l _ _ _ Hfactor) in Hbeta. rewrite kappa_eq in Hbeta at 1 3.
  replace 2.1 with (21 / 10) by lra. replace 9.45 with (945 / 100) by lra.
  eapply Rle_trans; [|eapply Rle_trans; [exact Hbeta|]];
    apply Req_le; rewrite ?kappa_eq; field; lra.
Qed.

End One_horizon.

Section Every_horizon.
Variables (noise : noise_source) (a : R) (K : nat).
Hypotheses (a_pos : 0 < a) (a_le : a <= kappa / 32) (K_pos : (1 <= K)%nat).
Hypothesis holds : conditions_inside noise (a / sqrt (INR K)).
Notation alpha := (a / sqrt (INR K)).

Let alpha_pos : 0 < alpha.
Proof. now apply inverse_root_le. Qed.
Let alpha_le : alpha <= kappa / 32.
Proof. apply Rle_trans with a; [now apply inverse_root_le|exact a_le]. Qed.

Theorem average_gradient_le_while_inside :
  average (grow noise)
    (fun past => if inside alpha past then norm2 D (g (weights alpha past)) else 0) K [] <=
  (4.63 * s1 * (f W0 - f_star) / (tau * a) + 41.4 * a * L * tau * sigma ^ 2 / s0) / sqrt (INR K).
Proof.
  rewrite <- (bound_of_inverse_root_eq f W0 L f_star sigma tau s0 s1 tau_pos s0_pos alpha K)
    by easy.
  eapply Rle_trans; [now apply average_gradient_le_inside|]. now apply bound_of_alpha_le.
Qed.

Theorem exit_probability_le :
  expect_after (grow noise) K (fun past => if inside alpha past then 0 else 1) [] <=
  2 * (f W0 - f_star + 9.45 * a ^ 2 * L * tau ^ 2 * sigma ^ 2 / (s0 * s1)) / Delta.
Proof.
  eapply Rle_trans; [now apply exit_le_inside|].
  apply Rmult_le_compat_r; [now apply Rlt_le, Rinv_0_lt_compat|].
  pose proof (noise_of_horizon_le alpha K alpha_pos alpha_le) as H.
  assert (HR : 0 < INR K) by (apply lt_0_INR; lia).
  replace (alpha ^ 2 * INR K) with (a ^ 2) in H; [lra|].
  rewrite <- (sqrt_sqrt (INR K)) at 2 by lra. field. apply Rgt_not_eq. now apply sqrt_lt_R0.
Qed.

End Every_horizon.

End Inside.
