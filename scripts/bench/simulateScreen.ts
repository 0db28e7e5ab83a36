import { seededRandom } from '../../example/seededRandom.ts';

/** What is simulated: 10 doses, each measured 3 times, as in the goal of the benchmark. */
export const benchDoses: readonly number[] = Array.from({ length: 10 }, (_, i) => 10 / 3 ** i).reverse();
export const benchReplicates = 3;

/** One simulated curve: responses by dose and replicate, in percent of control. */
export interface SimulatedCurve {
  readonly name: string;
  readonly responses: readonly number[];
}

/**
 * Curves that fall from about 100 % to about 5 % with an EC50 inside the doses and normal scatter of 5 %; rounded to 4 decimals, so that every
 * program reads the same numbers.
 *
 * @param share - of curves that respond; the others are flat at 100 %
 */
export function* simulateScreen(count: number, seed: number, share = 1): Generator<SimulatedCurve> {
  const random = seededRandom(seed);
  for (let index = 0; index < count; index++) {
    const responds = random.uniform() < share;
    const hillSlope = -Math.exp(0.3 * random.normal());
    const ec50 = Math.exp(Math.log(0.1) + 0.8 * random.normal());
    const bottom = responds ? 5 + 4 * random.normal() : 100;
    const top = 100 + 3 * random.normal();
    const responses: number[] = [];
    for (const dose of benchDoses) {
      const mean = bottom + (top - bottom) / (1 + (ec50 / dose) ** hillSlope);
      for (let replicate = 0; replicate < benchReplicates; replicate++)
        responses.push(Number((mean + 5 * random.normal()).toFixed(4)));
    }
    yield { name: `c${index + 1}`, responses };
  }
}

/** A curve as rows of `curve,dose,response`. */
export function rowsOfCurve({ name, responses }: SimulatedCurve): string {
  return benchDoses
    .flatMap((dose, i) =>
      responses
        .slice(i * benchReplicates, (i + 1) * benchReplicates)
        .map((response) => `${name},${dose},${response}\n`),
    )
    .join('');
}
