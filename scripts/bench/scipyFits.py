"""Fits every curve of a table with scipy's curve_fit and prints {"seconds", "fits"} as JSON: python3 scipyFits.py FILE."""

import csv
import json
import sys
import time

import numpy as np
from scipy.optimize import curve_fit


def logistic(log_dose, b, bottom, top, log_ec50):
    return bottom + (top - bottom) / (1 + np.exp(b * (log_dose - log_ec50)))


def fitted(log_dose, response):
    start = [1.0, response.min(), response.max(), log_dose.mean()]
    try:
        found, covariance = curve_fit(logistic, log_dose, response, p0=start)
    except RuntimeError:
        return None
    residual = response - logistic(log_dose, *found)
    return [float(np.exp(found[3])), float(residual @ residual), float(np.sqrt(covariance[3, 3]))]


curves = {}
with open(sys.argv[1], encoding="utf-8") as file:
    for row in csv.DictReader(file):
        curves.setdefault(row["curve"], []).append((float(row["dose"]), float(row["response"])))
tables = [np.array(points) for points in curves.values()]
data = [(np.log(table[:, 0]), table[:, 1]) for table in tables]
with np.errstate(all="ignore"):
    import warnings

    warnings.simplefilter("ignore")
    for log_dose, response in data[:100]:
        fitted(log_dose, response)
    start = time.process_time()
    fits = [fitted(log_dose, response) for log_dose, response in data]
    seconds = time.process_time() - start
json.dump({"seconds": seconds, "fits": fits}, sys.stdout)
