"""Writes stats-exact.json: at 40 digits, the numbers of the reference table that R does not have to all digits.

Usage: python3 test/oracle/stats-exact.py      (needs mpmath 1.3; ten minutes; reads stats.json beside it)

- distTukey, tukeyHSD: R's ptukey and qtukey are good to some 1e-10 absolutely and worse for few degrees of freedom; here by quadrature
  (studentized_tails.py), the quantile by secants on it. df 1e12 stands for infinity.
- fisher2x2: R's search for the conditional odds ratio stops after some four digits; here the root at 40 digits, p in fractions.
- nested: the intraclass correlation of the reference comes from an iterative REML fit; with equal numbers of wells REML is the analysis of
  variance, in closed form: here in fractions.

Runs for many minutes.
"""

import json
import os
from fractions import Fraction
from math import comb

from mpmath import erfc, exp, findroot, mp, mpf, pi, quad, sqrt
from studentized_tails import range_above, studentized

HERE = os.path.dirname(os.path.abspath(__file__))


def normal_range_tail(q, k):
    """P(range of k normal values > q): k times the density of the smallest times what its others leave, at 120 digits for tails of 1e-69."""
    with mp.workdps(120):
        upper = lambda z: erfc(z / sqrt(mpf(2))) / 2
        density = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
        beyond = lambda z: density(z) * (upper(z) ** (k - 1) - (upper(z) - upper(z + q)) ** (k - 1))
        middle = -mpf(q) / 2
        return k * quad(beyond, [middle + step for step in (-20, -12, -8, -5, -3, -1, 0, 1, 3, 5, 8, 12, 20)])


def range_tail(q, k, df):
    return normal_range_tail(mpf(q), k) if df >= 1e12 else studentized(q, df, lambda w: range_above(w, k), 0.25)


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def tukey_hsd(given):
    labels = list(dict.fromkeys(given["g"]))
    groups = [[Fraction(str(y)) for y, g in zip(given["y"], given["g"]) if g == label] for label in labels]
    df = len(given["y"]) - len(groups)
    within = sum(sum((y - mean(group)) ** 2 for y in group) for group in groups) / df
    k = len(groups)
    guess = float(sqrt(mpf(k))) + 2.2
    quantile = findroot(lambda q: range_tail(q, k, df) - mpf("0.05"), (mpf(guess), mpf(guess) + 0.3), tol=1e-22)
    out = {}
    for j, a in enumerate(groups):
        for i, b in enumerate(groups[:j]):
            variance = within * (Fraction(1, len(a)) + Fraction(1, len(b))) / 2
            se = sqrt(mpf(variance.numerator) / variance.denominator)
            exact = mean(a) - mean(b)
            difference = mpf(exact.numerator) / exact.denominator
            out[f"{labels[j]}-{labels[i]}"] = {
                "pAdj": float(range_tail(abs(difference) / se, k, df)),
                "ci95": [float(difference - quantile * se), float(difference + quantile * se)],
            }
    return out


def intraclass(given):
    cells = {}
    for y, experiment, group in zip(given["y"], given["exp"], given["grp"]):
        cells.setdefault(group, {}).setdefault(experiment, []).append(Fraction(str(y)))
    wells = [cell for group in cells.values() for cell in group.values()]
    size = len(wells[0])
    assert all(len(cell) == size for cell in wells)
    within = sum(sum((y - mean(cell)) ** 2 for y in cell) for cell in wells) / (len(wells) * (size - 1))
    means = [[mean(cell) for cell in group.values()] for group in cells.values()]
    df = sum(len(group) - 1 for group in means)
    between = size * sum(sum((m - mean(group)) ** 2 for m in group) for group in means) / df
    return float((between - within) / (between + (size - 1) * within))


def fisher(given):
    (a, b), (c, d) = given["table"]
    low, high = max(0, a - d), min(a + b, a + c)
    ways = {k: comb(a + b, k) * comb(c + d, a + c - k) for k in range(low, high + 1)}
    total = sum(ways.values())
    mean_at = lambda psi: sum(k * w * psi**k for k, w in ways.items()) / sum(w * psi**k for k, w in ways.items())
    ratio = findroot(lambda psi: mean_at(psi) - a, (mpf(a * d) / (b * c), mpf(a * d) / (b * c) * mpf("0.9")), tol=1e-30)
    return {"p": float(Fraction(sum(w for w in ways.values() if w <= ways[a]), total)), "oddsRatioConditional": float(ratio)}


with open(os.path.join(HERE, "stats.json"), encoding="utf-8") as file:
    tests = json.load(file)["tests"]
exact = {}
for test in tests:
    given = test["input"]
    if test["kind"] == "distTukey":
        points = zip(given["q"], given["k"], given["df"])
        exact[test["id"]] = {"p": [float(range_tail(q, k, df)) for q, k, df in points]}
    elif test["kind"] == "tukeyHSD":
        exact[test["id"]] = tukey_hsd(given)
    elif test["kind"] == "fisher2x2":
        exact[test["id"]] = fisher(given)
    elif test["kind"] == "nested":
        exact[test["id"]] = {"icc": intraclass(given)}
with open(os.path.join(HERE, "stats-exact.json"), "w", encoding="utf-8") as file:
    json.dump({"source": "mpmath 1.3 at 40 digits; fractions", "exact": exact}, file, indent=1)
    file.write("\n")
