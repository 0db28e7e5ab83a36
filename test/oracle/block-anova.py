"""Randomised blocks by least squares (numpy) on the design matrix, full against without groups; F tail by scipy. Simulated values."""
import json
from pathlib import Path

import numpy as np
from scipy import stats

rng = np.random.default_rng(20)
tests = []
for k, b in [(3, 3), (4, 3), (2, 6), (5, 8)]:
    y = np.round(60 + 8 * rng.normal(size=(1, b)) + 5 * np.arange(k)[:, None] * rng.random() + 3 * rng.normal(size=(k, b)), 2)
    group, block = np.repeat(np.arange(k), b), np.tile(np.arange(b), k)

    def rss(columns):
        x = np.column_stack(columns)
        fit = x @ np.linalg.lstsq(x, y.ravel(), rcond=None)[0]
        return ((y.ravel() - fit) ** 2).sum()

    blocks = [block == j for j in range(b)]
    groups = [group == i for i in range(1, k)]
    left, without = rss([*blocks, *groups]), rss(blocks)
    df1, df2 = k - 1, (k - 1) * (b - 1)
    f = (without - left) / df1 / (left / df2)
    tests.append({"id": f"blocks-{k}-{b}", "kind": "blockAnova", "input": {"groups": y.tolist()},
                  "expected": {"F": f, "df1": df1, "df2": df2, "p": stats.f.sf(f, df1, df2), "ssBetween": without - left, "ssLeft": left}})
text = json.dumps({"source": f"numpy {np.__version__} least squares, scipy F tail; simulated, seed 20", "tests": tests}, indent=1)
Path(__file__).with_suffix(".json").write_text(text + "\n")
