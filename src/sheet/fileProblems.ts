import type { Problem } from '#domain/problem';

const base = { severity: 'error', place: null } as const;
const expected = 'a plate export or a table: .xlsx, .xls, .csv, .tsv, .txt, .asc, .DAT or .xml of a reader';

/** Nothing to read. */
export function empty(file: string, found: string): Problem {
  return {
    ...base,
    code: 'file-empty',
    file,
    found,
    expected: 'a plate of readings',
    fix: 'Export the plate again from the software of the reader, or delete the file.',
  };
}

/** The end is missing: what a copy looks like that has not ended, and one that never will. */
export function incomplete(file: string, found: string): Problem {
  return {
    ...base,
    code: 'file-incomplete',
    file,
    found: `${found}: not complete yet, or damaged`,
    expected: 'a whole file',
    fix: 'If the file is still being copied, wait until the copy is finished, then run again. If it is not, copy or export it again.',
  };
}

/** Bytes have changed. */
export function damaged(file: string, found: string): Problem {
  return {
    ...base,
    code: 'file-damaged',
    file,
    found,
    expected: 'a whole file',
    fix: 'Copy the file again from the computer of the reader. If it cannot be opened there either, export it again.',
  };
}

/** Protected by a password. */
export function encrypted(file: string): Problem {
  return {
    ...base,
    code: 'file-encrypted',
    file,
    found: 'a workbook that is protected by a password',
    expected: 'a workbook without a password',
    fix: 'Open it in Excel, remove the password under File > Info > Protect Workbook > Encrypt with Password, and save it.',
  };
}

/** Something else than its name says. */
export function otherType(file: string, found: string): Problem {
  return {
    ...base,
    code: 'file-type-mismatch',
    file,
    found,
    expected,
    fix: 'Changing the ending of a name does not change a file. Export the plate as text or as an Excel workbook, or save it as .xlsx with the program that opens it.',
  };
}

/** Unpacks to more than a plate can be. */
export function tooLarge(file: string, detail: string): Problem {
  return {
    ...base,
    code: 'file-too-large',
    file,
    found: `a workbook of which ${detail}`,
    expected: 'at most 500 parts, 64 MiB unpacked and 200 times the size of the file',
    fix: 'Copy the sheet with the plate into a new workbook and use that one.',
  };
}
