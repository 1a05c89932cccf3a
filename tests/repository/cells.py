#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Coq accepts what `certau export --coq` writes, and nothing that says more or proves less.

usage: cells.py PATH/TO/certau PATH/TO/proofs

The cells of cells.toml, beside this file, are certified and pass tools/check_cells. Of two of them,
one for each direction, twins with one number changed must not compile.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPEC = pathlib.Path(__file__).with_suffix(".toml")
QUANTITY = '"squared-gradient-norm"'


def run(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def scaled(text, pattern, numerator, denominator):
    """The text with the number p/q that the pattern's first two groups name, times a fraction."""
    found = re.search(pattern, text)
    assert found, f"{pattern} is not in the file"
    old = f"{found[1]}/{found[2]}", f"{found[1]} # {found[2]}"
    new = int(found[1]) * numerator, int(found[2]) * denominator
    for before, sign in zip(old, "/#"):
        assert before in text, f"{before} is not in the file"
        text = text.replace(before, f"{new[0]}/{new[1]}" if sign == "/" else f"{new[0]} # {new[1]}")
    return text


def corrupted(text, upper):
    """Twins of a file: what is wrong with each, and its text."""
    closer = (999, 1000) if upper else (1001, 1000)
    yield "a better value", scaled(text, r"bound := \((\d+) # (\d+)\)", *closer)
    yield "a smaller transient", scaled(text, r"transient := \((\d+) # (\d+)\)", 9, 10)
    # The numerator of the potential's coefficient of t^2.
    potential = re.search(r"potential := Polynomial \[-?\d+;\s+-?\d+;\s+(-?\d+)", text)
    other = str(int(potential[1]) * 11 // 10)
    yield "another potential", text[: potential.start(1)] + other + text[potential.end(1) :]
    yield "a larger set", scaled_radius(text)
    stated = re.search(r"(<=|>=)\n\s+\((\d+)/(\d+)\)", text)
    more = f"{stated[1]}\n  ({int(stated[2]) * closer[0]}/{int(stated[3]) * closer[1]})"
    yield "a statement beyond the claim", text.replace(stated[0], more)


def scaled_radius(text):
    found = re.search(r"radius := \((\d+) # (\d+)\)", text)
    return text.replace(found[0], f"radius := ({int(found[1]) * 2} # {found[2]})")


def main():
    certau, proofs = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = run(certau, "table", SPEC, "--out", folder, "--digits", 8)
        assert table.returncode == 0, table.stderr
        checked = run(
            ROOT / "tools" / "check_cells", folder, "--certau", certau, "--proofs", proofs
        )
        print(checked.stdout, checked.stderr)
        assert checked.returncode == 0, "Coq refuses a cell"

        refused = 0
        for direction in ("upper", "lower"):
            certificate = next(
                path
                for path in sorted(folder.glob("certificates/*.json"))
                if f'"direction": "{direction}"' in path.read_text()
                and f'"quantity": {QUANTITY}' in path.read_text()
                and '"algorithm": "analog-sgd"' in path.read_text()
            )
            text = run(certau, "export", "--coq", certificate).stdout
            for number, (what, twin) in enumerate(corrupted(text, direction == "upper")):
                assert twin != text, what
                path = folder / f"{direction}_{number}.v"
                path.write_text(twin)
                coqc = os.environ.get("COQC", "coqc")
                coq = run(coqc, "-q", "-Q", proofs, "Certau", path)
                assert coq.returncode != 0, f"Coq accepts {what}:\n{twin}"
                reasons = ("Unable to unify", "has type", "Cannot find witness", "Tactic failure")
                assert any(reason in coq.stderr for reason in reasons), f"{what}: {coq.stderr}"
                print(f"{direction}: Coq refuses {what}")
                refused += 1
        assert refused == 10
    return 0


if __name__ == "__main__":
    sys.exit(main())
