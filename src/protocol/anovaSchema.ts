import { groupsAnovaNames, type AnovaRequest } from '#domain/anova';
import { foldName } from '#domain/names';
import type { QuantityName } from '#domain/replicateValue';
import { groupAttributes, type AttributeName } from '#domain/well';
import { z } from 'zod';
import { explained, taking } from './keyMeaning.ts';
import { oneOf, refuse, writtenText } from './textSchema.ts';

const anovaExpected =
  'one-way, welch, block, or two factors: `[resistance, pretreatment]`, `[resistance, T-DM1]`';
const factor = writtenText('a factor: an attribute of the panel, or a treatment');

/** The key of a panel of bars that asks for an analysis of variance. */
export const anovaKey = explained(
  taking(
    z.union([oneOf(groupsAnovaNames), z.tuple([factor, factor])], { error: anovaExpected }),
    anovaExpected,
  ),
  {
    title: 'Analysis of variance of the groups',
    description:
      'One factor: of all groups of a facet; one-way takes one variance for all, welch does not, block takes the experiments for blocks. Two factors, with their interaction: `by` and `facet` of the panel, or `by` and a treatment, with and without it (the controls), for `bars: blanked absorbance`. Independent of `compare`.',
    ifLeftOut: 'none',
    examples: ['one-way', ['resistance', 'cell line']],
  },
).optional();

/** What a panel knows of itself when its factors are looked at. */
export interface AnovaPanel {
  readonly by: AttributeName;
  readonly facet: AttributeName | null;
  readonly quantity: QuantityName;
}

/**
 * The analysis that was asked for.
 *
 * @param sink - takes `protocol-invalid-value` for factors that the panel does not have
 */
export function anovaRequest(
  written: z.infer<typeof anovaKey>,
  { by, facet, quantity }: AnovaPanel,
  sink: Parameters<typeof refuse>[0],
): AnovaRequest | null {
  if (written === undefined) return null;
  if (typeof written === 'string') return { kind: written };
  const attributeOf = (text: string): string =>
    groupAttributes.find((name) => foldName(name) === foldName(text)) ?? text;
  const factors = [attributeOf(written[0]), attributeOf(written[1])] as const;
  const request = { kind: 'two-way', factors, sumsOfSquares: 'II' } as const;
  const other = factors.find((name) => name !== by);
  const refuseFactors = (expected: string, fix: string): AnovaRequest => {
    refuse(sink, written, expected, { fix }, ['anova']);
    return request;
  };
  if (!factors.includes(by) || other === undefined)
    return refuseFactors(
      `\`${by}\`, which makes the groups, and one more factor`,
      `write \`anova: [${by}, ${facet ?? 'T-DM1'}]\``,
    );
  if (other === facet) return request;
  if (groupAttributes.some((name) => name === other))
    return refuseFactors(
      `\`${by}\` and ${facet === null ? 'a facet' : `\`${facet}\``}, which the panel draws, or a treatment`,
      `write \`facet: ${other}\`, so that the panel shows what is analysed`,
    );
  if (quantity === 'blanked absorbance') return request;
  return refuseFactors(
    `\`bars: blanked absorbance\`, because the ${quantity} of the cells without ${other} is the same number in every experiment: it has no scatter`,
    `write \`bars: blanked absorbance\`, or \`anova: one-way\`: the ${quantity} of a group is what ${other} did to it already`,
  );
}
