#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plots the potential of a Tiki-Taka cell and the residuals of both its certificates, with gnuplot.

Usage: plot_piecewise.py TABLE.json CELL out.svg
       plot_piecewise.py --find TABLE.json        print the first cell it is meant for

For a picture only: everything is evaluated in doubles. It knows quadratic objectives, asymmetric
linear devices and two-point noise.
"""
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path


def number(text):
    return float(Fraction(text))


class Certificate:
    def __init__(self, path):
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        self.claim = data["claim"]
        self.potential = data["potential"]
        self.centre = [number(x) for x in self.potential["centre"]]
        self.scale = [number(x) for x in self.potential["scale"]]
        self.terms = [([[number(c) for c in row] for row in term["kink"]],
                       [[number(c) for c in row] for row in term["coefficients"]])
                      for term in self.potential["terms"]]
        process = self.claim["process"]
        kinds = [process[key]["kind"] for key in ("problem", "device", "auxiliary_device", "noise")]
        if kinds != ["quadratic", "asymmetric-linear", "asymmetric-linear", "two-point"]:
            raise SystemExit(f"plot_piecewise: cannot draw {kinds}; see --help")
        self.rate = number(process["learning_rate"])
        self.auxiliary_rate = number(process["auxiliary_learning_rate"])
        self.mixing = number(process["mixing"])
        self.curvature = number(process["problem"]["curvature"])
        self.minimizer = number(process["problem"]["minimizer"])
        self.tau = [number(process[key]["tau"]) for key in ("device", "auxiliary_device")]
        self.point = [number(process[key]["symmetric_point"])
                      for key in ("device", "auxiliary_device")]
        self.sigma = number(process["noise"]["sigma"])
        self.value = number(self.claim["value"])

    def u(self, w, p):
        x = (w - self.centre[0]) / self.scale[0]
        y = (p - self.centre[1]) / self.scale[1]

        def polynomial(rows):
            return sum(c * x**i * y**j for i, row in enumerate(rows) for j, c in enumerate(row))
        return sum(abs(polynomial(kink)) * polynomial(factor) for kink, factor in self.terms)

    def step(self, w, p, noise):
        v = self.curvature * (w + self.mixing * p - self.minimizer) + noise
        p += self.auxiliary_rate * (v - abs(v) * (p - self.point[1]) / self.tau[1])
        return w - self.rate * (p + abs(p) * (w - self.point[0]) / self.tau[0]), p

    def relative_residual(self, w, p):
        after = sum(self.u(*self.step(w, p, s)) for s in (self.sigma, -self.sigma)) / 2
        g = self.curvature * (w - self.minimizer)
        return (g * g + after - self.u(w, p)) / self.value - 1


def first_tiki_taka(table):
    """The number of the first Tiki-Taka cell of a convergence table."""
    cells = json.loads(Path(table).read_text(encoding="utf-8"))["cells"]
    for number_of_cell, cell in enumerate(cells, 1):
        if cell["parameters"]["process.algorithm"] == "tiki-taka" and "at" in cell:
            return number_of_cell
    raise SystemExit("plot_piecewise: no Tiki-Taka cell with a horizon in the table")


def main():
    if sys.argv[1:2] == ["--find"] and len(sys.argv) == 3:
        print(first_tiki_taka(sys.argv[2]))
        return 0
    if len(sys.argv) != 4:
        print(__doc__.strip(), file=sys.stderr)
        return 3
    table, cell, target = sys.argv[1:]
    folder = Path(table).parent
    names = json.loads(Path(table).read_text(encoding="utf-8"))["cells"][int(cell) - 1]["certificates"]
    lower, upper = (Certificate(folder / name) for name in names)
    reach = 5 * (upper.auxiliary_rate * upper.tau[1] * upper.sigma) ** 0.5
    reach = min(reach, upper.tau[1])
    points = [reach * (k / 100 - 1) for k in range(201)]
    centre = upper.minimizer
    curves = []
    for p in points:
        smooth = upper.u(centre, p) - upper.u(centre, 0)
        curves.append((p, smooth, upper.relative_residual(centre, p),
                       upper.relative_residual(centre + reach / 10, p),
                       lower.relative_residual(centre, p),
                       lower.relative_residual(centre + reach / 10, p)))
    data = "\n".join(" ".join(f"{x:.6g}" for x in row) for row in curves)
    script = f"""set terminal svg size 900,380 font 'sans,12' background 'white'
set output '{target}'
$data << EOD
{data}
EOD
set multiplot layout 1,2
set grid
set xlabel 'p'
set key top center
set title 'potential u(w*, p) - u(w*, 0) of the upper bound'
plot $data using 1:2 with lines linewidth 2 linecolor rgb '#225588' notitle
set title '(h + T u - u)/value - 1, upper <= 0 <= lower'
set yrange [-0.1:0.1]
plot $data using 1:3 with lines linewidth 2 linecolor rgb '#225588' title 'upper, w = w*', \\
     '' using 1:4 with lines dashtype 2 linecolor rgb '#225588' title 'upper, beside w*', \\
     '' using 1:5 with lines linewidth 2 linecolor rgb '#bb5522' title 'lower, w = w*', \\
     '' using 1:6 with lines dashtype 2 linecolor rgb '#bb5522' title 'lower, beside w*'
unset multiplot
"""
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
