"""Carries the reference table of 124 tests of 32 kinds, made with R, into stats.json.

Usage: python3 stats.py REFERENCE.json > stats.json

The reference table holds R 4.2.2 results (which function made each kind it does not say), in which the tails of t, F and χ² were
recomputed with mpmath at 40 digits and Dunnett's p by quadrature. Taken over unchanged. What R does not have to all digits stands in
stats-exact.json (Tukey, nested) and stats-ranks.json (intervals of effect sizes).
"""

import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    reference = json.load(file)

json.dump(
    {
        "source": "R 4.2.2; tails of t, F and χ² by mpmath at 40 digits, Dunnett by quadrature",
        "tests": reference["tests"],
    },
    sys.stdout,
    ensure_ascii=False,
    indent=1,
)
print()
