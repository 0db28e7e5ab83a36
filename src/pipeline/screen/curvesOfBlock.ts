import type { FitPoint } from '#domain/fit';
import { placeAt, type Problem } from '#domain/problem';
import { numberFromText } from '#sheet/numberText';
import { cellsOfLine } from './cellsOfLine.ts';
import type { ScreenBlock } from './screenBlocks.ts';
import type { ScreenLayout } from './screenLayout.ts';

/** The points of one curve of a screen. */
export interface CurvePoints {
  readonly curve: string;
  /** Of its first row, from 1. */
  readonly line: number;
  readonly points: readonly FitPoint[];
}

/**
 * The curves of one block, in the order of the file.
 *
 * @param report - takes problems `cell-not-a-number`, `cell-empty`, `dose-not-positive`; the value is left out and the others go on
 */
export function curvesOfBlock(
  block: ScreenBlock,
  layout: ScreenLayout,
  report: (problem: Problem) => void,
): CurvePoints[] {
  const curves: { curve: string; line: number; points: FitPoint[] }[] = [];
  for (const [index, text] of block.text.split('\n').entries()) {
    if (text.trim() === '') continue;
    const line = block.firstLine + index;
    const cells = cellsOfLine(text.endsWith('\r') ? text.slice(0, -1) : text, layout.delimiter);
    const curve = (cells[layout.curve] ?? '').trim();
    if (curve === '') {
      report(unnamedCurve(line));
      continue;
    }
    let open = curves.at(-1);
    if (open === undefined || layout.form === 'wide' || open.curve !== curve) {
      open = { curve, line, points: [] };
      curves.push(open);
    }
    readRow(cells, layout, line, open.points, report);
  }
  return curves;
}

function readRow(
  cells: readonly string[],
  layout: ScreenLayout,
  line: number,
  points: FitPoint[],
  report: (problem: Problem) => void,
): void {
  if (layout.form === 'wide') {
    for (const { column, dose } of layout.doses) {
      const text = (cells[column] ?? '').trim();
      // an empty cell of a wide table is a well that was not measured; n_points says how many were
      if (text === '') continue;
      const response = numberOf(text, layout);
      if (response === null) report(notANumber(text, `dose ${dose}`, line, layout));
      else points.push({ dose, response });
    }
    return;
  }
  const [doseText, responseText] = [layout.dose, layout.response].map((column) =>
    (cells[column] ?? '').trim(),
  );
  const dose = numberOf(doseText ?? '', layout);
  const response = numberOf(responseText ?? '', layout);
  if (dose === null) report(notANumber(doseText ?? '', 'dose', line, layout));
  else if (response === null) report(notANumber(responseText ?? '', 'response', line, layout));
  else if (dose < 0) report(negativeDose(doseText ?? '', line));
  else if (layout.weight === null) points.push({ dose, response });
  else {
    const weightText = (cells[layout.weight] ?? '').trim();
    const weight = numberOf(weightText, layout);
    if (weight === null) report(notANumber(weightText, 'weight', line, layout));
    else points.push({ dose, response, weight });
  }
}

/** As everywhere in the house; most cells are plain numbers, which `Number` reads faster. */
function numberOf(text: string, { decimal }: ScreenLayout): number | null {
  const value = Number(text);
  // `Number` also reads '' and 0x10
  if (text !== '' && Number.isFinite(value) && !/[^\d.eE+-]/.test(text)) return value;
  const convention = { point: 'decimal', comma: 'decimal', stated: true } as const;
  if (decimal === 'comma') return numberFromText(text, { ...convention, point: 'group' });
  return numberFromText(text, { ...convention, comma: 'group' });
}

function notANumber(text: string, column: string, line: number, { decimal }: ScreenLayout): Problem {
  const isCommaNumber = decimal === 'point' && /^[+-]?\d+,\d+$/.test(text);
  return {
    code: 'cell-not-a-number',
    severity: 'error',
    file: null,
    place: placeAt({ line }),
    found: text === '' ? `an empty cell under ${column}` : `"${text}" under ${column}`,
    expected: 'a number',
    fix: isCommaNumber
      ? 'Add --decimal comma. The value was left out.'
      : 'Correct the cell, or delete the row if there is no value. The value was left out.',
  };
}

function unnamedCurve(line: number): Problem {
  return {
    code: 'cell-empty',
    severity: 'error',
    file: null,
    place: placeAt({ line }),
    found: 'an empty cell under curve',
    expected: 'the curve that the row belongs to',
    fix: 'Fill in the cell. The row was left out.',
  };
}

function negativeDose(text: string, line: number): Problem {
  return {
    code: 'dose-not-positive',
    severity: 'error',
    file: null,
    place: placeAt({ line }),
    found: `"${text}" under dose`,
    expected: 'a dose of 0 or more; a logarithm of a dose is no dose',
    fix: 'Write the dose itself. The row was left out.',
  };
}
