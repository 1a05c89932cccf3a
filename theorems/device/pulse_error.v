(* SPDX-License-Identifier: Apache-2.0 *)
(* BL pulses of size dw in place of the increment delta: how far the weight is off.

   Proves   pulse-error-repaired: for |BL dw - |delta|| <= dw <= tau, |w| <= tau and q = 1 -+ w/tau,
              |pulsed - updated| <= q (dw + dw^2 BL (BL - 1)/(2 tau))
                                 <= q (dw + (delta^2 + |delta| dw)/(2 tau)).
   Source   Certau, after [wu2024, (20)].
   Differs  the paper's first term dw/tau is no weight by its units, and BL dw may exceed |delta|;
            both bounds carry the response factor q at the weight.                               *)
From Coq Require Import Reals Lra Lia.
From Certau.model Require Import devices.
From Certau.device Require Import decomposition.
Open Scope R_scope.

(* The first terms of (1 - x)^n enclose it. *)
Lemma one_sub_le_pow n x : 0 <= x <= 1 -> 1 - INR n * x <= (1 - x) ^ n.
Proof.
  intros Hx. induction n as [|n IH]; [simpl; lra|]. rewrite S_INR. simpl.
  pose proof (Rmult_le_compat_l (1 - x) _ _ ltac:(lra) IH) as H.
  assert (Hsqr : 0 <= INR n * (x * x)) by (apply Rmult_le_pos; [apply pos_INR|apply Rle_0_sqr]).
  lra.
Qed.

Lemma pow_le_second_order n x :
  0 <= x <= 1 -> (1 - x) ^ n <= 1 - INR n * x + INR n * (INR n - 1) * x ^ 2 / 2.
Proof.
  intros Hx. induction n as [|n IH]; [simpl; lra|].
  rewrite S_INR. change ((1 - x) ^ S n) with ((1 - x) * (1 - x) ^ n).
  pose proof (Rmult_le_compat_l (1 - x) _ _ ltac:(lra) IH) as H.
  assert (Hcube : 0 <= INR n * (INR n - 1) * x ^ 3 / 2).
  { assert (Hn : 0 <= INR n * (INR n - 1)).
    { destruct n as [|m]; [simpl; lra|]. rewrite S_INR. pose proof (pos_INR m).
      apply Rmult_le_pos; lra. }
    pose proof (Rmult_le_pos _ _ Hn (pow_le x 3 (proj1 Hx))). lra. }
  eapply Rle_trans; [exact H|]. lra.
Qed.

(* The direction of the pulses. *)
Definition sign delta := if Rle_dec 0 delta then 1 else -1.

(* The weight after BL pulses of size dw in the direction s. *)
Definition pulsed tau s dw BL w :=
  Nat.iter BL (fun v => update (asymmetric_linear tau 0) v (s * dw)) w.

Lemma sign_cases delta :
  (sign delta = 1 \/ sign delta = -1) /\ delta = sign delta * Rabs delta.
Proof.
  unfold sign. destruct (Rle_dec 0 delta) as [Hup|Hdown].
  - rewrite Rabs_pos_eq by exact Hup. split; [now left|ring].
  - rewrite Rabs_left by lra. split; [now right|ring].
Qed.

Lemma update_of_sign tau s a w :
  s = 1 \/ s = -1 -> 0 <= a ->
  update (asymmetric_linear tau 0) w (s * a) = w + s * a * (1 - s * w / tau).
Proof.
  intros Hs Ha. rewrite update_asymmetric_linear, Rabs_mult, (Rabs_pos_eq a) by exact Ha.
  destruct Hs as [-> | ->]; [rewrite Rabs_R1|rewrite Rabs_left by lra]; unfold Rdiv; ring.
Qed.

(* A pulse multiplies the response factor 1 - s w/tau by 1 - dw/tau. *)
Lemma factor_after_pulses tau s dw BL w :
  s = 1 \/ s = -1 -> 0 <= dw ->
  1 - s * pulsed tau s dw BL w / tau = (1 - s * w / tau) * (1 - dw / tau) ^ BL.
Proof.
  intros Hs Hdw. induction BL as [|n IH]; [simpl; ring|].
  change (pulsed tau s dw (S n) w) with
    (update (asymmetric_linear tau 0) (pulsed tau s dw n w) (s * dw)).
  rewrite update_of_sign by assumption. change (?x ^ S n) with (x * x ^ n).
  replace ((1 - s * w / tau) * ((1 - dw / tau) * (1 - dw / tau) ^ n))
    with ((1 - dw / tau) * (1 - s * pulsed tau s dw n w / tau)) by (rewrite IH; ring).
  unfold Rdiv. destruct Hs as [-> | ->]; ring.
Qed.

Lemma pulsed_sub_update tau s dw BL w a :
  0 < tau -> s = 1 \/ s = -1 -> 0 <= dw -> 0 <= a ->
  pulsed tau s dw BL w - update (asymmetric_linear tau 0) w (s * a) =
  s * (1 - s * w / tau) * (tau * (1 - (1 - dw / tau) ^ BL) - a).
Proof.
  intros Htau Hs Hdw Ha. rewrite update_of_sign by assumption.
  pose proof (factor_after_pulses tau s dw BL w Hs Hdw) as H.
  assert (Hp : pulsed tau s dw BL w =
               s * tau * (1 - (1 - s * w / tau) * (1 - dw / tau) ^ BL)).
  { rewrite <- H. destruct Hs as [-> | ->]; field; lra. }
  rewrite Hp. destruct Hs as [-> | ->]; field; lra.
Qed.

(* tau (1 - (1 - dw/tau)^n) is at most n dw, and short of it by at most n (n - 1) dw^2/(2 tau). *)
Lemma applied_increment_bounds tau dw n :
  0 < tau -> 0 <= dw <= tau ->
  INR n * dw - dw ^ 2 * INR n * (INR n - 1) / (2 * tau) <=
  tau * (1 - (1 - dw / tau) ^ n) <= INR n * dw.
Proof.
  intros Htau Hdw. set (x := dw / tau).
  assert (Hx : 0 <= x <= 1).
  { unfold x. pose proof (Rinv_0_lt_compat tau Htau) as Hinv. split.
    - apply Rmult_le_pos; lra.
    - rewrite <- (Rinv_r tau) by lra. apply Rmult_le_compat_r; lra. }
  pose proof (one_sub_le_pow n x Hx) as Hlow. pose proof (pow_le_second_order n x Hx) as Hhigh.
  apply (Rmult_le_compat_l tau) in Hlow; [|lra]. apply (Rmult_le_compat_l tau) in Hhigh; [|lra].
  replace (INR n * dw) with (tau * (INR n * x)) by (unfold x; field; lra).
  replace (dw ^ 2 * INR n * (INR n - 1) / (2 * tau))
    with (tau * (INR n * (INR n - 1) * x ^ 2 / 2)) by (unfold x; field; lra).
  lra.
Qed.

(* n dw (n dw - dw) <= (|delta| + dw) |delta|, as n dw <= |delta| + dw. *)
Lemma pulses_squared_le dw n a :
  0 < dw -> 0 <= a -> INR n * dw - a <= dw ->
  dw ^ 2 * INR n * (INR n - 1) <= a ^ 2 + a * dw.
Proof.
  intros Hdw Ha Hn. destruct n as [|m].
  - simpl. pose proof (Rle_0_sqr a) as Hsqr. pose proof (Rmult_le_pos a dw Ha ltac:(lra)).
    unfold Rsqr in Hsqr. lra.
  - rewrite S_INR in *. pose proof (pos_INR m) as Hm.
    assert (Hmdw : 0 <= INR m * dw) by (apply Rmult_le_pos; lra).
    pose proof (Rmult_le_compat (INR m * dw + dw) (a + dw) (INR m * dw) a
                  ltac:(lra) Hmdw ltac:(lra) ltac:(lra)) as H.
    lra.
Qed.

Theorem pulse_error_le tau w delta dw BL :
  0 < tau -> 0 < dw -> Rabs (INR BL * dw - Rabs delta) <= dw -> Rabs w <= tau -> dw <= tau ->
  let s := sign delta in
  let q := 1 - s * w / tau in
  let bound := q * (dw + dw ^ 2 * INR BL * (INR BL - 1) / (2 * tau)) in
  Rabs (pulsed tau s dw BL w - update (asymmetric_linear tau 0) w delta) <= bound /\
  bound <= q * (dw + (delta ^ 2 + Rabs delta * dw) / (2 * tau)).
Proof.
  intros Htau Hdw HBL Hw Hle s q bound. set (a := Rabs delta) in *.
  destruct (sign_cases delta) as [Hs Hdelta]. fold s in Hs, Hdelta. fold a in Hdelta.
  assert (Ha : 0 <= a) by apply Rabs_pos.
  assert (Hbetween : - dw <= INR BL * dw - a <= dw).
  { pose proof (Rle_abs (INR BL * dw - a)) as Hup.
    pose proof (Rle_abs (- (INR BL * dw - a))) as Hdown. rewrite Rabs_Ropp in Hdown. lra. }
  assert (Hq : 0 <= q).
  { assert (Hsw : s * w <= tau).
    { eapply Rle_trans; [apply Rle_abs|]. rewrite Rabs_mult.
      assert (Habs : Rabs s = 1)
        by (destruct Hs as [-> | ->]; [apply Rabs_R1|rewrite Rabs_left by lra; lra]).
      rewrite Habs. lra. }
    unfold q. apply (Rmult_le_compat_r (/ tau)) in Hsw; [|now apply Rlt_le, Rinv_0_lt_compat].
    rewrite Rinv_r in Hsw by lra. unfold Rdiv. lra. }
  split.
  - rewrite Hdelta, pulsed_sub_update by (assumption || lra). fold q.
    rewrite !Rabs_mult, (Rabs_pos_eq q) by exact Hq.
    assert (Habs : Rabs s = 1)
      by (destruct Hs as [-> | ->]; [apply Rabs_R1|rewrite Rabs_left by lra; lra]).
    rewrite Habs, Rmult_1_l. apply Rmult_le_compat_l; [exact Hq|].
    pose proof (applied_increment_bounds tau dw BL Htau ltac:(lra)) as Happlied.
    apply Rabs_le. lra.
  - apply Rmult_le_compat_l; [exact Hq|]. apply Rplus_le_compat_l.
    apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|].
    rewrite <- (pow2_abs delta). fold a. now apply pulses_squared_le.
Qed.
