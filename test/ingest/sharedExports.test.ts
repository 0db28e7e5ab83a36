import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { VendorId } from '#domain/read';
import { vendors } from '#ingest/vendors';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { readBytes, textsOf, valuesOf } from './ingestFixture.ts';

interface IndexedRead {
  readonly read: number;
  readonly label: string;
  readonly kind: string;
  readonly mode: string;
  readonly wavelength_nm: number | null;
  readonly plate: string | null;
  readonly rows: number;
  readonly cols: number;
}
interface IndexedFile {
  readonly id: string;
  readonly file: string;
  readonly software: string;
  readonly reads: readonly IndexedRead[];
}
interface ExpectedRead {
  readonly values: Readonly<Record<string, number>>;
  readonly non_numeric?: Readonly<Record<string, string>>;
}

const jsonOf = (path: string): unknown => JSON.parse(readFileSync(`${sharedFolder}exports/${path}`, 'utf8'));
const index = hasSharedFolder ? (jsonOf('INDEX.json') as { files: readonly IndexedFile[] }).files : [];
/** Vendor of each file by the beginning of its id. */
const vendorIdOf: Readonly<Record<string, VendorId>> = {
  gen5: 'gen5',
  smp: 'softmax-pro',
  mars: 'mars',
  envision: 'envision',
  kaleido: 'kaleido',
  icontrol: 'i-control',
  spark: 'sparkcontrol',
  magellan: 'magellan',
  sunrise: 'sunrise',
  skanit: 'skanit',
  byonoy: 'byonoy',
};
/** A Sunrise that Magellan was run on: the file is one of Magellan. */
const vendorOf = ({ id, software }: IndexedFile) =>
  software.startsWith('Magellan') ? 'magellan' : vendorIdOf[id.split('-')[0]!]!;

/** −0 and 0 are one reading. */
const plain = (values: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(values).map(([well, value]) => [well, value === 0 ? 0 : value]));
const exportOf = (file: string) => readBytes(readFileSync(`${sharedFolder}exports/${file}`), file);
const expectedOf = (id: string) => jsonOf(`expected/${id}.json`) as Readonly<Record<string, ExpectedRead>>;

describe.skipIf(!hasSharedFolder)('real exports', () => {
  it('are there, of eleven programs, and each has a reader', () => {
    expect(index).toHaveLength(24);
    const known = vendors.map(({ id }) => id);
    for (const file of index) expect(known).toContain(vendorOf(file));
  });

  it.each(index)('$id: every read, label, wavelength, kind and well', (indexed) => {
    const { id, file, software, reads } = indexed;
    const { value, problems } = exportOf(file);
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect(value?.vendor).toBe(vendorOf(indexed));
    if (value?.vendor === 'gen5') expect(software.startsWith(value.software ?? 'nothing')).toBe(true);
    expect(
      value?.reads.map(({ label, kind, mode, wavelengthNm, plate, rows, columns }) => [
        label,
        kind,
        mode,
        wavelengthNm,
        plate,
        rows,
        columns,
      ]),
    ).toEqual(
      reads.map((read) => [
        read.label,
        read.kind,
        read.mode === 'concentration' ? 'other' : read.mode,
        read.wavelength_nm,
        read.plate,
        read.rows,
        read.cols,
      ]),
    );
    const expected = expectedOf(id);
    value!.reads.forEach((read, position) => {
      const wells = expected[String(reads[position]!.read)]!;
      expect(plain(valuesOf(read))).toEqual(plain(wells.values));
      expect(textsOf(read)).toEqual(wells.non_numeric ?? {});
    });
  });
});
