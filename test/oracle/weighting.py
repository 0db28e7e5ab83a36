"""Weighted 4PL fits of simulated responses whose scatter grows with the response: 1/y and 1/y^2 of the curve by reweighting until the
weights settle, 1/SD^2 of the replicates. Minimised by scipy and polished by Newton steps at 40 digits (mpmath).

Standard errors are s^2 (J'WJ)^-1 with s^2 = RSS/(n - 4), the weights taken as known.
"""

import json

import mpmath as mp
import numpy as np
from scipy.optimize import least_squares

mp.mp.dps = 40


def curve(theta, dose):
    slope, bottom, top, log_ec50 = theta
    if dose == 0:
        return top if slope < 0 else bottom
    return bottom + (top - bottom) / (1 + mp.e ** (slope * (log_ec50 - mp.log(dose))))


def gradient(theta, dose):
    slope, bottom, top, log_ec50 = theta
    if dose == 0:
        return [mp.mpf(0), mp.mpf(slope > 0), mp.mpf(slope < 0), mp.mpf(0)]
    z = mp.log(dose) - log_ec50
    share = 1 / (1 + mp.e ** (-slope * z))
    bend = share * (1 - share) * (top - bottom)
    return [bend * z, 1 - share, share, -bend * slope]


def fit(doses, responses, weights, start):
    """Minimum of sum w (y - f)^2."""
    y, w = np.array(responses), np.array([float(x) for x in weights])

    def residuals(theta):
        return np.sqrt(w) * (y - np.array([float(curve([mp.mpf(float(t)) for t in theta], d)) for d in doses]))

    rough = least_squares(residuals, start, method="lm", xtol=1e-12, ftol=1e-12, gtol=1e-12).x
    theta = mp.matrix([mp.mpf(float(t)) for t in rough])

    def half_gradient(*at):
        total = [mp.mpf(0)] * 4
        for d, y_i, w_i in zip(doses, responses, weights):
            r = y_i - curve(at, d)
            total = [t - w_i * r * g for t, g in zip(total, gradient(at, d))]
        return total

    theta = mp.findroot(half_gradient, list(theta), tol=1e-60, maxsteps=30)
    return list(theta)


def standard_errors(doses, responses, weights, theta):
    jtj = mp.zeros(4)
    rss = mp.mpf(0)
    for d, y, w in zip(doses, responses, weights):
        g = gradient(theta, d)
        rss += w * (y - curve(theta, d)) ** 2
        for i in range(4):
            for j in range(4):
                jtj[i, j] += w * g[i] * g[j]
    cov = jtj**-1 * (rss / (len(doses) - 4))
    return rss, [mp.sqrt(cov[i, i]) for i in range(4)]


def weighted(kind, doses, responses, given, start):
    if kind == "1/sd2":
        sd = {d: np.std([y for d2, y in zip(doses, responses) if d2 == d], ddof=1) for d in doses}
        weights = [g / mp.mpf(float(sd[d])) ** 2 for d, g in zip(doses, given)]
        theta = fit(doses, responses, weights, start)
    else:
        power = {"1/y": 1, "1/y2": 2}[kind]
        weights = [mp.mpf(g) for g in given]
        for _ in range(200):
            theta = fit(doses, responses, weights, start)
            start = [float(t) for t in theta]
            following = [g / curve(theta, d) ** power for d, g in zip(doses, given)]
            change = max(abs(a / b - 1) for a, b in zip(following, weights))
            weights = following
            if change < mp.mpf(10) ** -20:
                break
        else:
            raise SystemExit(f"{kind} did not settle")
    rss, se = standard_errors(doses, responses, weights, theta)
    names = ["hillSlope", "bottom", "top", "logEc50"]
    return {
        "kind": kind,
        "parameters": {n: float(t) for n, t in zip(names, theta)},
        "standardErrors": {n: float(s) for n, s in zip(names, se)},
        "rss": float(rss),
    }


def main():
    random = np.random.default_rng(20261127)
    sets = []
    for bottom, top, ec50, slope, cv in [(12, 100, 1.3, -1.1, 0.08), (0.15, 1.9, 0.4, -1.8, 0.05), (5, 80, 2.0, 0.9, 0.1)]:
        doses = [d for d in [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100] for _ in range(3)]
        theta = [slope, bottom, top, mp.log(ec50)]
        truth = [float(curve(theta, d)) for d in doses]
        responses = [round(t * (1 + cv * e), 6) for t, e in zip(truth, random.standard_normal(len(doses)))]
        given = [1 + (i % 3 == 0) for i in range(len(doses))]
        sets.append(
            {
                "doses": doses,
                "responses": responses,
                "weights": given,
                "fits": [weighted(kind, doses, responses, given, [slope, bottom, top, 0.0]) for kind in ["1/y", "1/y2", "1/sd2"]],
            }
        )
    print(json.dumps({"made": f"mpmath {mp.__version__}", "sets": sets}, indent=1))


main()
