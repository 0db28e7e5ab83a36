"""Writes doseModels.json: the simulated sets of the dose-response reference with their exact optima under every model with three free
parameters or more, and what is read off them: effective doses, bands.

Usage: python3 test/oracle/doseModels.py ../shared/reference/dose.json

The optima were computed at 40 digits (mpmath). Only sets that were simulated for this project (ids sim-*) are taken; models, names
and signs are those of R drc: LL.4, LL.5 and W1 have b = -hillSlope, W2 and LN b = hillSlope, BC b = -hillSlope; e is drc's, which is not the EC50 of
LL.5, W1, W2 and BC.

The half-way dose of a Brain-Cousens curve, which the reference leaves out, is found here by bisection at 40 digits of the exact optimum;
its standard error by the delta method is not asserted.
"""

import json
import os
import sys

from mpmath import mp, mpf

mp.dps = 40
MODELS = ("LL.4", "LL.5", "W1.4", "W2.4", "LN.4", "BC.4", "BC.5")


def half_way_dose(estimate):
    b, c, d, e, f = (mpf(estimate.get(name, 0)) for name in "bcdef")

    def response(x):
        return c + (d - c + f * x) / (1 + (x / e) ** b)

    low, high = e / 30, e * 1000
    for _ in range(300):
        middle = mp.sqrt(low * high)
        low, high = (middle, high) if response(middle) > (c + d) / 2 else (low, middle)
    return float(low)


def fit_of(data, fit):
    exact = fit["exact"]
    out = {"model": fit["model"], "certified": exact["certified"], "bestRssFound": exact["bestRssFound"]}
    if not exact["certified"]:
        return out
    for key in ("estimate", "rss", "df", "n", "r2", "se_gn", "se_obs", "aicc"):
        out[key] = exact[key]
    if fit["model"] != "LL.4":  # those of the 4PL are in doseSimulated.json
        out["profile95"] = exact["profileCI95"]
    out["ed"] = {
        percent: {key: dose[key] for key in ("estimate", "se_gn", "logScale_gn")}
        for percent, dose in (exact.get("ed") or {}).items()
    }
    out["band"] = [
        {key: point[key] for key in ("dose", "fit", "confidence95_gn", "prediction95_gn")}
        for point in exact.get("band", [])
        if point["dose"] in data["dose"]
    ]
    half = (exact.get("ed") or {}).get("50")
    out["ec50"] = half["estimate"] if half else half_way_dose(exact["estimate"])
    return out


with open(sys.argv[1], encoding="utf8") as file:
    reference = json.load(file)
sets = []
for one in reference["sets"]:
    if not one["id"].startswith("sim-"):
        continue
    fits = [fit_of(one["data"], fit) for fit in one["fits"] if fit["model"] in MODELS and fit["sharing"] == "single"]
    if fits:
        sets.append({"id": one["id"], "data": one["data"], "fits": fits})
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "doseModels.json"), "w", encoding="utf8") as file:
    json.dump({"source": "mpmath, 40 digits; see doseModels.py", "sets": sets}, file, indent=1)
    file.write("\n")
