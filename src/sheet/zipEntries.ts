import { crc32, inflateRawSync } from 'node:zlib';

/** `incomplete`: the end of the archive is not there, so that nothing says where its parts are. */
type RefusalReason = 'incomplete' | 'damaged' | 'too large' | 'encrypted';

/** The files inside a zip archive, every one checked against its size and checksum; or why it was refused. */
export type ZipContents =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: RefusalReason; readonly detail: string };

/** More than any plate export holds, far less than a machine can bear. */
export const zipLimits = { entries: 500, totalBytes: 64 * 1024 * 1024, ratio: 200 } as const;

interface Entry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Why an archive is refused; caught at the end of `zipEntries`, so that the reading code stays a straight line. */
class Refusal extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/**
 * Unpacks a zip archive only after its directory says that this is safe, and returns nothing that was not proven whole.
 *
 * A single changed bit in a workbook would otherwise change a number in silence: the checksum is compared for every entry, and the
 * directory with what stands before each entry.
 *
 * @source PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.14–4.3.16 and 4.5.3
 */
export function zipEntries(bytes: Uint8Array): ZipContents {
  try {
    const directory = readDirectory(bytes);
    checkSizes(directory.entries, bytes.length);
    const entries = new Map<string, Uint8Array>();
    for (const entry of directory.entries) {
      if (entries.has(entry.name)) throw new Refusal('damaged', `two entries are called ${entry.name}`);
      entries.set(entry.name, unpack(bytes, entry, directory.start));
    }
    return { ok: true, entries };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason, detail: error.message };
    throw error;
  }
}

function readDirectory(bytes: Uint8Array): { entries: Entry[]; start: number } {
  const view = viewOf(bytes);
  const { end, count, start } = findDirectory(view);
  if (count > zipLimits.entries) throw new Refusal('too large', `it holds ${count} parts`);
  const entries: Entry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50)
      throw new Refusal('damaged', 'its table of contents is incomplete');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > end) throw new Refusal('damaged', 'its table of contents is incomplete');
    const long = longSizes(view, at, nameLength, extraLength);
    entries.push({
      name: nameAt(bytes, at + 46, nameLength),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...long,
    });
    at = next;
  }
  if (at !== end) throw new Refusal('damaged', 'its table of contents is incomplete');
  return { entries, start };
}

/** Where the table of contents stands, from the end record; or from the zip64 one before it, where the short one is full. */
function findDirectory(view: DataView): { end: number; count: number; start: number } {
  const record = findEnd(view);
  const misplaced = new Refusal('damaged', 'its table of contents is not where its end says');
  let end = record;
  let count = view.getUint16(record + 10, true);
  let size = view.getUint32(record + 12, true);
  let start = view.getUint32(record + 16, true);
  let counted = view.getUint16(record + 8, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    if (record < 76 || view.getUint32(record - 20, true) !== 0x07064b50) throw misplaced;
    end = Number(view.getBigUint64(record - 12, true));
    if (end + 56 > record - 20 || view.getUint32(end, true) !== 0x06064b50) throw misplaced;
    counted = Number(view.getBigUint64(end + 24, true));
    count = Number(view.getBigUint64(end + 32, true));
    size = Number(view.getBigUint64(end + 40, true));
    start = Number(view.getBigUint64(end + 48, true));
  }
  if (counted !== count || start + size !== end) throw misplaced;
  return { end, count, start };
}

/** The end record; it is the last thing in a whole archive. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    if (at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  throw new Refusal('incomplete', 'the end is missing');
}

/** Sizes and offset, from the zip64 field where the short ones are full. */
function longSizes(view: DataView, at: number, nameLength: number, extraLength: number) {
  const sizes = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  if (!Object.values(sizes).includes(0xffffffff)) return sizes;
  const end = at + 46 + nameLength + extraLength;
  for (let field = at + 46 + nameLength; field + 4 <= end;) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let value = field + 4;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (sizes[key] !== 0xffffffff) continue;
        if (value + 8 > Math.min(field + 4 + length, end)) break;
        sizes[key] = Number(view.getBigUint64(value, true));
        value += 8;
      }
      return sizes;
    }
    field += 4 + length;
  }
  return sizes;
}

function checkSizes(entries: readonly Entry[], archiveBytes: number): void {
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > zipLimits.totalBytes)
    throw new Refusal('too large', `it unpacks to ${Math.round(total / 1024 / 1024)} MiB`);
  const small = 1024 * 1024;
  if (total > small && total > zipLimits.ratio * archiveBytes)
    throw new Refusal('too large', `it unpacks to ${Math.round(total / archiveBytes)} times its size`);
}

function unpack(bytes: Uint8Array, entry: Entry, directoryStart: number): Uint8Array {
  const view = viewOf(bytes);
  const { offset, name } = entry;
  if ((entry.flags & 1) === 1) throw new Refusal('encrypted', `${name} is encrypted`);
  if (offset + 30 > directoryStart || view.getUint32(offset, true) !== 0x04034b50)
    throw new Refusal('damaged', `${name} is not where the table of contents says`);
  const nameLength = view.getUint16(offset + 26, true);
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true);
  if (start + entry.packed > directoryStart) throw new Refusal('damaged', `${name} is incomplete`);
  const sameHead =
    nameAt(bytes, offset + 30, nameLength) === name && view.getUint16(offset + 8, true) === entry.method;
  const sizesFollow = (entry.flags & 8) === 8;
  const sameCrc = sizesFollow || view.getUint32(offset + 14, true) === entry.crc;
  if (!sameHead || !sameCrc) throw new Refusal('damaged', `${name} is described in two ways`);
  const content = inflate(bytes.subarray(start, start + entry.packed), entry);
  if (content.length !== entry.size || crc32(content) !== entry.crc)
    throw new Refusal('damaged', `${name} does not fit its checksum`);
  return content;
}

function inflate(packed: Uint8Array, { method, size, name }: Entry): Uint8Array {
  if (method === 0) return packed;
  if (method !== 8) throw new Refusal('damaged', `${name} is packed in a way that workbooks never are`);
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 });
  } catch {
    throw new Refusal('damaged', `${name} cannot be unpacked`);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nameAt(bytes: Uint8Array, at: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(at, at + length));
}
