import { describe, expect, it } from 'vitest';
import type { Layout } from '#domain/layout';
import type { Problem } from '#domain/problem';
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

describe('a layout that does not fit', () => {
  it('refuses the plate whole and names the wells beyond it once, at the first range that has some', () => {
    const ranges = [
      rangeOf('A1', { role: 'blank' }, null, 6),
      rangeOf('G11:I13', { role: 'blank' }, null, 7),
      rangeOf('I12:J13', { cellLine: 'x' }, null, 8),
    ];
    const { problem, wells } = onlyProblem(plateOf(rangesSet(ranges)));
    expect(problem).toMatchObject({
      code: 'layout-outside-plate',
      file: 'protocols/p.yaml',
      place: { line: 7, column: 7 },
      found: 'G13:H13, I11:I13, J12:J13 in range G11:I13, range I12:J13',
      expected: 'wells of the plate of 8 × 12 in plates/s/SkBr3_exp1.txt: A1 to H12',
    });
    expect(wells).toEqual({});
  });

  it('says nothing more about wells that the plate does not have', () => {
    const { problem } = onlyProblem(plateOf(rangesSet([rangeOf('J1', { resistance: 'T' })])));
    expect(problem.code).toBe('layout-outside-plate');
  });

  it('refuses wells of which two ranges say different things', () => {
    const ranges = [
      rangeOf('B2:B4', { role: 'blank' }, null, 7),
      rangeOf('B3:B9', { role: 'empty' }, null, 8),
    ];
    const { problem, wells } = onlyProblem(plateOf(rangesSet(ranges)));
    expect(problem).toMatchObject({
      code: 'layout-conflict',
      place: { line: 8 },
      found: 'role of B3:B4: "blank" in range B2:B4, "empty" in range B3:B9',
    });
    expect([wells['B2']?.role, wells['B3']?.role, wells['B5']?.role]).toEqual(['blank', null, 'empty']);
  });

  it('refuses two dosed treatments in one well', () => {
    const ranges = [
      rangeOf('B2', { treatment: 'T-DM1', dose: microgram(1) }),
      rangeOf('B2', { treatment: 'lapatinib', dose: { value: 5, unit: 'nM' } }),
    ];
    const { problem, wells } = onlyProblem(plateOf(rangesSet(ranges)));
    expect(problem).toMatchObject({
      code: 'layout-conflict',
      expected: 'at most one dosed treatment in a well',
    });
    expect(wells['B2']?.role).toBeNull();
  });

  it('allows dose 0 of one treatment beside a dose of another', () => {
    const ranges = [
      rangeOf('B2', { treatment: 'T-DM1', dose: microgram(0) }),
      rangeOf('B2', { treatment: 'lapatinib', dose: { value: 5, unit: 'nM' } }),
    ];
    expect(layoutOf(plateOf(rangesSet(ranges))).wells['B2']).toMatchObject({
      role: 'treated',
      treatment: 'lapatinib',
    });
  });

  it('refuses a file name that contradicts the layout', () => {
    const ranges = [
      rangeOf('B2:B3', { role: 'untreated', cellLine: 'BT474' }, null, 7),
      rangeOf('A1', { role: 'blank' }),
    ];
    const { problem, wells } = onlyProblem(plateOf(rangesSet(ranges)));
    expect(problem).toMatchObject({
      code: 'layout-conflict',
      place: { line: 7 },
      found: 'B2:B3: cell line "BT474" in range B2:B3, "SkBr3" in the name of plates/s/SkBr3_exp1.txt',
    });
    expect([wells['B2']?.role, wells['A1']?.role]).toEqual([null, 'blank']);
  });

  it('refuses a file name that contradicts the plate set, and a layout that does', () => {
    const ranges = [rangeOf('B2', { role: 'untreated' })];
    const set = rangesSet(ranges, { content: { cellLine: 'BT474' } });
    const whole = onlyProblem(plateOf(set));
    expect(whole.problem).toMatchObject({
      code: 'layout-conflict',
      file: 'protocols/p.yaml',
      place: { line: 3 },
    });
    expect(whole.wells).toEqual({});
    const timed = rangesSet([rangeOf('B2', { role: 'untreated', timeH: 72 })], { content: { timeH: 48 } });
    expect(onlyProblem(plateOf(timed)).problem.found).toBe(
      'B2: time 72 h in range B2, 48 h in the plate set "one"',
    );
  });

  it.each(['blank', 'untreated', 'vehicle', 'empty'] as const)(
    'refuses a dose in a well of role %s',
    (role) => {
      const { problem, wells } = onlyProblem(
        plateOf(rangesSet([rangeOf('B2', { role, treatment: 'x', dose: microgram(1) })])),
      );
      expect(problem).toMatchObject({
        code: 'layout-conflict',
        found: `B2: role "${role}" and dose 1 µg/ml (range B2)`,
      });
      expect(wells['B2']?.role).toBeNull();
    },
  );

  it.each([
    ['no role', rangeOf('B2:B3', { resistance: 'T' }), 'B2:B3: no role (range B2:B3)'],
    ['no dose', rangeOf('B2', { role: 'treated', treatment: 'x' }), 'B2: treated, without dose (range B2)'],
    ['no treatment', rangeOf('B2', { dose: microgram(1) }), 'B2: treated, without treatment (range B2)'],
    ['neither', rangeOf('B2', { role: 'treated' }), 'B2: treated, without treatment and dose (range B2)'],
  ])('refuses wells with %s', (_, range, found) => {
    const { problem, wells } = onlyProblem(plateOf(rangesSet([range])));
    expect(problem).toMatchObject({ code: 'layout-incomplete', found, place: range.place });
    expect(wells['B2']?.role).toBeNull();
  });

  it('needs an experiment', () => {
    const set = rangesSet([rangeOf('B2:C3', { role: 'untreated' })]);
    const { problem, wells } = onlyProblem(plateOf(set, { captures: { 'cell line': 'SkBr3' } }));
    expect(problem).toMatchObject({
      code: 'layout-incomplete',
      file: 'protocols/p.yaml',
      place: { line: 3 },
      found: 'B2:C3: no experiment, so that n cannot be counted',
    });
    expect(wells['B2']?.role).toBeNull();
  });

  it('refuses a dose or time in a file name that is none', () => {
    const set = rangesSet([rangeOf('B2', { role: 'untreated' })]);
    const { problem, wells } = onlyProblem(plateOf(set, { captures: { experiment: '1', time: 'long' } }));
    expect(problem).toMatchObject({
      code: 'layout-invalid-value',
      file: 'plates/s/SkBr3_exp1.txt',
      found: '"long" as time in the file name',
    });
    expect(wells).toEqual({});
  });
});
