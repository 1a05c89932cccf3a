# SPDX-License-Identifier: Apache-2.0
"""tools/check_cells says VERIFIED only of what Coq has accepted, and how each other case ends.

Its programs are stand-ins here: shell scripts that end as `certau export` and `coqc` may.
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

ONE = """\
(* Theorem in_a_comment : True. *)
Definition chain : process R :=
  analog_sgd 1 2.
Definition claim_data : claim := 1.
Theorem average_le : forall K,
  average chain K <= 1.
Proof. exact it. Qed.
Print Assumptions average_le.
"""
TWO = ONE + ONE.replace("average_le", "average_ge")
CLOSED = "Closed under the global context\n"
REALS = """\
Axioms:
ClassicalDedekindReals.sig_not_dec : forall P : Prop, {~ ~ P} + {~ P}
ClassicalDedekindReals.sig_forall_dec
  : forall P : nat -> Prop,
    (forall n : nat, {P n} + {~ P n}) ->
    {n : nat | ~ P n} + {forall n : nat, P n}
"""


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def prints(text):
    return f"cat <<'END'\n{text.rstrip()}\nEND"


def exports(source):
    return prints(source).replace("cat", "cat > $5/cell.v", 1)


def proofs_of_now(folder):
    """A folder that looks as if theorems/ had been compiled to it."""
    for source in (ROOT / "theorems").rglob("*.v"):
        path = folder / source.relative_to(ROOT / "theorems").with_suffix(".vo")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


class CheckCells(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.proofs = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.proofs.cleanup)
        proofs_of_now(pathlib.Path(cls.proofs.name))

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.table = self.certificates("table", "a")

    def certificates(self, table, *names):
        path = self.folder / table
        (path / "certificates").mkdir(parents=True)
        for name in names:
            (path / "certificates" / f"{name}.json").touch()
        return path

    def check(self, *arguments, coqc=None):
        command = [sys.executable, "-B", ROOT / "tools" / "check_cells", *arguments]
        environment = {**os.environ, "COQC": coqc or script(self.folder / "coqc", "exit 0")}
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False,
                              env=environment)
        self.assertNotIn("Traceback", done.stderr)
        return done

    def outcome(self, export, coq, table=None):
        """What it says of a table for which its programs do this."""
        certau = script(self.folder / "certau", export)
        return self.check(table or self.table, "--certau", certau, "--proofs", self.proofs.name,
                          coqc=script(self.folder / "coqc", coq))

    def assert_failed(self, done, reason):
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stdout, r"^FAILED \S+a\.json \(")
        self.assertIn(reason, done.stdout)
        self.assertNotIn("VERIFIED", done.stdout)

    def test_shows_what_coq_has_checked(self):
        done = self.outcome(exports(ONE), prints(REALS))
        self.assertEqual(done.returncode, 0, done.stdout)
        first, *stated, last = done.stdout.splitlines()
        self.assertRegex(first, r"^VERIFIED by Coq \S+a\.json \([0-9.]+ s\)$")
        self.assertEqual(stated, ["  Definition chain : process R := analog_sgd 1 2.",
                                  "  Theorem average_le : forall K, average chain K <= 1."])
        self.assertEqual(last, "1 certificate: 1 checked by Coq")

    def test_accepts_a_separation_of_which_all_theorems_are_asked(self):
        done = self.outcome(exports(TWO), prints(REALS + CLOSED))
        self.assertEqual(done.returncode, 0, done.stdout)

    def test_notices_what_coq_does_not_accept(self):
        self.assert_failed(self.outcome(exports(ONE), "echo Unable to unify >&2; exit 1"),
                           "Unable to unify")

    def test_notices_what_a_theorem_rests_on(self):
        mine = "Axioms:\nmine : False\n"
        for source, printed, reason in (
            (ONE, mine, "rests on mine"),
            (ONE, "Axioms:\nClassical_Prop.classic : False\n", "rests on Classical_Prop.classic"),
            (ONE, "Axioms:\nf is assumed to be guarded.\n", "rests on f is assumed"),
            (TWO, CLOSED + mine, "rests on mine"),
            (TWO, mine + CLOSED, "rests on mine"),
            (TWO, mine + REALS, "rests on mine"),
        ):
            with self.subTest(printed):
                self.assert_failed(self.outcome(exports(source), prints(printed)), reason)

    def test_notices_an_answer_that_is_missing(self):
        self.assert_failed(self.outcome(exports(ONE), "exit 0"), "0 of 1 theorem ")
        self.assert_failed(self.outcome(exports(TWO), prints(CLOSED)), "1 of 2 theorems ")

    def test_notices_a_theorem_that_is_not_asked(self):
        for source in (ONE.replace("Print Assumptions average_le.\n", ""),
                       ONE.replace("Print Assumptions average_le", "Print Assumptions chain"),
                       ONE.replace("Theorem average_le", "Lemma average_le"),
                       ONE + "Theorem more : True.\nProof. exact I. Qed.\n"):
            with self.subTest(source):
                self.assert_failed(self.outcome(exports(source), prints(CLOSED)), "does not ask")

    def test_notices_what_is_not_exported(self):
        refused = "echo 'certau: a.json is not exported to Coq: no checker for it' >&2; exit 2"
        done = self.outcome(refused, "exit 0")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stdout, r"^NOT EXPORTED \S+a\.json \(\S+ s\): no checker for it\n")
        self.assertIn("1 certificate: 1 not exported", done.stdout)

    def test_notices_what_the_verifier_rejects(self):
        self.assert_failed(self.outcome("echo REJECTED >&2; exit 1", "exit 0"), "REJECTED")
        self.assert_failed(self.outcome("exit 0", "exit 0"), "wrote 0 files")

    def test_a_failure_counts_more_than_what_is_not_exported(self):
        table = self.certificates("more", "a", "b", "c")
        export = f"case $3 in *a.json) exit 1;; *b.json) exit 2;; esac\n{exports(ONE)}"
        done = self.outcome(export, prints(REALS), table)
        self.assertEqual(done.returncode, 1)
        self.assertIn("3 certificates: 1 checked by Coq, 1 failed, 1 not exported", done.stdout)

    def test_refuses_invalid_input_in_a_line(self):
        there = script(self.folder / "there", "exit 0")
        nowhere = self.folder / "nowhere"
        good = ["--certau", there, "--proofs", self.proofs.name]
        for reason, arguments in {
            "required": [],
            "unrecognized": [self.table, "--job-count"],
            "invalid int": [self.table, "--jobs", "many"],
            "at least 1": [self.table, "--jobs", "0"],
            "does not exist": [nowhere, *good],
            "no certificates": [self.table, self.certificates("empty"), *good],
            "make build": [self.table, "--certau", nowhere],
            "no folder": [self.table, "--certau", there, "--proofs", nowhere],
        }.items():
            with self.subTest(reason):
                self.assert_invalid(self.check(*arguments), reason)
        self.assert_invalid(self.check(self.table, *good, coqc=str(nowhere)), "COQC")

    def assert_invalid(self, done, reason):
        self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertRegex(done.stderr, r"\Acheck_cells: [^\n]+\n\Z")
        self.assertIn(reason, done.stderr)

    def test_refuses_proofs_that_are_not_of_now(self):
        proofs = proofs_of_now(self.folder / "proofs")
        options = ["--certau", script(self.folder / "there", "exit 0"), "--proofs", proofs]
        os.utime(proofs / "drift_soundness.vo", (0, 0))
        self.assert_invalid(self.check(self.table, *options), "drift_soundness.v: changed")
        (proofs / "drift_soundness.vo").unlink()
        self.assert_invalid(self.check(self.table, *options), "build the target `proofs`")


if __name__ == "__main__":
    unittest.main()
