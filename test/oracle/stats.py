"""Carries the t-test family and the analyses of variance of a reference table of R results into stats.json.

Usage: python3 stats.py REFERENCE.json > stats.json

The reference table holds R 4.2.2 results (which function made each kind of the analyses of variance it does not say), in which the
tails of t, F and χ² were recomputed with mpmath at 40 digits and Dunnett's p by quadrature. Where R's table of the studentized range is
not good to all digits, the tests take multiple-comparisons.py instead. Taken over unchanged: the kinds below.
"""

import json
import sys

KINDS = {
    "ttest", "ttestPaired", "ttestOne", "varTest", "pAdjust", "quantT",
    "distT", "distF", "distNorm", "pairwiseT", "geoMean",
    "anova1", "welchAnova", "brownForsythe", "bartlett", "distChisq", "distTukey", "tukeyHSD", "dunnett", "anova2",
}

with open(sys.argv[1], encoding="utf-8") as file:
    reference = json.load(file)

json.dump(
    {
        "source": "R 4.2.2; tails of t, F and χ² by mpmath at 40 digits, Dunnett by quadrature",
        "tests": [test for test in reference["tests"] if test["kind"] in KINDS],
    },
    sys.stdout,
    ensure_ascii=False,
    indent=1,
)
print()
