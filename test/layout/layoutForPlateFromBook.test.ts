import { describe, expect, it } from 'vitest';
import type { Layout } from '#domain/layout';
import type { Problem } from '#domain/problem';
import { layoutForPlate, type PlateToLayOut } from '#layout/layoutForPlate';
import { bookOf } from './bookOf.ts';
import { fileSet, microgram, plateOf } from './plateOf.ts';

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

describe('layoutForPlate with a layout file', () => {
  const drawing = `
role | 1 | 2 | 3
A | blank | untreated | treated
B | blank | untreated | treated

resistance | 1 | 2 | 3
A | | T | T
B | | T | T + P`;

  it('joins its blocks', () => {
    const set = fileSet({ content: { treatment: 'T-DM1', dose: microgram(1) } });
    const { wells } = layoutOf(
      plateOf(set, { book: bookOf(drawing), read: { rows: 2, columns: 3, plate: null } }),
    );
    expect(wells['B3']).toMatchObject({
      role: 'treated',
      resistance: 'T+P',
      treatment: 'T-DM1',
      dose: microgram(1),
      cellLine: 'SkBr3',
    });
    expect(wells['A1']).toMatchObject({ role: 'blank', resistance: null, cellLine: null });
  });

  it('takes dose and treatment from file names too', () => {
    const captures = { experiment: '1', dose: '0.1ugml', treatment: 'T-DM1', time: '48h' };
    const { wells } = layoutOf(plateOf(fileSet(), { book: bookOf(drawing), captures }));
    expect(wells['A3']).toMatchObject({ treatment: 'T-DM1', dose: microgram(0.1), timeH: 48 });
  });

  it('refuses a plate that is smaller than its layout, and points at the first cell that falls outside', () => {
    const set = fileSet({ content: { treatment: 'T-DM1', dose: microgram(1) } });
    const { value, problems } = layoutForPlate(
      plateOf(set, { book: bookOf(drawing), read: { rows: 2, columns: 2, plate: null } }),
    );
    expect(problems).toMatchObject([
      {
        code: 'layout-outside-plate',
        file: 'protocols/l.csv',
        place: { cell: 'D2', well: 'A3' },
        found: 'A3:B3 in block "role", block "resistance"',
        expected: 'wells of the plate of 2 × 2 in plates/s/SkBr3_exp1.txt: A1 to B2',
      },
    ]);
    expect(value.wells).toEqual({});
  });

  it('lets a layout have cells beyond the plate that say nothing', () => {
    const { wells } = layoutOf(
      plateOf(fileSet(), {
        book: bookOf('role | 1 | 2 | 3\nA | blank | empty | NA\nB | | |'),
        read: { rows: 1, columns: 2, plate: null },
        captures: { experiment: '1' },
      }),
    );
    expect(Object.keys(wells)).toEqual(['A1', 'A2']);
  });

  it('finds two blocks that contradict each other', () => {
    const twice = `${drawing}\n\nrole | 1 | 2\nA | blank | blank`;
    const set = fileSet({ content: { treatment: 'T-DM1', dose: microgram(1) } });
    const { problem } = onlyProblem(plateOf(set, { book: bookOf(twice) }));
    expect(problem).toMatchObject({
      code: 'layout-conflict',
      file: 'protocols/l.csv',
      place: { cell: 'C10' },
      found: 'role of A2: "untreated" in block "role" (C2), "blank" in block "role" (C10)',
    });
  });

  it('refuses only the well whose cell cannot be used', () => {
    const book = bookOf('role | 1 | 2\nA | blank | nothing');
    const { problem, wells } = onlyProblem(plateOf(fileSet(), { book }));
    expect(problem).toMatchObject({ code: 'layout-invalid-value', place: { well: 'A2' } });
    expect([wells['A1']?.role, wells['A2']?.role]).toEqual(['blank', null]);
  });

  it('has no wells when a block as a whole cannot be understood, or the file is not there', () => {
    const { wells } = onlyProblem(plateOf(fileSet(), { book: bookOf('rolle | 1 | 2\nA | blank | blank') }));
    expect(wells).toEqual({});
    expect(layoutOf(plateOf(fileSet())).wells).toEqual({});
  });
});
