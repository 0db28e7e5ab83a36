import { describe, expect, it } from 'vitest';
import type { Measurement } from '#domain/measurement';
import { placeAt } from '#domain/problem';
import { numberOf } from '#domain/quantity';
import { averageReplicates } from '#normalize/averageReplicates';
import { withGrowthRates } from '#normalize/growthRates';
import { normalizePlates } from '#normalize/normalizePlates';
import { expectClose } from '../support/expectClose.ts';
import { aboveRange, masked, usual, wellsOf } from '../support/measurements.ts';

const noCells = { role: 'blank', cellLine: null, resistance: null } as const;
const named = { set: 'start', place: placeAt({ line: 7, column: 5 }) };
const atStart = { set: 'start', plate: 'p0', file: 'plates/s/p0.txt', timeH: 0, role: 'untreated' } as const;

/** Blank 0.1; control 0.9 - 0.1 = 0.8; treated 0.2, 0.4 and 0.05 after the blank. */
const treatedPlate = [
  ...wellsOf('A', [0.09, 0.11], noCells),
  ...wellsOf('B', [0.85, 0.95], { role: 'untreated' }),
  ...wellsOf('C', [0.3], { dose: { value: 1, unit: 'µg/ml' } }),
  ...wellsOf('D', [0.5], { dose: { value: 2, unit: 'µg/ml' } }),
  ...wellsOf('E', [0.15], { dose: { value: 3, unit: 'µg/ml' } }),
];
/** Blank 0.04, another one than that of the treated plate; cells 0.14 - 0.04 = 0.1. */
const startPlate = [
  ...wellsOf('A', [0.04], { ...atStart, ...noCells }),
  ...wellsOf('B', [0.12, 0.16], atStart),
];

function grown(treated: readonly Measurement[], start: readonly Measurement[], normalization = usual) {
  return withGrowthRates(
    normalizePlates(treated, usual),
    normalizePlates(start, normalization),
    named,
    usual,
  );
}

function rateAt(plates: ReturnType<typeof grown>, well: string): number | null {
  return numberOf(plates.measurements.find((one) => one.well === well)!.growthRate!);
}

describe('growth rates of the wells of a plate', () => {
  it('compare with the time-zero plate after its own blank and with the control of the treated plate', () => {
    const plates = grown(treatedPlate, startPlate);
    expect(plates.problems).toEqual([]);
    // x0 0.1, control 0.8: three doublings; 0.2 one, 0.4 two, 0.05 minus one
    expectClose(rateAt(plates, 'C1'), 2 ** (1 / 3) - 1, { rel: 1e-12 });
    expectClose(rateAt(plates, 'D1'), 2 ** (2 / 3) - 1, { rel: 1e-12 });
    expectClose(rateAt(plates, 'E1'), 2 ** (-1 / 3) - 1, { rel: 1e-12 });
    expect(plates.measurements.find((one) => one.well === 'A1')!.growthRate!.kind).toBe('missing');
  });

  it('take the plate of their own cells and experiment, whenever it was read', () => {
    const other = [
      ...wellsOf('A', [0.04], { ...atStart, ...noCells, plate: 'p9', experiment: '2' }),
      ...wellsOf('B', [0.5], { ...atStart, plate: 'p9', experiment: '2' }),
      ...wellsOf('C', [0.6], { ...atStart, resistance: 'T+P' }),
    ];
    expectClose(rateAt(grown(treatedPlate, [...startPlate, ...other]), 'C1'), 2 ** (1 / 3) - 1, {
      rel: 1e-12,
    });
  });

  it('average plates of time zero, not their wells', () => {
    // plates 0.1 and 0.3: x0 0.2, so that the control doubles twice and 0.4 is one doubling
    const second = [
      ...wellsOf('A', [0.04], { ...atStart, ...noCells, plate: 'p1' }),
      ...wellsOf('B', [0.34], { ...atStart, plate: 'p1' }),
    ];
    expectClose(rateAt(grown(treatedPlate, [...startPlate, ...second]), 'D1'), Math.SQRT2 - 1, {
      rel: 1e-12,
    });
  });

  it('keep a bound a bound', () => {
    const plates = grown([...treatedPlate, ...wellsOf('F', [aboveRange])], startPlate);
    const rate = plates.measurements.find((one) => one.well === 'F1')!.growthRate!;
    expect(rate).toMatchObject({ kind: 'bound', relation: '>' });
    // 4 - 0.1 = 3.9 at x0 0.1
    expectClose(rate.kind === 'bound' ? rate.limit : null, 2 ** (Math.log2(39) / 3) - 1, { rel: 1e-12 });
  });
});

describe('the growth rate of a group', () => {
  const wells = [...treatedPlate, ...wellsOf('F', [0.2, 0.4, 0.09], { dose: { value: 9, unit: 'µg/ml' } })];
  const averaged = averageReplicates(grown(wells, startPlate), 'growth rate', usual);

  it('is that of the mean absorbance of its wells, and 1 for the control', () => {
    const value = averaged.values.find(({ group }) => group.dose?.value === 9)!;
    // 0.1, 0.3 and -0.01 after the blank: mean 0.13
    expectClose(value.value, 2 ** (Math.log2(1.3) / 3) - 1, { rel: 1e-12 });
    expect(value).toMatchObject({ unit: '1', withinU: null, nWells: 3, normaliser: { kind: 'own control' } });
    expect(averaged.values.find(({ role }) => role === 'untreated')!.value).toBe(1);
  });

  it('says where a well stands at its blank', () => {
    const flagged = averaged.values.filter(({ flags }) => flags.includes('wellsAtBlank'));
    expect(flagged.map(({ group }) => group.dose?.value)).toEqual([9]);
  });
});

describe('without a usable start there is no growth rate, and it is said why', () => {
  const codes = (plates: ReturnType<typeof grown>) => plates.problems.map(({ code }) => code);

  it('refuses an experiment without a time-zero plate, at the line of the protocol, and names what is there', () => {
    const start = startPlate.map((well) => ({ ...well, experiment: '2' }));
    const plates = grown(treatedPlate, start);
    expect(plates.problems).toMatchObject([
      {
        code: 'time-zero-missing',
        severity: 'error',
        file: null,
        place: { line: 7, column: 5 },
        found:
          'no time-zero wells for SkBr3, T (experiment 1) in plate set "start"; it has SkBr3, T (experiment 2)',
      },
    ]);
    expect(rateAt(plates, 'C1')).toBeNull();
    expect(averageReplicates(plates, 'growth rate', usual).values).toEqual([]);
  });

  it('refuses cells without one, and leaves the others their rates', () => {
    const treated = [
      ...treatedPlate,
      ...treatedPlate.map((well) => ({ ...well, resistance: 'T+P', plate: 'p2' })),
    ];
    const plates = grown(treated, startPlate);
    expect(codes(plates)).toEqual(['time-zero-missing']);
    expectClose(rateAt(plates, 'C1'), 2 ** (1 / 3) - 1, { rel: 1e-12 });
  });

  it('tells once what two plates of an experiment miss', () => {
    const two = [...treatedPlate, ...treatedPlate.map((well) => ({ ...well, plate: 'p2' }))];
    expect(
      codes(
        grown(
          two,
          startPlate.map((well) => ({ ...well, experiment: '2' })),
        ),
      ),
    ).toEqual(['time-zero-missing']);
  });

  it('asks for the role of cells that are said to be treated at time zero', () => {
    const start = [startPlate[0]!, ...wellsOf('B', [0.14], { ...atStart, role: 'treated' })];
    expect(grown(treatedPlate, start).problems).toMatchObject([
      { code: 'time-zero-missing', found: expect.stringContaining('B1 (treated)') as string },
    ]);
  });

  it('refuses a mean of the wells that are left beside a saturated one', () => {
    const start = [...startPlate, ...wellsOf('C', [aboveRange], atStart)];
    const plates = grown(treatedPlate, start);
    expect(plates.problems).toMatchObject([
      { code: 'time-zero-saturated', file: 'plates/s/p0.txt', place: { well: 'C1' } },
    ]);
    expect(rateAt(plates, 'C1')).toBeNull();
  });

  it('takes masked and excluded wells out of the start', () => {
    const start = [
      ...startPlate,
      ...wellsOf('C', [masked], atStart),
      ...wellsOf('D', [3], { ...atStart, excludedReason: 'bubble' }),
    ];
    expectClose(rateAt(grown(treatedPlate, start), 'C1'), 2 ** (1 / 3) - 1, { rel: 1e-12 });
  });

  it('says of a time-zero plate without blanks what of any plate is said, and no more', () => {
    const start = normalizePlates(startPlate.slice(1), usual);
    expect(start.problems.map(({ code }) => code)).toEqual(['no-blank']);
    const plates = grown(treatedPlate, startPlate.slice(1));
    expect(plates.problems).toEqual([]);
    expect(rateAt(plates, 'C1')).toBeNull();
    // x0 is 0.14 where the protocol says that nothing is subtracted
    const unblanked = grown(treatedPlate, startPlate.slice(1), { ...usual, blank: 'none' });
    expectClose(rateAt(unblanked, 'C1'), 2 ** (Math.log2(0.2 / 0.14) / Math.log2(0.8 / 0.14)) - 1, {
      rel: 1e-12,
    });
  });

  it('refuses a start at the blank', () => {
    const start = [startPlate[0]!, ...wellsOf('B', [0.03, 0.05], atStart)];
    const plates = grown(treatedPlate, start);
    expect(plates.problems).toMatchObject([{ code: 'time-zero-below-blank', file: 'plates/s/p0.txt' }]);
    expect(rateAt(plates, 'C1')).toBeNull();
  });

  it('refuses a control that did not grow', () => {
    const start = [startPlate[0]!, ...wellsOf('B', [0.85], atStart)];
    const plates = grown(treatedPlate, start);
    expect(plates.problems).toMatchObject([
      { code: 'control-not-grown', file: 'plates/s/p1.txt', place: { well: 'B1' } },
    ]);
    expect(plates.problems[0]!.found).toContain('0.800 AU after 0.810 AU');
    expect(rateAt(plates, 'C1')).toBeNull();
    // the same number of cells is no growth either
    const same = [
      ...wellsOf('A', [0.09, 0.11], { ...atStart, ...noCells }),
      ...wellsOf('B', [0.85, 0.95], atStart),
    ];
    expect(codes(grown(treatedPlate, same))).toEqual(['control-not-grown']);
  });

  it('repeats nothing about a plate without control or a set without plates', () => {
    const uncontrolled = treatedPlate.filter(({ role }) => role !== 'untreated');
    expect(codes(grown(uncontrolled, startPlate))).toEqual(['no-control']);
    expect(codes(grown(treatedPlate, []))).toEqual([]);
  });
});
