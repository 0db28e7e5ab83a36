import {
  correctionNames,
  testNames,
  type ComparisonRequest,
  type StarConvention,
  type TestName,
} from '#domain/comparison';
import {
  starConventionByName,
  starConventionFromText,
  starConventionFromThresholds,
} from '#domain/starConvention';
import { z } from 'zod';
import { explained, taking } from './keyMeaning.ts';
import { named, oneOf, refuse, textAs, writtenText } from './textSchema.ts';

const group = writtenText('the name of a group');
const pair = z.tuple([group, group], { error: 'a pair of groups: `[T, T+P]`' });

const pairsExpected = 'a pair of groups `[T, T+P]`, or a list of pairs `[[T, T+P], [CTR, T+P]]`';
const starsExpected = 'sepher, prism, apa, or own thresholds: `{ "*": 0.05, "**": 0.01 }`';

/** The keys of a panel that say what is compared, and how. */
export const comparisonKeys = {
  compare: explained(
    taking(
      z.union([pair.transform((one) => [one]), z.array(pair).min(1)], { error: pairsExpected }),
      pairsExpected,
    ),
    {
      title: 'Which groups are tested against each other',
      description:
        'Pairs of groups, within each facet. Bars compare means; curves compare log EC50. Without this line nothing is tested and no stars are drawn.',
      ifLeftOut: 'nothing is compared',
      examples: [
        ['T', 'T+P'],
        [
          ['T', 'T+P'],
          ['CTR', 'T+P'],
        ],
      ],
    },
  ).optional(),
  test: explained(oneOf(testNames), {
    title: 'Which test',
    description:
      'All are two-sided. student, welch, paired, one-sample and ratio-paired are t-tests; mann-whitney and wilcoxon rank the values, and of three experiments can give no p below 0.1 and 0.25. paired, ratio-paired and wilcoxon pair the groups by experiment; one-sample and ratio-paired work where one group is the other one’s normaliser.',
    ifLeftOut: 'student for bars, ratio-paired for bars with `relative to`, paired for curves',
    examples: ['welch'],
  }).optional(),
  correction: explained(oneOf(correctionNames), {
    title: 'Correction for several comparisons',
    description: 'The family is all comparisons of the panel, over all its facets.',
    ifLeftOut: 'none',
    examples: ['holm'],
  }).optional(),
  stars: explained(taking(starsSchema(), starsExpected), {
    title: 'From which p on there are stars',
    description:
      'A convention by its name, or thresholds of your own: sepher is p < 0.05, 0.001, 0.0001; prism is p ≤ 0.05, 0.01, 0.001, 0.0001; apa is p ≤ 0.05, 0.01, 0.001. The legend states the thresholds.',
    ifLeftOut: 'sepher',
    examples: ['prism', { '*': 0.05, '**': 0.01 }],
  }).optional(),
};

function starsSchema() {
  return z.union(
    [
      textAs(starsExpected, starConventionFromText),
      named(writtenText('a threshold'), 'stars -> threshold').transform(
        (thresholds, context): StarConvention => {
          const reading = starConventionFromThresholds(Object.entries(thresholds));
          if (reading.ok) return reading.value;
          refuse(context, thresholds, reading.expected, { fix: reading.fix });
          return z.NEVER;
        },
      ),
    ],
    { error: starsExpected },
  );
}

/** What the keys above were read as. */
export interface WrittenComparison {
  readonly compare?: readonly (readonly [string, string])[] | undefined;
  readonly test?: TestName | undefined;
  readonly correction?: ComparisonRequest['correction'] | undefined;
  readonly stars?: StarConvention | undefined;
}

/**
 * The request of a panel with its defaults, or null when it compares nothing.
 *
 * @param canonical - the one spelling of a group
 * @param sink - takes `protocol-invalid-value` for a group against itself and for a pair given twice
 */
export function comparisonRequest(
  written: WrittenComparison,
  defaultTest: TestName,
  canonical: (group: string) => string,
  sink: Parameters<typeof refuse>[0],
): ComparisonRequest | null {
  const { compare, test, correction, stars } = written;
  if (compare === undefined) {
    const idle = (['test', 'correction', 'stars'] as const).find((key) => written[key] !== undefined);
    if (idle === undefined) return null;
    const fix = 'add `compare: [T, T+P]`, or remove this line';
    refuse(
      sink,
      written,
      `\`compare\` beside \`${idle}\``,
      { fix, code: 'protocol-missing-key', onKey: true },
      [idle],
    );
    return null;
  }
  const pairs = compare.map(([a, b]) => [canonical(a), canonical(b)] as const);
  for (const [index, [a, b]] of pairs.entries()) {
    const earlier = pairs.slice(0, index).some(([c, d]) => (a === c && b === d) || (a === d && b === c));
    if (a === b)
      refuse(sink, compare, 'two different groups', { fix: `"${a}" cannot be tested against itself` }, [
        'compare',
      ]);
    if (earlier)
      refuse(sink, compare, 'each pair once', { fix: `remove the second [${a}, ${b}]` }, ['compare']);
  }
  return {
    pairs,
    test: test ?? defaultTest,
    correction: correction ?? 'none',
    stars: stars ?? starConventionByName('sepher'),
  };
}
