import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { BlotImage, ImagePart } from '#domain/blotImage';
import { readImage } from '../../../src/blot/image/readImage.ts';
import { bmpOf, pixelValues, scnOf } from '../../support/blotImages.ts';
import { tiffOf, type WrittenTiff } from '../../support/tiffOf.ts';

const whole: ImagePart = { page: null, channel: null };
const width = 37;
const height = 23;

async function read(bytes: Uint8Array, part: ImagePart = whole): Promise<BlotImage> {
  const { value, problems } = await readImage(bytes, part, 'a.tif');
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return value!;
}

async function refused(bytes: Uint8Array, part: ImagePart = whole): Promise<string> {
  const { value, problems } = await readImage(bytes, part, 'a.tif');
  expect(value).toBeNull();
  expect(problems).toHaveLength(1);
  return `${problems[0]?.code ?? ''}: ${problems[0]?.found ?? ''}`;
}

function greyAs(bytes: Uint8Array | Uint16Array, channels: 1 | 3 | 4 = 1): Sharp {
  return sharp(bytes, { raw: { width, height, channels } });
}

describe('readImage', () => {
  const sixteen = pixelValues(width * height, 65_535);
  const eight = pixelValues(width * height, 255);

  const written: readonly (readonly [string, Partial<WrittenTiff>])[] = [
    ['8 bits', { kind: 'uint8', values: eight }],
    ['16 bits', {}],
    ['16 bits, big-endian', { bigEndian: true }],
    ['16 bits in strips', { rowsPerStrip: 4 }],
    ['16 bits in tiles', { tile: 16 }],
    ['16 bits, PackBits', { packBits: true, rowsPerStrip: 5 }],
    ['a BigTIFF of 16 bits', { bigTiff: true }],
    ['a big-endian BigTIFF in tiles', { bigTiff: true, bigEndian: true, tile: 32 }],
    ['8 bits, white is 0', { kind: 'uint8', values: eight, photometric: 0 }],
    ['16 bits, white is 0', { photometric: 0 }],
    ['16 bits, white is 0, PackBits', { photometric: 0, packBits: true }],
    ['signed 16 bits', { kind: 'int16', values: sixteen.map((value) => value - 32_768) }],
    ['32 bits', { kind: 'uint32', values: pixelValues(width * height, 4_294_967_295) }],
    ['floating point', { kind: 'float32', values: sixteen.map((value) => Math.fround(value / 7 - 1000)) }],
    ['floating point of 64 bits', { kind: 'float64', values: sixteen.map((value) => value / 7) }],
  ];

  it.each(written)('gives every value of a TIFF of %s as it stands in the file', async (_, how) => {
    const page = { width, height, values: sixteen, ...how };
    const image = await read(tiffOf(page));
    expect([image.width, image.height]).toEqual([width, height]);
    expect([...image.values]).toEqual(page.values);
    expect(image.zeroIs).toBe(how.photometric === 0 ? 'white' : 'black');
    expect(image.fullScale).toBe(
      { uint8: 255, uint16: 65_535, uint32: 4_294_967_295, int16: 32_767, float32: null, float64: null }[
        how.kind ?? 'uint16'
      ],
    );
  });

  it.each(['none', 'lzw', 'deflate', 'packbits'] as const)(
    'gives every value of a TIFF that libtiff wrote with %s',
    async (compression) => {
      const options = { compression, predictor: 'horizontal' } as const;
      const wide = await greyAs(Uint16Array.from(sixteen)).toColourspace('grey16').tiff(options).toBuffer();
      expect([...(await read(wide)).values]).toEqual(sixteen);
      const tiled = await greyAs(Uint8Array.from(eight))
        .toColourspace('b-w')
        .tiff({ ...options, tile: true, tileWidth: 16, tileHeight: 16 })
        .toBuffer();
      expect([...(await read(tiled)).values]).toEqual(eight);
    },
  );

  it('leaves a colour profile alone, which would change greys', async () => {
    const plain = Uint8Array.from(eight);
    const profiled = await greyAs(plain).toColourspace('b-w').withIccProfile('srgb').png().toBuffer();
    expect([...(await read(profiled)).values]).toEqual(eight);
  });

  it('gives every value of a PNG of 8 and of 16 bits', async () => {
    const narrow = await greyAs(Uint8Array.from(eight)).toColourspace('b-w').png().toBuffer();
    expect(await read(narrow)).toMatchObject({ format: 'PNG', bitDepth: 8, fullScale: 255, lossy: false });
    expect([...(await read(narrow)).values]).toEqual(eight);
    const wide = await greyAs(Uint16Array.from(sixteen)).toColourspace('grey16').png().toBuffer();
    expect(await read(wide)).toMatchObject({ bitDepth: 16, fullScale: 65_535 });
    expect([...(await read(wide)).values]).toEqual(sixteen);
  });

  it('gives every value of a bitmap, grey by its palette, upright and top down', async () => {
    const rows = [0, 1, 2].map((row) => [0, 1, 2, 3, 4].map((column) => 40 * row + column));
    const falling = Array.from({ length: 256 }, (_, index): [number, number, number] => [
      255 - index,
      255 - index,
      255 - index,
    ]);
    for (const topDown of [false, true]) {
      const image = await read(bmpOf(5, 3, rows, { bits: 8, palette: falling, topDown }));
      expect([...image.values]).toEqual(rows.flat().map((value) => 255 - value));
      const colours = rows.map((row) => row.flatMap((value) => [value, value, value]));
      expect([...(await read(bmpOf(5, 3, colours, { bits: 24, topDown }))).values]).toEqual(rows.flat());
    }
  });

  it.each(['little', 'big'])(
    'gives every value of a file of Image Lab, %s-endian, and what it says of the scan',
    async (endian) => {
      const image = await read(scnOf(width, height, sixteen, { endian }));
      expect([...image.values]).toEqual(sixteen);
      expect(image).toMatchObject({
        format: 'Image Lab scn',
        bitDepth: 16,
        metadata: { imager: 'ChemiDoc MP', 'exposure s': '30.5', 'width mm': '12.5' },
      });
    },
  );

  it('tells the square root of a Typhoon from its tags and leaves the values as they are', async () => {
    const tags = [
      [33_445, 'long', [2]],
      [33_446, 'rational', [21_025, 1_000_000]],
      [33_452, 'ascii', 'Counts'],
    ] as const;
    const image = await read(tiffOf({ width, height, values: sixteen, tags }));
    expect(image).toMatchObject({
      format: 'Typhoon gel',
      squareRoot: { scale: 0.021025 },
      metadata: { units: 'Counts' },
    });
    expect([...image.values]).toEqual(sixteen);
    const linear = tiffOf({ width, height, values: sixteen, tags: [[33_445, 'long', [128]]] });
    expect(await read(linear)).toMatchObject({ squareRoot: null });
  });

  it('asks which page is meant, and reads the one that is named', async () => {
    const other = sixteen.map((value) => 65_535 - value);
    const two = tiffOf({ width, height, values: sixteen }, { width, height, values: other });
    expect(await refused(two)).toBe(
      'image-page-ambiguous: 2 images in one file: 37 × 23 pixels, 16 bits; 37 × 23 pixels, 16 bits',
    );
    expect(await read(two, { page: 2, channel: null })).toMatchObject({ page: 2, pages: 2 });
    expect([...(await read(two, { page: 2, channel: null })).values]).toEqual(other);
    expect(await refused(two, { page: 3, channel: null })).toBe(
      'image-page-ambiguous: page 3, and the file has 2 pages',
    );
  });

  it('takes no thumbnail for a page', async () => {
    const two = tiffOf(
      { width: 4, height: 2, values: sixteen.slice(0, 8), tags: [[254, 'long', [1]]] },
      { width, height, values: sixteen },
    );
    expect(await read(two)).toMatchObject({ width, height, page: 1, pages: 1 });
  });

  it('takes grey that was saved in three colours for grey, also of 16 bits', async () => {
    const three = sixteen.flatMap((value) => [value, value, value]);
    const image = await read(tiffOf({ width, height, values: three, samplesPerPixel: 3 }));
    expect(image.channel).toBeNull();
    expect([...image.values]).toEqual(sixteen);
    const narrow = await greyAs(Uint8Array.from(eight.flatMap((value) => [value, value, value, 255])), 4)
      .png()
      .toBuffer();
    expect([...(await read(narrow)).values]).toEqual(eight);
  });

  it('refuses a picture in colours unless a channel is named', async () => {
    const dyes = eight.flatMap((value, index) => [value, index % 200, 17]);
    const bytes = await greyAs(Uint8Array.from(dyes), 3).png().toBuffer();
    expect(await refused(bytes)).toMatch(/^image-in-colour: colours in 9\d % of the pixels/);
    const green = await read(bytes, { page: null, channel: 'green' });
    expect(green.channel).toBe('green');
    expect([...green.values]).toEqual(eight.map((_, index) => index % 200));
    expect(await refused(bytes, { page: null, channel: 4 })).toBe(
      'image-page-ambiguous: channel 4, and the image has red, green, blue',
    );
  });

  it('warns of compressions for the eye and of 256 grey levels', async () => {
    const jpeg = await greyAs(Uint8Array.from(eight)).toColourspace('b-w').jpeg().toBuffer();
    const { problems } = await readImage(jpeg, whole, 'a.jpg');
    expect(problems.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning image-lossy',
      'warning image-8-bit',
    ]);
    expect((await readImage(tiffOf({ width, height, values: sixteen }), whole, 'a.tif')).problems).toEqual(
      [],
    );
  });

  it('refuses an image of 30,000 × 30,000 without unpacking it', async () => {
    const huge = tiffOf({ width, height, values: sixteen });
    const view = new DataView(huge.buffer);
    const directory = view.getUint32(4, true);
    for (const entry of [0, 1]) view.setUint32(directory + 2 + 12 * entry + 8, 30_000, true);
    expect(await refused(huge)).toBe('image-too-large: an image of 30000 × 30000 pixels');
    const png = new Uint8Array(await greyAs(Uint8Array.from(eight)).png().toBuffer());
    new DataView(png.buffer).setUint32(16, 30_000);
    new DataView(png.buffer).setUint32(20, 30_000);
    expect(await refused(png)).toMatch(
      /^(image-too-large: an image of 30000 × 30000 pixels|file-incomplete)/,
    );
  });

  it('says of every cut that a file is not whole, and throws at none', async () => {
    const files = {
      strips: tiffOf({ width, height, values: sixteen, rowsPerStrip: 4 }),
      packed: tiffOf({ width, height, values: sixteen, packBits: true }),
      lzw: await greyAs(Uint16Array.from(sixteen))
        .toColourspace('grey16')
        .tiff({ compression: 'lzw' })
        .toBuffer(),
      png: await greyAs(Uint8Array.from(eight)).png().toBuffer(),
      jpeg: await greyAs(Uint8Array.from(eight)).jpeg().toBuffer(),
      bmp: bmpOf(
        5,
        3,
        [
          [1, 2, 3, 4, 5],
          [6, 7, 8, 9, 10],
          [11, 12, 13, 14, 15],
        ],
        { bits: 8, palette: pixelValues(256, 255).map((_, index) => [index, index, index]) },
      ),
      scn: scnOf(width, height, sixteen),
    };
    for (const [name, bytes] of Object.entries(files)) {
      for (const part of [0, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97]) {
        const cut = await readImage(
          Uint8Array.from(bytes.subarray(0, Math.floor(part * bytes.length))),
          whole,
          name,
        );
        expect(cut.value, `${name} cut at ${part}`).toBeNull();
        expect(cut.problems.map(({ severity }) => severity)).toEqual(['error']);
      }
    }
  });

  it('says what a file is that is no image', async () => {
    expect(await refused(Buffer.from('%PDF-1.7 …'))).toBe('file-type-mismatch: a PDF document');
    expect(await refused(Buffer.from('Well,590\nA1,0.1\n'))).toBe('file-type-mismatch: no image');
    expect(await refused(new Uint8Array())).toMatch(/^file-incomplete: an empty file/);
  });
});
