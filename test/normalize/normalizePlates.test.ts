import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberOf } from '#domain/quantity';
import type { Measurement, NormalizedMeasurement } from '#domain/measurement';
import { normalizePlates } from '#normalize/normalizePlates';
import { expectClose } from '../support/expectClose.ts';
import { aboveRange, masked, usual, wellsOf } from '../support/measurements.ts';

const blanks = wellsOf('A', [0.06, 0.07, 0.08], { role: 'blank', cellLine: null, resistance: null });
const controls = wellsOf('B', [1.0, 1.1, 1.14], { role: 'untreated' });
const treated = wellsOf('C', [0.57, 0.07, 1.2]);

function byWell(measurements: readonly NormalizedMeasurement[], well: string): NormalizedMeasurement {
  return measurements.find((one) => one.well === well)!;
}

describe('viability is 100 × (A − B)/(C − B)', () => {
  const { measurements, problems } = normalizePlates([...blanks, ...controls, ...treated], usual);

  it('puts a well half way between blank and control at 49.5 %', () => {
    // B = 0.07, C − B = 1.08 − 0.07 = 1.01
    expectClose(numberOf(byWell(measurements, 'C1').viability), 100 * (0.5 / 1.01), { rel: 1e-12 });
    expectClose(numberOf(byWell(measurements, 'C1').response), 100 - 100 * (0.5 / 1.01), { rel: 1e-12 });
    expectClose(numberOf(byWell(measurements, 'C1').blanked), 0.5, { rel: 1e-12 });
    expect(problems).toEqual([]);
  });

  it('does not clip above 100 % or at the blank', () => {
    expectClose(numberOf(byWell(measurements, 'C3').viability), (100 * 1.13) / 1.01, { rel: 1e-12 });
    expectClose(numberOf(byWell(measurements, 'C2').viability), 0, { abs: 1e-12 });
  });

  it('gives blank wells no viability', () => {
    expect(byWell(measurements, 'A1').viability.kind).toBe('missing');
  });

  it('is the same for any order of the wells', () => {
    const wells = [...blanks, ...controls, ...treated];
    fc.assert(
      fc.property(fc.shuffledSubarray(wells, { minLength: wells.length }), (shuffled) => {
        const again = normalizePlates(shuffled, usual).measurements;
        for (const well of treated) {
          expectClose(
            numberOf(byWell(again, well.well).viability),
            numberOf(byWell(measurements, well.well).viability)!,
            {
              rel: 1e-12,
              abs: 1e-12,
            },
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not change when all absorbances are scaled', () => {
    const scaled = [...blanks, ...controls, ...treated].map((well): Measurement => ({
      ...well,
      absorbance: { kind: 'value', value: numberOf(well.absorbance)! * 1.7 },
    }));
    expectClose(
      numberOf(byWell(normalizePlates(scaled, usual).measurements, 'C1').viability),
      numberOf(byWell(measurements, 'C1').viability)!,
      { rel: 1e-12 },
    );
  });
});

describe('what is subtracted', () => {
  it('is nothing or a constant when the protocol says so', () => {
    const wells = [...controls, ...treated];
    const none = normalizePlates(wells, { ...usual, blank: 'none' });
    expectClose(numberOf(byWell(none.measurements, 'C1').viability), (100 * 0.57) / 1.08, { rel: 1e-12 });
    const constant = normalizePlates(wells, { ...usual, blank: 0.05 });
    expectClose(numberOf(byWell(constant.measurements, 'C1').viability), (100 * 0.52) / 1.03, { rel: 1e-12 });
  });

  it('is nothing for a read that the reader blanked already', () => {
    const wells = [...controls, ...treated].map((well) => ({ ...well, readerBlanked: true }));
    const { measurements, problems } = normalizePlates(wells, usual);
    expect(problems).toEqual([]);
    expectClose(numberOf(byWell(measurements, 'C1').viability), (100 * 0.57) / 1.08, { rel: 1e-12 });
  });

  it('must be stated when there are no blank wells', () => {
    const { measurements, problems } = normalizePlates([...controls, ...treated], usual);
    expect(problems.map((problem) => problem.code)).toEqual(['no-blank']);
    expect(byWell(measurements, 'C1').viability.kind).toBe('missing');
  });

  it('is unknown when a blank well is saturated', () => {
    const spoilt = wellsOf('A', [0.06, aboveRange], { role: 'blank' });
    const { problems } = normalizePlates([...spoilt, ...controls, ...treated], usual);
    expect(problems.map((problem) => problem.code)).toEqual(['blank-saturated']);
  });

  it('is unknown when a blank well is below the range, as much as above it', () => {
    const below = wellsOf('A', [0.06, { kind: 'bound', relation: '<', limit: 0, text: '<0.000' }], {
      role: 'blank',
    });
    const { problems } = normalizePlates([...below, ...controls, ...treated], usual);
    expect(problems.map((problem) => problem.code)).toEqual(['blank-saturated']);
  });

  it('leaves out masked blank wells', () => {
    const some = wellsOf('A', [0.06, masked, 0.08], { role: 'blank' });
    const { blanks: levels } = normalizePlates([...some, ...controls, ...treated], usual);
    expect([...levels.values()].map((level) => level.n)).toEqual([2]);
  });
});

describe('the control', () => {
  it('is missing aloud for a group without control wells', () => {
    const { problems } = normalizePlates(
      [...blanks, ...controls, ...wellsOf('D', [0.4], { resistance: 'T+P' })],
      usual,
    );
    expect(problems).toMatchObject([{ code: 'no-control', place: { well: 'D1' } }]);
    expect(problems[0]?.found).toContain('T+P');
  });

  it('is missing at a well that is used, in its own file', () => {
    const [first, second] = wellsOf('D', [0.4, 0.5], { resistance: 'T+P' });
    const leftOut = { ...first!, file: 'plates/s/left-out.csv', excludedReason: 'bubble' };
    const { problems } = normalizePlates(
      [...blanks, ...controls, leftOut, { ...second!, file: 'plates/s/used.csv' }],
      { ...usual, within: 'experiment' },
    );
    expect(problems).toMatchObject([
      { code: 'no-control', file: 'plates/s/used.csv', place: { well: 'D2' } },
    ]);
  });

  it('is looked for among wells of the same cells, and those that are there are named', () => {
    const nameless = wellsOf('B', [1.0, 1.1], { role: 'vehicle', resistance: null });
    const { problems } = normalizePlates([...blanks, ...nameless, ...treated], usual);
    expect(problems).toMatchObject([{ code: 'no-control', place: { well: 'C1' } }]);
    expect(problems[0]?.found).toContain('there are B1, B2 (SkBr3, 48 h)');
  });

  it('gives no viability at all when one of its wells is saturated', () => {
    const over = wellsOf('B', [1.0, aboveRange], { role: 'untreated' });
    const { measurements, problems } = normalizePlates([...blanks, ...over, ...treated], usual);
    expect(problems.map((problem) => problem.code)).toEqual(['control-saturated']);
    expect(byWell(measurements, 'C1').viability.kind).toBe('missing');
  });

  it('is used without a saturated well that the protocol excludes', () => {
    const over = wellsOf('B', [1.08, aboveRange], { role: 'untreated' }).map((well, index) =>
      index === 1 ? { ...well, excludedReason: 'bubble' } : well,
    );
    const { measurements, problems } = normalizePlates([...blanks, ...over, ...treated], usual);
    expect(problems).toEqual([]);
    expectClose(numberOf(byWell(measurements, 'C1').viability), 100 * (0.5 / 1.01), { rel: 1e-12 });
  });

  it('must be brighter than the blank', () => {
    const dark = wellsOf('B', [0.05, 0.06], { role: 'untreated' });
    expect(
      normalizePlates([...blanks, ...dark, ...treated], usual).problems.map((problem) => problem.code),
    ).toEqual(['blank-above-control']);
  });

  it('must be chosen where untreated and vehicle wells are both there', () => {
    const both = [...controls, ...wellsOf('E', [0.9, 1.0], { role: 'vehicle' })];
    expect(normalizePlates([...blanks, ...both, ...treated], usual).problems).toMatchObject([
      { code: 'control-ambiguous', place: { well: 'B1' } },
    ]);
    const { measurements } = normalizePlates([...blanks, ...both, ...treated], {
      ...usual,
      control: 'vehicle',
    });
    expectClose(numberOf(byWell(measurements, 'C1').viability), (100 * 0.5) / 0.88, { rel: 1e-12 });
  });

  it('is looked for on the plate, or in the experiment when that is written', () => {
    const elsewhere = treated.map((well) => ({ ...well, plate: 'p2' }));
    const blankThere = wellsOf('A', [0.07], { role: 'blank', plate: 'p2', cellLine: null, resistance: null });
    const wells = [...blanks, ...controls, ...blankThere, ...elsewhere];
    expect(normalizePlates(wells, usual).problems.map((problem) => problem.code)).toEqual(['no-control']);
    const { measurements, problems } = normalizePlates(wells, { ...usual, within: 'experiment' });
    expect(problems).toEqual([]);
    expectClose(numberOf(byWell(measurements, 'C1').viability), 100 * (0.5 / 1.01), { rel: 1e-12 });
  });

  it('weighs plates equally when it is taken from a whole experiment', () => {
    const second = wellsOf('F', [2.07], { role: 'untreated', plate: 'p2' });
    const blankThere = wellsOf('A', [0.07], { role: 'blank', plate: 'p2', cellLine: null, resistance: null });
    const { scales } = normalizePlates([...blanks, ...controls, ...treated, ...blankThere, ...second], {
      ...usual,
      within: 'experiment',
    });
    expectClose([...scales.values()][0]!.control.mean, (1.01 + 2.0) / 2, { rel: 1e-12 });
  });

  it('can have the positive control as 0 %', () => {
    const dead = wellsOf('G', [0.17, 0.17], { role: 'positive-control' });
    const { measurements } = normalizePlates([...blanks, ...controls, ...treated, ...dead], {
      ...usual,
      zero: 'positive-control',
    });
    expectClose(numberOf(byWell(measurements, 'C1').viability), (100 * (0.5 - 0.1)) / (1.01 - 0.1), {
      rel: 1e-12,
    });
  });
});

describe('a treated well above the range of the reader', () => {
  it('is a bound: viability above its limit, response below the complement', () => {
    const { measurements } = normalizePlates([...blanks, ...controls, ...wellsOf('C', [aboveRange])], usual);
    const well = byWell(measurements, 'C1');
    expect(well.viability).toMatchObject({ kind: 'bound', relation: '>' });
    expect(well.response).toMatchObject({ kind: 'bound', relation: '<' });
    expectClose(well.viability.kind === 'bound' ? well.viability.limit : null, (100 * 3.93) / 1.01, {
      rel: 1e-12,
    });
  });
});
