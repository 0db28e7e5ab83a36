import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { hasItsEnd } from '#sheet/compoundEnd';
import { zipEntries } from '#sheet/zipEntries';
import { bookOf, ingestFixture, refusal, workbookBytes } from './sheetFixture.ts';

const oneSheet = (rows: unknown[][]) => ({ 'my plate': XLSX.utils.aoa_to_sheet(rows) });

describe('a workbook that was damaged on its way', () => {
  const files = ['sheet/workbook.xlsx', 'gen5/partial.xlsx'];

  it.each(files)('%s is not complete yet at every fiftieth of its length', (name) => {
    const bytes = ingestFixture(name);
    for (let part = 0; part < 50; part++) {
      const length = Math.floor((bytes.length * part) / 50);
      expect(refusal(bytes.slice(0, length)), `${length} bytes`).toBe('file-incomplete');
    }
  });

  it.each(files)('%s never changes a cell in silence when a bit flips', (name) => {
    const bytes = ingestFixture(name);
    const whole = JSON.stringify(bookOf(bytes).value);
    let refused = 0;
    let state = 20200717;
    for (let flip = 0; flip < 400; flip++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const bit = Math.floor((state / 2 ** 32) * bytes.length * 8);
      const damaged = bytes.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const { value, problems } = bookOf(damaged);
      if (value === null) {
        expect(problems.length).toBe(1);
        refused += 1;
      } else expect(JSON.stringify(value), `bit ${bit}`).toBe(whole);
    }
    expect(refused).toBeGreaterThan(300);
  });

  it('in the old format is refused when a part of its sheets is missing', () => {
    const rows = Array.from({ length: 90 }, (_, i) => [i, i + 0.5, `well ${i}`]);
    const bytes = workbookBytes(oneSheet(rows), 'biff8');
    const whole = JSON.stringify(bookOf(bytes).value);
    let refused = 0;
    for (let part = 1; part < 50; part++) {
      const length = Math.floor((bytes.length * part) / 50);
      const cut = bookOf(bytes.slice(0, length));
      if (cut.value === null) {
        refused += 1;
        expect(cut.problems).toMatchObject([{ code: 'file-incomplete' }]);
        // a copy that made room for the whole file first
        const zeros = bookOf(bytes.slice().fill(0, length));
        if (zeros.value === null) expect(zeros.problems[0]?.code).toMatch(/^file-(?:incomplete|damaged)$/);
        else expect(JSON.stringify(zeros.value)).toBe(whole);
      }
      // What stands behind the sheets is padding.
      else expect(JSON.stringify(cut.value)).toBe(whole);
    }
    expect(refused).toBeGreaterThan(40);
  });

  it('in the old format is damaged, and not incomplete, when it is whole but cannot be followed', () => {
    const bytes = ingestFixture('magellan/layout-below.xls');
    expect(hasItsEnd(bytes)).toBe(true);
    const other = bytes.slice();
    // a record in the middle of the first sheet that is longer than records can be
    const bof = [0x09, 0x08, 0x10, 0x00, 0x00, 0x06];
    const at = bytes.findIndex(
      (_, index) => index > 512 && bof.every((byte, i) => bytes[index + i] === byte),
    );
    other[at + 3] = 0xff;
    expect(refusal(other)).toBe('file-damaged');
  });

  it('is refused when an entry is longer than it says, twice there, or called differently in two places', () => {
    const bytes = zipSync({ 'a.xml': new Uint8Array(100) });
    const end = bytes.length - 22;
    const directory = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end + 16, true);
    const shorter = bytes.slice();
    new DataView(shorter.buffer).setUint32(directory + 24, 50, true);
    expect(zipEntries(shorter)).toMatchObject({ ok: false, reason: 'damaged' });
    const renamed = bytes.slice();
    renamed[directory + 46] = 0x62;
    expect(zipEntries(renamed)).toMatchObject({
      ok: false,
      reason: 'damaged',
      detail: 'b.xml is described in two ways',
    });
    const locked = bytes.slice();
    locked[directory + 8] = 1;
    expect(zipEntries(locked)).toMatchObject({ ok: false, reason: 'encrypted' });
    expect(zipEntries(bytes)).toMatchObject({ ok: true });
  });
});

describe('a zip64 archive', () => {
  /** The archive with its end record full, and the zip64 record and its locator before it. */
  function withLongEnd(bytes: Uint8Array): Uint8Array {
    const short = bytes.slice(-22);
    const view = new DataView(short.buffer);
    const [count, size, start] = [
      view.getUint16(10, true),
      view.getUint32(12, true),
      view.getUint32(16, true),
    ];
    const long = new DataView(new ArrayBuffer(76));
    long.setUint32(0, 0x06064b50, true);
    long.setBigUint64(4, 44n, true);
    for (const [at, value] of [
      [24, count],
      [32, count],
      [40, size],
      [48, start],
    ] as const)
      long.setBigUint64(at, BigInt(value), true);
    long.setUint32(56, 0x07064b50, true);
    long.setBigUint64(64, BigInt(bytes.length - 22), true);
    long.setUint32(72, 1, true);
    short.fill(0xff, 8, 20);
    return Uint8Array.from([...bytes.subarray(0, -22), ...new Uint8Array(long.buffer), ...short]);
  }
  const whole = withLongEnd(ingestFixture('sheet/workbook.xlsx'));

  it('is read as any other', () => {
    expect(bookOf(whole).value).toEqual(bookOf(ingestFixture('sheet/workbook.xlsx')).value);
  });

  it('is damaged when its locator or its record is not where it should be, or says too much', () => {
    const record = whole.length - 98;
    for (const at of [record, record + 32, record + 40, record + 56, record + 64]) {
      const damaged = whole.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 8;
      expect(refusal(damaged), `byte ${at - record}`).toBe('file-damaged');
    }
    const many = whole.slice();
    new DataView(many.buffer).setBigUint64(record + 24, 501n, true);
    new DataView(many.buffer).setBigUint64(record + 32, 501n, true);
    expect(refusal(many)).toBe('file-too-large');
  });
});
