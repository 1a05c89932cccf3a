(* SPDX-License-Identifier: Apache-2.0 *)
(* From an upper and a lower bound to "better for every K from here on": what a file made by
   `certau export --coq` from a separation needs.

   Proves   if one average is at most v + t/K and another at least v' - t'/K for every K >= 1, and
            v + t/K0 < v' - t'/K0, v < v', then the first is below the second for all K >= K0.
   Source   Certau; docs/certificate-format.md, "Separations".                                   *)
From Coq Require Export Reals Lra.
From Certau.model Require Export process.
Open Scope R_scope.

Lemma lt_of_bounds {better worse : nat -> R} {v t v' t' : R} :
  (forall K, (1 <= K)%nat -> better K <= v + t / INR K) ->
  (forall K, (1 <= K)%nat -> worse K >= v' - t' / INR K) ->
  forall K0, 1 <= K0 -> v < v' -> v + t / K0 < v' - t' / K0 ->
  forall K, K0 <= INR K -> better K < worse K.
Proof.
  intros Hbetter Hworse K0 HK0 Hv Hbelow K HK.
  assert (HK1 : (1 <= K)%nat) by (apply INR_le; simpl INR; lra).
  specialize (Hbetter K HK1). specialize (Hworse K HK1).
  assert (Hsum : t + t' < (v' - v) * INR K).
  { apply (Rmult_lt_compat_r K0) in Hbelow; [|lra].
    replace ((v + t / K0) * K0) with (v * K0 + t) in Hbelow by (field; lra).
    replace ((v' - t' / K0) * K0) with (v' * K0 - t') in Hbelow by (field; lra).
    pose proof (Rmult_le_compat_l (v' - v) _ _ ltac:(lra) HK). lra. }
  apply (Rmult_lt_compat_r (/ INR K)) in Hsum; [|apply Rinv_0_lt_compat; lra].
  replace ((v' - v) * INR K * / INR K) with (v' - v) in Hsum by (field; lra).
  unfold Rdiv in *. lra.
Qed.
