#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plots time per cell against digits from a Google Benchmark JSON file, with gnuplot.

Usage: plot_digits.py bench.json out.svg
"""
import json
import subprocess
import sys


def main() -> int:
    source, target = sys.argv[1:3]
    with open(source, encoding="utf-8") as file:
        runs = json.load(file)["benchmarks"]
    rows = []
    for run in runs:
        name, _, digits = run["name"].partition("/")
        if name == "certify_quadratic_cells":
            rows.append(f"{digits} {1000 / run['items_per_second']}")
    if not rows:
        print("plot_digits: no certify_quadratic_cells in the file", file=sys.stderr)
        return 3
    script = "\n".join([
        "set terminal svg size 640,400 font 'sans,12' background 'white'",
        f"set output '{target}'",
        "set xlabel 'certain digits asked for'",
        "set ylabel 'milliseconds per cell'",
        "set logscale y", "set grid", "set key off",
        "plot '-' with linespoints pointtype 7 linecolor rgb '#225588'",
        *rows, "e", ""])
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
