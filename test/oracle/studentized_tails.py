"""Tails of the studentized range and of Dunnett's statistic by nested Gauss–Legendre quadrature at 40 digits, for the scripts beside it.

Written differently from the program: the SD is integrated over s itself, the range over its smallest value, both by panels of
Gauss–Legendre, and the upper tail is 1 − (1 − …) at 40 digits, so that the cancellation does not matter.
"""

from mpmath import erfc, exp, gamma, mp, mpf, pi, sqrt

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
