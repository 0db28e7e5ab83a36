"""Upper tails of χ² at 40 digits, where doubles are hard: far tails, one and many degrees of freedom.

Usage: python3 gamma-tails.py > gamma-tails.json      (needs mpmath 1.3)
"""

import json
import sys

from mpmath import gammainc, log10, mp, mpf

mp.dps = 40


def upper(x, df):
    return gammainc(mpf(df) / 2, mpf(x) / 2, mp.inf, regularized=True)


X = [1e-6, 0.3, 1, 3, 4.5, 30, 210, 900, 5000]
DF = [1, 2, 3, 7.5, 29, 200, 4000]
json.dump(
    {
        "source": "mpmath 1.3 at 40 digits",
        "chiSquared": [
            {"x": x, "df": df, "p": float(upper(x, df)), "log10p": float(log10(upper(x, df)))}
            for x in X
            for df in DF
        ],
    },
    sys.stdout,
    indent=1,
)
print()
