import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FitOptions, FitParameter, FitPoint } from '#domain/fit';
import { defaultFitOptions } from '#doseresponse/fitCurve';
import { modelFromText } from '#doseresponse/models/modelFromText';
import type { NistSet } from './nistSet.ts';

/** Both kinds of standard errors by the reference's suffix. */
export type ErrorKind = 'gn' | 'obs';
type ByName = Readonly<Record<string, number>>;
type Ends = readonly [number, number];

/** The true optimum of one fit, computed at 40 digits, in drc's names and signs. */
export interface ExactFit {
  /** false: no interior minimum exists. */
  readonly certified: boolean;
  readonly estimate: ByName;
  readonly se_gn: ByName;
  readonly se_obs: ByName;
  readonly n: number;
  readonly df: number;
  readonly rss: number;
  readonly r2: number;
  readonly aicc: number;
  readonly noEffectF?: { readonly F: number; readonly df1: number; readonly df2: number; readonly p: number };
  readonly lackOfFit?: { readonly F: number; readonly df1: number; readonly df2: number; readonly p: number };
  readonly profileCI95?: Readonly<Record<string, readonly [number | null, number | null]>>;
  readonly ed?: Readonly<Record<string, ExactDose>>;
  readonly absoluteDoseAtResponse50?: Readonly<Record<string, ExactDose>>;
  readonly potencyRatio?: Readonly<
    Record<string, { readonly ratio: number } & Readonly<Record<`logRatio_${ErrorKind}`, ExactRatio>>>
  >;
  readonly band?: readonly ExactBand[];
}

export type ExactDose = { readonly estimate: number } & Readonly<
  Record<`se_${ErrorKind}`, number> & Record<`logScale_${ErrorKind}`, Ends>
>;
export interface ExactRatio {
  readonly t: number;
  readonly p: number;
  readonly ciBack: Ends;
}
export type ExactBand = { readonly dose: number; readonly fit: number } & Readonly<
  Record<`confidence95_${ErrorKind}` | `prediction95_${ErrorKind}`, Ends>
>;

export interface ReferenceFit {
  readonly model: string;
  readonly sharing: string;
  readonly exact: ExactFit;
}

/** A nested pair of fits and the F test between them. */
export interface ReferenceTest {
  /** The model of curves that share; without it `full` and `reduced` are models. */
  readonly model?: string;
  readonly full: string;
  readonly reduced: string;
  readonly F: number;
  readonly p: number;
  readonly aiccFull: number;
  readonly aiccReduced: number;
}

export interface ReferenceSet {
  readonly id: string;
  readonly type: string;
  readonly data: {
    readonly dose: readonly number[];
    readonly response: readonly number[];
    readonly curve?: readonly string[];
    readonly weights?: readonly number[];
  };
  readonly fits: readonly ReferenceFit[];
  readonly extraSumOfSquares?: readonly ReferenceTest[];
}

/** What test/oracle/dose.json and the shared reference hold. */
export interface DoseReference {
  readonly sets: readonly ReferenceSet[];
  readonly nist: readonly NistSet[];
}

/** The sets that the project carries: simulated ones, and NIST's. */
export function carriedReference(root: string): DoseReference {
  return readReference(join(root, 'test/oracle/dose.json'));
}

export function readReference(file: string): DoseReference {
  const { sets, nist } = JSON.parse(readFileSync(file, 'utf8')) as DoseReference;
  return { sets: sets.filter(({ type }) => type === 'continuous'), nist };
}

/** The points of a set, of all its curves or of one. */
export function pointsOf({ data }: ReferenceSet, curve: string | null = null): FitPoint[] {
  return data.dose.flatMap((dose, i): FitPoint[] => {
    if (curve !== null && data.curve?.[i] !== curve) return [];
    const weight = data.weights?.[i];
    const point = { dose, response: data.response[i]! };
    return [weight === undefined ? point : { ...point, weight }];
  });
}

/** Options that fit what drc calls so. */
export function optionsOf(drcModel: string, more: Partial<FitOptions> = {}): FitOptions {
  const answer = modelFromText(drcModel);
  if (!answer.ok) throw new Error(answer.found);
  const { name, held } = answer.model;
  return { ...defaultFitOptions, model: name, fixed: held, ...more };
}

/** Our name and sign of one of drc's parameters. */
export function ourParameter(drcModel: string, letter: string): readonly [FitParameter, 1 | -1] {
  const mirrored = drcModel.startsWith('W2') || drcModel.startsWith('LN');
  const ours: Readonly<Record<string, readonly [FitParameter, 1 | -1]>> = {
    b: ['hillSlope', mirrored ? 1 : -1],
    c: ['bottom', 1],
    d: ['top', 1],
    e: [/^LN|^LL\.[234]/.test(drcModel) ? 'ec50' : 'e', 1],
    f: [drcModel.startsWith('BC') ? 'hormesis' : 'asymmetry', 1],
  };
  return ours[letter]!;
}

/** `se_gn` is what `jtj` reports, `se_obs` what `observed` does. */
export const errorKinds: readonly (readonly [ErrorKind, FitOptions['standardErrors'], string])[] = [
  ['gn', 'jtj', 'JᵀJ'],
  ['obs', 'observed', 'Hessian'],
];
