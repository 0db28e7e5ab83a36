"""Writes growthRate.json: growth-rate metrics of a simulated study of two cell lines, by numpy and scipy.

Two cell lines feel a drug alike (rate of division k(c) = k0 (s + (1 - s)/(1 + (c/1 uM)^1.5)) - death) but divide at different rates. Cells are
simulated in continuous time, x = x0 2^(doublings * share(c)); readings get a scatter that is written here. The growth rate is that of the
formula of Hafner et al. 2016, the curve is fitted by scipy.optimize.least_squares with the top held at 1 and the bottom within [-1, 1], and
GR50 is found by root finding on the fitted curve.

Usage: python3 test/oracle/growthRate.py
"""

import json
import math
import os

import numpy as np
from scipy.optimize import brentq, least_squares
from scipy.stats import t as student

DOSES = [10 / 3**k for k in range(8)]  # uM, falling
DOUBLINGS = {"slow": 1.2, "fast": 3.6}
START = {"slow": 0.3, "fast": 0.08}
BLANK = {"start": 0.05, "end": 0.07}


def share(dose):
    """Share of the divisions of the control that are left; below 0 cells are lost."""
    return -0.35 + 1.35 / (1 + (dose / 1.0) ** 1.5)


def wobble(*numbers):
    return math.sin(sum(n * f for n, f in zip(numbers, (12.9898, 78.233, 37.719, 4.581))))


def rounded(value):
    return float(f"{value:.4f}")


def plates(line, experiment):
    """Readings of a 96-well plate: rows A-C the replicates of 8 doses, D the controls, E the blanks; and of a time-zero plate."""
    index = 1 if line == "slow" else 2
    start = START[line] * (1 + 0.05 * wobble(index, experiment, 1, 1))
    doublings = DOUBLINGS[line] * (1 + 0.03 * wobble(index, experiment, 2, 2))
    shift = 1 + 0.1 * wobble(index, experiment, 3, 3)
    noise = lambda a, b: 1 + 0.02 * wobble(index * 5 + experiment, a, b, 7)
    treated = [
        [rounded(BLANK["end"] + start * 2 ** (doublings * share(dose * shift)) * noise(row, column)) for column, dose in enumerate(DOSES)]
        for row in range(3)
    ]
    control = [rounded(BLANK["end"] + start * 2**doublings * noise(9, column)) for column in range(8)]
    blank = [rounded(BLANK["end"] * (1 + 0.01 * wobble(experiment, column, index, 3))) for column in range(8)]
    zero = [rounded(BLANK["start"] + start * noise(11, column)) for column in range(8)]
    zero_blank = [rounded(BLANK["start"] * (1 + 0.01 * wobble(experiment, column, index, 5))) for column in range(8)]
    return {"treated": treated, "control": control, "blank": blank, "zero": zero, "zeroBlank": zero_blank}


def growth(x, x0, control):
    return 2 ** (np.log2(x / x0) / np.log2(control / x0)) - 1


def fitted(doses, rates, top):
    """Four-parameter logistic with the top held; the best of several starts."""

    def curve(p, dose):
        return p[0] + (top - p[0]) / (1 + np.where(dose > 0, (dose / np.exp(p[1])) ** np.exp(p[2]), 0))

    low = -top if top == 1 else -np.inf
    best = None
    for bottom in (-0.5 * top, 0.1 * top, 0.5 * top):
        for ec50 in (0.1, 0.5, 2.0):
            for hill in (0.7, 1.5, 3.0):
                found = least_squares(
                    lambda p: curve(p, doses) - rates,
                    [bottom, math.log(ec50), math.log(hill)],
                    bounds=([low, -12, -4], [top, 12, 4]),
                    x_scale=[top, 1, 1],
                    xtol=1e-15, ftol=1e-15, gtol=1e-15,
                )
                if best is None or found.cost < best.cost:
                    best = found
    for _ in range(40):  # Gauss-Newton with exact derivatives: to the last digits, whatever the optimizer's version
        power = np.where(doses > 0, (doses / np.exp(best.x[1])) ** np.exp(best.x[2]), 0)
        log_ratio = np.where(doses > 0, np.log(np.where(doses > 0, doses, 1)) - best.x[1], 0)
        slope = -(top - best.x[0]) * power / (1 + power) ** 2
        jacobian = np.column_stack([1 - 1 / (1 + power), -slope * np.exp(best.x[2]), slope * np.exp(best.x[2]) * log_ratio])
        best.x = best.x - np.linalg.lstsq(jacobian, curve(best.x, doses) - rates, rcond=None)[0]
    best.cost = 0.5 * float(np.sum((curve(best.x, doses) - rates) ** 2))
    bottom, log_ec50, log_hill = best.x
    half = brentq(lambda u: float(curve(best.x, np.array(math.exp(u)))) - top / 2, math.log(1e-4), math.log(1e4), xtol=1e-15, rtol=1e-14)
    return {"bottom": bottom, "ec50": math.exp(log_ec50), "hill": math.exp(log_hill), "half": math.exp(half), "rss": 2 * best.cost}


def metrics(read):
    blank, zero_blank = np.mean(read["blank"]), np.mean(read["zeroBlank"])
    x = np.array(read["treated"]) - blank
    controls = np.array(read["control"]) - blank
    x0, control = np.mean(read["zero"]) - zero_blank, np.mean(controls)
    doses = np.array([[dose] * 3 for dose in DOSES]).T
    all_doses = np.concatenate([np.zeros(len(controls)), doses.ravel()])
    rates = np.concatenate([growth(controls, x0, control), growth(x, x0, control).ravel()])
    viability = np.concatenate([100 * controls / control, 100 * x.ravel() / control])
    gr, relative = fitted(all_doses, rates, 1), fitted(all_doses, viability, 100)
    means = growth(x.mean(axis=0), x0, control)  # of the mean absorbance, highest dose first
    log_dose = np.log10(DOSES)
    return {
        "doublings": math.log2(control / x0),
        "gr50": gr["half"],
        "gec50": gr["ec50"],
        "hGr": gr["hill"],
        "grInf": gr["bottom"],
        "grMax": float(means[0]),
        "grAoc": float(np.trapezoid(1 - means[::-1], log_dose[::-1]) / (log_dose[0] - log_dose[-1])),
        "rss": gr["rss"],
        "rates": [float(rate) for rate in means],
        "relativeEc50": relative["ec50"],
        "relativeIc50": relative["half"],
    }


def geometric(values):
    logs = np.log(values)
    half = student.ppf(0.975, len(logs) - 1) * np.std(logs, ddof=1) / math.sqrt(len(logs))
    return [math.exp(np.mean(logs)), math.exp(np.mean(logs) - half), math.exp(np.mean(logs) + half)]


if not hasattr(np, "trapezoid"):
    np.trapezoid = np.trapz
lines = {}
for line in DOUBLINGS:
    experiments = []
    for experiment in (1, 2, 3):
        read = plates(line, experiment)
        experiments.append({"experiment": str(experiment), "readings": read, "metrics": metrics(read)})
    of = lambda name: [one["metrics"][name] for one in experiments]
    lines[line] = {
        "experiments": experiments,
        "combined": {
            **{name: geometric(of(name)) for name in ("gr50", "gec50", "relativeIc50")},
            **{name: float(np.mean(of(name))) for name in ("doublings", "grMax", "grInf", "hGr", "grAoc")},
        },
    }
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "growthRate.json"), "w", encoding="utf8") as file:
    json.dump({"source": "numpy, scipy.optimize.least_squares and brentq", "doses": DOSES, "lines": lines}, file, indent=1)
    file.write("\n")
