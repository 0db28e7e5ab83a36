import type { FitPoint } from '#domain/fit';
import type { CurveData } from '../curveData.ts';
import type { CurveFrame } from './curveFrame.ts';

/**
 * The same as `collapseReplicates`, for points that stand at the doses of a frame.
 *
 * @returns null where responses are no numbers, all alike, or too large or too small to fit
 */
export function frameData(frame: CurveFrame, points: readonly FitPoint[]): CurveData | null {
  const { levelOf, data } = frame;
  const { weight } = data.columns;
  const n = weight.length;
  const mean = new Float64Array(n);
  let all = 0;
  for (let i = 0; i < levelOf.length; i++) {
    const response = points[i]?.response ?? 0;
    const level = levelOf[i] ?? 0;
    mean[level] = (mean[level] ?? 0) + response;
    all += response;
  }
  let [lowest, highest] = [Infinity, -Infinity];
  for (let level = 0; level < n; level++) {
    const value = (mean[level] ?? 0) / (weight[level] ?? 1);
    mean[level] = value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const span = highest - lowest;
  const grandMean = all / levelOf.length;
  let [within, around] = [0, 0];
  for (let i = 0; i < levelOf.length; i++) {
    const response = points[i]?.response ?? 0;
    const fromLevel = (response - (mean[levelOf[i] ?? 0] ?? 0)) / span;
    const fromAll = (response - grandMean) / span;
    within += fromLevel * fromLevel;
    around += fromAll * fromAll;
  }
  const square = span * span;
  if (!(square > 0) || !Number.isFinite(square * around)) return null;
  for (let level = 0; level < n; level++) mean[level] = ((mean[level] ?? 0) - lowest) / span;
  return new FrameData(data, mean, { pureError: within, total: around, offset: lowest, span });
}

/** The data of a curve on the doses of another one. */
class FrameData implements CurveData {
  readonly columns: CurveData['columns'];
  readonly pureError: number;
  readonly total: number;
  readonly offset: number;
  readonly span: number;
  readonly sumFactor: number;
  readonly pointCount: number;
  readonly distinctDoses: number;
  readonly lowestDose: number;
  readonly highestDose: number;
  readonly logDoses: readonly number[];
  readonly smallestLogStep: number;
  readonly #frame: CurveData;

  constructor(
    frame: CurveData,
    mean: Float64Array,
    own: Pick<CurveData, 'pureError' | 'total' | 'offset' | 'span'>,
  ) {
    this.columns = { logDose: frame.columns.logDose, mean, weight: frame.columns.weight };
    this.pureError = own.pureError;
    this.total = own.total;
    this.offset = own.offset;
    this.span = own.span;
    this.sumFactor = own.span * own.span;
    this.pointCount = frame.pointCount;
    this.distinctDoses = frame.distinctDoses;
    this.lowestDose = frame.lowestDose;
    this.highestDose = frame.highestDose;
    this.logDoses = frame.logDoses;
    this.smallestLogStep = frame.smallestLogStep;
    this.#frame = frame;
  }

  /** Made when somebody asks: hardly anybody does. */
  get levels(): CurveData['levels'] {
    return this.#frame.levels.map((level, i) => ({ ...level, mean: this.columns.mean[i] ?? 0 }));
  }
}
