import { lackText, type NearReader, type SeenFile, type SeenSheet } from '#domain/seenFile';

const formats = {
  text: 'a text table',
  xlsx: 'an Excel workbook (.xlsx)',
  xls: 'an Excel workbook of the old type (.xls)',
} as const;

/** What was seen in a file without a plate, as lines for a terminal. */
export function seenText(seen: SeenFile): string {
  const { recognized, firstLines, tables, closest } = seen;
  return [
    `  seen:     ${formatText(seen)}`,
    ...(seen.format === 'text' ? [] : seen.sheets.map((sheet) => `            ${sheetText(sheet)}`)),
    ...firstLines.map(({ sheet, line, text }) => `            ${placed(sheet, `line ${line}`)}: ${text}`),
    ...tables.flatMap(({ sheet, cell, what, why }) => [
      `  almost:   ${placed(sheet, cell)}: ${what}`,
      `            no plate, because: ${why}`,
    ]),
    ...(recognized === null
      ? closestLines(closest)
      : [`  known as: ${recognized.program}, by ${recognized.evidence}`]),
  ].join('\n');
}

function formatText({ format, encoding, delimiter, sheets }: SeenFile): string {
  if (format !== 'text')
    return `${formats[format]}, ${sheets.length} ${sheets.length === 1 ? 'sheet' : 'sheets'}`;
  const [sheet] = sheets;
  const divided = delimiter === null ? 'nothing that divides cells' : `cells divided by ${delimiter}`;
  return [
    formats.text,
    encoding,
    divided,
    ...(sheet === undefined ? [] : [`${sheet.rows} lines, ${sheet.columns} columns`]),
  ].join(', ');
}

function sheetText({ name, rows, columns }: SeenSheet): string {
  return `sheet ${name ?? ''}: ${rows} rows, ${columns} columns`;
}

function placed(sheet: string | null, place: string): string {
  return sheet === null ? place : `${sheet}, ${place}`;
}

function closestLines(closest: readonly NearReader[]): string[] {
  if (closest.length === 0) return ['  closest:  no sign of any reader'];
  return closest.flatMap((near) => [
    `  closest:  ${near.program}`,
    `            has ${near.has.join(' and ')}`,
    `            lacks ${lackText(near)}`,
  ]);
}
