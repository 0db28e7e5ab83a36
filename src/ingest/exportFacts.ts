import type { Inference } from '#domain/inference';
import type { Sheet, SheetBook } from '#sheet/sheetBook';

/** Adds a fact of an export: the first plate's stand under their plain name, those of further plates only where they differ. */
export function addFact(
  metadata: Record<string, string>,
  key: string,
  value: string,
  plate: string | null,
): void {
  if (!(key in metadata)) metadata[key] = value;
  else if (metadata[key] !== value && plate !== null) metadata[`${key} (${plate})`] = value;
}

/** Says which sheets of a workbook somebody added to an export, as they have no header of its program. */
export function sheetsLeftOut(
  book: SheetBook,
  used: readonly Sheet[],
  program: string,
  file: string,
): Inference[] {
  const names = book.sheets.filter((sheet) => !used.includes(sheet)).map((sheet) => `"${sheet.name ?? ''}"`);
  if (names.length === 0) return [];
  return [
    {
      what: 'sheets left out',
      value: names.join(', '),
      because: `they have no header of ${program}, so somebody added them to the export`,
      state: null,
      file,
    },
  ];
}
