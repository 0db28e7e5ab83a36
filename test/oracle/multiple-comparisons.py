"""Tails of the studentized range and of Dunnett's statistic by nested Gauss–Legendre quadrature, for a few hard points.

Usage: python3 multiple-comparisons.py > multiple-comparisons.json      (needs mpmath 1.3; a few minutes)

How: studentized_tails.py.
"""

import json
import sys

from mpmath import log10, mpf, sqrt
from studentized_tails import dunnett_above, range_above, studentized


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
