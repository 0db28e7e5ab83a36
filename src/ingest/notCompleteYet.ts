import { placeAt, type Problem } from '#domain/problem';
import type { SheetBook } from '#sheet/sheetBook';

/**
 * A text has no checksum and no end of its own: one that lacks a part looks the same while it is being copied and when it is damaged.
 * What a reader found missing from it is `file-incomplete`; a workbook is whole, and what it lacks is damage.
 *
 * @param problems - of the reader; `file-damaged` of severity error says that wells of the file cannot be there or are not whole
 */
export function notCompleteYet(book: SheetBook, problems: readonly Problem[]): Problem[] {
  if (book.format !== 'text') return [...problems];
  return problems.map((problem) =>
    problem.code === 'file-damaged' && problem.severity === 'error' ? incomplete(problem) : problem,
  );
}

/** The export of a known program that has no reads at all yet. */
export function endsBeforeFirstRead(vendor: string, book: SheetBook, file: string): Problem {
  return incomplete({
    code: 'no-plate-found',
    severity: 'error',
    file,
    place: placeAt({ line: book.sheets[0]?.rows.length ?? null }),
    found: `an export of ${vendor} that ends before its first plate`,
    expected: 'a plate of readings',
    fix: 'Export the plate again; if the file is no export, move it out of plates/.',
  });
}

function incomplete(problem: Problem): Problem {
  return {
    ...problem,
    code: 'file-incomplete',
    found: `${problem.found}: not complete yet, or damaged`,
    fix: `If the file is still being copied, wait until the copy is finished, then run again. Otherwise: ${problem.fix}`,
  };
}
