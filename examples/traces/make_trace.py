#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write a trace of Analog SGD, of any length, to audit.

usage: make_trace.py TRACE.csv [--steps K] [--granularity D] [--fault-step N] …
       make_trace.py TRACE.npy …

Each coordinate follows w+ = w + dw - |dw| (w - w_sym)/tau with dw = -learning_rate·g and
g = h (w - w_star) + noise, rounded to 6 decimals. With a granularity D > 0 the update is made of n
pulses of size D instead, n the integer nearest to |dw|/D, and the columns n0, n1, … count them with
their sign. Row k holds the state before step k.

A fault moves the first coordinate after step N. Nothing but Python's standard library is used.
"""

import argparse
import math
import random
import struct
from decimal import Decimal
from pathlib import Path

GRADIENT_DECIMALS = 6
ROWS_AT_ONCE = 4096


def options(arguments=None):
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0],
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument("trace", type=Path, help="the file to write: .csv or .npy")
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--dimension", type=int, default=4)
    parser.add_argument("--tau", type=float, default=1.0)
    parser.add_argument("--symmetric-point", type=float, default=0.0)
    parser.add_argument("--learning-rate", type=Decimal, default=Decimal("0.03"))
    parser.add_argument("--noise", type=float, default=1.0, help="standard deviation")
    parser.add_argument("--granularity", type=float, default=0.0, help="size of a pulse, 0: none")
    parser.add_argument("--decimals", type=int, default=11, help="of the states in a .csv file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fault-step", type=int, help="the step (from 0) to go wrong")
    parser.add_argument("--fault-size", type=float, default=1e-6)
    given = parser.parse_args(arguments)
    if given.trace.suffix not in {".csv", ".npy"}:
        parser.error("the file must end in .csv or .npy")
    if given.steps < 1 or given.dimension < 1 or given.tau <= 0 or given.granularity < 0:
        parser.error("steps, dimension and tau must be positive, granularity not negative")
    if given.learning_rate.as_tuple().exponent < -6:
        parser.error("give the learning rate with at most 6 decimals (updates are exact decimals)")
    return given


class Device:
    """One coordinate of an asymmetric linear device."""

    def __init__(self, given):
        self.tau = given.tau
        self.symmetric_point = given.symmetric_point
        self.granularity = given.granularity

    def update(self, weight, increment):
        """The next state and the pulses, with sign."""
        if self.granularity == 0:
            return weight + increment - abs(increment) * (weight - self.symmetric_point) / self.tau, 0
        sign = 1 if increment >= 0 else -1
        pulses = int(abs(increment) / self.granularity + 0.5)
        bound = self.symmetric_point + sign * self.tau
        # 1 - (1 - d/tau)^n, rounded relative to itself: no pulse, no move.
        share = -math.expm1(pulses * math.log1p(-self.granularity / self.tau))
        return weight + (bound - weight) * share, sign * pulses


def steps(given):
    """(k, gradients, updates, weights, pulses) of each step; updates are exact decimals."""
    rng = random.Random(given.seed)
    coordinates = range(given.dimension)
    curvatures = [rng.uniform(0.5, 1.5) for _ in coordinates]
    minimizers = [rng.uniform(-0.8, 0.8) * given.tau for _ in coordinates]
    device = Device(given)
    gradient_unit = 10**GRADIENT_DECIMALS
    rate_unit = 10 ** update_rate_decimals(given)
    rate = int(given.learning_rate * rate_unit)
    weights = [0.0] * given.dimension
    for k in range(given.steps):
        noise = [rng.gauss(0, given.noise) for _ in coordinates]
        units = [
            round((curvatures[j] * (weights[j] - minimizers[j]) + noise[j]) * gradient_unit)
            for j in coordinates
        ]
        gradients = [unit / gradient_unit for unit in units]
        updates = [-rate * unit / (gradient_unit * rate_unit) for unit in units]
        moves = [device.update(weights[j], updates[j]) for j in coordinates]
        yield k, gradients, updates, weights, [pulses for _, pulses in moves]
        weights = [weight for weight, _ in moves]
        if k == given.fault_step:
            weights[0] += given.fault_size


def update_rate_decimals(given):
    return max(0, -given.learning_rate.as_tuple().exponent)


def write_csv(given, out):
    names = ["k"]
    groups = ["g", "dw", "w"] + (["n"] if given.granularity else [])
    names += [f"{group}{j}" for group in groups for j in range(given.dimension)]
    updates = GRADIENT_DECIMALS + update_rate_decimals(given)
    formats = ["%d"]
    for decimals in (GRADIENT_DECIMALS, updates, given.decimals):
        formats += [f"%.{decimals}f"] * given.dimension
    if given.granularity:
        formats += ["%d"] * given.dimension
    line = ",".join(formats) + "\n"
    out.write((",".join(names) + "\n").encode())
    write_rows(
        given, out, lambda k, g, dw, w, n: (line % (k, *g, *dw, *w, *used(given, n))).encode()
    )


def write_npy(given, out):
    size = f"({given.dimension},)"
    fields = [f"('{name}', '<f8', {size})" for name in ("g", "dw", "w")]
    if given.granularity:
        fields.append(f"('n', '<i4', {size})")
    header = (
        f"{{'descr': [('k', '<i8'), {', '.join(fields)}], "
        f"'fortran_order': False, 'shape': ({given.steps},), }}"
    )
    header += " " * (-(len(header) + 11) % 64) + "\n"  # the data begin at a multiple of 64
    out.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
    pulses = given.dimension if given.granularity else 0
    row = struct.Struct(f"<q{3 * given.dimension}d{pulses}i")
    write_rows(given, out, lambda k, g, dw, w, n: row.pack(k, *g, *dw, *w, *used(given, n)))


def used(given, pulses):
    return pulses if given.granularity else ()


def write_rows(given, out, encoded):
    rows = []
    for step in steps(given):
        rows.append(encoded(*step))
        if len(rows) == ROWS_AT_ONCE:
            out.write(b"".join(rows))
            rows.clear()
    out.write(b"".join(rows))


def main():
    given = options()
    with given.trace.open("wb") as out:
        (write_csv if given.trace.suffix == ".csv" else write_npy)(given, out)


if __name__ == "__main__":
    main()
