import type { ReadMode } from '#domain/read';
import { nameFromWell } from '#plate/wellName';
import { formatOfSize, type PlateFormat } from '#plate/plateFormat';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { keyFromText } from '../keyLine.ts';
import { labelledGrids } from '../plateGrid.ts';
import { isWavelength } from '../wavelength.ts';
import { firstSettingsRow, operationAt } from './blocks.ts';

/** Names and values of one operation of the protocol, names in small letters. */
export type OperationSettings = Readonly<Record<string, string>>;

/** The settings of an operation by its number, below the line `PARAMETERS` of any sheet; null if they are not there. */
export function settingsOfOperation(sheets: readonly Sheet[], operation: number): OperationSettings | null {
  for (const sheet of sheets) {
    const start = sheet.rows.findIndex(
      (_, row) => row > firstSettingsRow(sheet) && operationAt(sheet, row) === operation,
    );
    if (start < 0) continue;
    const settings: Record<string, string> = {};
    for (let row = start + 1; row < sheet.rows.length && operationAt(sheet, row) === null; row++) {
      const [name, value] = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
      if (name !== undefined && value !== undefined) settings[keyFromText(name.text)] ??= value.text.trim();
    }
    return settings;
  }
  return null;
}

/** What an operation measures, by the technology that its name begins with and its unit. */
export function modeOfOperation(label: string, settings: OperationSettings | null): ReadMode {
  const technology = /^[A-Za-z]+/.exec(label)?.[0].toUpperCase() ?? '';
  if (technology.startsWith('ABS')) {
    const unit = settings?.['measurement unit'] ?? 'OD';
    return /^(?:od|a|au|abs)$/i.test(unit) ? 'absorbance' : 'other';
  }
  if (/^(?:FI|FL|FP|TRF|HTRF|LANCE|FRET)/.test(technology)) return 'fluorescence';
  return /^(?:LUM|US|ALPHA|BRET)/.test(technology) ? 'luminescence' : 'other';
}

/** The wavelength of an absorbance operation: `600/10nm` is a filter around 600 nm, 10 nm wide. */
export function wavelengthOfOperation(settings: OperationSettings | null): number | null {
  const key = Object.keys(settings ?? {}).find((name) => /^excitation (?:filter|wavelength)/.test(name));
  const value = Number(/^(\d{3,4})(?:\s*nm|\s*\/|$)/i.exec(settings?.[key ?? ''] ?? '')?.[1]);
  return isWavelength(value) ? value : null;
}

/** `96 wells (8X12)` */
export function plateFormatOf(sheets: readonly Sheet[]): PlateFormat | null {
  const text = valuesUnder(sheets, 'plate format')[0] ?? '';
  const [, rows, columns] = /\((\d+)\s*x\s*(\d+)\)/i.exec(text) ?? [];
  return formatOfSize(Number(rows), Number(columns));
}

/** The wells that the plate map marks as measured; null if the export has no plate map. */
export function wellsOfPlateMap(sheets: readonly Sheet[]): string[] | null {
  for (const sheet of sheets) {
    const title = sheet.rows.findIndex((_, row) => keyFromText(cellAt(sheet, row, 0).text) === 'plate map');
    const grid = title < 0 ? undefined : labelledGrids(sheet).find(({ top }) => top > title);
    if (grid === undefined) continue;
    return grid.wells
      .filter(({ sheetRow, sheetColumn }) => !/^-*$/.test(cellAt(sheet, sheetRow, sheetColumn).text.trim()))
      .map(({ row, column }) => nameFromWell(row, column));
  }
  return null;
}

/** What stands behind a name in the first column of any sheet. */
export function valuesUnder(sheets: readonly Sheet[], key: string): string[] {
  for (const sheet of sheets) {
    const line = sheet.rows.find((row) => keyFromText(row[0]?.text ?? '') === key);
    const values = (line ?? []).slice(1).flatMap((cell) => (isEmptyCell(cell) ? [] : [cell.text.trim()]));
    if (values.length > 0) return values;
  }
  return [];
}
