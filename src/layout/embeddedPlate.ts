import type { EmbeddedLayout, EmbeddedWell } from '#domain/embeddedLayout';
import { foldName } from '#domain/names';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Export, Read } from '#domain/read';
import { textFromWells } from '#plate/wellList';

/** A plate of an export, and how the export calls it. */
export interface PlateOfExport {
  readonly read: Pick<Read, 'plate' | 'sheet'>;
  readonly exported: Pick<Export, 'file' | 'reads' | 'layouts'>;
}

/** A well with everything that the layouts of its export say of it. */
export interface NamedWell extends EmbeddedWell {
  readonly sheet: string | null;
  /** Two layouts name it differently. */
  readonly refused: boolean;
}

/**
 * The layouts of an export that hold for one of its plates: those that name it; of those that name no plate, the ones on its sheet,
 * otherwise those on sheets without readings. One plate and layouts of one plate in a file belong together, whatever they are called.
 */
export function layoutsOfPlate({ read, exported }: PlateOfExport): EmbeddedLayout[] {
  const { layouts = [], reads } = exported;
  const onlyPlate = exported.reads.every(({ plate, sheet }) =>
    read.plate === null ? plate === null && sheet === read.sheet : isSame(plate, read.plate),
  );
  const [first = null] = layouts.flatMap(({ plate }) => plate ?? []);
  const onlyName = layouts.every(({ plate }) => plate === null || isSame(plate, first));
  const named = layouts.filter(
    ({ plate }) => plate !== null && ((onlyPlate && onlyName) || isSame(plate, read.plate)),
  );
  const unnamed = layouts.filter(({ plate }) => plate === null);
  const beside = unnamed.filter(({ sheet }) => sheet === read.sheet);
  const apart = unnamed.filter(({ sheet }) => !reads.some((one) => one.sheet === sheet));
  return [...named, ...(beside.length > 0 ? beside : apart)];
}

function isSame(plate: string | null, other: string | null): boolean {
  return plate !== null && other !== null && foldName(plate) === foldName(other);
}

/**
 * What several layouts of names say of the same plate together.
 *
 * @returns problem `layout-conflict` for wells that two of them name differently
 */
export function wellsOfLayouts(
  layouts: readonly EmbeddedLayout[],
  file: string,
): WithProblems<readonly NamedWell[]> {
  const wells = new Map<string, NamedWell>();
  const clashes: { readonly well: string; readonly texts: string; readonly at: NamedWell }[] = [];
  for (const { sheet, wells: said } of layouts) {
    for (const next of said) {
      const before = wells.get(next.well);
      if (before === undefined) {
        wells.set(next.well, { ...next, sheet, refused: false });
        continue;
      }
      const clash = clashOf(before, next);
      if (clash !== null) clashes.push({ well: next.well, texts: clash, at: { ...before, ...next, sheet } });
      wells.set(next.well, {
        ...before,
        name: before.name ?? next.name,
        group: before.group ?? next.group,
        concentration: before.concentration ?? next.concentration,
        dilution: before.dilution ?? next.dilution,
        refused: before.refused || clash !== null,
      });
    }
  }
  return { value: [...wells.values()], problems: conflict(clashes, layouts, file) };
}

function clashOf(before: EmbeddedWell, next: EmbeddedWell): string | null {
  const pairs = [
    [before.name?.text, next.name?.text],
    [before.group, next.group],
    [before.concentration?.text, next.concentration?.text],
    [before.dilution, next.dilution],
  ];
  for (const [first, second] of pairs) {
    if (first == null || second == null || foldName(first) === foldName(second)) continue;
    return `"${first}" (${before.cell}) and "${second}" (${next.cell})`;
  }
  return null;
}

function conflict(
  clashes: readonly { readonly well: string; readonly texts: string; readonly at: NamedWell }[],
  layouts: readonly EmbeddedLayout[],
  file: string,
): Problem[] {
  const [first] = clashes;
  if (first === undefined) return [];
  const sources = [...new Set(layouts.map(({ source }) => source))].join(', ');
  return [
    {
      code: 'layout-conflict',
      severity: 'error',
      file,
      place: placeAt({ sheet: first.at.sheet, cell: first.at.cell, well: first.well }),
      found: `${textFromWells(clashes.map(({ well }) => well))}: ${first.texts} in the layout of the export (${sources})`,
      expected: 'one name for a well',
      fix: 'correct one of the two in the software of the reader and export again, or draw the layout in a file; the wells are not used',
    },
  ];
}
