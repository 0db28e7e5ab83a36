import type { Problem } from '#domain/problem';
import { smallestFormatHolding } from '#plate/plateFormat';
import { textFromWells } from '#plate/wellList';
import { nameFromWell } from '#plate/wellName';
import type { LayoutStatement, WellStatement } from './layoutStatement.ts';

/** A plate, and what messages call it. */
export interface PlateSize {
  readonly rows: number;
  readonly columns: number;
  /** The export. */
  readonly file: string;
}

/**
 * Wells that a layout speaks of and the plate does not have: the layout was made for another plate, or the export holds a part of one, so
 * that nobody knows whether A1 of the one is A1 of the other.
 *
 * @returns one problem `layout-outside-plate` for the plate, at the first range or cell that falls outside; null when all are inside
 */
export function outsidePlate(
  statements: readonly LayoutStatement[],
  { rows, columns, file }: PlateSize,
): Problem | null {
  const isOutside = ({ row, column }: WellStatement): boolean => row >= rows || column >= columns;
  const outside = statements.flatMap((from) =>
    from.wells.filter(isOutside).map((well) => ({ from, well, name: nameFromWell(well.row, well.column) })),
  );
  const [first] = outside;
  if (first === undefined) return null;
  const { place } = first.from;
  const cell = first.well.namedAt ?? first.well.cell ?? null;
  const sources = [...new Set(outside.map(({ from }) => from.source))];
  const more = sources.length > 4 ? ` and ${sources.length - 4} more` : '';
  return {
    code: 'layout-outside-plate',
    severity: 'error',
    file: first.from.file,
    place: cell === null ? place : { ...place, cell, well: first.name },
    found: `${textFromWells([...new Set(outside.map(({ name }) => name))])} in ${sources.slice(0, 4).join(', ')}${more}`,
    expected: `wells of the plate of ${rows} × ${columns} in ${file}: A1 to ${nameFromWell(rows - 1, columns - 1)}`,
    fix: `correct the wells, use a layout that was made for this plate, or export the whole plate${statedText(outside)}; nothing of the plate is used`,
  };
}

/** The smallest plate with all the wells, as a protocol states it. */
function statedText(outside: readonly { readonly well: WellStatement }[]): string {
  const format = smallestFormatHolding(
    Math.max(...outside.map(({ well }) => well.row)),
    Math.max(...outside.map(({ well }) => well.column)),
  );
  if (format === null) return '';
  return ` (if the export holds its first wells, \`plate: ${format.rows * format.columns} wells\` in the plate set says so)`;
}
