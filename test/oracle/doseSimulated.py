"""Writes doseSimulated.json: the simulated sets of the dose-response reference with their exact optima, and one NIST set.

Usage: python3 test/oracle/doseSimulated.py ../shared/reference/dose.json

The optima were computed at 40 digits (mpmath, Newton on the exact least squares). Only sets that were simulated for this project
(ids sim-*) and NIST's Misra1a (US government work) are taken; names and signs are those of R drc: b = -hillSlope, c = bottom,
d = top, e = EC50.

Left out on purpose: four ends of profile intervals at which the reference stopped early. There the lowest sum of squares at the
reference's end, found by an independent grid search in numpy (asserted below), lies below the threshold, so the true end is further out;
and one that is a jump at a dose (0.1), where the reference stopped at 0.0999998.
"""

import json
import os
import sys

import numpy as np

LEFT_OUT = {
    ("sim-s03-nolower", "b", 0),
    ("sim-s04-ic50-outside", "b", 0),
    ("sim-s04-ic50-outside", "d", 1),
    ("sim-s23-biphasic", "b", 0),
    ("sim-s25-tdm1-wide", "e", 1),
}


def lowest_sum_at_slope(dose, response, b):
    """Lowest sum of squares of LL.4 with b held, over a grid of ln e, bottom and top by linear least squares."""
    x, y = np.array(dose), np.array(response)
    log_dose = np.log(np.where(x > 0, x, 1))
    best = np.inf
    for log_e in np.linspace(-8, 60, 3000):
        share = 1 / (1 + np.exp(-np.where(x > 0, b * (log_dose - log_e), -np.inf)))
        design = np.c_[np.ones_like(x), share / share.max()]
        coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
        best = min(best, ((y - design @ coefficients) ** 2).sum())
    return best


def lowest_sum_at_top(dose, response, top):
    """The same with d held, over a grid of slopes and ln e, bottom by linear least squares."""
    x, y = np.array(dose), np.array(response)
    log_dose = np.log(np.where(x > 0, x, 1))
    best = np.inf
    for b in np.linspace(0.3, 1, 141):
        for log_e in np.linspace(-8, 40, 200):
            share = 1 / (1 + np.exp(-np.where(x > 0, b * (log_dose - log_e), -np.inf)))
            scaled = share / share.max()
            height = (scaled * (y - top)).sum() / (scaled * scaled).sum()
            best = min(best, ((y - top - height * scaled) ** 2).sum())
    return best


def fit_of(set_id, data, fit):
    exact = fit["exact"]
    out = {"model": fit["model"], "certified": exact["certified"], "bestRssFound": exact["bestRssFound"]}
    if not exact["certified"]:
        return out
    for key in ("estimate", "rss", "df", "n", "r2", "se_gn", "se_obs", "reciprocalCondition"):
        out[key] = exact[key]
    out["noEffectP"] = exact["noEffectF"]["p"]
    half_way = exact["ed"]["50"]
    out["ec50"] = {key: half_way[key] for key in ("seLog_gn", "seLog_obs", "logScale_gn", "logScale_obs")}
    absolute = (exact.get("absoluteDoseAtResponse50") or {}).get("all")
    out["absolute50"] = (
        {key: absolute[key] for key in ("estimate", "logScale_gn", "logScale_obs")} if absolute else None
    )
    profile = exact.get("profileCI95")
    if profile and fit["model"] == "LL.4":
        out["profile95"] = {
            name: [None if (set_id, name, side) in LEFT_OUT else end for side, end in enumerate(ends)]
            for name, ends in profile.items()
        }
        out["profileOpen"] = {name: [end is None for end in ends] for name, ends in profile.items()}
        threshold = exact["rss"] * (1 + exact["tQuantile975"] ** 2 / exact["df"])
        if (set_id, "b", 0) in LEFT_OUT:
            lowest = lowest_sum_at_slope(data["dose"], data["response"], profile["b"][0])
            assert lowest < threshold, (set_id, lowest, threshold)
        if (set_id, "d", 1) in LEFT_OUT:
            lowest = lowest_sum_at_top(data["dose"], data["response"], profile["d"][1])
            assert lowest < threshold, (set_id, lowest, threshold)
    return out


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        reference = json.load(file)
    sets = []
    for entry in reference["sets"]:
        if not entry["id"].startswith("sim-") or entry["type"] != "continuous":
            continue
        fits = [
            fit_of(entry["id"], entry["data"], fit)
            for fit in entry["fits"]
            if fit["model"] in ("LL.4", "LL.3") and fit["sharing"] == "single"
        ]
        if not fits:
            continue
        data = {key: entry["data"][key] for key in ("dose", "response", "weights") if key in entry["data"]}
        sets.append({"id": entry["id"], "note": entry["note"], "true": entry["true"], "data": data, "fits": fits})
    misra = next(entry for entry in reference["nist"] if "misra1a" in json.dumps(entry).lower())
    out = {
        "source": "mpmath at 40 digits on data simulated with numpy RandomState; NIST StRD Misra1a",
        "sets": sets,
        "misra1a": misra,
    }
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "doseSimulated.json")
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        json.dump(out, file, indent=1)
        file.write("\n")


main()
