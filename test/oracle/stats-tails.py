"""Tails and quantiles of t, F and z at 40 digits, where doubles are hard: far tails, broken and huge degrees of freedom.

Usage: python3 stats-tails.py > stats-tails.json      (needs mpmath 1.3)
"""

import json
import sys

from mpmath import beta, erfc, findroot, hyp2f1, log, log10, mp, mpf, nstr, sqrt

mp.dps = 40


def lower_incomplete_beta(a, b, x):
    """I_x(a, b) by its hypergeometric form, whose terms are all positive: no digits are lost in the tail."""
    return x**a * (1 - x) ** b / (a * beta(a, b)) * hyp2f1(a + b, 1, a + 1, x)


def two_sided_t(t, df):
    t, df = mpf(t), mpf(df)
    return lower_incomplete_beta(df / 2, mpf(1) / 2, df / (df + t * t))


def upper_f(f, df1, df2):
    f, df1, df2 = mpf(f), mpf(df1), mpf(df2)
    return lower_incomplete_beta(df2 / 2, df1 / 2, df2 / (df2 + df1 * f))


def upper_z(z):
    return erfc(mpf(z) / sqrt(2)) / 2


def tail(p):
    return {"p": float(p), "log10p": float(log10(p))}


T = [1e-8, 0.3, 1, 1.5, 1.74, 2, 3, 7, 25, 50, 1e4, 1e8]
DF = [0.3, 1, 1.7, 2.3, 4, 7.9, 17.8, 59.2, 333.3, 12345.6, 1e6]
F = [1e-6, 0.3, 1, 1.3, 4.5, 30, 900]
DF1 = [1, 2, 7.5, 200]
DF2 = [1, 2, 5.5, 60, 999]

out = {
    "source": "mpmath 1.3 at 40 digits",
    "t": [
        {"t": t, "df": df, **tail(two_sided_t(t, df))}
        for t in T
        for df in DF
        if not (t >= 1e4 and df > 1e4)
    ],
    "f": [
        {"f": f, "df1": a, "df2": b, **tail(upper_f(f, a, b))} for f in F for a in DF1 for b in DF2
    ],
    "z": [
        {"z": z, **tail(upper_z(z))}
        for z in [-8, -1.96, 1e-10, 0.01, 0.5, 1, 1.2, 1.25, 1.3, 1.96, 3.29, 8, 20, 33.7, 37.3, 50]
    ],
    "zQuantile": [
        {"p": p, "z": float(-findroot(lambda z: log(upper_z(z)) - log(mpf(p)), mpf(guess)))}
        for p, guess in [
            (1e-300, 37), (1e-100, 21), (1e-12, 7), (1e-6, 4.7), (0.001, 3), (0.025, 1.9), (0.1, 1.2),
            (0.19, 0.8), (0.21, 0.8), (0.3, 0.5), (0.45, 0.1), (0.4999999, 1e-7), (0.975, -1.9),
        ]
    ],
    "tQuantile": [
        {
            "p": p,
            "df": df,
            "t": float(-mp.exp(findroot(lambda s: log(two_sided_t(mp.exp(s), df) / 2) - log(mpf(p)), log(mpf(guess))))),
        }
        for p, df, guess in [
            (0.025, 2, 4.3), (0.025, 1.3, 8), (0.025, 1e6, 1.96), (0.025, 3.57, 2.9), (1e-12, 4, 1300),
            (1e-30, 1, 3e29), (1e-30, 59.2, 20), (0.2499, 5, 0.73), (0.2501, 5, 0.73), (0.49, 0.7, 0.04),
            (0.4999999, 3, 2.7e-7),
        ]
    ],
}
json.dump(out, sys.stdout, indent=1)
print()
