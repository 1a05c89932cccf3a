# SPDX-License-Identifier: Apache-2.0
"""The audit of the proofs accepts a good tree and notices each kind of bad one."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

from proofs import ALLOWED, PAGE, ProofFile, audit, unexpected_assumptions, without_comments
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
    "a plugin on two lines": 'Declare\n ML Module "a".',
    "guards off on two lines": "Unset Guard\n Checking.",
    "definitional proof irrelevance": "Set Definitional UIP.",
    "an instance that is assumed": "Declare Instance a : False.",
    "a module that is assumed": "Declare Module A : B.",
    "rewrite rules": "Rewrite Rule a := b => c.",
    "a symbol": "Symbol a : False.",
    "an attribute in words": "Monomorphic Variable a : False.",
    "a prefix": "Time Variable a : False.",
    "a prefix with a number": "Timeout 9 Variable a : False.",
    "a prefix with a file": 'Redirect "a" Variable a : False.',
    "a prefix at the end of a section": "Section A.\nTime End A.\nVariable a : False.",
    "a prefix that is a bullet's": "Lemma a : True. { exact I. } Time Qed.",
    "a failure": "Fail Lemma a : False.",
    "another text": 'Load "a".',
    "another folder": 'Add Rec LoadPath "a" as B.',
    "a module": "Module A. Definition b := 1. End A.",
    "what Coq prints": "Global Unset Printing Notations.",
}

# The page would not show, or not as they are, what these define.
HIDDEN = {
    "example": "Example a : Prop. exact True. Defined.",
    "variant": "Variant a := b.",
    "class": "Class a := b : False.",
    "instance": "#[local] Instance a : b := c.",
    "function": "Function a (n : nat) := n.",
    "fact": "Fact a : Prop. exact True. Defined.",
    "coercion": "Coercion a : b >-> c.",
    "let outside sections": "Let a := True.",
    "notation": 'Notation "x = y" := (x <= y) : nat_scope.',
    "notation that is an abbreviation": "Notation twice := (fun _ => 0).",
    "infix": 'Infix "=" := le : nat_scope.',
    "export": "Export ListNotations.",
    "export of a file": "From Certau.device Require Export other.",
}
SHOWN = {
    "local notation": 'Local Notation "x == y" := (x <= y) (at level 70).',
    "local notation by an attribute": "#[local] Notation a := 1.",
    "in a section": "Section A. Let a := 1. Notation b := a. Context (c : nat). End A.",
}

CLOSED = "Closed under the global context\n"


def listing(*entries):
    return "\n".join(["Axioms:", *entries]) + "\n"


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

    def test_notices_each_way_around_the_page(self):
        path, shared = pathlib.Path("theorems/device/bad.v"), pathlib.Path("theorems/model/bad.v")
        for kind, text in HIDDEN.items():
            with self.subTest(kind), SmallTree({str(p): text for p in (path, shared)}) as root:
                self.assertNotEqual(ProofFile(root, path).wrong, [])
                self.assertEqual(ProofFile(root, shared).wrong, [])
        for kind, text in SHOWN.items():
            with self.subTest(kind), SmallTree({str(path): text}) as root:
                self.assertEqual(ProofFile(root, path).wrong, [])

    def test_says_on_which_line_a_sentence_starts(self):
        path = pathlib.Path("theorems/device/bad.v")
        text = "Lemma a : True.\nProof. exact I. Qed.\n\nTime\nEnd A."
        with SmallTree({str(path): text}) as root:
            self.assertEqual(len(ProofFile(root, path).wrong), 1)
            self.assertIn("bad.v:4: Time", ProofFile(root, path).wrong[0])

    def audit_more(self, more, **others):
        """What the audit says of a theorem, and the page that it writes."""
        named = {**REGISTRY, "foundations": [NAMED]}
        files = {f"device/{name}": text for name, text in {**others, "more": more}.items()}
        tree = {f"theorems/{name}.v": text for name, text in files.items()}
        with SmallTree({**GOOD, **tree}) as root:
            wrong = self.audit(root, named, files, update=True)
            return wrong, (root / PAGE).read_text(encoding="utf-8")

    def test_notices_an_axiom_with_the_name_of_an_allowed_one(self):
        for module, name, kind, prefix in (
                ("Classical_Prop", "classic", "False", "Monomorphic"),
                ("Classical_Prop", "classic", "False", "Section A.\nTime End A.\n"),
                ("FunctionalExtensionality", "functional_extensionality_dep", "forall P : Prop, P",
                 "Time")):
            more = (f"From Certau.device Require {module}.\nTheorem more : 1 = 2.\n"
                    f"Proof. apply (False_ind _). apply {module}.{name}. Qed.\n")
            with self.subTest(module=module, prefix=prefix):
                false = {module: f"{prefix} Variable {name} : {kind}."}
                wrong, _ = self.audit_more(more, **false)
                said = "\n".join(wrong)
                self.assertIn("lower case", said)
                self.assertIn("Time" if "Time" in prefix else prefix, said)
                self.assertIn(f"rests on {module}.{name} : {kind}:", wrong[-1])

    def test_notices_an_axiom_in_a_module_with_the_name_of_an_allowed_one(self):
        wrong, _ = self.audit_more(
            "Module Classical_Prop. Time Variable classic : False. End Classical_Prop.\n"
            "Theorem more : 1 = 2. Proof. destruct Classical_Prop.classic. Qed.\n")
        self.assertTrue(any("classic : False" in message for message in wrong), wrong)

    def test_notices_an_instance_that_is_assumed(self):
        wrong, _ = self.audit_more("Class Bad := bad : False.\nDeclare Instance b : Bad.\n"
                                   "Theorem more : 1 = 2. Proof. destruct b. Qed.\n")
        self.assertTrue(any("rests on" in message for message in wrong), wrong)

    def test_notices_a_guard_that_was_off(self):
        wrong, _ = self.audit_more("Unset Guard Checking.\n"
                                   "Fixpoint f (n : nat) {struct n} : False := f n.\n"
                                   "Theorem more : 1 = 2. Proof. destruct (f 0). Qed.\n")
        self.assertIn("f is assumed to be guarded.", wrong[-1])

    def test_accepts_the_axioms_of_the_standard_library(self):
        wrong, page = self.audit_more(
            "From Coq Require Import Reals ClassicalDedekindReals FunctionalExtensionality "
            "Classical_Prop.\n"
            "Theorem more : (forall x : R, x + 0 = x)%R /\\ forall P : Prop, P \\/ ~ P.\n"
            "Proof.\npose proof sig_not_dec as no.\n"
            "pose proof @functional_extensionality_dep as extensionality.\n"
            "exact (conj Rplus_0_r classic).\nQed.\n")
        self.assertEqual(wrong, [])
        self.assertIn("`classic`", page)
        self.assertIn("`sig_forall_dec`", page)

    def test_shows_every_definition_that_a_statement_uses(self):
        wrong, page = self.audit_more("""\
From Certau.model Require Import numbers.
Definition twice (n : nat) : nat. exact 0. Defined.
Local Definition once (n : nat) := 0.
Inductive less := big | small.
Record pair := { first : nat; second := 1 : nat }.
Fixpoint f (n : nat) := match n with O => 0 | S m => g m end
with g (n : nat) := match n with O => 0 | S m => f m end.
Lemma absurd : Prop. Proof. exact True. Defined.
Definition α := True.
Theorem more : twice 1 = 0 /\\ once 1 = 0 /\\ big = big /\\ (forall p, second p = 1) /\\ g 0 = 0 /\\
  absurd /\\ α.
Proof. repeat split. Qed.
""")
        self.assertEqual(wrong, [])
        for shown in ("twice = fun _", "once = fun _", "Inductive less", "Record pair", "with g (n",
                      "absurd = True", "α = True"):
            self.assertIn(shown, page)

    def test_shows_a_definition_of_another_file(self):
        wrong, page = self.audit_more("From Certau.device Require Import other.\n"
                                      "Theorem more : less 2 1. Proof. exact I. Qed.\n",
                                      other="Definition less (a b : nat) := True.\n")
        self.assertEqual(wrong, [])
        self.assertIn("less = fun _ _ : nat => True", page)

    def test_notices_two_files_of_one_name(self):
        with SmallTree({**GOOD, "theorems/device/numbers.v": MODEL}) as root:
            wrong = self.audit(root, REGISTRY, ["device/numbers"])
        self.assertEqual(len(wrong), 1, wrong)
        self.assertIn("has the same name", wrong[0])

    def test_keeps_the_lines_of_what_it_blanks(self):
        text = 'a (* b\n (* c\n *) d *) "e\n""f" g\n'
        self.assertEqual(without_comments(text).count("\n"), text.count("\n"))
        self.assertEqual(without_comments(text).split(), ["a", "g"])


class Assumptions(unittest.TestCase):
    def test_accepts_the_allowed_ones_in_several_answers(self):
        entries = [f"{name}\n  : {kind}" for name, kind in ALLOWED.items()]
        self.assertEqual(unexpected_assumptions(CLOSED), [])
        self.assertEqual(unexpected_assumptions(listing(*entries)), [])
        self.assertEqual(unexpected_assumptions(listing(*entries) + CLOSED + listing(*entries)), [])

    def test_lists_all_others(self):
        name = "Classical_Prop.classic"
        allowed = f"{name} : {ALLOWED[name]}"
        for entry in (f"{name} : False", "classic : forall P : Prop, P \\/ ~ P",
                      "f is assumed to be guarded.", "t relies on an unsafe hierarchy."):
            with self.subTest(entry):
                for output in (listing(entry), CLOSED + listing(allowed, entry) + CLOSED,
                               listing(entry, allowed), entry + "\n" + CLOSED):
                    self.assertEqual(unexpected_assumptions(output), [entry])

    def test_lists_what_is_no_answer(self):
        self.assertEqual(len(unexpected_assumptions("")), 1)
        self.assertIn("nothing", unexpected_assumptions("")[0])
        self.assertNotEqual(unexpected_assumptions("a : False\n"), [])
        self.assertEqual(unexpected_assumptions("Section Variables:\nz\n: nat\n" + CLOSED),
                         ["Section Variables:", "z", ": nat"])


class CommandLine(unittest.TestCase):
    def test_says_in_one_line_what_is_missing(self):
        there = sys.executable
        for arguments, said in (([], "usage"), ([there], "usage"), ([there, ".", "--no"], "usage"),
                                (["./nowhere", "."], "make build"),
                                ([there, "./nowhere"], "build the target"),
                                (["true", "."], "does not print the registry")):
            with self.subTest(arguments):
                run = subprocess.run(
                    [sys.executable, "-B", pathlib.Path(__file__).with_name("proofs.py"),
                     *arguments], capture_output=True, text=True, check=False)
                self.assertEqual(run.returncode, 3)
                self.assertIn(said, run.stderr)
                self.assertEqual((run.stdout, run.stderr.count("\n")), ("", 1))


if __name__ == "__main__":
    unittest.main()
