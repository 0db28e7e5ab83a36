import type { Protocol } from '#domain/protocol';
import { cellLines, resistances, seriesResistances, trueCurves, trueResponse } from './fig2Truth.ts';
import { simulateStudy } from './simulateStudy.ts';
import { studyAnswer, type StudyAnswer, type StudyInterval } from './studyAnswer.ts';

/** How often the 95 % intervals of one group hold the truth. */
export interface CoverageRow {
  readonly of: 'mean response' | 'combined EC50' | 'pooled EC50' | 'blocked EC50';
  readonly cellLine: string;
  readonly resistance: string;
  /** % or µg/ml */
  readonly truth: number;
  /** Mean (EC50: geometric mean) of the estimates, in the unit of the truth. */
  readonly typical: number;
  /** Studies that gave an interval; the others said why they gave none. */
  readonly intervals: number;
  readonly covered: number;
  /** Studies that gave only a bound, and how many of these bounds hold the truth. */
  readonly bounds: number;
  readonly boundsHeld: number;
}

/** How often a comparison of panel a reaches one, two, three stars or more. */
export interface StarRow {
  readonly cellLine: string;
  readonly a: string;
  readonly b: string;
  /** Studies with at least so many stars: `reached[0]` one, `reached[1]` two, `reached[2]` three. */
  readonly reached: readonly [one: number, two: number, three: number];
}

export interface Coverage {
  readonly studies: number;
  readonly rows: readonly CoverageRow[];
  readonly stars: readonly StarRow[];
}

export interface CoverageOptions {
  /** false is ten times as fast and leaves out the rows of the pooled EC50. */
  readonly profiles: boolean;
  /** Called after each study, for progress. */
  readonly onStudy?: (done: number) => void;
}

/** The comparisons whose stars are counted. */
export const starredPairs = [
  ['T', 'T+P'],
  ['P', 'T+P'],
  ['CTR', 'T+P'],
] as const;

/**
 * Puts generated studies without artefacts through normalisation, averaging, fits and tests, and counts how often the truth lies in
 * the 95 % intervals.
 *
 * The truth of a mean response is the response at the true parameters (see `trueResponse`), that of a combined EC50 the true EC50:
 * the shifts of the experiments have mean 0 on the scale of log10 EC50, on which the interval is made.
 *
 * The pooled EC50, plain and with experiments as blocks, is counted for contrast: its interval takes points of one experiment for
 * independent and is too narrow.
 *
 * @param protocol - protocols/fig2.yaml
 */
export async function coverageOfStudies(
  seeds: readonly number[],
  protocol: Protocol,
  { profiles, onStudy = () => undefined }: CoverageOptions,
): Promise<Coverage> {
  const answers: StudyAnswer[] = [];
  for (const seed of seeds) {
    answers.push(await studyAnswer(simulateStudy({ seed, artefacts: false }), protocol, { profiles }));
    onStudy(answers.length);
  }
  return {
    studies: seeds.length,
    rows: [
      ...responseRows(answers),
      ...ec50Rows(answers, 'combined EC50'),
      ...(profiles ? ec50Rows(answers, 'pooled EC50') : []),
      ...ec50Rows(answers, 'blocked EC50'),
    ],
    stars: cellLines.flatMap((cellLine) => starredPairs.map(([a, b]) => starRow(answers, cellLine, a, b))),
  };
}

function responseRows(answers: readonly StudyAnswer[]): CoverageRow[] {
  return cellLines.flatMap((cellLine) =>
    resistances.map((resistance): CoverageRow => {
      const truth = trueResponse(cellLine, resistance);
      const found = answers.map((answer) => answer.responses.get(`${cellLine} ${resistance}`));
      const covered = counted(found, truth, (value) => value);
      return { of: 'mean response', cellLine, resistance, ...covered, bounds: 0, boundsHeld: 0 };
    }),
  );
}

const ec50sBy = {
  'combined EC50': (answer: StudyAnswer) => answer.ec50s,
  'pooled EC50': (answer: StudyAnswer) => answer.pooledEc50s,
  'blocked EC50': (answer: StudyAnswer) => answer.blockedEc50s,
} as const;

function ec50Rows(
  answers: readonly StudyAnswer[],
  of: Exclude<CoverageRow['of'], 'mean response'>,
): CoverageRow[] {
  return cellLines.flatMap((cellLine) =>
    seriesResistances.map((resistance) => {
      const truth = trueCurves[cellLine][resistance].ec50;
      const found = answers.map((answer) => ec50sBy[of](answer).get(`${cellLine} ${resistance}`));
      const typical = counted(found, truth, Math.log);
      const bounds = answers.flatMap((answer) => {
        const bound = of === 'combined EC50' ? answer.ec50Bounds.get(`${cellLine} ${resistance}`) : undefined;
        return bound === undefined ? [] : [bound];
      });
      const held = bounds.filter(({ relation, dose }) => (relation === '>' ? truth > dose : truth < dose));
      return {
        of,
        cellLine,
        resistance,
        ...typical,
        typical: Math.exp(typical.typical),
        bounds: bounds.length,
        boundsHeld: held.length,
      };
    }),
  );
}

function counted(
  found: readonly (StudyInterval | undefined)[],
  truth: number,
  scale: (value: number) => number,
): Pick<CoverageRow, 'truth' | 'typical' | 'intervals' | 'covered'> {
  const given = found.filter((one) => one !== undefined);
  return {
    truth,
    typical: given.reduce((sum, one) => sum + scale(one.estimate), 0) / given.length,
    intervals: given.length,
    covered: given.filter(({ confidence95: [low, high] }) => low <= truth && truth <= high).length,
  };
}

function starRow(answers: readonly StudyAnswer[], cellLine: string, a: string, b: string): StarRow {
  const stars = answers.map((answer) => answer.stars.get(`${cellLine} ${a} ${b}`) ?? 0);
  const atLeast = (count: number): number => stars.filter((given) => given >= count).length;
  return { cellLine, a, b, reached: [atLeast(1), atLeast(2), atLeast(3)] };
}
