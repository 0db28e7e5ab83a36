import type { Problem, WithProblems } from '#domain/problem';
import type { Export, Read, VendorId } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { endOfReads } from './endOfReads.ts';
import { endsWithinLine } from './endsWithinLine.ts';
import { checkLastCell } from './lastCell.ts';
import { distinctLayouts } from './embeddedCells.ts';
import { noPlateFound } from './noPlateFound.ts';
import { endsBeforeFirstRead, notCompleteYet } from './notCompleteYet.ts';
import { plateMaps } from './plateMaps.ts';
import { recognizeVendor } from './recognizeVendor.ts';
import { seeFile } from './seeFile.ts';

/**
 * The reads of an export: whose file it is is recognised by its content, and that vendor's reader takes it apart.
 *
 * @param input.file - path for problems, with `/`
 * @param input.sha256 - of the bytes, carried into the result
 * @returns null with `no-plate-found` (or what kept the plate from being read) when there is no read; `file-incomplete` for a text
 *   that lacks wells it should have, or all of them
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
  const { id } = recognition.vendor;
  const checked = checkLastCell(book, value.reads, file);
  const found = notCompleteYet(book, [...problems, ...checked.problems]);
  if (checked.value.length === 0) {
    if (found.some(({ severity }) => severity === 'error')) return { value: null, problems: found };
    const nothing = id !== 'sheet' && book.format === 'text' && found.length === 0;
    return {
      value: null,
      problems: [
        ...found,
        nothing ? endsBeforeFirstRead(id, book, file) : noPlateFound(seeFile(book), found, file),
      ],
    };
  }
  const told = found.some(({ code }) => code === 'file-damaged' || code === 'file-incomplete');
  const all = told ? found : [...found, ...suspectedEnd(book, id, checked.value, file)];
  const { software, metadata } = value;
  const reads = checked.value.map((read) => ({ ...read, inferred: [...book.inferred, ...read.inferred] }));
  const layouts = distinctLayouts(value.layouts ?? plateMaps(book, reads));
  return {
    value: {
      file,
      sha256,
      vendor: id,
      software,
      metadata,
      reads,
      ...(layouts.length > 0 && { layouts }),
    },
    problems: all,
  };
}

/** A table that a person typed may end with any well. */
function suspectedEnd(book: SheetBook, id: VendorId, reads: readonly Read[], file: string): Problem[] {
  const within = endsWithinLine(book, id, reads, file);
  return within.length > 0 || id === 'sheet' ? within : endOfReads(book, reads, file);
}
