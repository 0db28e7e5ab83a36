import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Layout } from '#domain/layout';
import type { Problem } from '#domain/problem';
import type { DoseSeries, LayoutRange } from '#domain/protocol';
import { emptyWellContent } from '#domain/well';
import { layoutForPlate, type PlateToLayOut } from '#layout/layoutForPlate';
import { microgram, plateOf, rangeOf, rangesSet } from './plateOf.ts';

function layoutOf(plate: PlateToLayOut): Layout {
  const { value, problems } = layoutForPlate(plate);
  expect(problems).toEqual([]);
  return value;
}

function onlyProblem(plate: PlateToLayOut): { problem: Problem; wells: Layout['wells'] } {
  const { value, problems } = layoutForPlate(plate);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.severity).toBe('error');
  return { problem: problems[0]!, wells: value.wells };
}

const series = (also: Partial<DoseSeries> = {}): DoseSeries => ({
  start: microgram(10),
  dilution: 4,
  along: 'columns',
  reversed: false,
  ...also,
});

const doses = ({ wells }: Layout, names: readonly string[]) => names.map((name) => wells[name]?.dose?.value);

describe('layoutForPlate with ranges', () => {
  it('adds up ranges, constants of the set and captures of the file name', () => {
    const ranges = [
      rangeOf('B2:C3', { resistance: 'T', treatment: 'T-DM1' }, series()),
      rangeOf('B10', { resistance: 'T', role: 'untreated' }),
      rangeOf('A2', { role: 'blank' }),
    ];
    const { wells, rows, columns } = layoutOf(plateOf(rangesSet(ranges, { content: { timeH: 48 } })));
    expect([rows, columns]).toEqual([8, 12]);
    expect(Object.keys(wells)).toEqual(['A2', 'B2', 'B3', 'B10', 'C2', 'C3']);
    const cells = { cellLine: 'SkBr3', resistance: 'T', timeH: 48, experiment: '1' };
    expect(wells['B3']).toEqual({
      ...emptyWellContent,
      ...cells,
      role: 'treated',
      treatment: 'T-DM1',
      dose: microgram(2.5),
    });
    expect(wells['B10']).toEqual({ ...emptyWellContent, ...cells, role: 'untreated' });
    expect(wells['A2']).toEqual({ ...emptyWellContent, role: 'blank', timeH: 48, experiment: '1' });
  });

  it.each([
    ['columns', false, ['B2', 'B3', 'B4', 'D4'], [10, 2.5, 0.625, 0.625]],
    ['columns', true, ['B2', 'B3', 'B4', 'D4'], [0.625, 2.5, 10, 10]],
    ['rows', false, ['B2', 'C2', 'D2', 'D4'], [10, 2.5, 0.625, 0.625]],
    ['rows', true, ['B2', 'C2', 'D2', 'D4'], [0.625, 2.5, 10, 0.625 * 16]],
  ] as const)('runs a series along %s, reversed %s', (along, reversed, names, values) => {
    const ranges = [rangeOf('B2:D4', { treatment: 'T-DM1' }, series({ along, reversed }))];
    expect(doses(layoutOf(plateOf(rangesSet(ranges))), names)).toEqual(values);
  });

  it('dilutes to the digits a person would write, and rises where the factor says so', () => {
    const falling = [rangeOf('A1:A5', { treatment: 'x' }, series({ dilution: 10 }))];
    const names = ['A1', 'A2', 'A3', 'A4', 'A5'];
    expect(doses(layoutOf(plateOf(rangesSet(falling))), names)).toEqual([10, 1, 0.1, 0.01, 0.001]);
    // 0.7/10 is 0.06999999999999999 in binary.
    const inexact = [rangeOf('A1:A3', { treatment: 'x' }, series({ start: microgram(0.7), dilution: 10 }))];
    expect(doses(layoutOf(plateOf(rangesSet(inexact))), ['A1', 'A2', 'A3'])).toEqual([0.7, 0.07, 0.007]);
    const rising = [rangeOf('A1:A4', { treatment: 'x' }, series({ start: microgram(0.01), dilution: 0.1 }))];
    expect(doses(layoutOf(plateOf(rangesSet(rising))), ['A1', 'A2', 'A3', 'A4'])).toEqual([0.01, 0.1, 1, 10]);
  });

  it('takes the next column of the range as the next dose, also across a gap', () => {
    const ranges = [rangeOf('B2:B3, B6', { treatment: 'x' }, series())];
    expect(doses(layoutOf(plateOf(rangesSet(ranges))), ['B2', 'B3', 'B6'])).toEqual([10, 2.5, 0.625]);
  });

  it('takes a list of doses that is as long as the range, and makes dose 0 of it untreated', () => {
    const listed = series({ doses: [10, 2, 0] });
    const layout = layoutOf(plateOf(rangesSet([rangeOf('B2:B4', { treatment: 'x' }, listed)])));
    expect(doses(layout, ['B2', 'B3'])).toEqual([10, 2]);
    expect(layout.wells['B4']).toMatchObject({ role: 'untreated', treatment: null, dose: null });
    const { problem } = onlyProblem(plateOf(rangesSet([rangeOf('B2:B5', { treatment: 'x' }, listed, 9)])));
    expect(problem).toMatchObject({
      code: 'layout-invalid-value',
      found: '3 doses for the 4 columns of B2:B5',
      file: 'protocols/p.yaml',
      place: { line: 9 },
    });
  });

  it('says aloud that dose 0 without a role is untreated', () => {
    const ranges = [
      rangeOf('B2:B4', { treatment: 'T-DM1', dose: microgram(0) }),
      rangeOf('C2', { treatment: 'T-DM1', dose: microgram(0), role: 'vehicle' }),
      rangeOf('D2', { treatment: 'T-DM1', dose: microgram(0), role: 'treated' }),
    ];
    const layout = layoutOf(plateOf(rangesSet(ranges)));
    expect(layout.wells['B3']).toMatchObject({ role: 'untreated', treatment: null, dose: null });
    expect(layout.wells['C2']).toMatchObject({ role: 'vehicle', treatment: null, dose: null });
    expect(layout.wells['D2']).toMatchObject({ role: 'treated', treatment: 'T-DM1', dose: microgram(0) });
    expect(layout.inferred).toEqual([
      {
        what: 'role',
        value: 'untreated',
        because: 'dose 0 and no role in B2:B4',
        state: 'B2:B4: { role: untreated }',
        file: 'plates/s/SkBr3_exp1.txt',
      },
    ]);
  });

  it('gives treatment and dose of the set to treated wells only, the dose by cell line', () => {
    const ranges = [
      rangeOf('B2', { role: 'treated' }),
      rangeOf('B3', { role: 'untreated' }),
      rangeOf('B4', { role: 'positive-control' }),
    ];
    const set = rangesSet(ranges, {
      content: { treatment: 'T-DM1' },
      doseByCellLine: { SkBr3: microgram(0.1), BT474: microgram(1) },
    });
    const skbr3 = layoutOf(plateOf(set)).wells;
    expect(skbr3['B2']).toMatchObject({ treatment: 'T-DM1', dose: microgram(0.1) });
    expect(skbr3['B3']).toMatchObject({ role: 'untreated', treatment: null, dose: null });
    expect(skbr3['B4']).toMatchObject({ treatment: null, dose: null });
    const bt474 = layoutOf(plateOf(set, { captures: { 'cell line': 'BT-474', experiment: '1' } })).wells;
    expect(bt474['B2']).toMatchObject({ cellLine: 'BT474', dose: microgram(1) });
    const other = onlyProblem(plateOf(set, { captures: { 'cell line': 'constructor', experiment: '1' } }));
    expect(other.problem).toMatchObject({
      code: 'layout-incomplete',
      fix: 'add the cell line to `dose` of the plate set "one"',
    });
    expect(other.problem.found).toBe(
      'B2: treated, without dose (no dose for the cell line "constructor") (range B2)',
    );
  });

  it('takes what is said twice alike as said once', () => {
    const ranges = [
      rangeOf('B2', { cellLine: 'SK-BR-3', treatment: 'T-DM1', dose: microgram(1) }),
      rangeOf('B', { treatment: 'tdm1' }),
      rangeOf('2', { dose: { value: 1000, unit: 'ng/ml' } }),
    ];
    const { problems, value } = layoutForPlate(plateOf(rangesSet(ranges)));
    expect(problems.map(({ code, found }) => [code, found])).toEqual([
      ['layout-incomplete', expect.stringMatching(/^B1, B3:B12: no role/)],
      ['layout-incomplete', expect.stringMatching(/^A2, C2:H2: treated, without treatment/)],
    ]);
    expect(value.wells['B2']).toMatchObject({ role: 'treated', treatment: 'T-DM1', dose: microgram(1) });
  });

  it('does not mind the order of ranges', () => {
    const ranges: LayoutRange[] = [
      rangeOf('B-D', { resistance: 'T' }),
      rangeOf('E-G', { resistance: 'T+P' }),
      rangeOf('B2:G9', { treatment: 'T-DM1' }, series()),
      rangeOf('B10:G11', { role: 'untreated' }),
      rangeOf('B1:G1, B12:G12', { role: 'empty' }),
    ];
    const expected = layoutOf(plateOf(rangesSet(ranges)));
    fc.assert(
      fc.property(fc.shuffledSubarray(ranges, { minLength: ranges.length }), (shuffled) => {
        expect(layoutOf(plateOf(rangesSet(shuffled)))).toEqual(expected);
      }),
    );
  });
});
