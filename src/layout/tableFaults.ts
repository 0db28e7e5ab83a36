import { placeAt, type Problem } from '#domain/problem';
import { cellAddress } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import type { LongTable } from './longTables.ts';
import { areaAddress, isWithin, mergesTouching } from './mergedCells.ts';
import type { LayoutSheet } from './statementFromBlock.ts';
import { formulaFault } from './wellContentOfCell.ts';

/**
 * What is wrong with a long table as a whole: its headings, its shape, cells merged across it.
 *
 * @returns problems `layout-unreadable`, `layout-unknown-attribute`, `layout-invalid-value`, each with sheet and cell
 */
export function tableFaults(table: LongTable, from: LayoutSheet): Problem[] {
  return [
    ...headingFaults(table, from),
    ...shapeFaults(table, from),
    ...formulaFaults(table, from),
    ...mergeFaults(table, from),
  ];
}

function problemAt(
  { sheet, file }: LayoutSheet,
  cell: string,
  problem: Pick<Problem, 'code' | 'found' | 'expected' | 'fix'>,
): Problem {
  return { ...problem, severity: 'error', file, place: placeAt({ sheet: sheet.name, cell }) };
}

function headingFaults({ columns, area }: LongTable, from: LayoutSheet): Problem[] {
  return columns.flatMap(({ column, heading, meaning }) =>
    meaning.kind === 'fault'
      ? [
          problemAt(from, cellAddress(area.top, column), {
            code: 'layout-unknown-attribute',
            found: `"${heading}" above a column`,
            expected: meaning.expected,
            fix: meaning.fix,
          }),
        ]
      : [],
  );
}

function shapeFaults({ columns, area, beyond }: LongTable, from: LayoutSheet): Problem[] {
  const problems: Problem[] = [];
  if (area.bottom === area.top)
    problems.push(
      problemAt(from, cellAddress(area.top, area.left), {
        code: 'layout-unreadable',
        found: `the headings ${columns.map(({ heading }) => heading).join(', ')} with no row below them`,
        expected: 'a row for each well, directly below the headings',
        fix: 'add the rows, or take out the blank line below the headings',
      }),
    );
  if (beyond !== null)
    problems.push(
      problemAt(from, beyond, {
        code: 'layout-unreadable',
        found: 'a cell beyond the last heading',
        expected: 'as many cells in a row as there are headings',
        fix: 'write decimals with a point, put texts with commas into quotation marks, or give the column a heading',
      }),
    );
  return problems;
}

/** In columns of plates and files; in the others each cell is checked when it is read. */
function formulaFaults({ columns, area }: LongTable, from: LayoutSheet): Problem[] {
  const naming = columns.filter(({ meaning }) => meaning.kind === 'plate' || meaning.kind === 'file');
  const problems: Problem[] = [];
  for (const { column } of naming) {
    for (let row = area.top + 1; row <= area.bottom; row++) {
      const cell = shownCell(from.sheet, row, column);
      const fault = formulaFault(cell);
      if (fault?.ok !== false) continue;
      const { expected, fix } = fault;
      const found = `"${cell.text.trim()}"`;
      problems.push(
        problemAt(from, cellAddress(row, column), { code: 'layout-invalid-value', found, expected, fix }),
      );
    }
  }
  return problems;
}

/** Cells merged down one column hold for all of their rows; merged wells, headings and columns hold for nobody knows what. */
function mergeFaults({ columns, area }: LongTable, from: LayoutSheet): Problem[] {
  const body = { ...area, top: area.top + 1 };
  return mergesTouching(from.sheet, area).flatMap((merge) => {
    const column = columns.find((one) => one.column === merge.left);
    const isFilled = isWithin(merge, body) && merge.left === merge.right && column?.meaning.kind !== 'well';
    if (isFilled) return [];
    return [
      problemAt(from, cellAddress(merge.top, merge.left), {
        code: 'layout-unreadable',
        found: `the merged cells ${areaAddress(merge)} in a table`,
        expected:
          'one cell for each row and column; only cells merged down one column hold for all of their rows',
        fix: 'undo the merge in Excel (Home > Merge & Center), and write the value into each cell',
      }),
    ];
  });
}
