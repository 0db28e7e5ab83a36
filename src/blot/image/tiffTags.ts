import type { GeoTIFFImage } from 'geotiff';

/** What the tags of one page of a TIFF say of its pixels. */
export interface TiffTags {
  readonly width: number;
  readonly height: number;
  readonly samplesPerPixel: number;
  readonly bitDepth: number;
  readonly sampleFormat: 'unsigned' | 'signed' | 'float';
  readonly compression: number;
  readonly photometric: number;
  readonly fillOrder: number;
  readonly hasAlpha: boolean;
  /** A smaller copy of another page. */
  readonly reduced: boolean;
  /** The end of the last strip or tile, in bytes from the start of the file. */
  readonly end: number;
  /** Red, green, blue of each value, 0–65535; null without a palette. */
  readonly palette: readonly number[] | null;
  /** 2: the square root of the intensity is stored (Molecular Dynamics, GE, Cytiva). */
  readonly storedAs: number | null;
  readonly storedScale: number | null;
  readonly metadata: Readonly<Record<string, string>>;
}

const described: readonly (readonly [name: string, tag: number])[] = [
  ['description', 270],
  ['maker', 271],
  ['imager', 272],
  ['software', 305],
  ['date', 306],
  ['operator', 33448],
  ['sample', 33449],
  ['scan date', 33450],
  ['scan time', 33451],
  ['units', 33452],
];

/** Reads the tags that say what the pixels of a page are. */
export async function tiffTags(image: GeoTIFFImage): Promise<TiffTags> {
  const directory = image.getFileDirectory();
  const value = async (tag: number): Promise<unknown> =>
    directory.hasTag(tag) ? ((await directory.loadValue(tag)) as unknown) : null;
  const numbers = async (tag: number): Promise<number[]> => numbersOf(await value(tag));
  const number = async (tag: number, otherwise: number): Promise<number> =>
    (await numbers(tag))[0] ?? otherwise;
  const tiled = directory.hasTag(324);
  const starts = await numbers(tiled ? 324 : 273);
  const lengths = await numbers(tiled ? 325 : 279);
  const [up, down = 1] = await numbers(33446);
  const extra = await numbers(338);
  const metadata: Record<string, string> = {};
  for (const [name, tag] of described) {
    const text = textOf(await value(tag));
    if (text !== '') metadata[name] = text;
  }
  return {
    width: image.getWidth(),
    height: image.getHeight(),
    samplesPerPixel: await number(277, 1),
    bitDepth: await number(258, 1),
    sampleFormat: { 2: 'signed' as const, 3: 'float' as const }[await number(339, 1)] ?? 'unsigned',
    compression: await number(259, 1),
    photometric: await number(262, 1),
    fillOrder: await number(266, 1),
    hasAlpha: extra.some((kind) => kind === 1 || kind === 2),
    reduced: ((await number(254, 0)) & 1) === 1,
    end: Math.max(0, ...starts.map((start, index) => start + (lengths[index] ?? 0))),
    palette: directory.hasTag(320) ? await numbers(320) : null,
    storedAs: directory.hasTag(33445) ? await number(33445, 0) : null,
    storedScale: up === undefined ? null : up / down,
    metadata,
  };
}

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'bigint') return [Number(value)];
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return [...(value as unknown as Iterable<unknown>)].flatMap(numbersOf);
  return [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\0', ' ').replace(/\s+/g, ' ').trim() : '';
}
