"""Writes role-evidence.json: the likelihood of readings under a pattern, from its definition in docs/decisions/0013 and nothing else.

Levels of a dose series are found by trying every way of joining neighbours, in both directions, instead of by pooling violators.
"""

import itertools
import json
import math
import pathlib
import statistics

RANGE = math.log(100)
TOLERANCE = 0.2


def density(distance, tolerance, spoilt):
    normal = math.exp(-((distance / tolerance) ** 2) / 2) / (tolerance * math.sqrt(2 * math.pi))
    return math.log((1 - spoilt) * normal + spoilt / RANGE)


def cost(n, tolerance=TOLERANCE):
    return math.log(RANGE * math.sqrt(n) / (tolerance * math.sqrt(2 * math.pi)))


def monotone(medians, weights):
    """The nearest monotone levels, as blocks (first, last, level)."""
    best = None
    n = len(medians)
    for joined in itertools.product([True, False], repeat=n - 1):
        blocks, first = [], 0
        for at in range(n):
            if at == n - 1 or not joined[at]:
                w = weights[first : at + 1]
                level = sum(a * b for a, b in zip(w, medians[first : at + 1])) / sum(w)
                blocks.append((first, at, level))
                first = at + 1
        levels = [level for _, _, level in blocks]
        if levels != sorted(levels) and levels != sorted(levels, reverse=True):
            continue
        miss = sum(weights[i] * (medians[i] - level) ** 2 for a, b, level in blocks for i in range(a, b + 1))
        if best is None or miss < best[0] - 1e-15:
            best = (miss, blocks)
    return best[1]


def quantile(values, share):
    values = sorted(values)
    at = share * (len(values) - 1)
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def evidence(case):
    blanks, empties = case["blanks"], case["empties"]
    costs = [cost(len(blanks))] if blanks else []
    cells, rising, series = [], 0, 0
    for ladder in case["ladders"]:  # [[control], [lowest dose], …]
        medians = [statistics.median(step) for step in ladder]
        sizes = [len(step) for step in ladder]
        blocks = monotone(medians, sizes)
        for a, b, level in blocks:
            costs.append(cost(sum(sizes[a : b + 1])))
            cells += [(x, level) for step in ladder[a : b + 1] for x in step]
        if len(ladder) > 1:
            series += 1
            rising += blocks[-1][2] - blocks[0][2] > TOLERANCE
    best = -math.inf
    for share in range(13):
        low = quantile(blanks or empties, share / 12)
        total = sum(density(x - low, TOLERANCE, 0.02) for x in blanks)
        total += sum(density(x - max(low, level), TOLERANCE, 0.02) for x, level in cells)
        if empties:
            ignored = -len(empties) * math.log(RANGE)
            near = [x for x in empties if x <= low + math.log(2)]
            if near:
                middle = statistics.median(near)
                wide = min(0.3, max(0.1, 1.4826 * statistics.median(abs(x - middle) for x in near)))
                alike = sum(density(x - middle, wide, 0.05) for x in empties) - cost(len(near), wide)
                ignored = max(ignored, alike)
            total += ignored - math.log(2)
        best = max(best, total)
    return best - sum(costs) - (math.log(20) if rising > series / 2 else 0)


CASES = [
    {
        "name": "a falling series over a blank",
        "blanks": [-2.7, -2.6, -2.75],
        "empties": [],
        "ladders": [[[0.0, 0.1], [-0.2, -0.1], [-1.1, -0.9]]],
    },
    {
        "name": "a series that rises",
        "blanks": [-2.7, -2.6, -2.75],
        "empties": [],
        "ladders": [[[0.0, 0.1], [0.3, 0.2], [1.1, 0.9]]],
    },
    {
        "name": "a series that falls and rises again",
        "blanks": [-2.7],
        "empties": [],
        "ladders": [[[0.0, 0.1, 0.05], [-1.2, -1.1], [-0.6, -0.7]]],
    },
    {
        "name": "cells below the blank",
        "blanks": [-0.4, -0.5],
        "empties": [],
        "ladders": [[[0.0, 0.1], [-2.0, -2.1]]],
    },
    {
        "name": "one spoilt well",
        "blanks": [-2.7, -2.6, 0.3],
        "empties": [],
        "ladders": [[[0.0, 0.1, -2.5], [-0.5, -0.4]]],
    },
    {
        "name": "empty wells below the blank, one of them not empty",
        "blanks": [-2.7, -2.6],
        "empties": [-3.1, -3.15, -3.05, -3.1, 0.2],
        "ladders": [[[0.0, 0.1], [-0.5, -0.4]]],
    },
    {
        "name": "anything in the empty wells",
        "blanks": [-2.7, -2.6],
        "empties": [-3.1, -0.4, 0.3, -1.6, 0.2],
        "ladders": [[[0.0, 0.1], [-0.5, -0.4]]],
    },
    {
        "name": "empty wells that are not alike, all below twice the blank",
        "blanks": [-1.7],
        "empties": [-3.1, -1.1, -2.4, -1.6, -1.3, -2.8, -1.9, -2.1],
        "ladders": [[[0.0], [-0.5]]],
    },
    {
        "name": "empty wells that scatter a little",
        "blanks": [-2.7, -2.6],
        "empties": [-3.1, -2.95, -2.8, -3.25, -3.0],
        "ladders": [[[0.0, 0.1], [-0.5, -0.4]]],
    },
    {
        "name": "no blank, two ladders, one without a series",
        "blanks": [],
        "empties": [-3.1, -3.15, -2.9, -3.4],
        "ladders": [[[0.0, 0.1], [-0.5, -0.4]], [[-0.3, -0.2, -0.25]]],
    },
]

made = [{**case, "logLikelihood": evidence(case)} for case in CASES]
out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"source": "role-evidence.py", "tolerance": TOLERANCE, "cases": made}, indent=2) + "\n")
