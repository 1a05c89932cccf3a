#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write the golden certificates beside this file: python3 generate.py

Standard library only, no line shared with checks/verifier or lib. The potential comes from Chebyshev
collocation in 90-digit decimals and is rounded to dyadic rationals; the value is then the smallest (largest)
one, rounded outward, for which the exact residual in Fractions has the sign the contract asks for.
"""
import json
import math
import pathlib
from decimal import Decimal, getcontext
from fractions import Fraction as Q

getcontext().prec = 90
HERE = pathlib.Path(__file__).parent


# Polynomials are lists of Fractions, c[i] belonging to w^i.

def add(a, b):
    n = max(len(a), len(b))
    return [(a[i] if i < len(a) else Q(0)) + (b[i] if i < len(b) else Q(0)) for i in range(n)]


def scaled(a, s):
    return [s * c for c in a]


def mul(a, b):
    out = [Q(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            out[i + j] += x * y
    return out


def power(a, n):
    out = [Q(1)]
    for _ in range(n):
        out = mul(out, a)
    return out


def at(p, w):
    value = w * 0
    for c in reversed(p):
        value = value * w + (dec(c) if isinstance(w, Decimal) else c)
    return value


def dec(q):
    return Decimal(q.numerator) / Decimal(q.denominator)


def compose(p, inner):
    out = [Q(0)]
    for c in reversed(p):
        out = add(mul(out, inner), [c])
    return out


def chebyshev_values(y, n):
    values = [y * 0 + 1, y]
    while len(values) <= n:
        values.append(2 * y * values[-1] - values[-2])
    return values[:n + 1]


def chebyshev_polynomials(n):
    polys = [[Q(1)], [Q(0), Q(1)]]
    while len(polys) <= n:
        polys.append(add(mul([Q(0), Q(2)], polys[-1]), scaled(polys[-2], Q(-1))))
    return polys[:n + 1]


def to_chebyshev(p):
    """Coefficients by x^n = 2^(1-n) sum_k binom(n, k) T_(n-2k), the T_0 term halved."""
    out = [Q(0)] * len(p)
    for n, c in enumerate(p):
        for k in range(n // 2 + 1):
            term = c * Q(math.comb(n, k)) * (Q(2) ** (1 - n))
            out[n - 2 * k] += term / 2 if n == 2 * k else term
    return out


# The process of the contract.

def poly(entry):
    return [Q(e) for e in entry] if isinstance(entry, list) else [Q(entry)]


def objective(problem):
    if problem["kind"] == "quadratic":
        return scaled(power([-Q(problem["minimizer"]), Q(1)], 2), Q(problem["curvature"]) / 2)
    if problem["kind"] == "polynomial":
        return poly(problem["coefficients"])
    well = Q(problem["well"])
    f = scaled(power([-well * well, Q(0), Q(1)], 2), Q(problem["curvature"]) / (8 * well * well))
    return add(f, [Q(0), Q(problem["tilt"])])


def responses(device):
    if device["kind"] == "ideal":
        return [Q(1)], [Q(1)]
    if device["kind"] == "power-step":
        high, low = Q(device["tau_max"]), Q(device["tau_min"])
        up = power([high / (high - low), -1 / (high - low)], int(device["gamma_up"]))
        down = power([-low / (high - low), 1 / (high - low)], int(device["gamma_down"]))
        return up, down
    if device["kind"] == "asymmetric-linear":
        widths = Q(device["tau"]), -Q(device["tau"])
    else:
        widths = Q(device["tau_max"]), Q(device["tau_min"])
    centre = Q(device["symmetric_point"])
    return tuple([1 + centre / width, -1 / width] for width in widths)


def law(noise):
    if noise["kind"] == "none":
        return [([Q(0)], [Q(1)])]
    if noise["kind"] == "two-point":
        sigma = Q(noise["sigma"])
        return [([sigma], [Q(1, 2)]), ([-sigma], [Q(1, 2)])]
    return [(poly(v), poly(p)) for v, p in zip(noise["values"], noise["probabilities"])]


class Chain:
    def __init__(self, process):
        self.f = objective(process["problem"])
        self.g = [i * c for i, c in enumerate(self.f)][1:]
        self.up, self.down = responses(process["device"])
        self.F = scaled(add(self.down, self.up), Q(1, 2))
        self.G = scaled(add(self.down, scaled(self.up, Q(-1))), Q(1, 2))
        self.law = law(process["noise"])
        self.v = [Q(0)]
        for e, p in self.law:
            self.v = add(self.v, mul(p, mul(e, e)))
        self.rate = Q(process["learning_rate"])
        self.digital = process["algorithm"] == "digital-sgd"

    def step(self, j):
        return scaled(add(self.g, self.law[j][0]), -self.rate)

    def map(self, j, sign):
        """w + D F - abs(D) G with abs(D) = sign D."""
        step = self.step(j)
        if self.digital:
            return add([Q(0), Q(1)], step)
        moved = add(mul(step, self.F), scaled(mul(step, self.G), Q(-sign)))
        return add([Q(0), Q(1)], moved)

    def quantity(self, name, direction, infimum):
        g2, one, product = mul(self.g, self.g), [Q(1)], mul(self.up, self.down)
        if name == "squared-gradient-norm":
            return g2, one, one
        if name == "objective-gap":
            return add(self.f, [-Q(infimum["lower" if direction == "upper" else "upper"])]), one, one
        if name == "squared-saturation":
            return mul(self.G, self.G), mul(self.F, self.F), mul(self.F, self.F)
        if name == "amplification":
            return mul(self.G, self.G), product, product
        return mul(g2, product), product, mul(self.v, mul(self.G, self.G))


def solve(matrix, right):
    """Gaussian elimination with pivoting, in decimals."""
    n = len(right)
    rows = [row + [b] for row, b in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
    out = [Decimal(0)] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def potential(chain, terms, low, high, degree, bits, slack):
    """Collocation of N + D (T u - u) = lambda M - slack; the rounded coefficients of u, and lambda."""
    matrix, right = [], []
    for i in range(degree + 1):
        x = Decimal(math.cos(math.pi * (i + 0.5) / (degree + 1)))
        w = dec(low + high) / 2 + dec(high - low) / 2 * x
        n, d, m = (at(p, w) for p in terms)
        row = [-t for t in chebyshev_values(x, degree)]
        for j, (_, p) in enumerate(chain.law):
            sign = 1 if at(chain.step(j), w) >= 0 else -1
            y = (2 * at(chain.map(j, sign), w) - dec(low + high)) / dec(high - low)
            row = [r + at(p, w) * t for r, t in zip(row, chebyshev_values(y, degree))]
        matrix.append([-m] + [d * r for r in row[1:]])
        right.append(-n - slack)
    solution = solve(matrix, right)
    scale = Q(2) ** bits
    return [Q(0)] + [Q(round(Q(c) * scale)) / scale for c in solution[1:]], Q(solution[0])


def admitted(chain, j, low, high):
    """The signs of a step on a piece, by its values at 200 points (the generator need not prove)."""
    if chain.digital or not any(chain.G):
        return [1]
    values = [at(chain.step(j), low + (high - low) * Q(k, 200)) for k in range(201)]
    return [s for s in (1, -1) if all(s * v >= 0 for v in values)][:1] or [1, -1]


def residual_parts(chain, terms, u, low, high, pieces):
    """For every piece and choice of signs, the Chebyshev coefficients of r + value M and of M."""
    n, d, m = terms
    to_x = [-(low + high) / (high - low), 2 / (high - low)]
    u_in_w_basis = [Q(0)]
    for c, t in zip(u, chebyshev_polynomials(len(u) - 1)):
        u_in_w_basis = add(u_in_w_basis, scaled(t, c))
    cache, parts = {}, []

    def after(j, sign):
        if (j, sign) not in cache:
            cache[j, sign] = compose(u_in_w_basis, compose(to_x, chain.map(j, sign)))
        return cache[j, sign]

    for a, b in pieces:
        choices = [[]]
        for j in range(len(chain.law)):
            choices = [c + [s] for c in choices for s in admitted(chain, j, a, b)]
        on_piece = [(a + b) / 2, (b - a) / 2]
        for signs in choices:
            drift = scaled(compose(u_in_w_basis, to_x), Q(-1))
            for j, sign in enumerate(signs):
                drift = add(drift, mul(chain.law[j][1], after(j, sign)))
            whole = add(n, mul(d, drift))
            parts.append((to_chebyshev(compose(whole, on_piece)), to_chebyshev(compose(m, on_piece))))
    return parts


def excess(parts, value, sign):
    """The largest sign * r that the Chebyshev coefficients allow."""
    worst = None
    for whole, m in parts:
        r = add(whole, scaled(m, -value))
        bound = sign * r[0] + sum(abs(c) for c in r[1:])
        worst = bound if worst is None else max(worst, bound)
    return worst


def rounded(q, up, digits):
    """To so many significant digits, up or down."""
    if q == 0:
        return q
    exponent = math.floor(math.log10(abs(q))) if abs(q) > Q(1, 10 ** 300) else -300
    unit = Q(10) ** (exponent + 1 - digits)
    return (math.ceil(q / unit) if up else math.floor(q / unit)) * unit


def text(q):
    return str(q.numerator) if q.denominator == 1 else f"{q.numerator}/{q.denominator}"


def write(name, process, x, start, quantity, direction, u, value, transient, cuts=(), infimum=None):
    certificate = {
        "format": "certau-certificate",
        "format_version": 1,
        "made_by": "tests/checks/verifier/golden/generate.py",
        "claim": {
            "process": process,
            "start": {"weight": start},
            "quantity": quantity,
            "direction": direction,
            "value": text(value),
            "transient": text(transient),
        },
        "potential": {"basis": "chebyshev", "coefficients": [text(c) for c in u]},
        "invariant_set": {"lower": text(x[0]), "upper": text(x[1])},
        "cuts": [text(c) for c in cuts],
    }
    if infimum:
        certificate["infimum"] = infimum
    (HERE / (name + ".json")).write_text(json.dumps(certificate, indent=2) + "\n")


def cell(name, process, x, start, quantity, direction, degree, bits=90, cuts=(), infimum=None,
         digits=18):
    low, high = Q(x[0]), Q(x[1])
    cuts = [Q(c) for c in cuts]
    chain = Chain(process)
    terms = chain.quantity(quantity, direction, infimum)
    ends = [low] + cuts + [high]
    sign = 1 if direction == "upper" else -1
    slack = Decimal(0)
    while True:
        u, guess = potential(chain, terms, low, high, degree, bits, sign * slack)
        parts = residual_parts(chain, terms, u, low, high, list(zip(ends, ends[1:])))
        if not any(any(m[1:]) for _, m in parts):
            guess += sign * excess(parts, guess, sign)  # M is constant 1: the best value at once
        value = rounded(guess, sign > 0, digits)
        if excess(parts, value, sign) <= 0:
            break
        # Where M varies a lot a larger value is no help; the potential has to leave some slack.
        slack = slack * 8 + Decimal(10) ** -20
    polys = [dec(c) for c in u]

    def potential_at(w):
        y = (2 * dec(w) - dec(low + high)) / dec(high - low)
        return sum(c * t for c, t in zip(polys, chebyshev_values(y, max(1, len(u) - 1))))

    points = [low + (high - low) * Q(k, 1000) for k in range(1001)]
    drop = max(sign * (potential_at(Q(start)) - potential_at(w)) for w in points)
    transient = rounded(Q(drop) * Q(6, 5) + Q(1, 10 ** 12), True, 6)
    write(name, process, (low, high), start, quantity, direction, u, value, transient, cuts, infimum)
    print(f"{name}: value {float(value):.15g}, excess {float(excess(parts, value, sign)):.3g}")


def process(algorithm, rate, problem, device, noise):
    return {"algorithm": algorithm, "learning_rate": rate, "problem": problem, "device": device,
            "noise": noise}


QUADRATIC = {"kind": "quadratic", "curvature": "1", "minimizer": "1/4"}
IDEAL = {"kind": "ideal"}
LINEAR = {"kind": "asymmetric-linear", "tau": "1", "symmetric_point": "0"}
TWO_POINT = {"kind": "two-point", "sigma": "1/5"}
NO_NOISE = {"kind": "none"}
X = ("1/20", "9/20")
ZERO_INFIMUM = {"lower": "0", "upper": "0", "at": "1/4"}


def exact_quadratic(name, algorithm, device, direction):
    """u = a (w - w*)^2 with a = L/(alpha (2 - alpha L)) solves the Poisson equation exactly; r = 0."""
    rate, curvature, sigma, radius = Q(1, 10), Q(1), Q(1, 5), Q(1, 5)
    a = curvature / (rate * (2 - rate * curvature))
    half = a * radius * radius / 2  # a (radius x)^2 = half (T_0 + T_2)
    value = a * rate * rate * sigma * sigma
    write(name, process(algorithm, text(rate), QUADRATIC, device, TWO_POINT),
          (Q(1, 20), Q(9, 20)), "1/10", "squared-gradient-norm", direction, [half, Q(0), half], value,
          # start 1/10 is x = -3/4; the least u is 0 (x = 0), the largest 2 half (x = +-1)
          2 * half * Q(9, 16) if direction == "upper" else 2 * half * Q(7, 16))


def bisect_root(p, low, high):
    """A root of p between low and high, to 1e-40 below it or above it."""
    sign = at(p, low) > 0
    while high - low > Q(1, 10 ** 40):
        middle = (low + high) / 2
        low, high = (middle, high) if (at(p, middle) > 0) == sign else (low, middle)
    return low


def double_well_cells():
    problem = {"kind": "double-well", "well": "1", "curvature": "1", "tilt": "1/20"}
    wide = {"kind": "asymmetric-linear", "tau": "2", "symmetric_point": "1/10"}
    noise = {"kind": "two-point", "sigma": "1/2"}
    p = process("analog-sgd", "1/10", problem, wide, noise)
    g = Chain(p).g
    unit = Q(1, 10 ** 30)
    right = math.floor(bisect_root(add(g, [Q(-1, 2)]), Q(1), Q(2)) / unit) * unit
    left = math.ceil(bisect_root(add(g, [Q(1, 2)]), Q(-2), Q(-1)) / unit) * unit
    x = (left - unit, right + unit)
    cuts = (left, right)
    cell("double_well_slivers_upper", p, x, "1", "squared-gradient-norm", "upper", 16, cuts=cuts)
    cell("double_well_slivers_lower", p, x, "1", "squared-gradient-norm", "lower", 16, cuts=cuts)
    lowest = rounded(bisect_root(g, Q(-3, 2), Q(-1)), True, 20)
    depth = at(Chain(p).f, lowest)
    infimum = {"lower": text(rounded(depth, False, 12)), "upper": text(rounded(depth, True, 30)),
               "at": text(lowest)}
    cell("double_well_gap_upper", p, x, "-1", "objective-gap", "upper", 12, cuts=cuts, infimum=infimum)
    cell("double_well_gap_lower", p, x, "-1", "objective-gap", "lower", 12, cuts=cuts, infimum=infimum)
    level = dict(problem, tilt="0")
    infimum = {"lower": "0", "upper": "0", "at": "-1"}
    p = process("digital-sgd", "1/10", level, IDEAL, noise)
    cell("double_well_level_digital", p, ("-4/3", "4/3"), "0", "objective-gap", "upper", 10,
         infimum=infimum)


def main():
    for direction in ("upper", "lower"):
        exact_quadratic("digital_sgd_exact_" + direction, "digital-sgd", LINEAR, direction)
        exact_quadratic("ideal_device_exact_" + direction, "analog-sgd", IDEAL, direction)
        sgd = process("analog-sgd", "1/10", QUADRATIC, LINEAR, TWO_POINT)
        cell("analog_sgd_gradient_" + direction, sgd, X, "1/10", "squared-gradient-norm", direction, 24,
             bits=150, digits=30)
        cell("analog_sgd_gap_" + direction, sgd, X, "1/4", "objective-gap", direction, 12,
             infimum=ZERO_INFIMUM)
        cell("analog_sgd_saturation_" + direction, sgd, X, "1/20", "squared-saturation", direction, 12)
        cell("analog_sgd_amplification_" + direction, sgd, X, "9/20", "amplification", direction, 12)
        cell("analog_sgd_constant_" + direction, sgd, X, "2/5", "amplification-constant", direction, 12)
        gd = process("analog-gd", "1/10", QUADRATIC, LINEAR, NO_NOISE)
        cell("analog_gd_" + direction, gd, X, "2/5", "squared-gradient-norm", direction, 12,
             cuts=["1/4"], digits=6)
        step = {"kind": "linear-step", "tau_max": "3/2", "tau_min": "-1", "symmetric_point": "1/10"}
        cell("linear_step_" + direction, process("analog-sgd", "1/10", QUADRATIC, step, TWO_POINT), X,
             "1/10", "squared-saturation", direction, 12)
        curved = {"kind": "power-step", "tau_max": "1", "tau_min": "-1", "gamma_up": "2",
                  "gamma_down": "3"}
        cell("power_step_" + direction, process("analog-sgd", "1/10", QUADRATIC, curved, TWO_POINT), X,
             "1/10", "amplification", direction, 10)
        three = {"kind": "finite", "values": ["1/5", "0", "-1/5"],
                 "probabilities": [["1/4", "1/8"], ["1/2", "-1/4"], ["1/4", "1/8"]]}
        sgd3 = process("analog-sgd", "1/10", QUADRATIC, LINEAR, three)
        cell("three_values_cut_" + direction, sgd3, X, "1/10", "squared-gradient-norm", direction, 10,
             cuts=["1/4"])
        cell("three_values_open_sign_" + direction, sgd3, X, "1/10", "squared-gradient-norm", direction,
             10)
        four = {"kind": "finite", "values": ["1/10", "1/20", "-1/20", "-1/10"],
                "probabilities": ["1/4", "1/4", "1/4", "1/4"]}
        cell("four_open_signs_" + direction, process("analog-sgd", "1/10", QUADRATIC, LINEAR, four), X,
             "1/10", "squared-gradient-norm", direction, 6)
        # Wider than |g| <= sigma: both signs are open. For the lower bound the worst choice is a mixed one.
        cell("two_open_signs_" + direction, sgd, ("1/25", "23/50"), "1/10", "squared-gradient-norm",
             direction, 6)
        state = {"kind": "finite", "values": [["1/5", "-1/10"], ["-3/10", "-1/10"]],
                 "probabilities": [["3/5", "1/5"], ["2/5", "-1/5"]]}
        cell("state_dependent_noise_" + direction,
             process("digital-sgd", "1/10", QUADRATIC, LINEAR, state), ("-1", "1"), "0",
             "squared-gradient-norm", direction, 4)
    quartic = {"kind": "polynomial", "coefficients": ["1", "0", "1/2", "1/10", "1/4"]}
    cell("polynomial_objective_gap", process("analog-sgd", "1/20", quartic, LINEAR, TWO_POINT),
         ("-1/2", "1/2"), "0", "objective-gap", "upper", 10,
         cuts=["-1/4", "-1/5", "-1/6", "1/6", "1/5", "1/4"],
         infimum={"lower": "1", "upper": "1", "at": "0"})
    awkward = process("analog-sgd", "104729130043/1299709000000",
                      {"kind": "quadratic", "curvature": "1000000007/998244353",
                       "minimizer": "314159265358979/1000000000000000"},
                      {"kind": "asymmetric-linear", "tau": "2718281828459/2500000000000",
                       "symmetric_point": "-141421356237/7000000000003"}, TWO_POINT)
    radius = Q(1, 5) / Q(1000000007, 998244353)
    middle = Q("314159265358979/1000000000000000")
    cell("awkward_parameters", awkward, (middle - radius, middle + radius), "1/3",
         "squared-gradient-norm", "upper", 24, bits=200, digits=25)
    double_well_cells()


if __name__ == "__main__":
    main()
