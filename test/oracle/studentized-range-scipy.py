"""Tails and quantiles of the studentized range as scipy computes them, good to about twelve digits.

Usage: python3 studentized-range-scipy.py > studentized-range-scipy.json      (scipy 1.17)
"""

import json
import sys

import scipy
from scipy.stats import studentized_range

POINTS = [
    (25, 2, 3), (0.7, 3, 3), (2.8, 3, 3), (25, 3, 3), (25, 6, 3), (9, 12, 3), (25, 3, 8), (2.8, 6, 8), (25, 12, 8), (5, 4, 1.5),
    (2.8, 3, 27.5), (9, 6, 27.5), (4.1, 12, 27.5), (9, 12, 27.5), (4.5, 30, 60), (3, 20, 1000),
]
QUANTILES = [(0.05, 3, 6), (0.05, 3, 12), (0.05, 5, 22), (0.05, 12, 3), (0.01, 4, 20), (0.5, 6, 10), (0.001, 30, 60)]

json.dump(
    {
        "source": f"scipy {scipy.__version__}: studentized_range.sf, isf",
        "tails": [
            {"q": q, "k": k, "df": df, "p": float(studentized_range.sf(q, k, df))} for q, k, df in POINTS
        ],
        "quantiles": [
            {"p": p, "k": k, "df": df, "q": float(studentized_range.isf(p, k, df))} for p, k, df in QUANTILES
        ],
    },
    sys.stdout,
    indent=1,
)
print()
