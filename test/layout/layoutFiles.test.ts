import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutForPlate } from '#layout/layoutForPlate';
import type { SheetBook } from '#sheet/sheetBook';
import { readSheetBook } from '#sheet/readSheetBook';
import { fileSet, microgram, plateOf } from './plateOf.ts';

function bookOfFixture(name: string): SheetBook {
  const bytes = readFileSync(new URL(`../fixtures/layout/${name}`, import.meta.url));
  const { value, problems } = readSheetBook({
    bytes: new Uint8Array(bytes),
    file: name,
    table: { delimiter: null, decimal: null, sheet: null },
  });
  expect(problems).toEqual([]);
  if (value === null) throw new Error('the fixture cannot be read');
  return value;
}

describe('layout files as people write them', () => {
  it('reads the layout of panel a', () => {
    const set = fileSet({
      content: { treatment: 'T-DM1', timeH: 48 },
      doseByCellLine: { SkBr3: microgram(0.1), BT474: microgram(1) },
    });
    const captures = { 'cell line': 'BT474', experiment: '3' };
    const { value, problems } = layoutForPlate(
      plateOf(set, { book: bookOfFixture('fig2-a.layout.csv'), captures }),
    );
    expect(problems).toEqual([]);
    const wells = Object.values(value.wells);
    const count = (role: string, resistance: string | null) =>
      wells.filter((well) => well.role === role && well.resistance === resistance).length;
    for (const resistance of ['CTR', 'T', 'P', 'T+P']) {
      expect([count('untreated', resistance), count('treated', resistance)]).toEqual([6, 6]);
    }
    expect(count('blank', null)).toBe(6);
    expect(wells).toHaveLength(54);
    expect(value.wells['C9']).toEqual({
      role: 'treated',
      cellLine: 'BT474',
      resistance: 'T+P',
      pretreatment: null,
      treatment: 'T-DM1',
      dose: microgram(1),
      timeH: 48,
      experiment: '3',
    });
    expect(value.inferred.map(({ what }) => what)).toContain('notes in the layout');
  });

  it('reads two blocks beside each other with decimal commas', () => {
    const book = bookOfFixture('side-by-side-decimal-comma.layout.csv');
    const { value, problems } = layoutForPlate(plateOf(fileSet(), { book, captures: { experiment: '1' } }));
    expect(problems).toEqual([]);
    expect(value.wells['B2']).toMatchObject({
      role: 'treated',
      cellLine: 'BT474',
      treatment: 'T-DM1',
      dose: microgram(0.25),
    });
    expect(value.wells['A3']).toMatchObject({ role: 'untreated', cellLine: 'SkBr3', dose: null });
  });
});
