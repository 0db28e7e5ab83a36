"""Tails of the studentized range and of Dunnett's statistic by nested Gauss–Legendre quadrature, for a few hard points.

Usage: python3 multiple-comparisons.py > multiple-comparisons.json      (needs mpmath 1.3; a few minutes)

Written differently from the program: the SD is integrated over s itself, the range over its smallest value, both by panels of
Gauss–Legendre, and the upper tail is 1 − (1 − …) at 40 digits, so that the cancellation does not matter.
"""

import json
import sys

from mpmath import erfc, exp, gamma, log10, mp, mpf, pi, sqrt

mp.dps = 40


def cdf(z):
    return erfc(-z / sqrt(2)) / 2


def density(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def nodes(order):
    """Gauss–Legendre nodes on −1 … 1, by Newton on the Legendre polynomial."""
    out = []
    for i in range(1, order + 1):
        x = mp.cos(pi * (i - mpf(1) / 4) / (order + mpf(1) / 2))
        for _ in range(8):
            p0, p1 = mpf(1), x
            for n in range(2, order + 1):
                p0, p1 = p1, ((2 * n - 1) * x * p1 - (n - 1) * p0) / n
            slope = order * (x * p1 - p0) / (x * x - 1)
            x -= p1 / slope
        out.append((x, 2 / ((1 - x * x) * slope**2)))
    return out


RULE = nodes(20)


def panels(low, high, count):
    width = (high - low) / count
    for panel in range(count):
        middle = low + (panel + mpf(1) / 2) * width
        for x, weight in RULE:
            yield middle + x * width / 2, weight * width / 2


INNER = [(z, weight * density(z), cdf(z)) for z, weight in panels(mpf(-13), mpf(13), 16)]


def range_above(w, k):
    below = mpf(0)
    for z, weight, lower in INNER:
        below += weight * (cdf(z + w) - lower) ** (k - 1)
    whole = sum(weight * (1 - lower) ** (k - 1) for z, weight, lower in INNER)
    return k * (whole - below)


def dunnett_above(w, loadings):
    inside = mpf(0)
    whole = mpf(0)
    for y, weight, _ in INNER:
        product = mpf(1)
        for loading in loadings:
            rest = sqrt(1 - loading**2)
            product *= cdf((w - loading * y) / rest) - cdf((-w - loading * y) / rest)
        inside += weight * product
        whole += weight
    return whole - inside


def studentized(q, df, above, steepness):
    """Up to the s where the density and the tail, exp(−steepness q² s²), together have fallen by exp(−80)."""
    a = mpf(df) / 2
    total = mpf(0)
    for s, weight in panels(mpf(0), sqrt(80 / (a + steepness * mpf(q) ** 2)), 8):
        total += weight * 2 * a**a / gamma(a) * s ** (df - 1) * exp(-a * s * s) * above(mpf(q) * s)
    return total


def result(p):
    return {"p": float(p), "log10p": float(log10(p))}


RANGES = [(0.2, 3, 2), (3.5, 3, 6), (4.2, 5, 10), (25, 3, 3), (60, 6, 8), (14, 12, 30)]
DUNNETT = [
    (0.3, [3, 3, 3], 6), (2.5, [3, 3, 3], 6), (3.1, [6, 4, 5, 4], 15), (14, [6, 3, 3], 9),
    (40, [8, 2, 12, 5], 10), (5, [2, 20, 3], 22),
]


def loadings_of(sizes):
    control, *others = sizes
    return [sqrt(mpf(n) / (n + control)) for n in others]


json.dump(
    {
        "source": "mpmath 1.3 at 40 digits, nested Gauss–Legendre",
        "range": [
            {"q": q, "k": k, "df": df, **result(studentized(q, df, lambda w: range_above(w, k), 0.25))}
            for q, k, df in RANGES
        ],
        "dunnett": [
            {
                "t": t,
                "sizes": sizes,
                "df": df,
                **result(studentized(t, df, lambda w: dunnett_above(w, loadings_of(sizes)), 0.5)),
            }
            for t, sizes, df in DUNNETT
        ],
    },
    sys.stdout,
    indent=1,
)
print()
