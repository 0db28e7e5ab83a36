"""Writes rout.json: ROUT on simulated dose-response curves, by scipy.

Usage: python3 test/oracle/rout.py

Own implementation after Motulsky & Brown, BMC Bioinformatics 7:123 (2006). The robust curve is not found by reweighting but by minimising
sum s^2 ln(1 + w r^2/s^2) for a given s (scipy.optimize.least_squares, loss="cauchy", from the least-squares curve and from the true one), with s =
RSDR of the curve found before, until s rests; of two curves the one with the lower sum ln(1 + w r^2/s^2) + n ln s counts. RSDR = numpy's 68.27th percentile
(linear) of |r| n/(n - K); p by scipy.stats.t with n - K df; then Benjamini & Hochberg's thresholds over the 30 % furthest points.
"""

import json
import math
import os

import numpy as np
from scipy import stats
from scipy.optimize import least_squares

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ["hillSlope", "bottom", "top", "ec50"]
Q = 0.01
# id, doses, replicates, SD, truth, outliers {index: SDs}, more
CASES = [
    ("clean", 9, 3, 4, [-1.2, 10, 100, 0.3], {}, {}),
    ("one-outlier", 9, 3, 4, [-1.2, 10, 100, 0.3], {7: 10}, {}),
    ("two-on-one-dose", 8, 3, 5, [-0.8, 5, 100, 0.5], {9: 9, 10: 8}, {}),
    ("three-scattered", 10, 3, 3, [-1.5, 20, 95, 0.1], {3: -12, 14: 9, 25: 15}, {}),
    ("no-replicates", 14, 1, 3, [-1.0, 10, 100, 0.2], {4: -12}, {}),
    ("rising", 9, 2, 0.05, [1.4, 0.1, 1.9, 2.0], {5: 11, 12: -9}, {}),
    ("top-held", 8, 3, 5, [-1.0, 15, 100, 0.4], {2: -8}, {"fixed": {"top": 100}}),
    ("weighted", 9, 3, 4, [-1.2, 10, 100, 0.3], {11: 12}, {"weights": True}),
    ("dose-zero-left-out", 9, 3, 4, [-1.2, 10, 100, 0.3], {0: 40, 8: -10}, {"omitZero": True}),
    ("bounded", 9, 3, 4, [-1.0, 4, 100, 0.3], {6: 10}, {"bounds": {"bottom": [8, 30]}}),
]


def curve(p, x):
    slope, bottom, top, log_ec50 = p
    positive = x > 0
    z = slope * (np.log(np.where(positive, x, 1)) - log_ec50)
    share = np.where(positive, 1 / (1 + np.exp(-np.clip(z, -700, 700))), 1.0 if slope < 0 else 0.0)
    return bottom + (top - bottom) * share


def rsdr_of(r, k):
    return np.percentile(np.abs(r), 68.27) * len(r) / (len(r) - k)


def robust(x, y, w, truth, fixed, bounds):
    held = [fixed.get(name) for name in NAMES]
    free = [i for i, value in enumerate(held) if value is None]
    lo = np.array([bounds.get(NAMES[i], [None, None])[0] if bounds.get(NAMES[i]) else -np.inf for i in free], float)
    hi = np.array([bounds.get(NAMES[i], [None, None])[1] if bounds.get(NAMES[i]) else np.inf for i in free], float)

    def full(q):
        p = [0.0 if value is None else value for value in held]
        for i, value in zip(free, q):
            p[i] = value
        return p

    def residuals(q):
        return np.sqrt(w) * (y - curve(full(q), x))

    limits = dict(xtol=3e-16, ftol=3e-16, gtol=1e-14, max_nfev=4000, x_scale="jac", jac="3-point", bounds=(lo, hi))
    true = np.clip([truth[i] for i in free], lo, hi)
    found = []
    for start in [least_squares(residuals, true, **limits).x, true]:
        q, s = start, rsdr_of(residuals(start), len(free))
        for _ in range(400):
            # in units of s, so that tolerances mean the same everywhere
            q = least_squares(lambda v: residuals(v) / s, q, loss="cauchy", **limits).x
            new = rsdr_of(residuals(q), len(free))
            done = abs(new - s) < 1e-12 * s
            s = new
            if done:
                break
        assert done
        r = residuals(q)
        found.append((np.sum(np.log1p((r / s) ** 2)) + len(r) * math.log(s), r, s, full(q)))
    best = min(found, key=lambda one: one[0])
    return best[1], best[2], best[3], len(free)


def flagged(p):
    n = len(p)
    order = np.argsort(-p, kind="stable")
    for i in range(n):
        if i + 1 > 0.7 * n and p[order[i]] < Q * (n - i) / n:
            return sorted(int(j) for j in order[i:])
    return []


def main():
    rng = np.random.RandomState(20060309)
    sets = []
    for name, doses, replicates, sd, truth, outliers, more in CASES:
        x = np.repeat([0.0] + [10 / 3.0**i for i in range(doses - 2, -1, -1)], replicates)
        true = truth[:3] + [math.log(truth[3])]
        y = curve(true, x) + sd * rng.standard_normal(len(x))
        w = rng.choice([0.5, 1.0, 2.0], len(x)) if more.get("weights") else np.ones(len(x))
        for index, sds in outliers.items():
            y[index] += sds * sd
        y = np.round(y, 4)
        used = np.array([i for i in range(len(x)) if not (more.get("omitZero") and x[i] == 0)])
        r, s, parameters, k = robust(x[used], y[used], w[used], true, more.get("fixed", {}), more.get("bounds", {}))
        df = len(used) - k
        p = 2 * stats.t.sf(np.abs(r) / s, df)
        out = flagged(p)
        sets.append({
            "id": name,
            "options": {key: more[key] for key in ("fixed", "omitZero", "bounds") if key in more},
            "data": {"dose": x.tolist(), "response": y.tolist(), **({"weights": w.tolist()} if more.get("weights") else {})},
            "planted": sorted(index for index in outliers if index in used),
            "expected": {
                "rsdr": float(s), "df": df,
                "outliers": [{"index": int(used[i]), "residual": float(r[i]), "p": float(p[i])} for i in out],
            },
        })
        print(name, [int(used[i]) for i in out], sorted(outliers), float(s), parameters)
    with open(os.path.join(HERE, "rout.json"), "w") as file:
        json.dump({"source": "scipy, least_squares(loss='cauchy') and t; see rout.py", "q": Q, "sets": sets}, file, indent=1)
        file.write("\n")


main()
