import type { Protocol } from '#domain/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dose } from '#domain/dose';
import type { Measurement } from '#domain/measurement';
import { checkDoseUnits } from '#layout/checkDoseUnits';
import { mergeSpellings } from '#layout/mergeSpellings';

function measurement(well: string, also: Partial<Measurement>): Measurement {
  return {
    study: 's',
    set: 'one',
    file: 'plates/s/x.txt',
    sheet: null,
    cell: 'B2',
    plate: 'x',
    readLabel: '590',
    wavelengthNm: 590,
    readerBlanked: false,
    well,
    role: 'treated',
    cellLine: null,
    resistance: null,
    pretreatment: null,
    treatment: 'T-DM1',
    dose: null,
    timeH: null,
    experiment: '1',
    absorbance: { kind: 'value', value: 1 },
    flags: [],
    excludedReason: null,
    ...also,
  };
}

const dosed = (...doses: (Dose | null)[]) =>
  doses.map((dose, index) => measurement(`A${index + 1}`, { dose }));
const dose = (value: number, unit: string): Dose => ({ value, unit });

describe('checkDoseUnits', () => {
  it('brings doses to the unit that is met first', () => {
    const { measurements, problems } = checkDoseUnits(
      dosed(dose(0, 'nM'), dose(1, 'µg/ml'), dose(250, 'ng/ml'), null),
      { molarMasses: {} },
    );
    expect(problems).toEqual([]);
    expect(measurements.map((one) => one.dose)).toEqual([
      dose(0, 'µg/ml'),
      dose(1, 'µg/ml'),
      dose(0.25, 'µg/ml'),
      null,
    ]);
  });

  it('goes from mass to molar concentration with the molar mass', () => {
    const { measurements, problems } = checkDoseUnits(dosed(dose(1, 'nM'), dose(0.148, 'µg/ml')), {
      molarMasses: { TDM1: 148000 },
    });
    expect(problems).toEqual([]);
    expect(measurements[1]?.dose?.unit).toBe('nM');
    expect(Math.abs((measurements[1]?.dose?.value ?? 0) - 1)).toBeLessThan(1e-12);
  });

  it('refuses doses that do not convert, and says which wells are not used', () => {
    const given = [
      ...dosed(dose(1, 'µg/ml'), dose(5, 'nM'), dose(50, 'nM')),
      measurement('B1', { treatment: 'lapatinib', dose: dose(5, 'nM') }),
    ];
    const { measurements, problems } = checkDoseUnits(given, { molarMasses: {} });
    expect(problems).toMatchObject([
      {
        code: 'incompatible-dose-units',
        severity: 'error',
        file: 'plates/s/x.txt',
        place: { well: 'A2', cell: 'B2' },
        found: 'doses of T-DM1 in nM (A2:A3), elsewhere in µg/ml',
      },
    ]);
    expect(problems[0]?.fix).toContain('molar masses: { T-DM1: … kDa }');
    expect(measurements.map(({ excludedReason }) => excludedReason)).toEqual([
      null,
      'dose in nM cannot be compared with µg/ml',
      'dose in nM cannot be compared with µg/ml',
      null,
    ]);
    expect(measurements[1]?.dose).toEqual(dose(5, 'nM'));
  });

  it('keeps the reason that a well was excluded for already', () => {
    const given = [
      measurement('A1', { dose: dose(1, 'nM') }),
      measurement('A2', { dose: dose(1, '%'), excludedReason: 'scratched' }),
    ];
    expect(checkDoseUnits(given, { molarMasses: {} }).measurements[1]?.excludedReason).toBe(
      'scratched; dose in % cannot be compared with nM',
    );
  });

  it('leaves doses of one unit to the last bit as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), (values) => {
        const given = dosed(...values.map((value) => dose(value, 'nM')));
        expect(checkDoseUnits(given, { molarMasses: {} }).measurements).toEqual(given);
      }),
    );
  });
});

describe('mergeSpellings', () => {
  it('takes names that are only typed differently as the one met first, aloud', () => {
    const given = ['MCF7', 'MCF-7', 'mcf 7', 'T47D'].map((cellLine) =>
      measurement('A1', { cellLine, pretreatment: null }),
    );
    const { measurements, inferred } = mergeSpellings(given, { figure: null });
    expect(measurements.map(({ cellLine }) => cellLine)).toEqual(['MCF7', 'MCF7', 'MCF7', 'T47D']);
    expect(inferred).toEqual([
      {
        what: 'cell line',
        value: 'MCF7 = MCF-7 = mcf 7',
        because: 'the names differ only in capitals, blanks, hyphens or underscores',
        state: 'aliases: { cell line: { MCF7: [MCF-7, mcf 7] } }',
        file: null,
      },
    ]);
  });

  it.each(['resistance', 'pretreatment', 'treatment', 'experiment'] as const)('looks at %s too', (key) => {
    const given = [measurement('A1', { [key]: 'A b' }), measurement('A2', { [key]: 'a-B' })];
    const { measurements, inferred } = mergeSpellings(given, { figure: null });
    expect(measurements.map((one) => one[key])).toEqual(['A b', 'A b']);
    expect(inferred).toHaveLength(1);
  });

  it('leaves measurements alone whose names agree', () => {
    const given = [measurement('A1', { cellLine: 'SkBr3' }), measurement('A2', { cellLine: 'BT474' })];
    expect(mergeSpellings(given, { figure: null })).toEqual({ measurements: given, inferred: [] });
  });
  it('takes the spelling of the figure, so that `compare` finds its group', () => {
    const given = [measurement('A1', { resistance: 'Resistant' })];
    const panel = {
      kind: 'bars',
      by: 'resistance',
      facet: null,
      order: null,
      where: {},
      relativeTo: null,
      comparisons: { pairs: [['parental', 'resistant']] },
    };
    const figure = { widthMm: 85, panels: [panel] } as unknown as NonNullable<Protocol['figure']>;
    const { measurements, inferred } = mergeSpellings(given, { figure });
    expect(measurements.map(({ resistance }) => resistance)).toEqual(['resistant']);
    expect(inferred).toMatchObject([{ value: 'resistant = Resistant' }]);
  });
});
