(* SPDX-License-Identifier: Apache-2.0 *)
(* Tiki-Taka converges exactly.

   Proves   theorem-4-repaired: for L-smooth f >= f_star on R^D, from P_0 = 0, with
            kappa = s0/(9 L tau), 0 < alpha <= kappa/32,
            beta = alpha kappa tau/(2 s1 (alpha + kappa)^2), beta B <= tau, and along the run
            s0 <= E |g_i + eps_i| <= s1, |g_i + eps_i| <= B, |W_k|_inf <= 0.3 sqrt(s0/s1) tau,
            for every K >= 1
              (1/K) sum_{k < K} E |g_k|^2 <= (f(W_0) - f_star)/(0.46 kappa beta K)
                                               + 4.6 alpha sigma^2/kappa.
            rate.v chooses alpha, and rate_example.v has an instance of all hypotheses.
   Source   Certau, in place of [wu2024, Theorem 4, (14)].
   Differs  from the paper: conditions along the run, on every path of the noise, take the place of
            A4 and A5; the noise may depend on the past, and across coordinates, but has finite
            support. Independent noise can fail to meet them once K is large, because of the paths
            on which it keeps its sign: theorem_4_every_path.v proves so for one weight, f = w^2/2
            and noise +-sigma with sigma > 0.3 tau. For such noise theorem_4_inside.v bounds the
            average until a run leaves a level set of f, and the probability that it does.
            s0 <= s1 is asked for, which the other hypotheses give only if D >= 1.               *)
From Coq Require Import Reals Lra Lia List Arith.
From Certau.model Require Import sums vectors laws process smoothness algorithms histories stopping.
From Certau.tiki_taka Require Import run learning_rates theorem_4_while.
Import ListNotations.
Open Scope R_scope.

(* What is asked of the first K states, on every path of the noise. *)
Record along_the_run (D : nat) (g : vector -> vector) (noise : noise_source)
  (tau alpha beta s0 s1 B : R) (W0 : vector) (K : nat) : Prop := {
  mean_magnitudes : forall past i,
    possible noise past -> (length past < K)%nat -> (i < D)%nat ->
    s0 <= expect (noise past) (fun eps => Rabs (g (weights g tau alpha beta W0 past) i + eps i))
       <= s1;
  magnitudes : forall past eps i,
    possible noise past -> (length past < K)%nat -> supports (noise past) eps -> (i < D)%nat ->
    Rabs (g (weights g tau alpha beta W0 past) i + eps i) <= B;
  unsaturated : forall past,
    possible noise past -> (length past < K)%nat ->
    sup_norm D (weights g tau alpha beta W0 past) <= 0.3 * sqrt (s0 / s1) * tau
}.

Section Theorem_4.
Variables (D : nat) (f : vector -> R) (g : vector -> vector) (noise : noise_source).
Variables L f_star sigma tau s0 s1 B kappa alpha beta : R.
Variables (W0 : vector) (K : nat).

Hypothesis A1 : smooth D f g L.
Hypothesis A2 : forall V, f_star <= f V.
Hypothesis A3 : A3 D noise sigma.
Hypotheses (L_pos : 0 < L) (tau_pos : 0 < tau) (s0_pos : 0 < s0) (s0_le_s1 : s0 <= s1).
Hypothesis kappa_eq : kappa = s0 / (9 * L * tau).
Hypotheses (alpha_pos : 0 < alpha) (alpha_le : alpha <= kappa / 32).
Hypothesis beta_eq : beta = beta_of tau s1 kappa alpha.
Hypothesis beta_le : beta * B <= tau.
Hypothesis trajectory : along_the_run D g noise tau alpha beta s0 s1 B W0 K.
Hypothesis K_pos : (1 <= K)%nat.

(* A run is alive for K steps. *)
Lemma holds_while_shorter : holds_while D g noise tau alpha beta s0 s1 B W0
  (fun past => length past <? K).
Proof.
  destruct trajectory as [Hmeans Hmagnitudes Hunsaturated]. constructor.
  - intros past i Hpast Hlength. apply Nat.ltb_lt in Hlength. now apply Hmeans.
  - intros past eps i Hpast Hlength. apply Nat.ltb_lt in Hlength. now apply Hmagnitudes.
  - intros past Hpast Hlength. apply Nat.ltb_lt in Hlength. now apply Hunsaturated.
Qed.

Theorem average_gradient_le :
  average (grow noise) (fun past => norm2 D (g (weights g tau alpha beta W0 past))) K [] <=
  (f W0 - f_star) / (0.46 * kappa * beta * INR K) + 4.6 * alpha * sigma ^ 2 / kappa.
Proof.
  rewrite <- average_shorter.
  apply (average_gradient_le_while D f g noise L f_star sigma tau s0 s1 B kappa alpha beta W0
    (fun past => length past <? K) K); try assumption.
  - apply shorter_before.
  - exact holds_while_shorter.
Qed.

End Theorem_4.
