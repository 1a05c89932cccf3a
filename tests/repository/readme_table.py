#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks that the table in README.md is what certau prints, or puts it there.

Usage: readme_table.py PATH/TO/certau [--update]
"""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def table_rows(text: str) -> list[str]:
    """The rows of the first table of numbered cells in a text."""
    rows: list[str] = []
    for line in text.splitlines():
        if line.startswith("| #") and not rows or rows and line.startswith("|"):
            rows.append(line)
        elif rows:
            break
    return rows


def main() -> int:
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        run = subprocess.run(
            [program, "table", str(ROOT / "examples/floor-against-tau.toml"), "--out", folder],
            capture_output=True, text=True, check=True)
    printed = table_rows(run.stdout)
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    shown = table_rows(text)
    if "--update" in sys.argv[2:]:
        readme.write_text(text.replace("\n".join(shown), "\n".join(printed)), encoding="utf-8")
        return 0
    if len(printed) > 2 and printed == shown:
        return 0
    print("README.md does not show what certau prints. It should be:", *printed, sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
