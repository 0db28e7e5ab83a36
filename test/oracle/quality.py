"""Quality of a made-up plate by numpy and scipy; writes quality.json beside this script.

A 96-well plate: blanks in column 1 (A-F), untreated in column 2 (A-H), one treated content over columns 3-10 in all rows, with
a factor of 1.01 for each column, 0.9 in the outer ring and a small scatter from a formula, so that nothing is random.
"""
import json
import math
import os

import numpy as np
from scipy import stats

ROWS = "ABCDEFGH"


def wobble(i):
    return 1 + 0.03 * math.sin(1.7 * i) + 0.01 * math.cos(5.3 * i)


blank = [round(0.06 * wobble(i), 4) for i in range(6)]
control = [round(0.95 * wobble(11 + i), 4) for i in range(8)]
treated = []
for r in range(8):
    for c in range(2, 10):
        outer = r in (0, 7)
        value = 0.5 * 1.01 ** (c - 2) * (0.9 if outer else 1) * wobble(40 + 8 * r + c)
        treated.append({"well": f"{ROWS[r]}{c + 1}", "value": round(value, 4), "outer": outer, "row": r, "column": c})

b, k = np.array(blank), np.array(control)
distance = abs(k.mean() - b.mean())
sd = lambda x: np.std(x, ddof=1)
mad = lambda x: 1.4826 * stats.median_abs_deviation(x)
values = np.array([w["value"] for w in treated])
inner = np.median([w["value"] for w in treated if not w["outer"]])
outer = [w["value"] / inner for w in treated if w["outer"]]

out = {
    "blank": blank,
    "control": control,
    "treated": [{"well": w["well"], "value": w["value"]} for w in treated],
    "expected": {
        "blank mean": b.mean(),
        "blank CV": 100 * sd(b) / b.mean(),
        "Z'": 1 - 3 * (sd(k) + sd(b)) / distance,
        "robust Z'": 1 - 3 * (mad(k) + mad(b)) / abs(np.median(k) - np.median(b)),
        "signal to background": k.mean() / b.mean(),
        "SSMD": (k.mean() - b.mean()) / math.hypot(sd(k), sd(b)),
        "control CV": 100 * sd(k) / k.mean(),
        "treated CV": 100 * sd(values) / values.mean(),
        "highest absorbance": max(values.max(), k.max()),
        "edge effect of treated": 100 * (np.median(outer) - 1),
    },
}
with open(os.path.join(os.path.dirname(__file__), "quality.json"), "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
