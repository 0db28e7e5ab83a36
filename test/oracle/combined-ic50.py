"""Writes combined-ic50.json: three simulated experiments, the dose at which each fitted curve crosses 50 %, and their mean.

Each curve is fitted by least squares at 40 digits (mpmath, from scipy's optimum); its crossing is searched for as a root of the curve,
not taken from the closed form; the mean over experiments and its interval are scipy's, of the logarithms.
"""

import json
import math
import pathlib

import numpy as np
from mpmath import diff, exp, findroot, log, mp, mpf
from scipy import optimize, stats

mp.dps = 40
DOSES = [0] + [10 / 4**step for step in range(8)]
TRUTHS = [(-1.1, 12, 101, 0.11), (-0.9, 18, 98, 0.16), (-1.3, 9, 102, 0.09)]  # hillSlope, bottom, top, EC50


def curve(parameters, dose, e=exp):
    slope, bottom, top, log_ec50 = parameters
    if dose == 0:
        return top
    return bottom + (top - bottom) / (1 + e(slope * (log_ec50 - (log(dose) if e is exp else math.log(dose)))))


def points_of(seed, truth):
    slope, bottom, top, ec50 = truth
    points = []
    for i, dose in enumerate(DOSES):
        for well in range(3):
            scatter = 4 * math.sin(12.9898 * (i + 1) + 78.233 * (well + 1) + 37.719 * seed)
            mean = curve((slope, bottom, top, math.log(ec50)), dose, math.exp)
            points.append((dose, round(mean + scatter, 2)))
    return points


def optimum(points, truth):
    slope, bottom, top, ec50 = truth
    start = optimize.least_squares(
        lambda p: [curve(p, dose, math.exp) - y for dose, y in points], [slope, bottom, top, math.log(ec50)], xtol=1e-12
    ).x

    def loss(*p):
        return sum((curve(p, mpf(dose)) - mpf(y)) ** 2 for dose, y in points)

    orders = [tuple(int(i == j) for j in range(4)) for i in range(4)]
    found = findroot([lambda *p, o=order: diff(loss, p, o) for order in orders], [mpf(x) for x in start], tol=1e-40)
    return list(found)


experiments = []
for seed, truth in enumerate(TRUTHS):
    points = points_of(seed, truth)
    best = optimum(points, truth)
    crossing = exp(findroot(lambda x: curve(best, exp(x)) - 50, best[3]))
    experiments.append({"points": points, "ec50": float(exp(best[3])), "ic50": float(crossing)})

logs = np.log([one["ic50"] for one in experiments])
low, high = stats.t.interval(0.95, len(logs) - 1, loc=logs.mean(), scale=stats.sem(logs))
combined = {"dose": float(stats.gmean(np.exp(logs))), "confidence95": [math.exp(low), math.exp(high)]}
made = {"source": "mpmath at 40 digits and scipy.stats.gmean, t.interval", "experiments": experiments, "combined": combined}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(made) + "\n")
