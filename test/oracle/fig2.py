"""The results of the shipped example, computed a second time from the raw exports by other means than the program's.

Usage: python3 fig2.py > fig2.json      (scipy 1.17, numpy 2.4, mpmath 1.3)

Nothing of src/ is used or was read for it: the formulas are those of docs/methods.md, the exports are read with zipfile and
xml.etree, the layout of panel a from its workbook, the rest of protocols/fig2.yaml is restated below. Optima: scipy's
least_squares from a grid of starts, then Newton's method on the gradient at 40 digits.
"""

import itertools
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml
import zipfile

import numpy as np
import scipy
from mpmath import mp, mpf
from scipy import optimize, stats

mp.dps = 40
ROOT = pathlib.Path(__file__).resolve().parents[2]
LINES = ["SkBr3", "BT474"]
EXPERIMENTS = [1, 2, 3]
DOSE_OF_A = {"SkBr3": 0.1, "BT474": 1.0}
EXCLUDED = {("a", "SkBr3", 2, "D4")}
ROWS = "ABCDEFGH"


# ---- reading -------------------------------------------------------------------------------------------------------


def cells_of_workbook(path):
    """{(row, column letter): text} of the first sheet."""
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(t.text or "" for t in item.iter(f"{main}t"))
            for item in xml.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = xml.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = {}
    for cell in sheet.iter(f"{main}c"):
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
        text = cell.find(f"{main}v").text
        cells[int(row), column] = shared[int(text)] if cell.get("t") == "s" else text
    return cells


def plate_of_text(path):
    """{well: text} of a Gen5 text export."""
    plate = {}
    for line in path.read_text("latin-1").splitlines():
        parts = line.split("\t")
        if re.fullmatch("[A-H]", parts[0]) and len(parts) == 14 and parts[13] == "590":
            plate.update({f"{parts[0]}{i}": parts[i] for i in range(1, 13)})
    return plate


def plate_of_workbook(path):
    """{well: text} of a Gen5 workbook: row letters in column B, wells in C to N, the wavelength in O."""
    cells = cells_of_workbook(path)
    plate = {}
    for (row, column), text in cells.items():
        if column == "B" and re.fullmatch("[A-H]", text) and cells.get((row, "O")) == "590":
            plate.update({f"{text}{i + 1}": cells[row, "CDEFGHIJKLMN"[i]] for i in range(12)})
    return plate


def layout_of_a():
    """{well: (role, resistance)} from the blocks `role` and `resistance` of the plate map."""
    cells = cells_of_workbook(ROOT / "protocols/fig2-a.layout.xlsx")
    blocks, name = {}, None
    for row in range(1, 1 + max(row for row, _ in cells)):
        head = cells.get((row, "A"))
        if head in ("role", "resistance"):
            name = head
        elif head is not None and re.fullmatch("[A-H]", head):
            for i in range(12):
                blocks[name, f"{head}{i + 1}"] = cells.get((row, "BCDEFGHIJKLM"[i]), "")
    wells = [f"{r}{c}" for r in ROWS for c in range(1, 13)]
    return {well: (blocks["role", well], blocks.get(("resistance", well), "")) for well in wells}


def layout_of_b():
    """{well: (role, resistance, dose)} as the ranges of the protocol have it."""
    layout = {f"A{c}": ("blank", "", None) for c in range(2, 8)}
    for rows, resistance in (("BCD", "T"), ("EFG", "T+P")):
        for row in rows:
            for i in range(8):
                layout[f"{row}{i + 2}"] = ("treated", resistance, 10 / 4**i)
            for c in (10, 11):
                layout[f"{row}{c}"] = ("untreated", resistance, 0.0)
    return layout


def wells_of(panel, line, experiment):
    """[(role, resistance, dose, absorbance)] of the wells that count; a masked reading (*0.649*) does not."""
    if panel == "a":
        texts = plate_of_text(ROOT / f"plates/fig2/a/{line}_exp{experiment}.txt")
        layout = {
            well: (role, resistance, {"treated": DOSE_OF_A[line], "untreated": 0.0}.get(role))
            for well, (role, resistance) in layout_of_a().items()
        }
    else:
        texts = plate_of_workbook(ROOT / f"plates/fig2/b/{line}_exp{experiment}.xlsx")
        layout = layout_of_b()
    assert len(texts) == 96
    return [
        (*content, float(texts[well]))
        for well, content in layout.items()
        if content[0] != "empty" and "*" not in texts[well] and (panel, line, experiment, well) not in EXCLUDED
    ]


# ---- percent of control --------------------------------------------------------------------------------------------


def normalised(panel, line, experiment):
    """Every group of one plate: wells' viability, mean, and the uncertainty within the experiment."""
    wells = wells_of(panel, line, experiment)
    blank = np.array([a for role, _, _, a in wells if role == "blank"])
    groups = []
    for resistance in dict.fromkeys(r for role, r, _, _ in wells if role == "untreated"):
        control = np.array([a for role, r, _, a in wells if role == "untreated" and r == resistance])
        span = control.mean() - blank.mean()
        for dose in dict.fromkeys(d for role, r, d, _ in wells if r == resistance):
            treated = np.array([a for role, r, d, a in wells if r == resistance and d == dose])
            viability = 100 * (treated - blank.mean()) / span
            v = viability.mean() / 100
            terms = [
                treated.var(ddof=1) / len(treated),
                v**2 * control.var(ddof=1) / len(control),
                (1 - v) ** 2 * blank.var(ddof=1) / len(blank),
            ]
            groups.append(
                {
                    "resistance": resistance,
                    "dose": dose,
                    "wells": viability,
                    "value": viability.mean(),
                    "withinU": 100 / span * np.sqrt(sum(terms)),
                    "blank": blank.mean(),
                    "control": control.mean(),
                }
            )
    return groups


def summary(values):
    values = np.asarray(values)
    n, sd = len(values), np.std(values, ddof=1)
    half = stats.t.ppf(0.975, n - 1) * sd / np.sqrt(n)
    return {
        "mean": values.mean(),
        "sd": sd,
        "sem": sd / np.sqrt(n),
        "confidence95": [values.mean() - half, values.mean() + half],
        "n": n,
    }


# ---- the four-parameter logistic, theta = (hillSlope, bottom, top, ln EC50) ----------------------------------------


def curve(theta, dose):
    h, bottom, top, log_ec50 = theta
    distance = log_ec50 - np.log(np.where(dose > 0, dose, 1))
    ratio = np.where(dose > 0, np.exp(np.clip(h * distance, -700, 700)), 0.0)  # 0 at dose 0: only falling curves come here
    return bottom + (top - bottom) / (1 + ratio)


def best_start(dose, y):
    """The best of many descents; falling curves only, hillSlope = -exp(u), so that dose 0 stays the upper plateau."""
    low, high = np.log(dose[dose > 0].min()), np.log(dose.max())
    best = None
    for log_ec50, slope in itertools.product(np.linspace(low - 2, high + 6, 15), (0.3, 0.7, 1.2, 2, 4)):
        fit = optimize.least_squares(
            lambda q: curve((-np.exp(q[0]), q[1], q[2], q[3]), dose) - y,
            [np.log(slope), y.min(), y.max(), log_ec50],
            x_scale=[1, 50, 50, 1],
            method="lm",
            ftol=1e-15,
            xtol=1e-15,
            gtol=1e-15,
            max_nfev=20000,
        )
        if best is None or fit.cost < best.cost:
            best = fit
    u, bottom, top, log_ec50 = best.x
    return [-np.exp(u), bottom, top, log_ec50]


def gradients(theta, dose):
    """dy/dtheta at one dose, in numbers of 40 digits; written out by hand from the equation."""
    h, bottom, top, log_ec50 = theta
    if dose == 0:
        return top, [mpf(0), mpf(0), mpf(1), mpf(0)]
    distance = log_ec50 - mp.log(dose)
    share = 1 / (1 + mp.exp(h * distance))
    bend = -(top - bottom) * share * (1 - share)
    return bottom + (top - bottom) * share, [bend * distance, 1 - share, share, bend * h]


def optimum(dose, y):
    """Newton on the gradient of the sum of squares, from the best start."""
    doses, values = [mpf(float(d)) for d in dose], [mpf(float(v)) for v in y]

    def slope_of_rss(*theta):
        total = [mpf(0)] * 4
        for d, value in zip(doses, values):
            fitted, g = gradients(theta, d)
            total = [t + (fitted - value) * one for t, one in zip(total, g)]
        return total

    start = best_start(dose, y)
    theta = list(mp.findroot(slope_of_rss, [mpf(float(s)) for s in start], tol=1e-40, maxsteps=60))
    assert all(abs(a - b) < 1e-3 * (1 + abs(b)) for a, b in zip(theta, start)), (theta, start)
    return theta


def fitted(dose, y):
    """Optimum, Wald errors from s^2 (J'J)^-1, the EC50's and IC50's intervals on the log scale, R^2."""
    dose, y = np.asarray(dose), np.asarray(y)
    theta = optimum(dose, y)
    rows = [gradients(theta, mpf(float(d))) for d in dose]
    residuals = [mpf(float(v)) - f for v, (f, _) in zip(y, rows)]
    rss = mp.fsum(r * r for r in residuals)
    df = len(y) - 4
    jacobian = mp.matrix([g for _, g in rows])
    covariance = (rss / df) * (jacobian.T * jacobian) ** -1
    t = stats.t.ppf(0.975, df)
    h, bottom, top, log_ec50 = theta

    def around(log_value, error):
        return [float(mp.exp(log_value - t * error)), float(mp.exp(log_value + t * error))]

    mean = mp.fsum(mpf(float(v)) for v in y) / len(y)
    total = mp.fsum((mpf(float(v)) - mean) ** 2 for v in y)
    result = {
        "hillSlope": float(h),
        "bottom": float(bottom),
        "top": float(top),
        "ec50": float(mp.exp(log_ec50)),
        "ec50Confidence95": around(log_ec50, mp.sqrt(covariance[3, 3])),
        "rSquared": float(1 - rss / total),
        "rss": float(rss),
        "nPoints": len(y),
        "df": df,
        "ic50Absolute": None,
        "ic50AbsoluteConfidence95": None,
    }
    if bottom < 50 < top:
        logit = mp.log((50 - bottom) / (top - 50))
        slope = mp.matrix([-logit / h**2, -1 / ((50 - bottom) * h), -1 / ((top - 50) * h), 1])
        log_ic50 = log_ec50 + logit / h
        error = mp.sqrt((slope.T * covariance * slope)[0])
        result["ic50Absolute"] = float(mp.exp(log_ic50))
        result["ic50AbsoluteConfidence95"] = around(log_ic50, error)
    return result


def profile_low(dose, y, fit):
    """The EC50 below the optimum at which the lowest sum of squares reaches RSS (1 + t^2/df); the other three are free."""
    dose, y = np.asarray(dose), np.asarray(y)
    limit = fit["rss"] * (1 + stats.t.ppf(0.975, fit["df"]) ** 2 / fit["df"])

    def lowest(log_ec50):
        def rest(u):  # the plateaus are linear: solve them
            share = curve((-np.exp(u), 0, 1, log_ec50), dose)
            design = np.column_stack([1 - share, share])
            plateaus = np.linalg.lstsq(design, y, rcond=None)[0]
            return ((design @ plateaus - y) ** 2).sum()

        grid = np.linspace(np.log(0.05), np.log(1e9), 120)  # up to a jump: between two doses, or at one, it can fit best
        at = min(grid, key=rest)
        step = grid[1] - grid[0]
        near = optimize.minimize_scalar(rest, bounds=(at - step, at + step), method="bounded", options={"xatol": 1e-10})
        return min(rest(at), near.fun)

    outer = np.log(min(fit["ec50"], dose.max()))
    steps = np.arange(outer, np.log(dose[dose > 0].min()) - 4, -0.05)
    for near, far in zip(steps, steps[1:]):
        if lowest(far) > limit:
            root = optimize.brentq(lambda x: lowest(x) - limit, far, near, xtol=1e-13)
            return float(np.exp(root))
    return None


def geometric(values):
    """Geometric mean with the t-interval of the logarithms."""
    s = summary(np.log(values))
    return {"value": float(np.exp(s["mean"])), "confidence95": [float(x) for x in np.exp(s["confidence95"])]}


# ---- the two panels ------------------------------------------------------------------------------------------------


def replicates_and_summary():
    replicates, groups = [], []
    for panel, line in itertools.product("ab", LINES):
        per_group = {}
        for experiment in EXPERIMENTS:
            for one in normalised(panel, line, experiment):
                key = {"panel": panel, "cellLine": line, "resistance": one["resistance"], "dose": one["dose"]}
                replicates.append(
                    {
                        **key,
                        "experiment": experiment,
                        "viability": float(one["value"]),
                        # a control divided by its own mean is 100 whatever its wells are: nothing is left to propagate
                        "withinU": None if one["dose"] == 0 else float(one["withinU"]),
                        "nWells": len(one["wells"]),
                        "blank": float(one["blank"]),
                        "control": float(one["control"]),
                    }
                )
                per_group.setdefault(json.dumps(key), []).append(one["value"])
        for key, values in per_group.items():
            groups.append({**json.loads(key), "viability": summary(values), "response": summary(100 - np.array(values))})
    return replicates, groups


def comparisons_of_a(replicates):
    found = []
    for line, other in itertools.product(LINES, ["T", "P", "CTR"]):
        a, b = (
            [
                100 - r["viability"]
                for r in replicates
                if (r["panel"], r["cellLine"], r["resistance"]) == ("a", line, resistance) and r["dose"] > 0
            ]
            for resistance in (other, "T+P")
        )
        test = stats.ttest_ind(a, b, equal_var=True)
        low, high = test.confidence_interval(0.95)
        found.append(
            {
                "facet": line,
                "a": other,
                "b": "T+P",
                "difference": float(np.mean(a) - np.mean(b)),
                "confidence95": [float(low), float(high)],
                "statistic": float(test.statistic),
                "df": float(test.df),
                "p": float(test.pvalue),
                "stars": next((s for s, limit in (("***", 1e-4), ("**", 1e-3), ("*", 0.05)) if test.pvalue < limit), ""),
                "values": {"a": [float(x) for x in a], "b": [float(x) for x in b]},
            }
        )
    return found


def fits_of_b():
    fits, combined = [], []
    for line, resistance in itertools.product(LINES, ["T", "T+P"]):
        ec50, ic50, means = [], [], ([], [])
        for experiment in EXPERIMENTS:
            groups = [g for g in normalised("b", line, experiment) if g["resistance"] == resistance]
            dose = np.concatenate([[g["dose"]] * len(g["wells"]) for g in groups])
            y = np.concatenate([g["wells"] for g in groups])
            fit = fitted(dose, y)
            fit["profileLow"] = profile_low(dose, y, fit)
            fits.append({"cellLine": line, "resistance": resistance, "experiment": str(experiment), **fit})
            ec50.append(fit["ec50"])
            ic50.append(fit["ic50Absolute"])
            means[0].extend(g["dose"] for g in groups)
            means[1].extend(g["value"] for g in groups)
        fits.append({"cellLine": line, "resistance": resistance, "experiment": "pooled", **fitted(*means)})
        combined.append(
            {
                "cellLine": line,
                "resistance": resistance,
                "ec50": geometric(ec50) if max(ec50) <= 10 else None,
                "ec50s": ec50,
                "ic50Absolute": None if None in ic50 else geometric(ic50),
            }
        )
    return fits, combined


def comparisons_of_b(combined):
    found = []
    for line in LINES:
        a, b = (
            np.log(next(c["ec50s"] for c in combined if (c["cellLine"], c["resistance"]) == (line, r))) for r in ("T", "T+P")
        )
        if max(*a, *b) > np.log(10):
            continue  # an EC50 beyond the doses is no number to test
        test = stats.ttest_rel(a, b)
        low, high = test.confidence_interval(0.95)
        found.append(
            {
                "facet": line,
                "a": "T",
                "b": "T+P",
                "ratio": float(np.exp(np.mean(a - b))),
                "confidence95": [float(np.exp(low)), float(np.exp(high))],
                "statistic": float(test.statistic),
                "df": float(test.df),
                "p": float(test.pvalue),
            }
        )
    return found


if __name__ == "__main__":
    replicates, groups = replicates_and_summary()
    fits, combined = fits_of_b()
    json.dump(
        {
            "source": f"fig2.py: numpy {np.__version__}, scipy {scipy.__version__} (ttest_ind, ttest_rel, least_squares, t.ppf),"
            f" mpmath, from the raw exports of plates/fig2",
            "replicates": replicates,
            "summary": groups,
            "comparisonsA": comparisons_of_a(replicates),
            "comparisonsB": comparisons_of_b(combined),
            "fits": fits,
            "combined": combined,
        },
        sys.stdout,
        indent=1,
        ensure_ascii=False,
    )
    print()
