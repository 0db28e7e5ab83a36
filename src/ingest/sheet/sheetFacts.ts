import { cellAt, isEmptyCell } from '#sheet/sheetBook';
import { isWavelength } from '../wavelength.ts';
import type { Candidates } from './candidates.ts';
import type { Box } from './title.ts';

const mostFacts = 40;

/** Lines of a name and a value outside the grids: `Date: 2026-06-15`, `User | Anna`. */
export function sheetFacts(candidates: Candidates): Record<string, string> {
  const { sheet } = candidates;
  const facts: Record<string, string> = {};
  linesOutside(candidates).forEach((row) => {
    const filled = (sheet.rows[row] ?? []).filter((cell) => !isEmptyCell(cell));
    const [first, second] = filled;
    if (first === undefined || first.number !== null || Object.keys(facts).length >= mostFacts) return;
    const [, key, value] = /^([A-Za-zÀ-ÿ][^:]{1,39}):\s*(.*)$/.exec(first.text.trim()) ?? [];
    const text =
      filled.length === 2 && second !== undefined
        ? second.text.trim()
        : filled.length === 1
          ? (value ?? '')
          : '';
    const name = (key ?? first.text).trim();
    if (text !== '' && name !== '' && !(name in facts) && name.length <= 40) facts[name] = text;
  });
  return facts;
}

/** The one wavelength (nm) that lines outside the grids name: `Wavelength: 590 nm`, `Sample Wavelength (nm) | 540`. */
export function sheetWavelengthOf(candidates: Candidates): number | null {
  const { sheet } = candidates;
  const found = new Set<number>();
  for (const row of linesOutside(candidates)) {
    const text = (sheet.rows[row] ?? []).map((cell) => cell.text.trim()).join(' ');
    if (!/wave\s*length|\d\s*nm\b/i.test(text)) continue;
    for (const match of text.matchAll(/(?<![\d.,-])\d{3,4}(?![\d.,])/g)) {
      const value = Number(match[0]);
      if (isWavelength(value)) found.add(value);
    }
  }
  const [only, ...others] = found;
  return only !== undefined && others.length === 0 ? only : null;
}

function linesOutside(candidates: Candidates): number[] {
  const boxes: Box[] = [
    ...candidates.grids,
    ...candidates.turned,
    ...candidates.maps,
    ...candidates.lists,
    ...candidates.unlabelled.map(({ grid }) => grid),
  ];
  return candidates.sheet.rows.flatMap((row, index) => {
    const inside = boxes.some((box) => index >= box.top && index <= box.bottom);
    return inside || row.every((_, column) => isEmptyCell(cellAt(candidates.sheet, index, column)))
      ? []
      : [index];
  });
}
