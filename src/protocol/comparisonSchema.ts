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
import { named, oneOf, refuse, textAs, writtenText } from './textSchema.ts';

const group = writtenText('the name of a group');
const pair = z.tuple([group, group], { error: 'a pair of groups: `[T, T+P]`' });

/** The keys of a panel that say what is compared, and how. */
export const comparisonKeys = {
  compare: z
    .union([pair.transform((one) => [one]), z.array(pair).min(1)], {
      error: 'a pair of groups `[T, T+P]`, or a list of pairs `[[T, T+P], [CTR, T+P]]`',
    })
    .describe('Pairs of groups that are tested against each other within each facet.')
    .optional(),
  test: oneOf(testNames)
    .describe('student for bars, paired (by experiment) for curves if left out.')
    .optional(),
  correction: oneOf(correctionNames).describe('Over all comparisons of the panel; default none.').optional(),
  stars: z
    .union(
      [
        textAs('a star convention', starConventionFromText),
        named(writtenText('a threshold'), 'stars -> threshold').transform(
          (thresholds, context): StarConvention => {
            const reading = starConventionFromThresholds(Object.entries(thresholds));
            if (reading.ok) return reading.value;
            refuse(context, thresholds, reading.expected, { fix: reading.fix });
            return z.NEVER;
          },
        ),
      ],
      { error: 'sepher, prism, apa, or own thresholds: `{ "*": 0.05, "**": 0.01 }`' },
    )
    .describe('Star convention; default sepher.')
    .optional(),
};

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
