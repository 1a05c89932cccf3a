# SPDX-License-Identifier: Apache-2.0
"""The include-order check accepts a good tree and notices each kind of bad one."""

import unittest

from include_order import violations
from small_tree import SmallTree

GOOD = {
    "lib/certau/base/outcome.hpp": "#include <variant>\n",
    "lib/certau/base/file.cpp": "#include <unistd.h>\n",
    "lib/certau/number/ball.hpp": '#include <arb.h>\n#include "certau/base/outcome.hpp"\n',
    "lib/certau/polynomial/roots.cpp": "#include <flint/fmpz_poly.h>\n",
    "lib/certau/drift/poisson.cpp": '#include <arb_mat.h>\n#include "certau/process/chain.hpp"\n',
    "lib/certau/report/table.cpp": '#include <fmt/format.h>\n#include "certau/drift/bound.hpp"\n',
    "theorems/theorem_3.cpp": '#include "certau/drift/bound.hpp"\n#include "theorems/claim.hpp"\n',
    "checks/audit/a.cpp": '#include "certau/spec/read.hpp"\n#include "checks/audit/trace.hpp"\n',
    "checks/properties/generators/noise.hpp": (
        '#include <rapidcheck.h>\n#include "certau/noise/two_point.hpp"\n'
        '#include "checks/properties/generators/number.hpp"\n'
    ),
    "checks/properties/device/a.cpp": (
        '#include "certau/device/a.hpp"\n#include "theorems/claim.hpp"\n'
        '#include "checks/properties/run.hpp"\n'
        '#include "checks/properties/generators/noise.hpp"\n'
    ),
    "checks/verifier/json.cpp": '#include <gmpxx.h>\n#include "checks/verifier/json.hpp"\n',
}

BAD = {
    "upwards": ("lib/certau/number/a.hpp", '#include "certau/polynomial/dense.hpp"'),
    "neighbour": ("lib/certau/device/a.hpp", '#include "certau/noise/two_point.hpp"'),
    "neighbour at the top": ("lib/certau/report/a.cpp", '#include "certau/spec/read.hpp"'),
    "unknown room": ("lib/certau/drift/a.cpp", '#include "certau/attic/a.hpp"'),
    "stray folder": ("lib/certau/attic/a.hpp", ""),
    "stray file": ("lib/certau/everything.hpp", ""),
    "from lib to app": ("lib/certau/report/a.cpp", '#include "app/progress.hpp"'),
    "from lib to checks": ("lib/certau/drift/a.cpp", '#include "checks/verifier/json.hpp"'),
    "from lib to theorems": ("lib/certau/report/a.cpp", '#include "theorems/claim.hpp"'),
    "relative": ("lib/certau/drift/a.cpp", '#include "poisson.hpp"'),
    "angle brackets": ("lib/certau/number/a.cpp", "#include <certau/drift/poisson.hpp>"),
    "indented": ("lib/certau/number/a.cpp", '  #  include "certau/drift/poisson.hpp"'),
    "third party in base": ("lib/certau/base/a.hpp", "#include <fmt/format.h>"),
    "gmp in base": ("lib/certau/base/a.hpp", "#include <gmpxx.h>"),
    "gmp above number": ("lib/certau/process/a.cpp", "#include <gmp.h>"),
    "boost above number": ("lib/certau/drift/a.cpp", "#include <boost/multiprecision/gmp.hpp>"),
    "mpfr above number": ("lib/certau/report/a.cpp", "#include <mpfr.h>"),
    "mpfi above number": ("lib/certau/drift/a.cpp", "#include <mpfi.h>"),
    "arb above number": ("lib/certau/drift/a.cpp", "#include <arb.h>"),
    "arb in flint": ("lib/certau/drift/a.cpp", "#include <flint/arb.h>"),
    "flint in a header": ("lib/certau/drift/a.hpp", "#include <flint/fmpq_poly.h>"),
    "flint elsewhere": ("lib/certau/process/a.cpp", "#include <flint/fmpq_poly.h>"),
    "theorems to app": ("theorems/a.cpp", '#include "app/progress.hpp"'),
    "theorems to report": ("theorems/a.cpp", '#include "certau/report/table.hpp"'),
    "audit to theorems": ("checks/audit/a.cpp", '#include "theorems/claim.hpp"'),
    "audit to properties": ("checks/audit/a.cpp", '#include "checks/properties/run.hpp"'),
    "audit to app": ("checks/audit/a.cpp", '#include "app/progress.hpp"'),
    "properties to app": ("checks/properties/a.cpp", '#include "app/progress.hpp"'),
    "properties to audit": ("checks/properties/a.cpp", '#include "checks/audit/trace.hpp"'),
    "properties to verifier": ("checks/properties/a.cpp", '#include "checks/verifier/json.hpp"'),
    "properties to no room": ("checks/properties/a.cpp", '#include "certau/attic/a.hpp"'),
    "mpfr in properties": ("checks/properties/a.cpp", "#include <mpfr.h>"),
    "generators to theorems": (
        "checks/properties/generators/a.cpp",
        '#include "theorems/claim.hpp"',
    ),
    "generators to properties": (
        "checks/properties/generators/a.cpp",
        '#include "checks/properties/run.hpp"',
    ),
    "lib to generators": (
        "lib/certau/noise/a.cpp",
        '#include "checks/properties/generators/noise.hpp"',
    ),
    "verifier to lib": ("checks/verifier/a.cpp", '#include "certau/base/outcome.hpp"'),
    "verifier to others": ("checks/verifier/a.cpp", "#include <nlohmann/json.hpp>"),
    "verifier to MPFR": ("checks/verifier/a.hpp", "#include <mpfr.h>"),
}


class IncludeOrder(unittest.TestCase):
    def test_accepts_a_good_tree(self):
        with SmallTree(GOOD) as root:
            self.assertEqual(list(violations(root)), [])

    def test_rejects_each_kind_of_violation(self):
        for kind, (path, line) in BAD.items():
            with self.subTest(kind), SmallTree({**GOOD, path: line + "\n"}) as root:
                found = list(violations(root))
                self.assertEqual(len(found), 1, found)
                self.assertTrue((root / path).is_relative_to(found[0][0]), found)


if __name__ == "__main__":
    unittest.main()
