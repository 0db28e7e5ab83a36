import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { keyFromText } from '../keyLine.ts';

/** What EnVision writes about the run and the protocol, before or after the plates. */
const aboutTheRun = ['basic assay information', 'protocol information'];

/** Whether a line holds the words that open a section, and nothing else. */
export function isInformation(sheet: Sheet, row: number, words: string): boolean {
  const [first, ...others] = sheet.rows[row] ?? [];
  return first !== undefined && keyFromText(first.text) === words && others.every(isEmptyCell);
}

/** The title of a matrix: `Results for A450(1) - channel 1 (A)`, `Calculated results: Calc 1: …`; null for any other line. */
export function titleAt(sheet: Sheet, row: number): string | null {
  const [first, ...others] = (sheet.rows[row] ?? [])
    .map(({ text }) => text.trim())
    .filter((text) => text !== '');
  if (first === undefined || !/^(?:results for\b|calculated results\b)/i.test(first)) return null;
  // A formula may hold the character that divides cells.
  return [first, ...others].join(', ');
}

/** Which rows belong to plates rather than to the settings of the run. */
export function plateRowsOf(sheet: Sheet): boolean[] {
  let ofPlates = true;
  return sheet.rows.map((_, row) => {
    if (aboutTheRun.some((words) => isInformation(sheet, row, words))) ofPlates = false;
    else if (isInformation(sheet, row, 'plate information') || titleAt(sheet, row) !== null) ofPlates = true;
    return ofPlates;
  });
}

/** A label or a filter of the protocol with its settings, by their names in small letters. */
export interface SettingsBlock {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The blocks below a line `Labels:` or `Filters:`, which empty lines divide. */
export function settingsBelow(sheet: Sheet, words: string): SettingsBlock[] {
  const top = sheet.rows.findIndex((_, row) => isInformation(sheet, row, words));
  if (top < 0) return [];
  const blocks: { name: string; settings: Record<string, string> }[] = [];
  let open = false;
  for (let row = top + 1; row < sheet.rows.length; row++) {
    const [key, value] = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
    if (key === undefined) open = false;
    else if (value === undefined && /:\s*$/.test(key.text)) break;
    else if (!open) {
      const named = keyFromText(key.text) === 'label name' && value !== undefined;
      blocks.push({ name: (named ? value : key).text.trim(), settings: {} });
      open = true;
    } else if (value !== undefined) {
      const block = blocks.at(-1);
      if (block !== undefined) block.settings[keyFromText(key.text)] ??= value.text.trim();
    }
  }
  return blocks;
}

/** The value of a line `Protocol Name: ,,,,…` anywhere in the file. */
export function factOf(sheet: Sheet, key: string): string | null {
  const row = sheet.rows.findIndex((_, index) => keyFromText(cellAt(sheet, index, 0).text) === key);
  const value = (sheet.rows[row] ?? []).slice(1).find((cell) => !isEmptyCell(cell));
  return row < 0 || value === undefined ? null : value.text.trim();
}
