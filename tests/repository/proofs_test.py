# SPDX-License-Identifier: Apache-2.0
"""The audit of the proofs accepts a good tree and notices each kind of bad one."""

import os
import pathlib
import subprocess
import tempfile
import unittest

from proofs import PAGE, ProofFile, audit, without_comments
from small_tree import SmallTree

MODEL = "Definition twice (n : nat) := n + n.\n"
# Words in comments and strings do no harm, nor do names that contain them.
PROOF = """\
(* Nothing is Admitted (* or an Axiom *) here. *)
From Certau.model Require Import numbers.
Definition positive_half (n : nat) : Prop := n <> 0.
Section Twice.
Variable admit_free : nat.
Hypothesis positive : positive_half admit_free.
Theorem twice_ne : twice admit_free <> 0.
Proof. unfold twice. destruct admit_free; [contradiction|discriminate]. Qed.
Lemma unnamed : True.
Proof. idtac "Parameter". exact I. Qed.
End Twice.
"""
GOOD = {"theorems/model/numbers.v": MODEL, "theorems/device/twice.v": PROOF,
        "docs/generated/theorems.md": ""}
REGISTRY = {
    "claims": [{"claim": "twice", "theorems": ["Certau.device.twice.twice_ne"], "says": "holds",
                "note": "", "title": "Doubling", "source": "Certau", "statement": "2n ≠ 0",
                "hypotheses": ["n ≠ 0"]}],
    "foundations": [],
}
NAMED = {"theorem": "Certau.device.more.more", "says": "More", "source": "Certau"}

BAD_TEXT = {
    "admitted": "Lemma a : False. Admitted.",
    "admitted in passing": "Lemma a : True. Proof. admit. Qed.",
    "axiom": "Axiom a : False.",
    "parameter": "Parameters a b : nat.",
    "conjecture": "Conjecture a : False.",
    "after a comment": "(* a *) (* (* *) *)Axiom a : False.",
    "after a string": 'Definition a := "(*". Axiom b : False.',
    "variable outside sections": "Section A. End A. Variable a : False.",
    "hypothesis in a module": "Module A. Hypothesis a : False. End A.",
    "context outside sections": "Context {a : False}.",
    "guards off": "Unset Guard Checking.",
    "universes off": "#[local] Unset Universe Checking.",
    "one guard off": "#[bypass_check(guard)] Fixpoint f (n : nat) : nat := f n.",
    "primitive integers": "From Coq Require Import Lia Uint63.",
    "big integers": "From Bignums Require Import\n  BigZ.",
    "a compiler": "Lemma a : 1 = 1. Proof. native_compute. reflexivity. Qed.",
    "a plugin": 'Declare ML Module "a".',
}


def coqc(folder, path, output):
    output.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run([os.environ.get("COQC", "coqc"), "-q", "-noglob", "-Q", str(folder), "Certau",
                    "-o", str(output), str(path)], check=True, capture_output=True)


class Proofs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.compiled = pathlib.Path(folder.name)

    def audit(self, root, registry, names=(), update=False):
        """What the audit says after compiling the model, the proof and further files."""
        for name in ("model/numbers", "device/twice", *names):
            coqc(self.compiled, root / f"theorems/{name}.v", self.compiled / f"{name}.vo")
        return audit(root, self.compiled, registry, update)

    def test_accepts_a_good_tree_and_shows_its_statements(self):
        with SmallTree(GOOD) as root:
            self.assertEqual(self.audit(root, REGISTRY, update=True), [])
            self.assertEqual(self.audit(root, REGISTRY), [])
            page = (root / PAGE).read_text(encoding="utf-8")
        self.assertIn("> 2n ≠ 0\n", page)
        self.assertIn("forall admit_free : nat, positive_half admit_free -> twice admit_free <> "
                      "0%nat\n\npositive_half = fun n : nat => n <> 0%nat\n", page)
        self.assertIn("Rests on no axiom.", page)

    def test_notices_a_page_out_of_date(self):
        with SmallTree(GOOD) as root:
            self.assertEqual(self.audit(root, REGISTRY, update=True), [])
            path = root / PAGE
            path.write_text(path.read_text(encoding="utf-8").replace("<> 0%nat", "<> 1%nat"),
                            encoding="utf-8")
            self.assertIn("is not what Coq prints", self.audit(root, REGISTRY)[0])

    def test_notices_a_theorem_that_nothing_names(self):
        with SmallTree(GOOD) as root:
            wrong = self.audit(root, {"claims": [], "foundations": []})
        self.assertEqual(len(wrong), 1, wrong)
        self.assertIn("register it", wrong[0])

    def test_notices_a_named_theorem_that_is_missing_or_a_lemma(self):
        for name in ("Certau.device.twice.nowhere", "Certau.device.twice.unnamed"):
            named = {**REGISTRY, "foundations": [{**NAMED, "theorem": name}]}
            with self.subTest(name), SmallTree(GOOD) as root:
                wrong = self.audit(root, named)
                self.assertEqual(len(wrong), 1, wrong)
                self.assertIn("no file has", wrong[0])

    def test_notices_an_axiom_of_the_standard_library(self):
        text = ("From Coq Require Import ProofIrrelevance.\n"
                "Theorem more (P : Prop) (p q : P) : p = q.\n"
                "Proof. apply proof_irrelevance. Qed.\n")
        named = {**REGISTRY, "foundations": [NAMED]}
        with SmallTree({**GOOD, "theorems/device/more.v": text}) as root:
            wrong = self.audit(root, named, ["device/more"])
        self.assertEqual(len(wrong), 1, wrong)
        self.assertIn("rests on ProofIrrelevance.proof_irrelevance", wrong[0])

    def test_notices_what_is_admitted_twice(self):
        text = "Theorem more : False. Admitted.\n"
        named = {**REGISTRY, "foundations": [NAMED]}
        with SmallTree({**GOOD, "theorems/device/more.v": text}) as root:
            wrong = self.audit(root, named, ["device/more"])
        self.assertEqual(len(wrong), 2, wrong)  # by its word, and by what Coq says of it

    def test_notices_a_file_that_was_not_compiled(self):
        with SmallTree({**GOOD, "theorems/device/more.v": MODEL}) as root:
            wrong = self.audit(root, REGISTRY)
        self.assertEqual(len(wrong), 1, wrong)
        self.assertIn("not compiled", wrong[0])

    def test_notices_each_way_around_the_kernel(self):
        path = pathlib.Path("theorems/device/bad.v")
        with SmallTree({str(path): PROOF}) as root:
            self.assertEqual(ProofFile(root, path).wrong, [])
        for kind, text in BAD_TEXT.items():
            with self.subTest(kind), SmallTree({str(path): PROOF + text}) as root:
                self.assertNotEqual(ProofFile(root, path).wrong, [])

    def test_keeps_the_lines_of_what_it_blanks(self):
        text = 'a (* b\n (* c\n *) d *) "e\n""f" g\n'
        self.assertEqual(without_comments(text).count("\n"), text.count("\n"))
        self.assertEqual(without_comments(text).split(), ["a", "g"])


if __name__ == "__main__":
    unittest.main()
