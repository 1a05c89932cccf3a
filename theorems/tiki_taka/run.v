(* SPDX-License-Identifier: Apache-2.0 *)
(* The run of Tiki-Taka on R^D, from P_0 = 0: the states (W_k, P_k) that the noise of a history
   leads to, and their two arrays.
   Source: [wu2024, (TT-P), (TT-W)].                                                              *)
From Coq Require Import Reals.
From Certau.model Require Import vectors algorithms histories.
Open Scope R_scope.

Definition tiki_taka_run (g : vector -> vector) (tau alpha beta : R) (W0 : vector)
  (past : history) : vector * vector := reached (tiki_taka_step g tau alpha beta) (W0, zero) past.

(* W_k and P_k. *)
Definition weights (g : vector -> vector) (tau alpha beta : R) (W0 : vector)
  (past : history) : vector := fst (tiki_taka_run g tau alpha beta W0 past).
Definition auxiliary (g : vector -> vector) (tau alpha beta : R) (W0 : vector)
  (past : history) : vector := snd (tiki_taka_run g tau alpha beta W0 past).
