"""Writes stats-ranks.json: what R does not give of rank tests and effect sizes, beside the reference table in stats.json.

Usage: python3 stats-ranks.py REFERENCE.json > stats-ranks.json      (needs mpmath 1.3)

By the definition and not by an algorithm:
- signedRankByCounting: every assignment of signs is counted, with ties and zeros;
- noncentralT: the tails as integrals over the chi distribution, at 30 digits;
- effectSizeExact: the ends of the interval of d as roots of these tails (R's search for them stops early).
"""

import itertools
import json
import sys
from fractions import Fraction

from mpmath import erfc, exp, findroot, gamma, inf, mp, mpf, quad, sqrt

mp.dps = 30

def mid_ranks(values):
    return [Fraction(2 * sum(w < v for w in values) + sum(w == v for w in values) + 1, 2) for v in values]


def signed_rank_by_counting(differences):
    kept = [Fraction(d) for d in differences if Fraction(d) != 0]
    ranks = mid_ranks([abs(d) for d in kept])
    observed = sum(r for r, d in zip(ranks, kept) if d > 0)
    sums = [sum(r for r, up in zip(ranks, signs) if up) for signs in itertools.product([0, 1], repeat=len(kept))]
    less = Fraction(sum(s <= observed for s in sums), len(sums))
    greater = Fraction(sum(s >= observed for s in sums), len(sums))
    walsh = sorted((Fraction(a) + Fraction(b)) / 2 for a, b in itertools.combinations_with_replacement(differences, 2))
    count = len(walsh)
    middle = (walsh[(count - 1) // 2] + walsh[count // 2]) / 2
    return {
        "id": "signs-" + "-".join(differences),
        "kind": "signedRankByCounting",
        "input": {"differences": [float(d) for d in differences]},
        "expected": {
            "V": float(observed), "pLess": float(less), "pGreater": float(greater),
            "p": float(min(1, 2 * less, 2 * greater)), "zeros": len(differences) - len(kept),
            "hodgesLehmann": float(middle),
        },
    }


def lower_normal(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def lower_tail(t, df, delta):
    """P(T <= t): over s = sqrt(chi2/df), P(Z <= t s - delta) times the density of s."""
    t, df, delta = mpf(t), mpf(df), mpf(delta)
    scale = 2 * (df / 2) ** (df / 2) / gamma(df / 2)
    edge = delta / t if t != 0 and delta / t > 0 else mpf(1)
    width = 1 / max(abs(t), 1)
    points = sorted({mpf(0), *(max(mpf(0), edge + k * width) for k in (-8, -3, -1, 0, 1, 3, 8)), mpf(1) / 2, mpf(1), mpf(3) / 2, mpf(3), mpf(8), mpf(40)})
    return quad(lambda s: scale * s ** (df - 1) * exp(-df * s * s / 2) * lower_normal(t * s - delta), [*points, inf])


def noncentral_t(t, df, delta):
    return {
        "id": f"nct-{t}-{df}-{delta}", "kind": "noncentralT",
        "input": {"t": float(t), "df": float(df), "delta": float(delta)},
        "expected": {"lower": float(lower_tail(t, df, delta)), "upper": float(lower_tail(-mpf(t), df, -mpf(delta)))},
    }


def effect_size_exact(test):
    x = [mpf(str(v)) for v in test["input"]["x"]]
    y = [mpf(str(v)) for v in test["input"]["y"]]
    mean = lambda values: sum(values) / len(values)
    squares = lambda values: sum((v - mean(values)) ** 2 for v in values)
    df = len(x) + len(y) - 2
    d = (mean(x) - mean(y)) / sqrt((squares(x) + squares(y)) / df)
    unit = sqrt(mpf(1) / len(x) + mpf(1) / len(y))
    t = d / unit
    guess = test["expected"]["cohensDci95NoncentralT"]
    ends = [
        findroot(lambda delta: tail(delta) - mpf("0.025"), (mpf(end) / unit, mpf(end) / unit + mpf("0.001")), tol=1e-25)
        for end, tail in zip(guess, (lambda delta: lower_tail(-t, df, -delta), lambda delta: lower_tail(t, df, delta)))
    ]
    return {
        "id": test["id"], "kind": "effectSizeExact", "input": test["input"],
        "expected": {
            "cohensD": float(d), "ci95": [float(end * unit) for end in ends],
            "hedgesCorrection": float(gamma(mpf(df) / 2) / (sqrt(mpf(df) / 2) * gamma(mpf(df - 1) / 2))),
        },
    }


with open(sys.argv[1], encoding="utf-8") as file:
    reference = json.load(file)

tests = [
    signed_rank_by_counting(text.split())
    for text in (
        "1 2 3 4 5", "-1 2 3 4 5", "1 1 2 -2 3 5", "0 0 1 -1 2 4 4", "3 3 3 -3", "-0.5 0.25 0.25 1.5 -1.5 2 0 0.75 0.75 3",
        "-7 -3 -3 1 0 -2 -9 -4 -4 -4 5 -6", "2", "1 -1",
    )
]
tests += [
    noncentral_t(*numbers)
    for numbers in (
        ("2", "4", "0"), ("2", "4", "1"), ("0", "5", "1.5"), ("-1", "5", "1.5"), ("10", "4", "8"), ("10", "4", "2.5"),
        ("30", "2", "25"), ("30", "46", "25"), ("41.3", "46", "49"), ("5", "1", "0.5"), ("-5", "3", "2"), ("0.3", "200", "-1"),
        ("3", "0.7", "1"), ("12", "2.5", "40"), ("1.9", "100000", "2"), ("100", "6", "90"), ("1", "10", "9"), ("-3", "20", "4"),
        ("300", "3", "200"), ("0.001", "8", "0.002"),
    )
]
tests += [effect_size_exact(test) for test in reference["tests"] if test["kind"] == "effectSize"]

json.dump(
    {
        "source": "enumeration of permutations; mpmath at 30 digits",
        "tests": tests,
    },
    sys.stdout,
    ensure_ascii=False,
    indent=1,
)
print()
