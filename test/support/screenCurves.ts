import type { FitPoint } from '#domain/fit';
import { seededRandom } from '../../example/seededRandom.ts';

/** What curves of a screen are like, good and bad. */
export const screenKinds = [
  'good',
  'flat',
  'partial',
  'beyond',
  'rising',
  'steep',
  'few',
  'outlier',
  'zero',
  'weights',
  'noisy',
  'perfect',
  'rounded',
  'missing',
  'constant',
] as const;

export interface MadeUpCurve {
  readonly kind: (typeof screenKinds)[number];
  readonly points: readonly FitPoint[];
}

/** Curves of all kinds in turn, the same for a seed everywhere. */
export function screenCurves(count: number, seed: number): MadeUpCurve[] {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random.uniform() * values.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const kind = screenKinds[index % screenKinds.length]!;
    const doseCount = kind === 'few' ? pick([2, 3, 4, 5]) : pick([5, 6, 8, 10, 12]);
    const step = pick([2, 3, Math.sqrt(10), 10]);
    const highest = pick([10, 1e-6, 300]);
    const doses = Array.from({ length: doseCount }, (_dose, i) => highest / step ** i);
    if (kind === 'zero' || random.uniform() < 0.2) doses.push(0);
    const sizeOfSlope = Math.exp(0.4 * random.normal()) * (kind === 'steep' ? 8 : 1);
    const hillSlope = kind === 'rising' ? sizeOfSlope : -sizeOfSlope;
    const bottom = 5 * random.normal();
    const top = kind === 'flat' ? bottom : 100 + 5 * random.normal();
    const away = { partial: pick([0.3, 0.5, 1]), beyond: pick([2, 5, 30]) };
    const ec50 =
      kind === 'partial' || kind === 'beyond'
        ? highest * away[kind]
        : highest / step ** ((doseCount - 1) * random.uniform());
    const scatter = kind === 'perfect' ? 0 : kind === 'noisy' ? 30 : pick([1, 3, 6, 12]);
    const replicates = pick([1, 2, 3]);
    const points: FitPoint[] = [];
    for (const dose of doses) {
      const share = dose === 0 ? (hillSlope < 0 ? 1 : 0) : 1 / (1 + (ec50 / dose) ** hillSlope);
      for (let replicate = 0; replicate < replicates; replicate++) {
        let response = bottom + (top - bottom) * share + scatter * random.normal();
        if (kind === 'rounded') response = Math.round(response);
        if (kind === 'constant') response = 7;
        if (kind === 'outlier' && random.uniform() < 0.08) response += 60 * random.normal();
        if (kind === 'missing' && random.uniform() < 0.3) continue;
        points.push(
          kind === 'weights' ? { dose, response, weight: pick([1, 0.5, 2, 0]) } : { dose, response },
        );
      }
    }
    return { kind, points };
  });
}
