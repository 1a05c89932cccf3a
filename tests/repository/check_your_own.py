#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Follows docs/check-your-own.md as a newcomer does: what it shows is what certau prints.

Usage: check_your_own.py PATH/TO/certau
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs/check-your-own.md"


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a language, without their fences."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [block for opened_with, block in fenced if opened_with == language]


def main() -> int:
    program = pathlib.Path(sys.argv[1]).resolve()
    guide = GUIDE.read_text(encoding="utf-8")
    script, mended = blocks(guide, "python")[:2]
    shown = blocks(guide, "")[0]
    commands = [line for block in blocks(guide, "sh") for line in block.splitlines()
                if line.startswith("certau ")]
    fails, passes, junit, audit = commands
    broken = next(line for line in script.splitlines() if "return w" in line)

    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)

        def shell(command: str) -> subprocess.CompletedProcess[str]:
            return subprocess.run(command, shell=True, cwd=place, env=environment, text=True,
                                  capture_output=True, check=False)

        def expect(command: str, status: int, condition: bool, run) -> None:
            if run.returncode != status or not condition:
                sys.exit(f"{GUIDE.name}: {command}\nexit status {run.returncode}, expected {status}"
                         f"\n{run.stdout}{run.stderr}")

        (place / "mine.py").write_text(script, encoding="utf-8")
        run = shell(fails)
        expect(fails, 1, run.stdout == shown, run)

        (place / "mine.py").write_text(script.replace(broken, mended.rstrip("\n")), encoding="utf-8")
        run = shell(passes)
        expect(passes, 0, run.stdout.count(" passed ") == 29 and run.stdout.count(" skipped ") == 1,
               run)
        run = shell(junit)
        expect(junit, 0, (place / "check.xml").is_file(), run)

        trace = shell(f"python3 {ROOT}/examples/traces/make_trace.py trace.csv --steps 1000")
        expect("make_trace.py", 0, True, trace)
        run = shell(audit)
        expect(audit, 0, "agrees" in run.stdout, run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
