import { describe, expect, it } from 'vitest';
import { artefacts, noise, trueCurves } from '../../example/fig2Truth.ts';
import { fig2Wells } from '../../example/fig2Wells.ts';
import { simulateStudy, type SimulatedPlate } from '../../example/simulateStudy.ts';
import { expectClose } from '../support/expectClose.ts';

const clean = simulateStudy({ seed: 5, artefacts: false });
const spoilt = simulateStudy({ seed: 5, artefacts: true });

/** Mean over many studies of a number made from one plate. */
function meanOverStudies(numberOf: (plate: SimulatedPlate) => number, studies: number): number {
  let sum = 0;
  for (let seed = 1; seed <= studies; seed++)
    sum += numberOf(simulateStudy({ seed, artefacts: false }).plates[0]!);
  return sum / studies;
}

/** Readings of the wells of a plate that a condition picks. */
function readings(
  plate: SimulatedPlate,
  pick: (well: ReturnType<typeof fig2Wells>[number]) => boolean,
): number[] {
  const flat = plate.absorbance.flat();
  return fig2Wells(plate.set, plate.cellLine).flatMap((well, index) => (pick(well) ? [flat[index]!] : []));
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

describe('simulateStudy', () => {
  it('gives the same study for the same seed and another one for the next', () => {
    expect(simulateStudy({ seed: 5, artefacts: false })).toEqual(clean);
    expect(simulateStudy({ seed: 6, artefacts: false }).plates).not.toEqual(clean.plates);
  });

  it('makes one plate of each set per cell line and experiment', () => {
    expect(clean.plates.map(({ set, cellLine, experiment }) => `${set} ${cellLine} ${experiment}`)).toEqual(
      ['SkBr3', 'BT474'].flatMap((cellLine) =>
        [1, 2, 3].flatMap((experiment) => [`a ${cellLine} ${experiment}`, `b ${cellLine} ${experiment}`]),
      ),
    );
    for (const { absorbance } of clean.plates) expect(absorbance.flat()).toHaveLength(96);
  });

  it('reads blanks, empty wells and untreated cells around their true absorbances', () => {
    const untreated = meanOverStudies(
      (plate) => mean(readings(plate, (well) => well.role === 'untreated')),
      400,
    );
    const blank = meanOverStudies((plate) => mean(readings(plate, (well) => well.role === 'blank')), 400);
    // mean of the lognormal factor of a plate: exp(0.12²/2); five standard errors each
    const expected = noise.blank + noise.netUntreated.SkBr3 * Math.exp(noise.plateLogSd ** 2 / 2);
    expectClose(untreated, expected, { abs: (5 * 0.9 * 0.121) / Math.sqrt(400) }, 'untreated');
    expectClose(blank, noise.blank, { abs: (5 * 0.005) / Math.sqrt(6 * 400) }, 'blank');
  });

  it('scatters wells of one group by the cell layer, not by the reader alone', () => {
    const cvs = Array.from({ length: 200 }, (_, seed) => {
      const plate = simulateStudy({ seed, artefacts: false }).plates[0]!;
      const values = readings(plate, (well) => well.role === 'untreated').map((value) => value - noise.blank);
      const m = mean(values);
      return Math.sqrt(values.reduce((sum, value) => sum + (value - m) ** 2, 0) / (values.length - 1)) / m;
    });
    // √(0.07² + (0.005/0.9)²) = 0.0702; 24 wells × 200 plates
    expectClose(mean(cvs), 0.0702, { rel: 0.02 }, 'CV of untreated SkBr3 wells');
  });

  it('moves all curves of an experiment together, and each a little on its own', () => {
    const shifts = Array.from({ length: 1000 }, (_, seed) => {
      const [ctr, t] = simulateStudy({ seed, artefacts: false }).curves;
      const truth = trueCurves.SkBr3;
      return [
        Math.log10(ctr!.curve.ec50 / truth.CTR.ec50),
        Math.log10(t!.curve.ec50 / truth.T.ec50),
      ] as const;
    });
    const variance = mean(shifts.map(([first]) => first ** 2));
    const covariance = mean(shifts.map(([first, second]) => first * second));
    expectClose(variance, 0.06 ** 2 + 0.03 ** 2, { rel: 0.25 }, 'variance of log10 EC50');
    expectClose(covariance, 0.06 ** 2, { rel: 0.3 }, 'covariance of two groups');
  });

  it('leaves the random numbers alone when artefacts are added', () => {
    const [before, after] = [clean.plates[1]!, spoilt.plates[1]!];
    expect(after.masked).toEqual([]);
    // the gradient moves cells by at most 2 %, and touches no blank
    expect(readings(after, (well) => well.role === 'blank')).toEqual(
      readings(before, (well) => well.role === 'blank'),
    );
    const change = after.absorbance.map((row, index) =>
      row.map((value, column) => value / before.absorbance[index]![column]!),
    );
    for (const ratio of change.flat()) expect(Math.abs(ratio - 1)).toBeLessThan(artefacts.columnGradient);
    expect(change[1]![1]).toBeLessThan(0.99);
    expect(change[1]![10]).toBeGreaterThan(1.01);
  });

  it('scratches and masks exactly one well each', () => {
    const masked = spoilt.plates.filter((plate) => plate.masked.length > 0);
    expect(
      masked.map(({ set, cellLine, experiment, masked: wells }) => ({ set, cellLine, experiment, wells })),
    ).toEqual([{ set: 'a', cellLine: 'BT474', experiment: 3, wells: ['F7'] }]);
    const scratched = spoilt.plates.flatMap((plate, index) =>
      plate.absorbance.flatMap((row, r) =>
        row.flatMap((value, c) =>
          value < 0.9 * clean.plates[index]!.absorbance[r]![c]!
            ? [`${plate.cellLine} ${plate.experiment} ${r},${c}`]
            : [],
        ),
      ),
    );
    expect(scratched).toEqual(['SkBr3 2 3,3']);
  });
});
