#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that docs/verdicts.md and docs/witnesses/ are what certau referee finds, and that
certau-verify accepts the witnesses as they stand in docs/. `make verdicts` writes both anew.

Usage: verdicts.py PATH/TO/certau PATH/TO/certau-verify
"""
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

DOCS = pathlib.Path(__file__).resolve().parents[2] / "docs"


def without_made_by(path: pathlib.Path) -> dict:
    document = json.loads(path.read_text(encoding="utf-8"))
    document.pop("made_by")
    return document


def differences(found: pathlib.Path) -> list[str]:
    """What docs/ has and the referee did not find, or the other way round."""
    wrong = list(difflib.unified_diff(
        (DOCS / "verdicts.md").read_text(encoding="utf-8").splitlines(),
        (found / "verdicts.md").read_text(encoding="utf-8").splitlines(),
        "docs/verdicts.md", "what certau referee finds", lineterm=""))
    names = {path.name for folder in (DOCS, found) for path in (folder / "witnesses").glob("*.json")}
    for name in sorted(names):
        pair = [folder / "witnesses" / name for folder in (DOCS, found)]
        if not all(path.exists() for path in pair):
            wrong.append(f"witnesses/{name}: only in one of docs/ and the referee's output")
        elif without_made_by(pair[0]) != without_made_by(pair[1]):
            wrong.append(f"docs/witnesses/{name}: not what the referee finds")
    return wrong


def main() -> int:
    certau, verifier = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run([certau, "referee", "--out", folder], capture_output=True, text=True,
                             check=False)
        if run.returncode not in (0, 1, 2):
            print(run.stderr)
            return 1
        wrong = differences(pathlib.Path(folder))
    witnesses = sorted(str(path) for path in (DOCS / "witnesses").glob("*.json"))
    checked = subprocess.run([verifier, *witnesses], capture_output=True, text=True, check=False)
    if not witnesses or checked.returncode != 0:
        wrong.append("certau-verify does not accept docs/witnesses:\n" + checked.stdout)
    if wrong:
        print("Run `make verdicts` if the change is meant.", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
