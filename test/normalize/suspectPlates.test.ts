import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '#domain/layout';
import type { Quantity } from '#domain/quantity';
import { emptyWellContent, type WellContent } from '#domain/well';
import { suspectPlates } from '#normalize/suspectPlates';
import type { LaidOutPlate } from '#normalize/suspectedPlate';
import { plateFormats } from '#plate/plateFormat';
import { nameFromWell } from '#plate/wellName';
import { wellsFromRange } from '#plate/wellRange';
import { aboveRange, masked } from '../support/measurements.ts';

const size = { rows: 8, columns: 12 };
type Contents = Readonly<Record<string, Partial<WellContent>>>;

const cells = { cellLine: 'SkBr3', experiment: '1' };
const control = { role: 'untreated', ...cells } as const;
const treated = (dose: number): Partial<WellContent> => ({
  role: 'treated',
  treatment: 'T-DM1',
  dose: { value: dose, unit: 'µg/ml' },
  ...cells,
});
const blankOnTop: Contents = {
  A: { role: 'blank' },
  'B-C': control,
  'D-E': treated(0.1),
  'F-H': treated(1),
};

function layoutOf(contents: Contents, { rows, columns } = size): Layout {
  const wells = Object.entries(contents).flatMap(([range, content]) =>
    wellsFromRange(range, rows, columns)!.map(({ row, column }) => [
      nameFromWell(row, column),
      { ...emptyWellContent, ...content },
    ]),
  );
  return { rows, columns, inferred: [], wells: Object.fromEntries(wells) as Layout['wells'] };
}

const levels = { blank: 0.06, empty: 0.042, untreated: 1, vehicle: 1, 'positive-control': 0.1, treated: 0.5 };

/** Readings as the layout expects them, without any scatter but 1 % from well to well. */
function plateOf(contents: Contents, also: Partial<LaidOutPlate> = {}): LaidOutPlate {
  const layout = also.layout ?? layoutOf(contents);
  const { rows, columns } = layout;
  const wells = Array.from({ length: rows * columns }, (_, at) => {
    const well = nameFromWell(Math.floor(at / columns), at % columns);
    const content = layout.wells[well];
    const level = content?.dose?.value === 1 ? 0.3 : levels[content?.role ?? 'empty'];
    const reading: Quantity = { kind: 'value', value: Number((level * (1 + 0.01 * (at % 3))).toFixed(4)) };
    return { well, cell: well, flags: [], reading };
  });
  const read = { rows, columns, wells };
  const file = 'plates/s/p1.csv';
  return {
    study: 's',
    file,
    plate: 'p1',
    set: 'one',
    turned: false,
    leftOut: new Set(),
    read,
    layout,
    ...also,
  };
}

function turned(plate: LaidOutPlate): LaidOutPlate {
  const { wells } = plate.read;
  const turnedWells = wells.map((one, at) => ({ ...one, reading: wells[wells.length - 1 - at]!.reading }));
  return { ...plate, read: { ...plate.read, wells: turnedWells } };
}

describe('a plate that was turned', () => {
  it('is named with wells and readings that can be checked on it, and with the line that turns it back', () => {
    const [problem, ...others] = suspectPlates([turned(plateOf(blankOnTop))]);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: 'plate-rotated-suspected',
      severity: 'warning',
      file: 'plates/s/p1.csv',
    });
    expect(problem?.found).toContain('blank wells A1:A12 read 0.30–0.31 AU (like cells)');
    expect(problem?.found).toContain(
      'turned by 180° the blank wells are H1:H12 and read 0.060–0.061 AU (like wells without cells)',
    );
    expect(problem?.fix).toContain('A1 where H12 belongs');
    expect(problem?.fix).toContain('`turned: p1.csv` into the plate set "one"');
    expect(problem?.fix).not.toContain('All plates');
  });

  it('is not suspected when it stands as the layout says', () => {
    expect(suspectPlates([plateOf(blankOnTop)])).toEqual([]);
  });

  it('that the protocol calls turned without need is to be taken out of there', () => {
    const [problem] = suspectPlates([{ ...turned(plateOf(blankOnTop)), turned: true }]);
    expect(problem?.fix).toContain('take p1.csv out of `turned:`');
  });

  it('together with all others of its set asks whether the layout was drawn the wrong way round', () => {
    const plates = ['p1', 'p2'].map((plate) =>
      turned(plateOf(blankOnTop, { plate, file: `plates/s/${plate}.csv` })),
    );
    expect(
      suspectPlates(plates).map(({ file, fix }) => [file, fix.includes('All plates of the set')]),
    ).toEqual([
      ['plates/s/p1.csv', true],
      ['plates/s/p2.csv', true],
    ]);
  });

  it('is named by its plate where a file holds several', () => {
    const plate = turned(plateOf(blankOnTop, { plate: 'p1 plate 2' }));
    expect(suspectPlates([plate])[0]?.found).toMatch(/^plate p1 plate 2: blank wells/);
  });

  it('is found on every size of plate with blanks in the first column', () => {
    for (const format of plateFormats.filter(({ rows }) => rows >= 4)) {
      const layout = layoutOf(
        { 1: { role: 'blank' }, 2: control, [`3-${format.columns}`]: treated(1) },
        format,
      );
      const plate = plateOf({}, { layout });
      expect(suspectPlates([plate])).toEqual([]);
      expect(suspectPlates([turned(plate)]).map(({ code }) => code)).toEqual(['plate-rotated-suspected']);
    }
  });

  it('is found with a part of its wells saturated or masked', () => {
    const plate = turned(plateOf(blankOnTop));
    const wells = plate.read.wells.map((one, at) =>
      at % 10 === 4 ? { ...one, reading: aboveRange } : at % 10 === 5 ? { ...one, reading: masked } : one,
    );
    const spoilt = { ...plate, read: { ...plate.read, wells } };
    expect(suspectPlates([spoilt]).map(({ code }) => code)).toEqual(['plate-rotated-suspected']);
  });
});

describe('nothing is suspected', () => {
  it('where the layout is the same turned', () => {
    const symmetric = { 'A, H': { role: 'blank' }, 'B-G': control } as const;
    expect(suspectPlates([turned(plateOf(symmetric))])).toEqual([]);
  });

  it('where every well holds cells, because a drug that stimulates looks like a turned plate', () => {
    const allCells: Contents = { 'A-D': control, 'E-H': treated(1) };
    expect(suspectPlates([turned(plateOf(allCells))])).toEqual([]);
  });

  it('of a plate that reads the same everywhere', () => {
    const plate = plateOf(blankOnTop);
    const wells = plate.read.wells.map((one) => ({
      ...one,
      reading: { kind: 'value', value: 0.07 } as const,
    }));
    expect(suspectPlates([{ ...plate, read: { ...plate.read, wells } }])).toEqual([]);
  });

  it('because of wells that the protocol leaves out', () => {
    const plate = turned(plateOf({ A: { role: 'blank' }, 'B-H': control }));
    const leftOut = new Set(plate.read.wells.map(({ well }) => well).filter((well) => /^[AH]/.test(well)));
    expect(suspectPlates([plate])).toHaveLength(1);
    expect(suspectPlates([{ ...plate, leftOut }])).toEqual([]);
  });

  it('where turning puts cells into the wells that should be empty', () => {
    // blanks and controls exchanged by hand: wrong, but not turned
    const plate = plateOf({ A: { role: 'blank' }, 'B-C': control, 'D-G': treated(1), H: { role: 'empty' } });
    const wells = plate.read.wells.map((one) => ({
      ...one,
      reading: {
        kind: 'value',
        value: one.well.startsWith('A') ? 1 : /^[BH]/.test(one.well) ? 0.06 : 0.3,
      } as const,
    }));
    expect(suspectPlates([{ ...plate, read: { ...plate.read, wells } }])).toEqual([]);
  });

  it('and nothing is thrown, whatever the readings are', () => {
    const reading: fc.Arbitrary<Quantity> = fc.oneof(
      fc.double().map((value): Quantity => ({ kind: 'value', value })),
      fc.constantFrom<Quantity>(aboveRange, masked, {
        kind: 'bound',
        relation: '<',
        limit: null,
        text: '<0',
      }),
    );
    const plate = plateOf(
      {},
      { layout: layoutOf({ A1: { role: 'blank' }, A2: control, B: treated(1) }, { rows: 2, columns: 3 }) },
    );
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 6 }), (readings) => {
        const wells = readings.map((one, at) => ({ ...plate.read.wells[at]!, reading: one }));
        expect(suspectPlates([{ ...plate, read: { ...plate.read, wells } }]).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('two plates under each other’s name', () => {
  const blankBelow: Contents = { H: { role: 'blank' }, 'F-G': control, 'A-E': treated(0.1) };
  const blankLeft: Contents = { 1: { role: 'blank' }, 2: control, '3-12': treated(0.1) };
  const a = plateOf(blankBelow, { set: 'rows', file: 'plates/s/a.csv', plate: 'a' });
  const b = plateOf(blankLeft, { set: 'columns', file: 'plates/s/b.csv', plate: 'b' });

  it('are both named, each with the other', () => {
    const problems = suspectPlates([
      { ...a, read: b.read },
      { ...b, read: a.read },
    ]);
    expect(problems.map(({ code, file }) => `${code} ${file ?? ''}`)).toEqual([
      'plates-swapped-suspected plates/s/a.csv',
      'plates-swapped-suspected plates/s/b.csv',
    ]);
    expect(problems[0]?.found).toMatch(
      /reads like one of "columns", and plates\/s\/b\.csv like one of "rows"/,
    );
    expect(problems[1]?.found).toContain('plates/s/a.csv like one of "columns"');
    expect(problems[0]?.fix).toContain('exchange the names of the files');
  });

  it('are told from one that alone has the wrong name', () => {
    const problems = suspectPlates([{ ...a, read: b.read }, b]);
    expect(problems.map(({ file }) => file)).toEqual(['plates/s/a.csv']);
    expect(problems[0]?.fix).toContain('give the file the name that this plate set claims');
  });

  it('are found by the better of two partners: the one of the same cells and experiment', () => {
    const second = { ...cells, experiment: '2' };
    const other = (plate: LaidOutPlate): LaidOutPlate => ({
      ...plate,
      file: plate.file.replace('.csv', '2.csv'),
      plate: `${plate.plate}2`,
      layout: layoutOf(
        Object.fromEntries(
          Object.entries(plate === a ? blankBelow : blankLeft).map(([range, content]) => [
            range,
            { ...content, ...second },
          ]),
        ),
      ),
    });
    const [a2, b2] = [other(a), other(b)];
    const problems = suspectPlates([
      { ...a, read: b.read },
      { ...a2, read: b2.read },
      { ...b, read: a.read },
      { ...b2, read: a2.read },
    ]);
    expect(problems.map(({ found }) => /and (\S+) like one of/.exec(found)?.[1])).toEqual([
      'plates/s/b.csv',
      'plates/s/b2.csv',
      'plates/s/a.csv',
      'plates/s/a2.csv',
    ]);
  });
});
