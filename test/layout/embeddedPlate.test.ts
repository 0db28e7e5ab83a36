import { describe, expect, it } from 'vitest';
import { layoutsOfPlate } from '#layout/embeddedPlate';
import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Read } from '#domain/read';

const layoutOf = (plate: string | null, sheet: string | null = null): EmbeddedLayout => ({
  source: `layout of ${plate ?? 'no plate'}`,
  plate,
  sheet,
  heading: null,
  wells: [],
});
const readOf = (plate: string | null, sheet: string | null = null) => ({ plate, sheet }) as Read;

/** The plates of the layouts that hold for each read of a file. */
const given = (reads: readonly Read[], layouts: readonly EmbeddedLayout[]) => {
  const exported = { file: 'plates/x/a.txt', reads, layouts };
  return reads.map((read) => layoutsOfPlate({ read, exported }).map(({ plate }) => plate));
};

describe('the layouts of an export that hold for a plate', () => {
  it('are those that name it, in whatever spelling', () => {
    const reads = [readOf('Plate 1'), readOf('plate 2')];
    expect(given(reads, [layoutOf('PLATE 1'), layoutOf('Plate 2')])).toEqual([['PLATE 1'], ['Plate 2']]);
  });

  it('are the only one of a file with one plate, although the plate was renamed or has no name', () => {
    expect(given([readOf('pilot Monday')], [layoutOf('Plate 1')])).toEqual([['Plate 1']]);
    expect(given([readOf(null)], [layoutOf('Plate 1')])).toEqual([['Plate 1']]);
    expect(given([readOf('A'), readOf('A')], [layoutOf('Plate 1')])).toEqual([['Plate 1'], ['Plate 1']]);
    expect(given([readOf('A')], [layoutOf('Plate 1'), layoutOf('Plate 1')])).toEqual([
      ['Plate 1', 'Plate 1'],
    ]);
  });

  it('are none where one of several plates or layouts would have to be guessed', () => {
    expect(given([readOf('A'), readOf('B')], [layoutOf('Plate 1')])).toEqual([[], []]);
    expect(given([readOf('A')], [layoutOf('Plate 1'), layoutOf('Plate 2')])).toEqual([[]]);
    expect(given([readOf(null, 'Mon'), readOf(null, 'Tue')], [layoutOf('Plate 1')])).toEqual([[], []]);
  });

  it('are, of those that name no plate, the one on its sheet, otherwise those on sheets without readings', () => {
    const reads = [readOf(null, 'Mon'), readOf(null, 'Tue')];
    const sources = (layouts: readonly EmbeddedLayout[]) =>
      reads.map((read) =>
        layoutsOfPlate({ read, exported: { file: 'x', reads, layouts } }).map(({ sheet }) => sheet),
      );
    expect(sources([layoutOf(null, 'Mon')])).toEqual([['Mon'], []]);
    expect(sources([layoutOf(null, 'Map')])).toEqual([['Map'], ['Map']]);
  });
});
