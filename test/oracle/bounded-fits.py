"""Writes bounded-fits.json: 4PL fits with bounds of simulated sets by scipy, from many starts; standard errors over the parameters that are not
on a bound.

Usage: python3 test/oracle/bounded-fits.py (data: doseSimulated.json beside it, simulated for this project)

scipy.optimize.least_squares(method="trf", bounds=...) minimises sum r^2 / 2; tolerances at the limit of double precision. A parameter within
1e-6 of a bound (relative to the span of the data) is on it; there the sign of its gradient is asserted, it is set to the bound, and the others are
polished with it held. Their errors are s^2 (J^T J)^-1 of the free columns, s^2 = RSS / (n - number of free parameters).
"""

import json
import os

import numpy as np
from scipy.optimize import least_squares

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ["hillSlope", "bottom", "top", "ec50"]
CASES = [
    ("sim-s01-standard", {"bottom": [20, 30]}),
    ("sim-s01-standard", {"bottom": [0, 30]}),
    ("sim-s01-standard", {"top": [None, 95]}),
    ("sim-s01-standard", {"hillSlope": [-1, 0], "bottom": [None, 0]}),
    ("sim-s01-standard", {"ec50": [None, 0.3]}),
    ("sim-s01-standard", {"ec50": [0.3, None]}),
    ("sim-s12-weighted", {"bottom": [20, 40]}),
    ("sim-s18-increasing", {"hillSlope": [0.2, 1]}),
    ("sim-s03-nolower", {"bottom": [0, 30]}),
]


def residuals(p, x, y, w):
    h, c, d, le = p
    with np.errstate(divide="ignore", over="ignore"):
        share = np.where(x > 0, 1 / (1 + np.exp(-h * (np.log(np.where(x > 0, x, 1)) - le))), 1.0 if h < 0 else 0.0)
    return np.sqrt(w) * (c + (d - c) * share - y)


def jacobian(p, x, w):
    h, c, d, le = p
    z = np.where(x > 0, np.log(np.where(x > 0, x, 1)) - le, 0)
    share = np.where(x > 0, 1 / (1 + np.exp(-h * z)), 1.0 if h < 0 else 0.0)
    bend = np.where(x > 0, share * (1 - share), 0)
    return np.sqrt(w)[:, None] * np.stack([(d - c) * bend * z, 1 - share, share, -(d - c) * bend * h], axis=1)


def solve(x, y, w, bounds):
    lo, hi = np.full(4, -np.inf), np.full(4, np.inf)
    for name, (low, high) in bounds.items():
        i = NAMES.index(name)
        f = np.log if name == "ec50" else float
        if low is not None:
            lo[i] = f(low)
        if high is not None:
            hi[i] = f(high)
    falling = y[x == x.min()].mean() > y[x == x.max()].mean()
    # the same curve can be read with bottom and top changed and the slope reversed; it is read with the bottom below
    if "hillSlope" not in bounds:
        lo[0], hi[0] = (-np.inf, 0) if falling else (0, np.inf)
    best = None
    for le in np.linspace(np.log(x[x > 0].min()), np.log(x.max()), 7):
        for size in (0.5, 1, 2, 4):
            start = np.array([-size if falling else size, y.min(), y.max(), le])
            start = np.clip(start, lo + 1e-6, hi - 1e-6)
            fit = least_squares(residuals, start, args=(x, y, w), bounds=(lo, hi), xtol=1e-15, ftol=1e-15, gtol=1e-15,
                                x_scale=[1, 50, 50, 1], max_nfev=5000)
            if best is None or fit.cost < best.cost * (1 - 1e-12):
                best = fit
    on = {}
    p = best.x.copy()
    for i, name in enumerate(NAMES):
        scale = 100 if name in ("bottom", "top") else 1
        for side, end in (("lower", lo[i]), ("upper", hi[i])):
            if abs(p[i] - end) < 1e-6 * scale:
                assert (best.grad[i] > 0) == (side == "lower"), (name, side, best.grad)
                on[name] = side
                p[i] = end
    free = [i for i, name in enumerate(NAMES) if name not in on]

    for _ in range(200):  # Gauss and Newton with exact derivatives, to the last digit
        jac = jacobian(p, x, w)[:, free]
        p[free] -= np.linalg.lstsq(jac, residuals(p, x, y, w), rcond=None)[0]
    jac = jacobian(p, x, w)[:, free]
    rss = float(np.sum(residuals(p, x, y, w) ** 2))
    df = len(y) - len(free)
    cov = np.linalg.inv(jac.T @ jac) * rss / df
    se = dict(zip([NAMES[i] for i in free], np.sqrt(np.diag(cov))))
    if "ec50" in se:
        se["ec50"] *= np.exp(p[3])
    estimate = dict(zip(NAMES, [p[0], p[1], p[2], np.exp(p[3])]))
    return {"estimate": estimate, "se": se, "rss": rss, "df": df, "on": on}


with open(os.path.join(HERE, "doseSimulated.json"), encoding="utf8") as file:
    sets = {one["id"]: one["data"] for one in json.load(file)["sets"]}
out = []
for name, bounds in CASES:
    data = sets[name]
    x, y = np.array(data["dose"], float), np.array(data["response"], float)
    w = np.array(data.get("weights", np.ones(len(x))), float)
    out.append({"id": name, "bounds": bounds, **solve(x, y, w, bounds)})
with open(os.path.join(HERE, "bounded-fits.json"), "w", encoding="utf8") as file:
    json.dump({"fits": out}, file, indent=1)
    file.write("\n")
