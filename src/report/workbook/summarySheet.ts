import { simulatedRemark } from '#domain/simulatedRemark';
import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';
import { cellAddress } from '#sheet/sheetBook';
import { mean, meanConfidence95, sampleSd, standardErrorOfMean } from '#stats/moments';
import { flagText } from '../flagText.ts';
import { answers, type Answer } from './answers.ts';
import { groupCells } from './groupCells.ts';
import { formatOfUnit, liveCell, numberFormats } from './liveCell.ts';
import { tableSheet, textAmongNumbers, textCell, type SheetColumn } from './tableSheet.ts';
import { valueRange, type WorkbookPlan } from './workbookPlan.ts';

const asWritten = 'as written';
const changed = 'changed';

/** What the study comes to: the answers of its panels first, then all its groups, and how to read the workbook. */
export function summarySheet(plan: WorkbookPlan): WorksheetSpec {
  const rows = answers(plan);
  return tableSheet({
    name: 'Summary',
    columns: columns.map(({ heading, cell, ...rest }): SheetColumn<Answer> => ({
      ...rest,
      heading,
      cell: (answer, line) =>
        heading === 'Remarks' ? cell(answer, line) : answerCell(answer, cell(answer, line)),
    })),
    rows,
    above: above(plan, rows.length),
    frozenColumns: 0,
    filter: true,
    whenEmpty: 'The study has no value; the sheet Problems says why.',
  });
}

const columns: readonly SheetColumn<Answer>[] = [
  { heading: 'Panel', cell: ({ panel }) => textCell(panel ?? 'all groups') },
  ...groupCells((answer: Answer) => answer.group),
  { heading: 'Role', cell: ({ role }) => textCell(role) },
  { heading: 'Quantity', cell: ({ quantity }) => textCell(quantity) },
  { heading: 'Unit', cell: ({ unit }) => textCell(unit) },
  { heading: 'Mean (EC50: geometric)', cell: meanCell },
  { heading: 'SD', cell: sdCell },
  { heading: 'SEM', cell: semCell },
  { heading: '95 % CI, low', cell: (answer, line) => boundCell(answer, line, 0) },
  { heading: '95 % CI, high', cell: (answer, line) => boundCell(answer, line, 1) },
  { heading: 'n', cell: nCell },
  { heading: 'n counts', cell: ({ nCounts }) => textCell(nCounts) },
  { heading: 'Plate set', cell: ({ set }) => textCell(set) },
  { heading: 'Check', cell: checkCell },
  { heading: 'Remarks', wraps: true, cell: (answer, line) => textCell(remarksOf(answer, line)) },
];

/** The answers of panels stand out from the groups below them. */
function answerCell({ panel }: Answer, cell: WorkbookCell): WorkbookCell {
  return panel === null || cell.value === null ? cell : { ...cell, style: 'strong' };
}

/** `L7`: the cell of a column in the row of the formula. */
function at(heading: string, line: number): string {
  return cellAddress(
    line - 1,
    columns.findIndex((column) => column.heading === heading),
  );
}

const meanAt = (line: number): string => at('Mean (EC50: geometric)', line);

function above({ analysis }: WorkbookPlan, rows: number): WorkbookCell[][] {
  const { study, protocol, programVersion } = analysis;
  const remark = simulatedRemark(protocol);
  const notes = [
    'Lines with a panel are its answers; below them stand all groups. Means, SD, SEM, CI, n and percentages are formulas: Summary refers to Replicates, and these to Levels and Measurements.',
    'Measurements names file, sheet and cell of every well. Type "no" under Counts there to see what a well does to the means; fits and adjusted p-values do not follow, nor do the raw files.',
    'Do not sort Replicates or Levels: formulas refer to their rows. A cell without a formula is a value of the program; the remark or note of its row says why.',
  ];
  const head: WorkbookCell[][] = [
    [{ value: protocol.title ?? study, style: 'title' }],
    [{ value: `Study ${study}, protocol ${protocol.file}, cellassay ${programVersion}`, style: 'note' }],
    ...(remark === null ? [] : [[{ value: `Warning: ${remark}`, style: 'warning' } as const]]),
    ...notes.map((value): WorkbookCell[] => [{ value, style: 'note' }]),
  ];
  return rows === 0 ? head : [...head, [wholeCheck(head.length + 3, rows)]];
}

/** One sentence about the checks of all rows. */
function wholeCheck(firstLine: number, rows: number): WorkbookCell {
  const range = `${at('Check', firstLine)}:${at('Check', firstLine + rows - 1)}`;
  const good = 'Check: every mean is as cellassay wrote it.';
  const bad = 'Check: means have changed since cellassay wrote them; the column Check says which.';
  return { value: good, formula: `IF(COUNTIF(${range},"${changed}")=0,"${good}","${bad}")`, style: 'note' };
}

function numbersOf({ rows }: Answer): number[] | null {
  return rows === null ? null : rows.map(({ value }) => value.value);
}

function overRange(answer: Answer, formula: (range: string) => string): string | null {
  const range = answer.rows === null ? null : valueRange(answer.rows);
  return range === null ? null : formula(range);
}

function meanCell(answer: Answer): WorkbookCell {
  if (typeof answer.mean === 'string') return textAmongNumbers(answer.mean);
  const numbers = numbersOf(answer);
  return liveCell(
    answer.mean,
    formatOfUnit(answer.unit),
    overRange(answer, (range) => `AVERAGE(${range})`),
    numbers && mean(numbers),
  );
}

function sdCell(answer: Answer): WorkbookCell {
  const numbers = numbersOf(answer);
  const formula = overRange(answer, (range) => `_xlfn.STDEV.S(${range})`);
  return liveCell(answer.sd, formatOfUnit(answer.unit), formula, numbers && sampleSd(numbers));
}

function semCell(answer: Answer, line: number): WorkbookCell {
  const numbers = numbersOf(answer);
  const formula = numbers && `${at('SD', line)}/SQRT(${at('n', line)})`;
  return liveCell(answer.sem, formatOfUnit(answer.unit), formula, numbers && standardErrorOfMean(numbers));
}

/** x̄ ± t(0.975, n − 1) × SEM; the interval of a ratio of wells is none of these and stays a value. */
function boundCell(answer: Answer, line: number, side: 0 | 1): WorkbookCell {
  const numbers = numbersOf(answer);
  const sign = side === 0 ? '-' : '+';
  const half = `_xlfn.T.INV.2T(0.05,${at('n', line)}-1)*${at('SEM', line)}`;
  const formula = numbers && `${meanAt(line)}${sign}${half}`;
  const recalculated = numbers && meanConfidence95(numbers);
  const format = formatOfUnit(answer.unit);
  return liveCell(answer.confidence95?.[side] ?? null, format, formula, recalculated && recalculated[side]);
}

function nCell(answer: Answer): WorkbookCell {
  const formula = overRange(answer, (range) => `COUNT(${range})`);
  return liveCell(answer.n, numberFormats.count, formula, answer.rows && answer.rows.length);
}

/** Tells whoever sorted, or typed into, what a mean is made from that it is no longer the program's. */
function checkCell(answer: Answer, line: number): WorkbookCell {
  const cell = meanCell(answer);
  if (cell.formula === undefined || typeof cell.value !== 'number') return { value: null };
  const written = `(${String(cell.value).toUpperCase()})`;
  const allowed = `1E-9*ABS${written}+1E-10`;
  const inside = `IF(ABS(${meanAt(line)}-${written})<=${allowed},"${asWritten}","${changed}")`;
  return { value: asWritten, formula: `IF(ISNUMBER(${meanAt(line)}),${inside},"${changed}")` };
}

function remarksOf(answer: Answer, line: number): string {
  return flagText([...answer.remarks, whyPlain(answer, line)]);
}

function whyPlain(answer: Answer, line: number): string | null {
  if (typeof answer.mean !== 'number' || answer.quantity.startsWith('EC50')) return null;
  if (meanCell(answer).formula === undefined)
    return 'plain values: not the mean of rows of the sheet Replicates';
  const plainInterval = answer.confidence95 !== null && boundCell(answer, line, 0).formula === undefined;
  return plainInterval ? "95 % CI: a plain value, Fieller's interval of the ratio of means" : null;
}
