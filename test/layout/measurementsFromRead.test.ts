import { describe, expect, it } from 'vitest';
import { placeAt } from '#domain/problem';
import type { Exclusion } from '#domain/protocol';
import type { Quantity } from '#domain/quantity';
import { checkExclusions } from '#layout/checkExclusions';
import { layoutForPlate } from '#layout/layoutForPlate';
import { measurementsFromRead, type ReadOfPlate } from '#layout/measurementsFromRead';
import { microgram, plateOf, protocol, rangeOf, rangesSet, readOf } from './plateOf.ts';

const set = rangesSet([
  rangeOf('A1:H1', { role: 'blank' }),
  rangeOf('A2:H2', { role: 'untreated', resistance: 'T' }),
  rangeOf('A3:H3', { resistance: 'T', treatment: 'T-DM1', dose: microgram(1) }),
  rangeOf('A4:H12', { role: 'empty' }),
]);

function joined(also: Partial<ReadOfPlate> = {}) {
  const layout = layoutForPlate(plateOf(set)).value;
  const file = 'plates/s/SkBr3_exp1.txt';
  return measurementsFromRead({
    study: 's',
    set,
    file,
    plate: 'SkBr3_exp1',
    read: readOf(),
    layout,
    protocol,
    ...also,
  });
}

const withReadings = (readings: Readonly<Record<string, Quantity>>) => {
  const read = readOf();
  return {
    ...read,
    wells: read.wells.map((one) => ({ ...one, reading: readings[one.well] ?? one.reading })),
  };
};

const exclusion = (also: Partial<Exclusion>): Exclusion => ({
  files: null,
  wells: null,
  where: {},
  reason: 'why',
  place: placeAt({ line: 40, column: 5 }),
  ...also,
});

describe('measurementsFromRead', () => {
  it('joins every well with its content and its place in the file', () => {
    const { value, problems } = joined({ read: readOf({ sheet: 'Raw', blanked: true, label: 'Blank 590' }) });
    expect(problems).toEqual([]);
    expect(value).toHaveLength(96);
    expect(value.find(({ well }) => well === 'C3')).toEqual({
      study: 's',
      set: 'one',
      file: 'plates/s/SkBr3_exp1.txt',
      sheet: 'Raw',
      cell: 'C3',
      plate: 'SkBr3_exp1',
      readLabel: 'Blank 590',
      plateSize: { rows: 8, columns: 12 },
      wavelengthNm: 590,
      readerBlanked: true,
      well: 'C3',
      role: 'treated',
      cellLine: 'SkBr3',
      resistance: 'T',
      pretreatment: null,
      treatment: 'T-DM1',
      dose: microgram(1),
      timeH: null,
      experiment: '1',
      absorbance: { kind: 'value', value: 2.02 },
      flags: [],
      excludedReason: null,
    });
  });

  it('notes the wells that the layout does not name, once for the plate', () => {
    const short = rangesSet([rangeOf('A1:H1', { role: 'blank' }), rangeOf('A2:G2', { role: 'untreated' })]);
    const { value, problems } = joined({ layout: layoutForPlate(plateOf(short)).value });
    expect(value).toHaveLength(15);
    expect(problems).toMatchObject([
      {
        code: 'well-not-in-layout',
        severity: 'note',
        found: '81 wells that the layout does not name: A3:G12, H2:H12',
      },
    ]);
  });

  it('says nothing more about a layout that could not be read', () => {
    expect(joined({ layout: { rows: 8, columns: 12, wells: {}, inferred: [] } })).toEqual({
      value: [],
      problems: [],
    });
  });

  it('makes no measurement of wells that the layout was refused for, and does not call them unnamed', () => {
    const refused = rangesSet([rangeOf('A1:H12', { role: 'blank' }), rangeOf('C3', { role: 'empty' })]);
    const { value, problems } = joined({ layout: layoutForPlate(plateOf(refused)).value });
    expect(problems).toEqual([]);
    expect(value.map(({ well }) => well)).not.toContain('C3');
    expect(value).toHaveLength(95);
  });

  it('warns about wells of the layout that were not read, but not about empty ones', () => {
    const read = readOf();
    const { problems } = joined({
      read: { ...read, wells: read.wells.filter(({ well }) => !/^[GH]|12$/.test(well)) },
    });
    expect(problems).toMatchObject([
      { code: 'well-not-measured', severity: 'warning', found: 'no value for G1:H3' },
    ]);
  });

  it('keeps wells without a value, and says which and why', () => {
    const missing = (reason: 'masked' | 'text', text: string): Quantity => ({
      kind: 'missing',
      reason,
      text,
    });
    const { value, problems } = joined({
      read: withReadings({
        A2: missing('masked', '*0.356*'),
        B3: missing('text', 'oops'),
        C3: missing('text', 'oops'),
        H12: missing('text', 'empty wells need no value'),
        D3: { kind: 'bound', relation: '>', limit: 4, text: 'OVRFLW' },
      }),
    });
    expect(value).toHaveLength(96);
    expect(problems).toMatchObject([
      {
        code: 'well-missing',
        severity: 'note',
        place: { well: 'A2' },
        found: 'A2: masked in the software of the reader ("*0.356*")',
      },
      { code: 'well-missing', severity: 'warning', found: 'B3:C3: text instead of a number ("oops")' },
    ]);
  });

  it('marks excluded wells with their reasons', () => {
    const exclusions = [
      exclusion({ wells: 'C3, H', reason: 'scratched' }),
      exclusion({ files: '*_exp1.*', where: { dose: '1000 ng/ml', resistance: 't' }, reason: 'wrong drug' }),
      exclusion({ where: { experiment: '2' }, reason: 'mycoplasma' }),
      exclusion({ where: { time: '48 h' }, reason: 'late' }),
    ];
    const { value } = joined({ protocol: { exclusions } });
    const reasonOf = (name: string) => value.find(({ well }) => well === name)?.excludedReason;
    expect([reasonOf('C3'), reasonOf('D3'), reasonOf('H1'), reasonOf('A1')]).toEqual([
      'scratched; wrong drug',
      'wrong drug',
      'scratched',
      null,
    ]);
    expect(checkExclusions({ file: 'protocols/p.yaml', exclusions }, 's', value)).toMatchObject([
      {
        code: 'exclusion-matches-nothing',
        severity: 'warning',
        place: { line: 40 },
        found: 'experiment 2: no well of the study "s"',
      },
      { code: 'exclusion-matches-nothing', found: 'time 48 h: no well of the study "s"' },
    ]);
  });

  it.each([
    ['role', 'blank', 8],
    ['cell line', 'SK-BR-3', 16],
    ['treatment', 'tdm1', 8],
    ['experiment', '1', 96],
    ['pretreatment', 'P', 0],
  ] as const)('excludes by %s', (attribute, wanted, count) => {
    const { value } = joined({ protocol: { exclusions: [exclusion({ where: { [attribute]: wanted } })] } });
    expect(value.filter(({ excludedReason }) => excludedReason !== null)).toHaveLength(count);
  });
});
