import type { Inference } from '#domain/inference';
import { canonicalName, type Aliases } from '#domain/names';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import type { Sheet } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import type { LongTable, TableColumn } from './longTables.ts';
import { isControlOfUnknownKind, roleOfName } from './roleOfName.ts';
import type { CellOfWells } from './saidOfCells.ts';
import { formulaFault, saysNothing, type SaidOfWell } from './wellContentOfCell.ts';

/** Reads a column of groups, and tells what it was taken for. */
export interface GroupReader {
  readonly read: (cell: CellOfWells & { readonly row: number }) => TextReading<SaidOfWell>;
  /** What was concluded from the cells read so far. */
  readonly inferred: (file: string) => Inference[];
}

/**
 * Reads a column such as `group`, `sample` or `content`, in which people write roles and treatments below each other: what names
 * a role is one (`ctl_blank`, `Blank 2`), anything else a treatment, unless the table names treatments in a column of their own.
 */
export function groupReader(
  { heading }: TableColumn,
  table: LongTable,
  sheet: Sheet,
  aliases: Aliases,
): GroupReader {
  const has = (is: (kind: string) => boolean): boolean =>
    table.columns.some(
      ({ meaning }) =>
        meaning.kind === 'value' &&
        is(meaning.attribute.kind === 'attribute' ? meaning.attribute.attribute : meaning.attribute.kind),
    );
  const hasRole = has((kind) => kind === 'role');
  const hasTreatment = has((kind) => kind === 'treatment');
  const doseColumns = table.columns.filter(
    ({ meaning }) => meaning.kind === 'value' && meaning.attribute.kind === 'dose',
  );
  const roles = new Set<string>();
  const treatments = new Set<string>();
  const read: GroupReader['read'] = ({ cell, row }) => {
    const broken = formulaFault(cell);
    if (broken !== null) return broken;
    const text = cell.text.trim();
    const role = hasRole ? null : roleOfName(text, aliases);
    if (role !== null) {
      roles.add(text);
      return understood({ content: { role }, dosed: null });
    }
    if (hasTreatment) return understood({ content: {}, dosed: null });
    if (isControlOfUnknownKind(text))
      return notUnderstood(
        'a role, or the name of a treatment',
        'say which control: untreated, vehicle or positive-control',
      );
    treatments.add(text);
    const treatment = canonicalName('treatment', text, aliases);
    const isDosed = doseColumns.some(({ column }) => !saysNothing(shownCell(sheet, row, column)));
    return understood({
      content: hasRole || isDosed ? { treatment } : { treatment, role: 'treated' },
      dosed: null,
    });
  };
  const inferred = (file: string): Inference[] => {
    const parts = [
      ...(roles.size > 0 ? [`roles: ${[...roles].join(', ')}`] : []),
      ...(treatments.size > 0 ? [`treatments: ${[...treatments].join(', ')}`] : []),
    ];
    return [
      {
        what: `column "${heading}"`,
        value: parts.length === 0 ? 'left out' : parts.join('; '),
        because:
          parts.length === 0
            ? 'other columns name role and treatment'
            : 'a name that is no role is a treatment',
        state: 'columns `role` and `treatment`',
        file,
      },
    ];
  };
  return { read, inferred };
}
