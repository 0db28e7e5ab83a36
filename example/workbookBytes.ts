import { strToU8, zipSync } from 'fflate';
import { cellAddress } from '#sheet/sheetBook';

/** A cell of a workbook; null is an empty one. */
export type WorkbookCell =
  string | number | null | { readonly number: number; readonly format: 'date' | 'time' };

/**
 * A workbook of one sheet, the same bytes for the same cells in every time zone.
 *
 * The names and XML parts are those that Excel needs, no more. Zip entries carry 1980-01-01 00:00: DOS times are local times, and
 * fflate reads the local fields of the date, so the date has to be made from local fields as well.
 *
 * @param sheetName - at most 31 characters
 * @param rows - from row 1, column A on
 */
export function workbookBytes(sheetName: string, rows: readonly (readonly WorkbookCell[])[]): Uint8Array {
  const strings: string[] = [];
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': sheetXml(rows, strings),
    'xl/sharedStrings.xml': '',
  };
  const entries = Object.entries(parts).map(([path, xml]) => [
    path,
    strToU8(path === 'xl/sharedStrings.xml' ? stringsXml(strings) : xml),
  ]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, {
    level: 6,
    mtime: new Date(1980, 0, 1),
  });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const opc = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes =
  `${declaration}<Types xmlns="${opc}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>` +
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/>` +
  '</Types>';

/** Style 0 general, 1 date (built-in format 14), 2 time (built-in format 21). */
const styles =
  `${declaration}<styleSheet xmlns="${main}">` +
  '<fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="21" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>';

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/relationships/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${opc}/relationships">${lines.join('')}</Relationships>`;
}

function sheetXml(rows: readonly (readonly WorkbookCell[])[], strings: string[]): string {
  const used = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (cell === null ? [] : [{ row, column }])),
  );
  const edge = (pick: (...numbers: number[]) => number): string =>
    cellAddress(pick(...used.map(({ row }) => row)), pick(...used.map(({ column }) => column)));
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, cellAddress(row, column), strings)).join('');
    return written === '' ? '' : `<row r="${row + 1}">${written}</row>`;
  });
  return (
    `${declaration}<worksheet xmlns="${main}"><dimension ref="${edge(Math.min)}:${edge(Math.max)}"/>` +
    `<sheetData>${lines.join('')}</sheetData></worksheet>`
  );
}

function cellXml(cell: WorkbookCell, address: string, strings: string[]): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (typeof cell === 'object')
    return `<c r="${address}" s="${cell.format === 'date' ? 1 : 2}"><v>${cell.number}</v></c>`;
  if (!strings.includes(cell)) strings.push(cell);
  return `<c r="${address}" t="s"><v>${strings.indexOf(cell)}</v></c>`;
}

function stringsXml(strings: readonly string[]): string {
  const items = strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return `${declaration}<sst xmlns="${main}" uniqueCount="${strings.length}">${items.join('')}</sst>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
