import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parquetPieces } from '#shell/screen/parquetPieces';
import { progressText } from '#shell/screen/screenProgress';
import { textPieces } from '#shell/screen/textPieces';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'screen-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

function file(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

describe('the pieces of a text file', () => {
  const text = `curve,dose,response\n${'µ,0.1,97\n'.repeat(60_000)}`;

  it('are its text, also where a character is cut in two', async () => {
    // 3 bytes before the first µ of 2 bytes in a row of odd length: some cut falls inside
    expect(await textOf(textPieces(file('utf8.csv', Buffer.from(text))))).toBe(text);
  });

  it.each([
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['windows-1252', Buffer.from(text, 'latin1')],
  ])('are read in %s too', async (name, bytes) => {
    expect(await textOf(textPieces(file(`${name}.csv`, bytes)))).toBe(text);
  });

  it('are none of an empty file', async () => {
    expect(await textOf(textPieces(file('empty.csv', Buffer.alloc(0))))).toBe('');
  });
});

describe('the pieces of a Parquet file', () => {
  it('are its rows as CSV over all row groups, with every digit and with missing values', async () => {
    const buffer = parquetWriteBuffer({
      columnData: [
        { name: 'curve', data: ['a,1', 'a,1', 'say "b"', 'b'], type: 'STRING' },
        { name: 'dose', data: [0.1, 1 / 3, 1e-9, 2], type: 'DOUBLE' },
        { name: 'response', data: [100, null, -3.25, 0.1 + 0.2], type: 'DOUBLE' },
      ],
      rowGroupSize: 2,
    });
    expect(await textOf(parquetPieces(file('screen.parquet', new Uint8Array(buffer))))).toBe(
      [
        'curve,dose,response',
        '"a,1",0.1,100',
        '"a,1",0.3333333333333333,',
        '"say ""b""",1e-9,-3.25',
        'b,2,0.30000000000000004',
        '',
      ].join('\n'),
    );
  });
});

describe('the progress of a screen', () => {
  it('says how much is left', () => {
    expect(progressText({ curves: 120_000, read: 25, total: 100, seconds: 6 })).toBe(
      '120,000 curves, 20,000 curves/s, 25 % of the file, about 18 s left',
    );
    expect(progressText({ curves: 1000, read: 1, total: 1001, seconds: 2 })).toContain('about 34 min left');
    expect(progressText({ curves: 1000, read: 1, total: 10001, seconds: 2 })).toContain('about 5.6 h left');
  });

  it('does not guess where the length is unknown', () => {
    expect(progressText({ curves: 500, read: 9, total: null, seconds: 2 })).toBe('500 curves, 250 curves/s');
  });
});
