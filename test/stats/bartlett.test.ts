import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bartlett } from '#stats/bartlett';
import { expectClose } from '../support/expectClose.ts';
import { groupsForProperties } from '../support/groupsForProperties.ts';
import { oracleGroups, type OracleGroups } from '../support/oracleGroups.ts';
import { statsOracle } from '../support/statsOracle.ts';
import { tested } from '../support/tested.ts';

interface Expected {
  readonly K2: number;
  readonly df: number;
  readonly p: number;
}

describe('Bartlett’s test', () => {
  it('gives the results of R', () => {
    for (const { id, input, expected } of statsOracle<OracleGroups, Expected>('bartlett')) {
      const result = tested(bartlett(oracleGroups(input)));
      expectClose(result.statistic, expected.K2, { rel: 1e-12 }, `${id} K²`);
      expect(result.df).toBe(expected.df);
      expectClose(result.p, expected.p, { rel: 1e-11 }, `${id} p`);
      expectClose(result.log10p, Math.log10(expected.p), { rel: 1e-11 }, `${id} log10 p`);
    }
  });

  it('does not see where the groups lie, only how they scatter', () => {
    fc.assert(
      fc.property(groupsForProperties, (groups) => {
        const { statistic, p } = tested(bartlett(groups));
        const moved = groups.map((group, index) => group.map((value) => 2 ** (index + 3) - 4 * value));
        for (const same of [moved, groups.toReversed()]) {
          const other = tested(bartlett(same));
          expectClose(other.statistic, statistic, { rel: 1e-6, abs: 1e-9 }, 'K²');
          expectClose(other.p, p, { rel: 1e-6, abs: 1e-15 }, 'p');
        }
      }),
    );
  });

  it('keeps its digits when variances are nearly equal', () => {
    // variances 1 and (1 + 2⁻²⁰)²: K² = 2 ln(cosh of half the log ratio) × 2/C to first order, C = 1 + (1/2 + 1/2 − 1/4)/3
    const result = tested(
      bartlett([
        [-1, 0, 1],
        [-(1 + 2 ** -20), 0, 1 + 2 ** -20],
      ]),
    );
    const logRatio = 2 * Math.log1p(2 ** -20);
    expectClose(result.statistic, (logRatio ** 2 * 2) / 4 / 1.25, { rel: 1e-9 }, 'K²');
  });

  it('says why it is impossible', () => {
    expect(bartlett([[1], [2, 3]])).toMatchObject({ kind: 'impossible', obstacle: 'tooFewValues' });
    expect(
      bartlett([
        [1, 1],
        [2, 3],
      ]),
    ).toMatchObject({ kind: 'impossible', obstacle: 'noVariance', method: 'bartlett' });
  });
});
