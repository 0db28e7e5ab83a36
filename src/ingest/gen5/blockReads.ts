import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { endsSheet } from '../cutShort.ts';
import type { GridWell } from '../gridWell.ts';
import type { Block, BlockLine } from './block.ts';
import { isMapLabel } from './label.ts';
import type { ReadStep } from './procedure.ts';

/** The wells of one read within a block, under the label that stands beside them (empty: there is none). */
export interface LabelledWells {
  readonly label: string;
  readonly wells: readonly GridWell[];
}

/**
 * Sorts the lines of a block into reads by the label at their end; their order may differ from one plate row to the next.
 *
 * @param steps - of the procedure, empty if it is not in the file
 * @returns `file-damaged` for lines whose label is missing or cut, which are left out, and for lines that the last plate row lacks; `ambiguous-table` when there are several lines
 *   per plate row and no labels at all
 */
export function readsOfBlock(
  block: Block,
  sheet: Sheet,
  book: SheetBook,
  file: string,
  steps: readonly ReadStep[],
): WithProblems<readonly LabelledWells[]> {
  if (/^layout$/i.test(block.title ?? '')) return { value: [], problems: [] };
  const lines = block.lines.filter((line) => !isMapLabel(line.label));
  const labelled = lines.filter((line) => line.label !== '');
  if (block.lines.every((line) => line.row === null))
    return { value: labelled.map(({ label, wells }) => ({ label, wells })), problems: [] };
  if (labelled.length === 0) return withoutLabels(block, lines, sheet, file);

  const isLastOfFile = (line: BlockLine) => book.openEnd === true && line.sheetRow === sheet.rows.length - 1;
  const counts = new Map<string, number>();
  for (const { label } of labelled) counts.set(label, (counts.get(label) ?? 0) + 1);
  const broken = lines.filter(
    (line) =>
      line.label === '' ||
      (isLastOfFile(line) &&
        counts.get(line.label) === 1 &&
        line.label !== block.title &&
        !labelsOf(steps).includes(line.label)),
  );
  const grouped = new Map<string, GridWell[]>();
  const seen = new Map<string, number>();
  for (const line of lines.filter((candidate) => !broken.includes(candidate))) {
    const key = `${line.row ?? ''} ${line.label}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const label = times === 1 ? line.label : `${line.label} (${times})`;
    grouped.set(label, [...(grouped.get(label) ?? []), ...line.wells]);
  }
  return {
    value: [...grouped].map(([label, wells]) => ({ label, wells })),
    problems: [
      ...broken.map((line) => brokenLine(line, sheet, file)),
      ...(broken.length === 0 ? lastLinesMissing(labelled, sheet, file) : []),
    ],
  };
}

/** Every plate row has a line for each label; where the file ends with fewer of them, lines are missing. */
function lastLinesMissing(lines: readonly BlockLine[], sheet: Sheet, file: string): Problem[] {
  const last = lines.at(-1);
  if (last === undefined || !endsSheet(sheet, last.sheetRow)) return [];
  const labels = (row: BlockLine['row']): string[] =>
    lines.filter((line) => line.row === row).map(({ label }) => label);
  const [first] = lines;
  const missing = labels(first?.row ?? null).filter((label) => !labels(last.row).includes(label));
  if (missing.length === 0) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({
        sheet: sheet.name,
        line: sheet.name === null ? last.sheetRow + 1 : null,
        cell: cellAddress(last.sheetRow, 0),
      }),
      found: `a last plate row without ${missing.join(' and without ')}`,
      expected: 'a line for each read, as in the other plate rows',
      fix: 'Copy or export the file again; the wells of that row are missing from these reads.',
    },
  ];
}

/** `260:280`, `280`: what Gen5 calls the wavelengths of the procedure; a label that is cut has another name. */
function labelsOf(steps: readonly ReadStep[]): string[] {
  return steps.flatMap(({ name, wavelengths }) =>
    wavelengths.map((wavelength) => (name === null ? String(wavelength) : `${name}:${wavelength}`)),
  );
}

function withoutLabels(
  block: Block,
  lines: readonly BlockLine[],
  sheet: Sheet,
  file: string,
): WithProblems<readonly LabelledWells[]> {
  const rows = new Set(lines.map((line) => line.row));
  if (lines.length === 0) return { value: [], problems: [] };
  if (rows.size === lines.length)
    return { value: [{ label: '', wells: lines.flatMap((line) => line.wells) }], problems: [] };
  const problem: Problem = {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({
      sheet: sheet.name,
      line: sheet.name === null ? block.top + 1 : null,
      cell: block.address,
    }),
    found: `${lines.length} lines for ${rows.size} plate rows and no label at their ends`,
    expected: 'the label of the read in the cell after the last column of each line',
    fix: 'Export each read as a matrix of its own in the export options of Gen5, or keep the column with the labels.',
  };
  return { value: [], problems: [problem] };
}

function brokenLine(line: BlockLine, sheet: Sheet, file: string): Problem {
  const cell = cellAddress(line.sheetRow, line.wells[0]?.sheetColumn ?? 0);
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, line: sheet.name === null ? line.sheetRow + 1 : null, cell }),
    found:
      line.label === ''
        ? 'a line of readings without the label that the other lines have at their end'
        : `a last line with the label "${line.label}", which no other line has`,
    expected: 'the label of the read in the cell after the last column',
    fix: 'The end of the file seems to be missing: copy or export it again. The line was left out.',
  };
}
