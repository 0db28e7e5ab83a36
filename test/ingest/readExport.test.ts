import { describe, expect, it } from 'vitest';
import { evidenceOf, recognizeVendor } from '#ingest/recognizeVendor';
import { vendors } from '#ingest/vendors';
import { readSheetBook } from '#sheet/readSheetBook';
import {
  fixtureBytes,
  fixturesOf,
  nothingStated,
  readBytes,
  readFixture,
  valuesOf,
} from './ingestFixture.ts';

const bookOf = (name: string) =>
  readSheetBook({ bytes: fixtureBytes(name), file: name, table: nothingStated }).value!;

const vendorFixtures = vendors.flatMap(({ id }) => fixturesOf(id).map((name) => ({ id, name })));
const allFixtures = [...vendorFixtures.map(({ name }) => name), ...fixturesOf('sheet')];

describe('every fixture is offered to every vendor', () => {
  it.each(vendorFixtures)('$name is claimed by $id alone', ({ id, name }) => {
    const book = bookOf(name);
    expect(vendors.filter((vendor) => evidenceOf(vendor, book) !== null).map((vendor) => vendor.id)).toEqual([
      id,
    ]);
    expect(recognizeVendor(book, name).vendor?.id).toBe(id);
  });

  it.each(vendors.map(({ id }) => id))('there are fixtures of %s', (id) => {
    expect(fixturesOf(id).length).toBeGreaterThan(0);
  });

  it.each(fixturesOf('sheet'))('%s is claimed by nobody and read as a bench grid', (name) => {
    const book = bookOf(name);
    expect(vendors.filter((vendor) => evidenceOf(vendor, book) !== null)).toEqual([]);
    expect(recognizeVendor(book, name).vendor?.id).toBe('sheet');
  });

  it('has vendors whose ids differ', () => {
    expect(new Set(vendors.map(({ id }) => id)).size).toBe(vendors.length);
  });
});

describe('an export', () => {
  it('carries file and hash, and survives being sent to another thread', () => {
    const { value } = readFixture('gen5/grouped-swapped.txt');
    expect(value).toMatchObject({ file: 'gen5/grouped-swapped.txt', sha256: 'none' });
    expect(structuredClone(value)).toEqual(value);
  });

  it.each(allFixtures)('%s has labels that can be told apart', (name) => {
    const reads = readFixture(name).value?.reads ?? [];
    const names = reads.map(({ plate, label }) => `${plate ?? ''}|${label}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a file that was cut short', () => {
  const texts = allFixtures.filter((name) => !/\.xlsx?$/.test(name));

  it.each(texts)('%s gives a problem or a correct part at every twentieth', (name) => {
    const bytes = fixtureBytes(name);
    const placed = (result: ReturnType<typeof readFixture>) =>
      (result.value?.reads ?? []).flatMap(({ sheet, wells }) =>
        wells.map(({ well, cell, reading }) => ({ key: `${sheet ?? ''}!${cell} is ${well}`, reading })),
      );
    const whole = new Map(placed(readFixture(name)).map(({ key, reading }) => [key, reading]));
    for (let part = 0; part < 20; part++) {
      const length = Math.floor((bytes.length * part) / 20);
      const result = readBytes(bytes.subarray(0, length), name);
      const what = `${name} cut to ${length} bytes`;
      if (result.value === null) expect(result.problems.length, what).toBeGreaterThan(0);
      const told = result.problems.some(({ code }) => /^file-(?:damaged|incomplete)$/.test(code));
      // Of an export without an endpoint nothing is left to compare: what is read of its beginning is told.
      if (whole.size === 0) expect(told || placed(result).length === 0, what).toBe(true);
      // Only the cell in which the file ends may differ, and then only aloud.
      const different = placed(result).filter(
        ({ key, reading }) => whole.size > 0 && JSON.stringify(reading) !== JSON.stringify(whole.get(key)),
      );
      expect(different.length, `${what}: ${JSON.stringify(different)}`).toBeLessThanOrEqual(told ? 1 : 0);
    }
  });

  it('loses the last number when it has fewer decimals than all others', () => {
    const { value, problems } = readBytes(',1,2,3\nA,0.123,0.223,0.323\nB,0.423,0.523,0.6');
    expect(problems).toMatchObject([
      { code: 'file-incomplete', severity: 'error', place: { line: 3, cell: 'D3', well: 'B3' } },
    ]);
    expect(valuesOf(value!.reads[0])).not.toHaveProperty('B3');
  });

  it('is suspected when the last line is shorter', () => {
    const { problems } = readBytes(',1,2,3\nA,0.123,0.223,0.323\nB,0.423,0.523');
    expect(problems).toMatchObject([{ code: 'file-incomplete', place: { well: 'B2' } }]);
  });

  it('is not suspected when the last number is complete, with or without a line end', () => {
    expect(readBytes(',1,2,3\nA,0.123,0.223,0.323\nB,0.423,0.523,0.623').problems).toEqual([]);
    expect(readBytes(',1,2,3\nA,0.123,0.223,0.323\nB,0.423,0.523,0.6\n').problems).toEqual([]);
  });

  it('lacks rows of a plate that Gen5 read in full', () => {
    const lines = new TextDecoder().decode(fixtureBytes('gen5/matrix-marks.txt')).split('\r\n');
    const text =
      lines
        .slice(
          0,
          lines.findIndex((line) => line.startsWith('F\t')),
        )
        .join('\r\n') + '\r\n';
    const { problems } = readBytes(text);
    expect(problems).toMatchObject([
      { code: 'file-incomplete', found: '60 of the 96 wells of read 590: not complete yet, or damaged' },
    ]);
  });
});
