"""Writes doseShared.json: simulated sets of several curves with their exact optima when curves share parameters, and F tests.

Usage: python3 test/oracle/doseShared.py ../shared/reference/dose.json

The optima were computed at 40 digits (mpmath). Only sets that were simulated for this project (ids sim-*) are taken; names and
signs are those of R drc: b = -hillSlope, c = bottom, d = top, e = EC50, with the curve behind a colon where it is not shared.
"""

import json
import os
import sys

KEYS = ("certified", "estimate", "rss", "df", "n", "aicc")


def fit_of(fit):
    exact = fit["exact"]
    out = {key: exact[key] for key in KEYS}
    ratios = exact.get("potencyRatio") or {}
    out["potencyRatio"] = {
        pair: {"ratio": one["ratio"], "logRatio_gn": {key: one["logRatio_gn"][key] for key in ("t", "p", "ciBack")}}
        for pair, one in ratios.items()
    }
    return {"model": fit["model"], "sharing": fit["sharing"], "exact": out}


with open(sys.argv[1], encoding="utf8") as file:
    reference = json.load(file)
sets = []
for one in reference["sets"]:
    shared = [fit_of(fit) for fit in one["fits"] if fit["sharing"] != "single"]
    if shared and one["id"].startswith("sim-"):
        sets.append({"id": one["id"], "data": one["data"], "fits": shared, "extraSumOfSquares": one["extraSumOfSquares"]})
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "doseShared.json"), "w", encoding="utf8") as file:
    json.dump({"source": "mpmath, 40 digits; see doseShared.py", "sets": sets}, file, indent=1)
    file.write("\n")
