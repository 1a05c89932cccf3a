# SPDX-License-Identifier: Apache-2.0
"""Rooms include lower rooms only, and third-party headers stay where they belong.

usage: include_order.py [ROOT]

Prints one line per violation; exits 1 if there is any.
"""

import re
import sys
from pathlib import Path

# A room may include itself and every room of an earlier group, not its neighbours.
GROUPS = [
    {"base"},
    {"number"},
    {"polynomial"},
    {"device", "noise", "problem"},
    {"algorithm"},
    {"process"},
    {"simulation", "expectation", "drift"},
    {"theorems", "report", "spec"},
]
RANK = {room: rank for rank, group in enumerate(GROUPS) for room in group}
LIBRARY = set(RANK) - {"theorems"}

# What others run on their own implementations, the deeper folder first: it includes itself, the
# library and what is named. (checks/verifier includes nothing of the house but itself.)
CHECKS = {
    "checks/properties/generators": set(),
    "checks/properties": {"checks/properties/generators", "theorems"},
    "checks/audit": set(),
}

# Arithmetic libraries: only number/ includes them, so that one room vouches for rounding.
ARITHMETIC = re.compile(
    r"^(boost/multiprecision/.*|gmp(xx)?\.h|mpfr\.h|mpfi(_io)?\.h|flint/.*"
    r"|(arb|acb|arf|mag|fmpz|fmpq)(_\w+)?\.h)$"
)
FLINT_POLYNOMIALS = re.compile(r"^(flint/)?(fmpq_poly|fmpz_poly|arb_mat|arb_fmpz_poly)\.h$")
FLINT_POLYNOMIAL_ROOMS = {"polynomial", "drift"}

STANDARD = set(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv
    chrono cinttypes climits clocale cmath codecvt compare complex concepts condition_variable
    coroutine csetjmp csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar
    cwctype deque exception execution filesystem format forward_list fstream functional future
    initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map
    memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio
    regex scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept
    stop_token streambuf string string_view syncstream system_error thread tuple type_traits
    typeindex typeinfo unordered_map unordered_set utility valarray variant vector
    version""".split()
)
OPERATING_SYSTEM = re.compile(r"^(unistd|fcntl|signal)\.h$|^sys/\w+\.h$")

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')


def includes(path):
    """(line number, header, whether it is in quotes) of each include directive."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[1] or match[2], match[1] is not None


def sources(folder):
    return sorted(p for p in folder.rglob("*") if p.suffix in {".hpp", ".cpp"} and p.is_file())


def room_of_header(header):
    """The room that owns a house header, None for any other header."""
    parts = header.split("/")
    if parts[0] == "certau":
        return parts[1] if len(parts) > 2 else ""
    return parts[0] if parts[0] in {"theorems", "app", "checks"} else None


def order_violation(room, header):
    target = room_of_header(header)
    if target is None or target == room:
        return None
    if target not in RANK:
        return f'"{header}" is in no room that {room} may include'
    if RANK[target] >= RANK[room]:
        relation = "a neighbour of" if RANK[target] == RANK[room] else "above"
        return f'"{header}": {target} is {relation} {room} (rooms include lower rooms only)'
    return None


def checks_room_of(path):
    """The room of CHECKS that owns a path from the root, None if none does."""
    return next((room for room in CHECKS if path.startswith(room + "/")), None)


def checks_violation(room, header):
    owner = room_of_header(header)
    if owner is None or owner in LIBRARY or owner in CHECKS[room]:
        return None
    owner = checks_room_of(header) or owner
    if owner == room or owner in CHECKS[room]:
        return None
    return f'"{header}" is in no room that {room} may include'


def third_party_violation(room, path, header):
    if room == "base" and header not in STANDARD and not OPERATING_SYSTEM.match(header):
        return f"<{header}>: base has no third-party header"
    if room != "number" and ARITHMETIC.match(header):
        if (
            FLINT_POLYNOMIALS.match(header)
            and room in FLINT_POLYNOMIAL_ROOMS
            and path.suffix == ".cpp"
        ):
            return None
        return f"<{header}>: only number includes it; use the types of certau/number"
    return None


def check_room(paths, room, third_party, order=order_violation):
    for path in paths:
        for number, header, quoted in includes(path):
            house = room_of_header(header) is not None
            violation = order(room, header)
            if not violation and quoted and not house:
                violation = f'"{header}": write house headers from the include root, others in <>'
            if not violation and third_party and not house:
                violation = third_party_violation(room, path, header)
            if violation:
                yield path, number, violation


def check_library(root):
    for entry in sorted((root / "lib" / "certau").glob("*")):
        if not entry.is_dir() or entry.name not in RANK or entry.name == "theorems":
            yield entry, 1, "not a room of lib/certau: add it to the include order first"
        else:
            yield from check_room(sources(entry), entry.name, third_party=True)


def check_checks(root):
    for room in CHECKS:
        own = [
            path
            for path in sources(root / room)
            if checks_room_of(path.relative_to(root).as_posix()) == room
        ]
        yield from check_room(own, room, third_party=True, order=checks_violation)


def check_verifier(root):
    for path in sources(root / "checks" / "verifier"):
        for number, header, quoted in includes(path):
            own = quoted and header.startswith("checks/verifier/")
            outside = not quoted and (header in STANDARD or header in {"gmp.h", "gmpxx.h"})
            if not own and not outside:
                yield path, number, (
                    f"{header}: the verifier includes itself, the standard library and GMP only"
                )


def violations(root):
    yield from check_library(root)
    yield from check_room(sources(root / "theorems"), "theorems", third_party=False)
    yield from check_checks(root)
    yield from check_verifier(root)


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2])
    found = list(violations(root))
    for path, number, message in found:
        print(f"{path.relative_to(root)}:{number}: {message}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
