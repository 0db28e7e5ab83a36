import type { FitPoint, ModelName } from '#domain/fit';
import oracle from '../oracle/doseSimulated.json' with { type: 'json' };
import selumetinibOracle from '../oracle/selumetinib.json' with { type: 'json' };

/** Names of drc, whose b is −hillSlope. */
export type DrcName = 'b' | 'c' | 'd' | 'e';
type Pair = readonly [number | null, number | null];

/** What is known of one fit at 40 digits; see test/oracle/doseSimulated.py. */
export interface ExactFit {
  readonly model: string;
  readonly certified: boolean;
  readonly bestRssFound: number;
  readonly estimate?: Readonly<Partial<Record<DrcName, number>>>;
  readonly se_gn?: Readonly<Partial<Record<DrcName, number>>>;
  readonly se_obs?: Readonly<Partial<Record<DrcName, number>>>;
  readonly rss?: number;
  readonly df?: number;
  readonly n?: number;
  readonly r2?: number;
  readonly noEffectP?: number;
  readonly reciprocalCondition?: number;
  readonly ec50?: Readonly<Record<'seLog_gn' | 'seLog_obs', number>> &
    Readonly<Record<'logScale_gn' | 'logScale_obs', readonly number[]>>;
  readonly absolute50?:
    | (Readonly<Record<'estimate', number>> &
        Readonly<Record<'logScale_gn' | 'logScale_obs', readonly number[]>>)
    | null;
  readonly profile95?: Readonly<Partial<Record<DrcName, Pair>>>;
  readonly profileOpen?: Readonly<Partial<Record<DrcName, readonly [boolean, boolean]>>>;
}

/** One fit of one simulated set. */
export interface SimulatedFit {
  readonly id: string;
  readonly points: readonly FitPoint[];
  readonly model: ModelName;
  readonly exact: ExactFit;
}

export const simulatedFits: readonly SimulatedFit[] = oracle.sets.flatMap(({ id, data, fits }) =>
  fits.map((fit) => ({
    id,
    points: pointsOf(data),
    model: fit.model === 'LL.3' ? ('3PL' as const) : ('4PL' as const),
    exact: fit as unknown as ExactFit,
  })),
);

export const certifiedFits = simulatedFits.filter(({ exact }) => exact.certified);
export const uncertifiedFits = simulatedFits.filter(({ exact }) => !exact.certified);

/** The points of one simulated set. */
export function simulatedPoints(id: string): readonly FitPoint[] {
  return simulatedFits.find((fit) => fit.id === id)!.points;
}

export function pointsOf(data: {
  readonly dose: readonly number[];
  readonly response: readonly number[];
  readonly weights?: readonly number[];
}): FitPoint[] {
  return data.dose.map((dose, i) => {
    const weight = data.weights?.[i];
    const point = { dose, response: data.response[i]! };
    return weight === undefined ? point : { ...point, weight };
  });
}

/** A parameter of ours by drc's name, in drc's sign. */
export const drcNames = { b: 'hillSlope', c: 'bottom', d: 'top', e: 'ec50' } as const;

export const selumetinib = selumetinibOracle;

/** The points of some experiments of the lab, all in one fit. */
export function selumetinibPoints(experiments: readonly string[]): FitPoint[] {
  const byExperiment: Readonly<Record<string, readonly number[]>> = selumetinib.experiments;
  return experiments.flatMap((experiment) =>
    selumetinib.dose.map((dose, i) => ({ dose, response: byExperiment[experiment]![i]! })),
  );
}
