"""What the stars of panel a of the shipped example would be otherwise, from the raw exports: writes star-alternatives.json.

Usage: python3 star-alternatives.py > star-alternatives.json      (scipy 1.17, numpy 2.4; reads with fig2.py)

Each comparison by Student's test (as the protocol asks), by Welch's, by Holm's correction over all comparisons of the panel, and by
Student's test of all wells of all experiments; Cohen's d by its definition, and Fieller's ratio by a search.
"""

import json

import fig2
import numpy as np
import scipy
from scipy import optimize, stats

PAIRS = [("T", "T+P"), ("P", "T+P"), ("CTR", "T+P")]


def responses(line, experiment, resistance):
    wells = fig2.wells_of("a", line, experiment)
    blank = np.mean([a for role, _, _, a in wells if role == "blank"])
    control = np.mean([a for role, r, _, a in wells if role == "untreated" and r == resistance])
    treated = np.array([a for role, r, _, a in wells if role == "treated" and r == resistance])
    return 100 - 100 * (treated - blank) / (control - blank)


def fieller(x, y):
    df = len(x) + len(y) - 2
    pooled = ((len(x) - 1) * x.var(ddof=1) + (len(y) - 1) * y.var(ddof=1)) / df
    quantile = stats.t.ppf(0.975, df)
    rho = x.mean() / y.mean()
    distance = lambda r: abs(x.mean() - r * y.mean()) / np.sqrt(pooled * (1 / len(x) + r * r / len(y))) - quantile
    return [rho, optimize.brentq(distance, -50, rho, xtol=1e-15), optimize.brentq(distance, rho, 50, xtol=1e-15)]


rows = []
for line in fig2.LINES:
    wells = {r: [responses(line, e, r) for e in fig2.EXPERIMENTS] for r in ("CTR", "T", "P", "T+P")}
    for a, b in PAIRS:
        x, y = (np.array([w.mean() for w in wells[group]]) for group in (a, b))
        all_x, all_y = (np.concatenate(wells[group]) for group in (a, b))
        sd = np.sqrt((x.var(ddof=1) + y.var(ddof=1)) / 2)
        rows.append(
            {
                "facet": line, "a": a, "b": b,
                "p": stats.ttest_ind(x, y).pvalue,
                "welch": stats.ttest_ind(x, y, equal_var=False).pvalue,
                "wells": stats.ttest_ind(all_x, all_y).pvalue,
                "nWellsA": len(all_x), "nWellsB": len(all_y),
                "cohensD": (x.mean() - y.mean()) / sd,
                "ratio": fieller(x, y),
            }
        )
order = sorted(range(len(rows)), key=lambda i: rows[i]["p"])
highest = 0
for rank, i in enumerate(order):
    highest = max(highest, min(1, (len(rows) - rank) * rows[i]["p"]))
    rows[i]["holm"] = highest

print(json.dumps({"source": f"star-alternatives.py: numpy {np.__version__}, scipy {scipy.__version__}", "comparisons": rows}, indent=1))
