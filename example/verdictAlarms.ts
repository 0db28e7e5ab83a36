import type { FitPoint } from '#domain/fit';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { examinedFit } from '#doseresponse/examination/examinedFit';
import { defaultFitOptions } from '#doseresponse/fitCurve';
import { noise } from './fig2Truth.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

/** How one kind of curve is measured and what is wrong with it, if anything. */
export interface VerdictDesign {
  readonly name: string;
  readonly doses: readonly number[];
  readonly wells: number;
  /** Mean response without scatter, %. */
  readonly response: (dose: number) => number;
  /** SD of a well, %. */
  readonly sd: number;
  /** Changes one curve after its scatter was added. */
  readonly spoil?: (points: FitPoint[], random: SeededRandom) => FitPoint[];
}

/** The flags that are counted, in the order of the table. */
export const countedFlags = [
  'lackOfFit',
  'better5PL',
  'betterHormesis',
  'pointDrivesFit',
  'slopeNotIdentified',
  'plateauNotReached',
  'plateauImplausible',
  'ec50Unbounded',
] as const;

/** How many of the curves of one design had each flag. */
export interface AlarmRow {
  readonly name: string;
  readonly curves: number;
  readonly estimated: number;
  readonly flagged: Readonly<Record<(typeof countedFlags)[number], number>>;
}

const series = [0, ...[0, 1, 2, 3, 4, 5, 6, 7].map((step) => 100 / 4 ** step)];
const falling = (dose: number): number => (dose === 0 ? 100 : 20 + 80 / (1 + (dose / 1) ** 1.2));
/** Gompertz, the limit of 5PL: drawn out where it begins, abrupt where it ends. */
const asymmetric = (dose: number): number => (dose === 0 ? 100 : 10 + 90 * Math.exp(-dose / 3));
const stimulated = (dose: number): number =>
  dose === 0 ? 100 : 10 + (90 + 60 * dose) / (1 + (dose / 1.2) ** 2.2);
/** Half of the cells go at a dose that does nothing to the others. */
const twoSteps = (dose: number): number =>
  dose === 0 ? 100 : 10 + 45 / (1 + (dose / 0.05) ** 2) + 45 / (1 + (dose / 10) ** 2);

/** Good curves first, then curves that have what a flag is for. */
export const verdictDesigns: readonly VerdictDesign[] = [
  { name: 'good: 9 doses × 3 wells, SD 5 %', doses: series, wells: 3, response: falling, sd: 5 },
  { name: 'good: 9 doses × 6 wells, SD 5 %', doses: series, wells: 6, response: falling, sd: 5 },
  { name: 'good: 9 doses × 1 well, SD 3 %', doses: series, wells: 1, response: falling, sd: 3 },
  {
    name: 'good: 6 doses × 3 wells, SD 5 %',
    doses: series.filter((_, i) => i % 2 === 0 || i === 5),
    wells: 3,
    response: falling,
    sd: 5,
  },
  { name: 'asymmetric (exponential), × 3, SD 3 %', doses: series, wells: 3, response: asymmetric, sd: 3 },
  { name: 'low doses stimulate, × 3, SD 5 %', doses: series, wells: 3, response: stimulated, sd: 5 },
  { name: 'two steps, × 3, SD 3 %', doses: series, wells: 3, response: twoSteps, sd: 3 },
  {
    name: 'one well lost (−40 %), × 1, SD 3 %',
    doses: series,
    wells: 1,
    response: falling,
    sd: 3,
    spoil: oneLost,
  },
];

/** Counts the flags of seeded curves: false alarms on good ones, detections on the others. */
export function countAlarms(
  designs: readonly VerdictDesign[],
  curves: number,
  seed: number,
  onDesign: (name: string) => void = () => undefined,
): AlarmRow[] {
  return designs.map((design, index) => {
    onDesign(design.name);
    const random = seededRandom(1000 * seed + index);
    const flagged = Object.fromEntries(countedFlags.map((flag) => [flag, 0])) as Record<
      (typeof countedFlags)[number],
      number
    >;
    let estimated = 0;
    for (let i = 0; i < curves; i++) {
      const { outcome, flags } = examinedFit(simulated(design, random), {
        ...defaultFitOptions,
        scale: 'percent',
      });
      if (outcome === 'estimated') estimated += 1;
      for (const flag of countedFlags) if (flags.includes(flag)) flagged[flag] += 1;
    }
    return { name: design.name, curves, estimated, flagged };
  });
}

/**
 * How often one of three experiments is said to drive the EC50 over them: by the scatter between experiments of the example, and with an
 * experiment that is `fold` times as resistant.
 */
export function countDriving(studies: number, seed: number, fold: number): number {
  const random = seededRandom(seed);
  const design = verdictDesigns[0];
  if (design === undefined) return 0;
  let driving = 0;
  for (let study = 0; study < studies; study++) {
    const fits = [1, 2, 3].map((experiment) => {
      const shift = 10 ** (noise.experimentLog10Ec50Sd * random.normal()) * (experiment === 3 ? fold : 1);
      const shifted = { ...design, response: (dose: number): number => design.response(dose / shift) };
      const fit = examinedFit(simulated(shifted, random), { ...defaultFitOptions, scale: 'percent' });
      return { experiment: String(experiment), fit };
    });
    if (combineExperiments(fits).flags.includes('experimentDrivesEc50')) driving += 1;
  }
  return driving;
}

function simulated({ doses, wells, response, sd, spoil }: VerdictDesign, random: SeededRandom): FitPoint[] {
  const points = doses.flatMap((dose) =>
    Array.from({ length: wells }, () => ({ dose, response: response(dose) + sd * random.normal() })),
  );
  return spoil === undefined ? points : spoil(points, random);
}

/** A well near the bend in which the cells came off. */
function oneLost(points: FitPoint[], random: SeededRandom): FitPoint[] {
  const near = points.flatMap(({ dose }, i) => (dose > 0.09 && dose < 2 ? [i] : []));
  const lost = near[Math.floor(near.length * random.uniform())];
  return points.map((point, i) => (i === lost ? { ...point, response: point.response - 40 } : point));
}
