#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Coq accepts what `certau export --coq` writes of piecewise certificates, and no twin that says more or
proves less.

usage: piecewise_cells.py PATH/TO/certau PATH/TO/proofs

The cells are those of piecewise_cells.toml and piecewise_cells_scalar.toml, beside this file.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SPECS = [
    pathlib.Path(__file__).with_name(name)
    for name in ("piecewise_cells.toml", "piecewise_cells_scalar.toml")
]
REASONS = ("has type", "Unable to unify", "Cannot find witness", "Tactic failure", "not a valid")


def run(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def scaled(text, field, numerator, denominator):
    """The text with the number p/q of a field times a fraction, wherever it stands."""
    p, q = map(int, re.search(rf"\b{field} := \((\d+) # (\d+)\)", text).groups())
    new = p * numerator, q * denominator
    text = text.replace(f"{field} := ({p} # {q})", f"{field} := ({new[0]} # {new[1]})")
    stated = f"({p}/{q})" if q != 1 else rf"{p} / INR"
    assert stated in text, f"{stated} is not stated"
    return text.replace(stated, f"({new[0]}/{new[1]})" + (" / INR" if q == 1 else ""))


def corrupted(text, upper):
    """Twins of a file: what is wrong with each, and its text."""
    yield "a value beyond the truth", scaled(text, "value", *((3, 4) if upper else (4, 3)))
    yield "a smaller transient", scaled(text, "transient", 1, 2)
    stated = re.search(r"(<=|>=)\s+\((\d+)/(\d+)\)", text)
    closer = int(stated[2]) * (999 if upper else 1001), int(stated[3]) * 1000
    yield "a statement beyond the claim", text.replace(
        stated[0], f"{stated[1]} ({closer[0]}/{closer[1]})"
    )
    # The potential's coefficient of X.
    potential = re.search(r"Table \[\[[^\]]*\];\s+\[(-?\d+)", text)
    other = str(int(potential[1]) * 5 // 4)
    yield "another potential", text[: potential.start(1)] + other + text[potential.end(1) :]
    yield "a larger set", text.replace("weight_upper := (1 # 1)", "weight_upper := (11 # 10)")
    yield "a smaller set", text.replace("weight_upper := (1 # 1)", "weight_upper := (9 # 10)")
    tree = re.search(r"drift_tree := \(", text)
    end = text.index(";", tree.start())
    yield "no halvings", text[: tree.start()] + "drift_tree := Leaf" + text[end:]


def separation_is_checked(certau, proofs, folder, separation):
    """Coq proves the K from which one is better, and refuses one that is smaller by 1."""
    text = run(certau, "export", "--coq", separation).stdout
    horizon = int(re.search(r"(\d+) <= INR K", text)[1])
    path = folder / "twin_separation.v"
    path.write_text(text.replace(f"{horizon} <= INR K", f"{horizon - 1} <= INR K"))
    coq = run(os.environ.get("COQC", "coqc"), "-q", "-Q", proofs, "Certau", path)
    assert coq.returncode != 0, "Coq accepts a smaller horizon"
    assert "Cannot find witness" in coq.stderr, coq.stderr
    print("separation: Coq refuses a smaller horizon")


def main():
    certau, proofs = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        table = run(certau, "table", *SPECS, "--out", folder)
        assert table.returncode == 0, table.stderr
        checked = run(
            ROOT / "tools" / "check_cells", folder, "--certau", certau, "--proofs", proofs
        )
        print(checked.stdout, checked.stderr)
        assert checked.returncode == 0, "Coq refuses a cell"
        separations = 0
        refused = set()
        for certificate in sorted(folder.glob("certificates/*.json")):
            claim = certificate.read_text()
            if '"certau-separation"' in claim:
                separation_is_checked(certau, proofs, folder, certificate)
                separations += 1
                continue
            if '"quantity": "squared-gradient-norm"' not in claim or '"piecewise"' not in claim:
                continue
            algorithm = re.search(r'"algorithm": "([a-z-]+)"', claim)[1]
            direction = re.search(r'"direction": "([a-z]+)"', claim)[1]
            text = run(certau, "export", "--coq", certificate).stdout
            for number, (what, twin) in enumerate(corrupted(text, direction == "upper")):
                assert twin != text, what
                path = folder / f"twin_{number}.v"
                path.write_text(twin)
                coq = run(os.environ.get("COQC", "coqc"), "-q", "-Q", proofs, "Certau", path)
                assert coq.returncode != 0, f"Coq accepts {what}:\n{twin}"
                assert any(reason in coq.stderr for reason in REASONS), f"{what}: {coq.stderr}"
                print(f"{algorithm}, {direction}: Coq refuses {what}")
                refused.add((algorithm, direction, what))
        assert separations == 1, "no separation among the certificates"
        # Seven kinds of twins, of both algorithms and in both directions.
        assert len(refused) == 7 * 2 * 2, f"only these twins: {sorted(refused)}"
    return 0


if __name__ == "__main__":
    sys.exit(main())
