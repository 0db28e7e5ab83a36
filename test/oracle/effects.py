"""Effect sizes beside t-tests, at 30 digits and by simulation-free definitions: writes effects.json.

Usage: python3 effects.py > effects.json      (needs mpmath 1.3 and scipy)

- welch: d in the average SD, J at the degrees of freedom of that SD, ends of the interval as roots of the noncentral t tail (an integral
  over the chi distribution) at Welch's statistic and degrees of freedom;
- paired, oneSample: d = t/sqrt(n), J and interval at n - 1 degrees of freedom;
- ratio: Fieller's set as the roots of (a - rho b)^2 = t^2 (Va + rho^2 Vb), found by bisection on the statistic, not by the formula;
- geometric: exp of the mean of log ratios with the t-interval of scipy.
"""

import json

import numpy as np
from mpmath import erfc, exp, findroot, gamma, inf, log, mp, mpf, quad, sqrt
from scipy import optimize, stats

mp.dps = 30


def lower_normal(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def lower_tail(t, df, delta):
    t, df, delta = mpf(t), mpf(df), mpf(delta)
    scale = 2 * (df / 2) ** (df / 2) / gamma(df / 2)
    edge = delta / t if t != 0 and delta / t > 0 else mpf(1)
    points = sorted({mpf(0), mpf("0.2"), mpf(1), mpf(2), mpf(4), mpf(12), edge, edge * 2}) + [inf]
    return quad(lambda s: scale * s ** (df - 1) * exp(-df * s * s / 2) * lower_normal(t * s - delta), points)


def ends(t, df):
    t, df = mpf(t), mpf(df)
    width = sqrt(1 + t * t / (2 * df))

    def end(p):
        excess = lambda delta: lower_tail(t, df, delta) - p
        low, high = t - width, t + width
        while excess(low) < 0:
            low -= width
        while excess(high) > 0:
            high += width
        return findroot(excess, (low, high), solver="anderson", tol=1e-25)

    return [end(mpf("0.975")), end(mpf("0.025"))]


def correction(df):
    df = mpf(df)
    return gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2))


def mean(values):
    return sum(values) / len(values)


def variance(values):
    centre = mean(values)
    return sum((v - centre) ** 2 for v in values) / (len(values) - 1)


def effect(t, df, unit, bias_df):
    j = correction(bias_df) if bias_df > 1 else None
    d95 = [end * unit for end in ends(t, df)]
    return {
        "cohensD": float(t * unit), "cohensD95": [float(end) for end in d95],
        "hedgesCorrection": None if j is None else float(j),
        "hedgesG": None if j is None else float(j * t * unit),
        "hedgesG95": None if j is None else [float(j * end) for end in d95],
    }


def welch(a, b):
    x, y = [mpf(v) for v in a], [mpf(v) for v in b]
    va, vb, na, nb = variance(x), variance(y), len(x), len(y)
    error = sqrt(va / na + vb / nb)
    df = (va / na + vb / nb) ** 2 / ((va / na) ** 2 / (na - 1) + (vb / nb) ** 2 / (nb - 1))
    bias_df = (na - 1) * (nb - 1) * (va + vb) ** 2 / ((nb - 1) * va**2 + (na - 1) * vb**2)
    s = sqrt((va + vb) / 2)
    t = (mean(x) - mean(y)) / error
    return {"averageSd": float(s), **effect(t, df, error / s, bias_df)}


def one_sample(differences):
    x = [mpf(v) for v in differences] if isinstance(differences[0], str) else differences
    n = len(x)
    t = mean(x) / sqrt(variance(x) / n)
    return effect(t, n - 1, 1 / sqrt(mpf(n)), n - 1)


def fieller(a, b, pooled):
    x, y = np.array(a, float), np.array(b, float)
    va, vb, na, nb = x.var(ddof=1), y.var(ddof=1), len(x), len(y)
    rho = x.mean() / y.mean()
    if pooled:
        va = vb = ((na - 1) * va + (nb - 1) * vb) / (na + nb - 2)
        df = na + nb - 2
    else:
        parts = va / na, rho**2 * vb / nb
        df = sum(parts) ** 2 / (parts[0] ** 2 / (na - 1) + parts[1] ** 2 / (nb - 1))
    quantile = stats.t.ppf(0.975, df)
    distance = lambda r: abs(x.mean() - r * y.mean()) / np.sqrt(va / na + r * r * vb / nb) - quantile
    if not y.mean() ** 2 > quantile**2 * vb / nb:
        return {"ratio": rho, "confidence95": None, "df": df}
    far = 1e4 * (1 + abs(rho))
    return {
        "ratio": rho, "df": df,
        "confidence95": [
            optimize.brentq(distance, -far, rho, xtol=1e-15, rtol=8.9e-16),
            optimize.brentq(distance, rho, far, xtol=1e-15, rtol=8.9e-16),
        ],
    }


def geometric(a, b):
    ratios = np.log(np.array(a, float) / np.array(b, float))
    interval = stats.ttest_1samp(ratios, 0).confidence_interval(0.95)
    return {"ratio": float(np.exp(ratios.mean())), "confidence95": [float(np.exp(end)) for end in interval]}


PAIRS = {
    "alike": ("54.2 56.9 52.1", "43.0 45.1 41.2"),
    "apart": ("54.2 56.9 52.1", "41.0 60.4 22.7"),
    "oneSteady": ("98.7 101.3 95.2 104.4", "70.2 70.3 70.1"),
    "unequalN": ("12.1 15.3 11.0 14.2 13.9 12.8", "9.1 17.2"),
    "two": ("10.497 9.186", "12.268 11.408"),
    "near": ("1.02 0.97 1.05 1.01 0.94", "1.00 0.99 1.04 0.95 0.98"),
    "vague": ("5.0 6.0 5.5", "0.2 3.0 0.4"),
    "far": ("101.1 100.2 102.0 99.3", "22.1 21.4 23.3 22.9"),
}

result = []
for name, (a, b) in PAIRS.items():
    first, second = a.split(), b.split()
    entry = {"id": name, "a": [float(v) for v in first], "b": [float(v) for v in second]}
    entry["welch"] = welch(first, second)
    entry["fiellerPooled"] = fieller(entry["a"], entry["b"], True)
    entry["fiellerSeparate"] = fieller(entry["a"], entry["b"], False)
    if len(first) == len(second):
        entry["paired"] = one_sample([mpf(v) - mpf(w) for v, w in zip(first, second)])
        entry["ratioPaired"] = one_sample([log(mpf(v) / mpf(w)) for v, w in zip(first, second)])
        entry["geometric"] = geometric(entry["a"], entry["b"])
    result.append(entry)

print(json.dumps({"source": "mpmath 1.3 at 30 digits, scipy", "pairs": result}, indent=1))
