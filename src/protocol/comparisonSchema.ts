import { correctionNames, testNames, type StarConvention } from '#domain/comparison';
import { starConventionFromText, starConventionFromThresholds } from '#domain/starConvention';
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
        'Pairs of groups, within each facet. Bars compare means; curves compare log EC50. Without this line, `control` or `correction: tukey` nothing is tested and no stars are drawn.',
      ifLeftOut:
        'nothing is compared; with `control` every other group with it, with `correction: tukey` all groups with each other',
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
  control: explained(group, {
    title: 'The group that every other one is compared with',
    description:
      'Of bars. Without `compare` it stands for a pair of each other group with this one, within each facet; with `compare` each pair must have it. `correction: dunnett` needs it.',
    ifLeftOut: 'the pairs of `compare`',
    examples: ['T+P'],
  }).optional(),
  correction: explained(oneOf(correctionNames), {
    title: 'Correction for several comparisons',
    description:
      'The family is all comparisons of the panel, over all its facets. dunnett (every group against `control`) and tukey (all pairs) are tests of all groups of a facet together, with one variance: their family is the facet, and they go with `test: student` alone.',
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
