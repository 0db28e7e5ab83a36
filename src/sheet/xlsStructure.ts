/** What is wrong with an old Excel file before any cell is read. */
export type XlsVerdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'damaged' | 'encrypted' | 'other'; readonly detail: string };

/** A stream of a compound file, as far as it is needed here. */
export interface CompoundStream {
  readonly name: string;
  readonly size: number;
  readonly content: Uint8Array;
}

const bofTypes = new Set([0x0809, 0x0009, 0x0209, 0x0409]);
const eof = 0x000a;
const filePass = 0x002f;
const boundSheet = 0x0085;
const longestRecord = 8224;

/**
 * Whether a compound file holds a workbook whose records follow each other without a gap to their end.
 *
 * The old format has no checksum: a file that was cut short is recognised, a single changed digit cannot be.
 *
 * @source [MS-XLS] 2.1.4 (records), 2.4.28 (BoundSheet8), 2.4.117 (FilePass); [MS-OFFCRYPTO] 2.3.4 (EncryptedPackage)
 */
export function xlsStructure(streams: readonly CompoundStream[]): XlsVerdict {
  const named = (name: string) => streams.find((stream) => stream.name === name);
  if (named('EncryptedPackage') !== undefined)
    return { ok: false, reason: 'encrypted', detail: 'the workbook inside is encrypted' };
  const book = named('Workbook') ?? named('Book');
  if (book === undefined)
    return {
      ok: false,
      reason: 'other',
      detail: named('WordDocument') === undefined ? 'an Office file without a workbook' : 'a Word document',
    };
  if (book.content.length < book.size)
    return { ok: false, reason: 'damaged', detail: 'the end of the workbook is missing' };
  return checkRecords(book.content.subarray(0, book.size));
}

function checkRecords(content: Uint8Array): XlsVerdict {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const damaged = (detail: string): XlsVerdict => ({ ok: false, reason: 'damaged', detail });
  const begins = new Set<number>();
  const sheets: number[] = [];
  let depth = 0;
  let at = 0;
  while (at + 4 <= content.length) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (depth === 0 && type === 0) break;
    if (length > longestRecord || at + 4 + length > content.length)
      return damaged('a record of the workbook is incomplete');
    if (depth === 0 && !bofTypes.has(type)) return damaged('a sheet of the workbook has no beginning');
    if (type === filePass) return { ok: false, reason: 'encrypted', detail: 'the workbook is encrypted' };
    if (bofTypes.has(type)) {
      begins.add(at);
      depth += 1;
    } else if (type === eof) depth -= 1;
    else if (type === boundSheet && length >= 4) sheets.push(view.getUint32(at + 4, true));
    at += 4 + length;
  }
  if (depth !== 0) return damaged('the end of a sheet is missing');
  return sheets.every((start) => begins.has(start)) && begins.size > 0
    ? { ok: true }
    : damaged('a sheet of the workbook is missing');
}
