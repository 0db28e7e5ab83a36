import type { Agreement } from './agreement.ts';
import { agreementTable } from './agreementTable.ts';

/** Headings of the page, which tests look for too. */
export const headings = {
  simulated: 'Simulated dose–response sets',
  published: 'Published dose–response sets',
  nist: 'Nonlinear regressions of NIST',
  stats: 'Statistical tests',
  mutation: 'Mutations',
} as const;

/** What was compared; `published` is null where the reference folder is not there. */
export interface AccuracyFigures {
  readonly simulated: readonly Agreement[];
  readonly published: readonly Agreement[] | null;
  readonly nist: readonly (readonly [start: string, agreements: readonly Agreement[]])[];
  readonly stats: readonly Agreement[];
}

/** What the page says of how the figures are made. */
export const explanations = `\`\`\`
npm run accuracy              # prints the figures
npm run accuracy -- --write   # writes them into this page
\`\`\`

Each number of ours stands beside the same number from elsewhere. *Digits* are −log₁₀(|ours − theirs|/|theirs|), 16 at most, rounded down in the
tables: of the worst number of its kind, at the 10th percentile, and of the median. *Settled* counts numbers that differ and of which it is
proven that ours is the right one; each stands in a list. They are in none of the digits.

What each set is held against:

| what | source |
|---|---|
| simulated and published dose–response sets | optima, errors, intervals, profiles and F tests computed at 40 digits (mpmath); \`test/oracle/dose.py\` |
| nonlinear regressions | NIST/ITL, Statistical Reference Datasets, certified to 11 digits |
| statistical tests | R 4.2.2; tails of t, F and χ² and Dunnett's p recomputed at 40 digits; \`test/oracle/stats.py\` |
| Tukey, odds ratio, intraclass correlation, intervals of effect sizes | mpmath at 30 and 40 digits, fractions; \`test/oracle/stats-exact.py\`, \`test/oracle/stats-ranks.py\` |

The published sets come from a package under another licence: they are tested where the reference folder lies beside the project, and are no part of it.
Data of yes and no (binomial sets) are out of scope.`;

/** What of the reference table has no number of ours beside it. */
const notOffered = `Not offered, so not compared: corrections by Hochberg, Hommel, Benjamini–Yekutieli and Holm–Šidák; Glass's Δ and the
approximate g; sums of squares of type I; the interval of a ratio of variances; propagated SDs of a percent of control, in place of which the interval is
Fieller's. Numbers below 10⁻³⁰⁰ are compared by their logarithms, where the reference has them.`;

const profiles = `The end of a profile interval is where the lowest sum of squares with the parameter held there reaches the threshold. Where two ends
differ, sums of squares show which is the end: either a curve at the reference's end is still below the threshold and ours lies further out, or no
curve beyond ours is below it.`;

/**
 * docs/accuracy.md.
 *
 * @param before - the page as it is; sections that these figures do not make stay
 */
export function accuracyPage(figures: AccuracyFigures, before: string): string {
  const { simulated, published, nist, stats } = figures;
  const sections: readonly (readonly [string, string])[] = [
    [headings.simulated, `${agreementTable(simulated)}\n\n${profiles}\n\n${settledList(simulated)}`],
    [
      headings.published,
      published === null
        ? sectionOf(before, headings.published)
        : `${agreementTable(published)}\n\n${settledNames(published)}`,
    ],
    [
      headings.nist,
      `13 regressions, parameters as NIST writes them, by the engine that fits our curves (\`src/optimize/\`), from both of NIST's starts.\n\n${nist.map(([start, all]) => agreementTable(all, `from ${start}`)).join('\n\n')}`,
    ],
    [headings.stats, `${agreementTable(stats, 'kind of test')}\n\n${notOffered}\n\n${settledList(stats)}`],
    [headings.mutation, sectionOf(before, headings.mutation)],
  ];
  const text = sections.map(([heading, body]) => `## ${heading}\n\n${body.trim()}\n`).join('\n');
  return `# Accuracy\n\nHow many digits are right, and how that is known.\n\n${explanations}\n\n${text}`;
}

/** What stands below a heading of the page. */
export function sectionOf(page: string, heading: string): string {
  const [, after = ''] = page.split(`\n## ${heading}\n`);
  return (after.split('\n## ')[0] ?? '').trim();
}

/** Each number that differs and is settled, with the proof; a few words for each kind where there are many alike. */
function settledList(all: readonly Agreement[]): string {
  const settled = all.filter((one) => one.settled !== null);
  if (settled.length === 0) return '';
  return [
    '<details><summary>Settled, with the proof of each</summary>\n',
    ...settled.map(
      ({ of, name, found, expected, settled: proof }) =>
        `- ${of}, ${name}: ours ${short(found)}, theirs ${short(expected)}; ${proof ?? ''}`,
    ),
    '\n</details>',
  ].join('\n');
}

/** Which numbers are settled, without any of them: they belong to sets that are no part of the project. */
function settledNames(all: readonly Agreement[]): string {
  const settled = all.filter((one) => one.settled !== null);
  const names = [...new Set(settled.map(({ of, name }) => `${of}: ${name}`))];
  return names.length === 0 ? '' : `Settled: ${names.join('; ')}. The test has the sums.`;
}

function short(value: number | null): string {
  return value === null ? 'open' : String(Number(value.toPrecision(7)));
}
