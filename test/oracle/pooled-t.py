"""The t of two groups with the variance within four groups, by hand and scipy's t distribution; Dunnett's p by scipy's own test."""
import numpy as np
from scipy import stats

groups = {"CTR": [61, 66, 63], "T": [57, 61, 55], "P": [58, 64, 60, 59], "T+P": [43, 39, 47]}
values = [np.array(g, float) for g in groups.values()]
df = sum(len(g) for g in values) - len(values)
within = sum(((g - g.mean()) ** 2).sum() for g in values)
for name, g in list(zip(groups, values))[1:]:
    t = (g.mean() - values[0].mean()) / np.sqrt(within / df * (1 / len(g) + 1 / len(values[0])))
    print(name, repr(t), repr(2 * stats.t.sf(abs(t), df)))
print(stats.dunnett(*values[1:], control=values[0]).pvalue)
print(stats.tukey_hsd(*values).pvalue)
