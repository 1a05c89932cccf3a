# SPDX-License-Identifier: Apache-2.0
"""The house-rules check accepts a good tree and notices each kind of bad one."""

import unittest
from pathlib import Path

from house_rules import violations
from small_tree import SmallTree

SPDX = "SPDX-License-Identifier: Apache-2.0\n"
LATER = "TO" + "DO"
WIDE = "// " + 97 * "é"  # 100 columns, more bytes

GOOD = {
    "lib/certau/base/a.hpp": "// " + SPDX + WIDE + "\n" + 398 * "\n",
    "cmake/FindA.cmake": "# " + SPDX,
    "CMakeLists.txt": "# " + SPDX,
    "Makefile": "# " + SPDX,
    "tools/install": "#!/bin/sh\n# " + SPDX,
    "theorems/a.v": "(* " + SPDX + WIDE,
    "README.md": "no such line here\n",
    "build/generated.cpp": LATER,
    ".git/hooks/a.py": LATER,
}

BAD = {
    "no SPDX line": ("lib/certau/base/b.hpp", "#pragma once\n"),
    "empty file": ("app/b.cpp", ""),
    "SPDX line too late": ("tests/b.test.cpp", "\n// " + SPDX),
    "other licence": ("app/b.cpp", "// SPDX-License-Identifier: MIT\n"),
    "script without SPDX line": ("tools/b", "#!/bin/sh\n"),
    "Python without SPDX line": ("tests/b.py", "import re\n"),
    "CMake without SPDX line": ("cmake/b.cmake", "include(b)\n"),
    "wide line": ("bench/b.bench.cpp", "// " + SPDX + WIDE + "x\n"),
    "wide proof": ("theorems/b.v", "(* " + SPDX + WIDE + "x\n"),
    "long file": ("lib/certau/base/b.cpp", "// " + SPDX + 400 * "\n"),
    "unfinished": ("checks/verifier/b.cpp", "// " + SPDX + f"// {LATER}: more\n"),
    "broken": ("app/b.cpp", "// " + SPDX + "// FIX" + "ME\n"),
}


class HouseRules(unittest.TestCase):
    def test_accepts_a_good_tree(self):
        with SmallTree(GOOD) as root:
            self.assertEqual(list(violations(root)), [])

    def test_rejects_each_kind_of_violation(self):
        for kind, (path, text) in BAD.items():
            with self.subTest(kind), SmallTree({**GOOD, path: text}) as root:
                found = list(violations(root))
                self.assertEqual(len(found), 1, found)
                self.assertEqual(found[0][0], Path(path))


if __name__ == "__main__":
    unittest.main()
