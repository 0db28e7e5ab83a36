"""Writes dose.json: the simulated sets of the dose-response reference with their exact results under every model and sharing, and the 13 NIST sets.

Usage: python3 test/oracle/dose.py ../shared/reference/dose.json

The optima were computed at 40 digits (mpmath). Only sets that were simulated for this project (ids sim-*) and NIST's StRD sets (US
government work) are taken; names and signs are those of R drc: LL and W1 have b = -hillSlope, W2 and LN b = hillSlope, BC
b = -hillSlope; e is drc's. Where curves do not share a parameter the curve stands behind a colon. `gn` is s²(JᵀJ)⁻¹, `obs` the observed Hessian.
"""

import json
import os
import sys

PLAIN = ("certified", "bestRssFound", "estimate", "se_gn", "se_obs", "n", "df", "rss", "r2", "aicc", "noEffectF", "lackOfFit", "profileCI95")
NESTED = {
    "ed": ("estimate", "se_gn", "se_obs", "logScale_gn", "logScale_obs"),
    "absoluteDoseAtResponse50": ("estimate", "logScale_gn", "logScale_obs"),
    "potencyRatio": ("ratio", "logRatio_gn", "logRatio_obs"),
}
BAND = ("dose", "fit", "confidence95_gn", "confidence95_obs", "prediction95_gn", "prediction95_obs")


def fit_of(fit):
    exact = fit["exact"]
    out = {key: exact[key] for key in PLAIN if exact.get(key) is not None}
    for key, wanted in NESTED.items():
        if exact.get(key):
            out[key] = {name: {one: value[one] for one in wanted if one in value} for name, value in exact[key].items()}
    if exact.get("band"):
        out["band"] = [{key: point[key] for key in BAND} for point in exact["band"]]
    return {"model": fit["model"], "sharing": fit["sharing"], "exact": out}


with open(sys.argv[1], encoding="utf8") as file:
    reference = json.load(file)
sets = []
for one in reference["sets"]:
    if not one["id"].startswith("sim-"):
        continue
    kept = {"id": one["id"], "type": one["type"], "data": one["data"], "fits": [fit_of(fit) for fit in one["fits"]]}
    if one.get("extraSumOfSquares"):
        kept["extraSumOfSquares"] = one["extraSumOfSquares"]
    sets.append(kept)
nist = [{key: value for key, value in one.items() if key != "origin"} for one in reference["nist"]]
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "dose.json")
with open(path, "w", encoding="utf8") as file:
    source = "sets: mpmath, 40 digits; nist: NIST/ITL StRD, nonlinear regression; see dose.py"
    json.dump({"source": source, "sets": sets, "nist": nist}, file, indent=1)
    file.write("\n")
