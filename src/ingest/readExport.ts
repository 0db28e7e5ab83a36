import type { Problem, WithProblems } from '#domain/problem';
import type { Export } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { checkLastCell } from './lastCell.ts';
import { recognizeVendor } from './recognizeVendor.ts';

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
    const series = all.some(({ code }) => code === 'read-not-endpoint');
    return { value: null, problems: told ? all : [...all, series ? noEndpoint(file) : noPlate(file)] };
  }
  const { software, metadata } = value;
  const reads = checked.value.map((read) => ({ ...read, inferred: [...book.inferred, ...read.inferred] }));
  return {
    value: { file, sha256, vendor: recognition.vendor.id, software, metadata, reads },
    problems: all,
  };
}

function noEndpoint(file: string): Problem {
  return {
    code: 'no-plate-found',
    severity: 'error',
    file,
    place: null,
    found: 'no endpoint read: the warnings say what the file holds instead',
    expected: 'at least one read with one reading per well',
    fix: 'Measure an endpoint, or export the kinetic or the spectrum reduced to one number per well. Without it, move the file out of plates/.',
  };
}

function noPlate(file: string): Problem {
  return {
    code: 'no-plate-found',
    severity: 'error',
    file,
    place: null,
    found: 'no grid of wells and no list of wells with numbers',
    expected:
      'row letters down, column numbers across and a number for each well, or a column called Well with a column of values',
    fix: 'Export the plate as a matrix, or write the row letters and column numbers around the numbers. If the file is no export, move it out of plates/.',
  };
}
