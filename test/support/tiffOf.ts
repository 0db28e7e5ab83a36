/** How a TIFF of a test is written; from the TIFF 6.0 and BigTIFF specifications, by no library. */
export interface WrittenTiff {
  readonly width: number;
  readonly height: number;
  /** Row by row; for several samples per pixel beside each other. */
  readonly values: readonly number[];
  readonly kind?: 'uint8' | 'uint16' | 'uint32' | 'int16' | 'float32' | 'float64';
  readonly samplesPerPixel?: number;
  readonly bigEndian?: boolean;
  readonly bigTiff?: boolean;
  readonly packBits?: boolean;
  /** 0: white is 0, 1: black is 0, 2: RGB, 3: palette */
  readonly photometric?: number;
  readonly rowsPerStrip?: number;
  readonly tile?: number;
  /** Further tags: ascii, long, rational or short values. */
  readonly tags?: readonly (readonly [
    tag: number,
    type: 'ascii' | 'short' | 'long' | 'rational',
    value: string | readonly number[],
  ])[];
}

const bytesOf = { uint8: 1, uint16: 2, uint32: 4, int16: 2, float32: 4, float64: 8 } as const;

/** A TIFF of one page for each of the images. */
export function tiffOf(...pages: readonly WrittenTiff[]): Uint8Array {
  const [first] = pages;
  const little = first?.bigEndian !== true;
  const big = first?.bigTiff === true;
  const out: number[] = [];
  const put = (value: number, size: number): void => {
    const bytes = Array.from({ length: size }, (_, index) =>
      Number((BigInt(value) >> BigInt(8 * index)) & 255n),
    );
    out.push(...(little ? bytes : bytes.reverse()));
  };
  const patch = (at: number, value: number, size: number): void => {
    const end = out.length;
    put(value, size);
    out.splice(at, size, ...out.splice(end, size));
  };
  const word = big ? 8 : 4;
  out.push(...(little ? [0x49, 0x49] : [0x4d, 0x4d]));
  put(big ? 43 : 42, 2);
  if (big) {
    put(8, 2);
    put(0, 2);
  }
  let link = out.length;
  put(0, word);
  for (const page of pages) {
    const blocks = blocksOf(page, little).map((block) => (page.packBits === true ? packed(block) : block));
    const starts = blocks.map((block) => {
      const start = out.length;
      for (const byte of block) out.push(byte);
      if (out.length % 2 === 1) out.push(0);
      return start;
    });
    const samples = page.samplesPerPixel ?? 1;
    const kind = page.kind ?? 'uint16';
    const size = bytesOf[kind];
    const format = kind.startsWith('float') ? 3 : kind === 'int16' ? 2 : 1;
    const tags: [number, 'ascii' | 'short' | 'long' | 'rational', string | readonly number[]][] = [
      [256, 'long', [page.width]],
      [257, 'long', [page.height]],
      [258, 'short', Array.from({ length: samples }, () => 8 * size)],
      [259, 'short', [page.packBits === true ? 32773 : 1]],
      [262, 'short', [page.photometric ?? (samples === 3 ? 2 : 1)]],
      [277, 'short', [samples]],
      [339, 'short', Array.from({ length: samples }, () => format)],
      ...(page.tile === undefined
        ? ([
            [273, 'long', starts],
            [278, 'long', [page.rowsPerStrip ?? page.height]],
            [279, 'long', blocks.map(({ length }) => length)],
          ] as const)
        : ([
            [322, 'long', [page.tile]],
            [323, 'long', [page.tile]],
            [324, 'long', starts],
            [325, 'long', blocks.map(({ length }) => length)],
          ] as const)
      ).map(([tag, type, value]): [number, 'long', number[]] => [tag, type, [...value]]),
      ...(page.tags ?? []).map(([tag, type, value]): [number, typeof type, typeof value] => [
        tag,
        type,
        value,
      ]),
    ];
    tags.sort(([a], [b]) => a - b);
    const values = tags.map(([, type, value]) => {
      const count =
        type === 'rational' ? value.length / 2 : typeof value === 'string' ? value.length + 1 : value.length;
      const bytes: number[] = [];
      const keep = out.length;
      if (typeof value === 'string') out.push(...Buffer.from(value, 'latin1'), 0);
      else for (const one of value) put(one, type === 'short' ? 2 : 4);
      bytes.push(...out.splice(keep));
      return { count, bytes };
    });
    const places = values.map(({ bytes }) => {
      if (bytes.length <= word) return null;
      const start = out.length;
      out.push(...bytes);
      if (out.length % 2 === 1) out.push(0);
      return start;
    });
    patch(link, out.length, word);
    put(tags.length, big ? 8 : 2);
    for (const [index, [tag, type]] of tags.entries()) {
      const { count, bytes } = values[index] ?? { count: 0, bytes: [] };
      put(tag, 2);
      put({ ascii: 2, short: 3, long: 4, rational: 5 }[type], 2);
      put(count, word);
      const place = places[index] ?? null;
      if (place !== null) put(place, word);
      else out.push(...bytes, ...Array.from({ length: word - bytes.length }, () => 0));
    }
    link = out.length;
    put(0, word);
  }
  return Uint8Array.from(out);
}

function blocksOf(page: WrittenTiff, little: boolean): number[][] {
  const { width, height, values, tile } = page;
  const samples = page.samplesPerPixel ?? 1;
  const rowsAt = (top: number, rows: number, left: number, columns: number): number[] => {
    const block: number[] = [];
    for (let y = top; y < top + rows; y += 1)
      for (let x = left; x < left + columns; x += 1)
        for (let sample = 0; sample < samples; sample += 1)
          block.push(
            ...encoded(
              y < height && x < width ? (values[(y * width + x) * samples + sample] ?? 0) : 0,
              page,
              little,
            ),
          );
    return block;
  };
  const blocks: number[][] = [];
  if (tile === undefined) {
    const rows = page.rowsPerStrip ?? height;
    for (let top = 0; top < height; top += rows)
      blocks.push(rowsAt(top, Math.min(rows, height - top), 0, width));
  } else {
    for (let top = 0; top < height; top += tile)
      for (let left = 0; left < width; left += tile) blocks.push(rowsAt(top, tile, left, tile));
  }
  return blocks;
}

function encoded(value: number, { kind = 'uint16' }: WrittenTiff, little: boolean): number[] {
  const view = new DataView(new ArrayBuffer(bytesOf[kind]));
  switch (kind) {
    case 'uint8':
      view.setUint8(0, value);
      break;
    case 'uint16':
      view.setUint16(0, value, little);
      break;
    case 'uint32':
      view.setUint32(0, value, little);
      break;
    case 'int16':
      view.setInt16(0, value, little);
      break;
    case 'float32':
      view.setFloat32(0, value, little);
      break;
    case 'float64':
      view.setFloat64(0, value, little);
      break;
  }
  return [...new Uint8Array(view.buffer)];
}

/** PackBits with literal runs and, where three bytes are alike, repeats. */
function packed(bytes: readonly number[]): number[] {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    let run = 1;
    while (run < 128 && at + run < bytes.length && bytes[at + run] === bytes[at]) run += 1;
    if (run >= 3) {
      out.push(257 - run, bytes[at] ?? 0);
      at += run;
    } else {
      const literal = bytes.slice(at, at + Math.min(128, bytes.length - at, 2));
      out.push(literal.length - 1, ...literal);
      at += literal.length;
    }
  }
  return out;
}
