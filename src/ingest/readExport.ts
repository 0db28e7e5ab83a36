import type { WithProblems } from '#domain/problem';
import type { Export } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { checkLastCell } from './lastCell.ts';
import { distinctLayouts } from './embeddedCells.ts';
import { noPlateFound } from './noPlateFound.ts';
import { plateMaps } from './plateMaps.ts';
import { recognizeVendor } from './recognizeVendor.ts';
import { seeFile } from './seeFile.ts';

/**
 * The reads of an export: whose file it is is recognised by its content, and that vendor's reader takes it apart.
 *
 * @param input.file - path for problems, with `/`
 * @param input.sha256 - of the bytes, carried into the result
 * @returns null with `no-plate-found` (or what kept the plate from being read) when there is no read
 */
export function readExport(input: {
  readonly book: SheetBook;
  readonly file: string;
  readonly sha256: string;
}): WithProblems<Export | null> {
  const { book, file, sha256 } = input;
  const recognition = recognizeVendor(book, file);
  if (recognition.vendor === null) return { value: null, problems: [recognition.problem] };
  const { value, problems } = recognition.vendor.read(book, file);
  const checked = checkLastCell(book, value.reads, file);
  const all = [...problems, ...checked.problems];
  if (checked.value.length === 0) {
    const told = all.some((problem) => problem.severity === 'error');
    return { value: null, problems: told ? all : [...all, noPlateFound(seeFile(book), all, file)] };
  }
  const { software, metadata } = value;
  const reads = checked.value.map((read) => ({ ...read, inferred: [...book.inferred, ...read.inferred] }));
  const layouts = distinctLayouts(value.layouts ?? plateMaps(book, reads));
  return {
    value: {
      file,
      sha256,
      vendor: recognition.vendor.id,
      software,
      metadata,
      reads,
      ...(layouts.length > 0 && { layouts }),
    },
    problems: all,
  };
}
