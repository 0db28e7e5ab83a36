"""Carries the t-test family of a reference table of R results into stats.json.

Usage: python3 stats.py REFERENCE.json > stats.json

The reference table holds R 4.2.2 results (t.test, var.test, p.adjust, pt, qt, pf, pnorm), in which the tails of t and F were
recomputed with mpmath at 40 digits. Taken over unchanged: the kinds below.
"""

import json
import sys

KINDS = {
    "ttest", "ttestPaired", "ttestOne", "varTest", "pAdjust", "quantT",
    "distT", "distF", "distNorm", "pairwiseT", "geoMean",
}

with open(sys.argv[1], encoding="utf-8") as file:
    reference = json.load(file)

json.dump(
    {
        "source": "R 4.2.2: t.test, var.test, p.adjust, pairwise.t.test, pt, qt, pf, pnorm; tails of t and F by mpmath at 40 digits",
        "tests": [test for test in reference["tests"] if test["kind"] in KINDS],
    },
    sys.stdout,
    ensure_ascii=False,
    indent=1,
)
print()
