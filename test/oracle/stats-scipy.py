"""t-tests and corrections as scipy computes them, on made-up fold changes and absorbances.

Usage: python3 stats-scipy.py > stats-scipy.json      (scipy 1.17, mpmath 1.3)
"""

import json
import sys

import scipy
from mpmath import log, mp, mpf
from scipy import stats

mp.dps = 40

GROUPS = {
    "large offset": ([1e6 + 0.5, 1e6 + 1.25, 1e6 + 2.0], [1e6 + 4.0, 1e6 + 4.5, 1e6 + 3.25]),
    "fold changes": ([0.61, 0.55, 0.72, 0.48], [1.31, 0.92, 1.18, 1.62]),
    "unequal n": ([57.1, 61.3, 52.9], [43.0, 38.8, 49.5, 41.2, 44.4]),
    "far apart": ([100.01, 99.99, 100.0, 100.02, 99.98, 100.01], [0.01, 0.02, 0.0, 0.03, 0.01, 0.02]),
    "almost equal": ([5.0, 6.0, 7.0], [5.0, 6.0, 7.000001]),
    "n = 2": ([66.0, 71.5], [22.1, 30.2]),
}


def interval(result):
    low, high = result.confidence_interval(0.95)
    return [float(low), float(high)]


def summary(result):
    return {
        "statistic": float(result.statistic),
        "df": float(result.df),
        "p": float(result.pvalue),
        "confidence95": interval(result),
    }


tests = []
for name, (a, b) in GROUPS.items():
    entry = {"name": name, "a": a, "b": b}
    entry["student"] = summary(stats.ttest_ind(a, b))
    entry["welch"] = summary(stats.ttest_ind(a, b, equal_var=False))
    entry["oneSample"] = {"mu": 50, **summary(stats.ttest_1samp(a, 50))}
    if len(a) == len(b):
        entry["paired"] = summary(stats.ttest_rel(a, b))
    if min(a + b) > 0:
        entry["ratioOneSample"] = {"mu": 1, **summary(stats.ttest_1samp([float(log(mpf(x))) for x in a], 0))}
        if len(a) == len(b):
            entry["ratioPaired"] = summary(
                stats.ttest_1samp([float(log(mpf(x) / mpf(y))) for x, y in zip(a, b)], 0)
            )
    tests.append(entry)

p = [0.21, 0.003, 0.049, 0.0004, 0.049, 0.97, 1e-18]
json.dump(
    {
        "source": f"scipy {scipy.__version__}: ttest_ind, ttest_rel, ttest_1samp, false_discovery_control; ratio tests are one-sample tests of log ratios taken at 40 digits",
        "tests": tests,
        "bh": {"p": p, "adjusted": stats.false_discovery_control(p).tolist()},
    },
    sys.stdout,
    indent=1,
)
print()
