# SPDX-License-Identifier: Apache-2.0
"""House rules that a reader of one file cannot see broken in another.

usage: house_rules.py [ROOT]

Every source file starts with the SPDX line and leaves nothing to be done later; C++ and Coq have at
most 100 columns; a file of lib/ has at most 400 lines. Prints one line per violation; exits 1 if there
is any.
"""

import re
import sys
from pathlib import Path

COLUMNS = 100
LIBRARY_LINES = 400

SPDX = "SPDX-License-Identifier: Apache-2.0"
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
NARROW = {".hpp", ".cpp", ".v"}
SUFFIXES = NARROW | {".cmake", ".py", ".sh"}
NAMES = {"CMakeLists.txt", "Makefile", "certauConfig.cmake.in"}
SCRIPT_FOLDERS = {"tools", ".ci"}
SKIPPED = {"build", "out"}


def is_skipped(folder):
    return folder in SKIPPED or (folder.startswith((".", "_")) and folder not in SCRIPT_FOLDERS)


def is_source(path):
    script = path.parts[0] in SCRIPT_FOLDERS and path.suffix == ""
    return path.suffix in SUFFIXES or path.name in NAMES or script


def source_files(root, folder=Path()):
    """Paths relative to the root."""
    for entry in sorted((root / folder).iterdir()):
        path = folder / entry.name
        if entry.is_dir():
            if not is_skipped(entry.name):
                yield from source_files(root, path)
        elif is_source(path):
            yield path


def check_file(path, lines):
    first = 1 if lines and lines[0].startswith("#!") else 0
    if len(lines) <= first or SPDX not in lines[first]:
        yield first + 1, f"the first line must be: {SPDX}"
    for number, line in enumerate(lines, 1):
        if match := UNFINISHED.search(line):
            yield number, f"{match[0]}: finish it, or write it where plans are kept"
        if path.suffix in NARROW and len(line) > COLUMNS:
            yield number, f"{len(line)} columns, at most {COLUMNS}"
    if path.parts[0] == "lib" and len(lines) > LIBRARY_LINES:
        yield len(lines), f"{len(lines)} lines, at most {LIBRARY_LINES}: one concept a file"


def violations(root):
    for path in source_files(root):
        lines = (root / path).read_text(encoding="utf-8").splitlines()
        for number, message in check_file(path, lines):
            yield path, number, message


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2])
    found = list(violations(root))
    for path, number, message in found:
        print(f"{path}:{number}: {message}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
