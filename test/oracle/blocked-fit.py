"""Writes blocked-fit.json: four experiments of one curve with one EC50 and one slope, plateaus for each by itself.

Model written out by hand and fitted by scipy's curve_fit from several starts with its tightest tolerances; the interval of ln EC50 is
Student's t on n - p degrees of freedom times the standard error of the covariance s^2 (J'J)^-1. The points are those of a real lab
(selumetinib.json, dose 0 in the fit), and three simulated experiments that a day shifts and stretches.
"""

import json
import math
import pathlib

import numpy as np
from scipy import optimize, stats

HERE = pathlib.Path(__file__).parent


def model(x, slope, log_ec50, *plateaus):
    log_dose, block = x
    k = len(plateaus) // 2
    bottom, top = np.array(plateaus[:k])[block.astype(int)], np.array(plateaus[k:])[block.astype(int)]
    with np.errstate(over="ignore"):
        return bottom + (top - bottom) / (1 + np.exp(slope * (log_ec50 - log_dose)))


def fit(experiments):
    names = list(experiments)
    rows = [(math.log(d) if d > 0 else -1e6, j, y) for j, name in enumerate(names) for d, y in experiments[name]]
    log_dose, block, y = (np.array(column, dtype=float) for column in zip(*rows))
    doses = log_dose[log_dose > -1e5]
    best = None
    for slope in (-0.5, -1, -2):
        for middle in np.quantile(doses, (0.3, 0.5, 0.7)):
            start = [slope, middle] + [y.min()] * len(names) + [y.max()] * len(names)
            try:
                p, cov = optimize.curve_fit(model, (log_dose, block), y, p0=start, ftol=1e-15, xtol=1e-15, gtol=1e-15, maxfev=100000)
            except RuntimeError:
                continue
            rss = float(((y - model((log_dose, block), *p)) ** 2).sum())
            if best is None or rss < best[0]:
                best = (rss, p, cov)
    rss, p, cov = best
    df = len(y) - len(p)
    half = stats.t.ppf(0.975, df) * math.sqrt(cov[1][1])
    return {
        "points": {name: experiments[name] for name in names},
        "n": len(y),
        "df": df,
        "rss": rss,
        "hillSlope": p[0],
        "ec50": math.exp(p[1]),
        "confidence95": [math.exp(p[1] - half), math.exp(p[1] + half)],
        "bottom": list(p[2 : 2 + len(names)]),
        "top": list(p[2 + len(names) :]),
    }


lab = json.loads((HERE / "selumetinib.json").read_text())
labs = {name: list(zip([d * 1e6 for d in lab["dose"]], r)) for name, r in lab["experiments"].items()}
doses = [0] + [10 / 4**step for step in range(8)]
days = {"1": (0, 1), "2": (8, 0.85), "3": (-4, 1.1)}
simulated = {
    name: [
        (d, round(shift + scale * (15 + 85 / (1 + (d / 0.2) ** 1.1)) + 3 * math.sin(12.9898 * (i + 1) + 37.719 * j), 3))
        for i, d in enumerate(doses)
    ]
    for j, (name, (shift, scale)) in enumerate(days.items())
}
made = {"source": "scipy.optimize.curve_fit, model written out; scipy.stats.t", "lab": fit(labs), "simulated": fit(simulated)}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(made) + "\n")
