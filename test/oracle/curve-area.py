"""Writes curve-area.json: mean response over log10(dose) of fitted curves, by adaptive quadrature of the formulas (scipy).

Usage: python3 test/oracle/curve-area.py
"""

import json
import math
import os

from scipy.integrate import quad
from scipy.special import ndtr

CURVES = {
    "4PL": lambda x: 12 + 85 / (1 + (0.4 / x) ** -1.3),
    "5PL": lambda x: 12 + 85 / (1 + (0.4 / x) ** -1.3) ** 0.6,
    "W1": lambda x: 12 + 85 * math.exp(-((x / 0.4) ** 1.6)),
    "W2": lambda x: 12 + 85 * (1 - math.exp(-((x / 0.4) ** -1.6))),
    "LN": lambda x: 12 + 85 * ndtr(-1.1 * math.log(x / 0.4)),
    "BC": lambda x: 12 + (85 + 8 * x) / (1 + (x / 15) ** 2.4),
}
LOW, HIGH = 0.004, 60

areas = {}
for name, response in CURVES.items():
    area, _ = quad(lambda u: response(10**u), math.log10(LOW), math.log10(HIGH), epsabs=1e-12, epsrel=1e-13, limit=500)
    areas[name] = area / (math.log10(HIGH) - math.log10(LOW))
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "curve-area.json"), "w", encoding="utf8") as file:
    json.dump({"source": "scipy.integrate.quad", "low": LOW, "high": HIGH, "meanResponse": areas}, file, indent=1)
    file.write("\n")
