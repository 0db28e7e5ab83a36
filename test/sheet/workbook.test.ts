import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { cellAt } from '#sheet/sheetBook';
import { xlsStructure } from '#sheet/xlsStructure';
import { bookOf, ingestFixture, refusal, workbookBytes } from './sheetFixture.ts';

const oneSheet = (rows: unknown[][]) => ({ 'my plate': XLSX.utils.aoa_to_sheet(rows) });

describe('the cells of a workbook', () => {
  const rows = [
    [],
    ['', 'text', 0.1234567890123456, { t: 'n', v: 0.5, z: '0%' }],
    [
      '',
      { t: 'n', v: 46188, z: 'm/d/yy' },
      { t: 'n', v: 0.75, z: 'h:mm' },
      { t: 'n', v: 46188.5, z: 'm/d/yy h:mm' },
    ],
    ['', { t: 'e', v: 7 }, { t: 'b', v: true }, '0.25', ' 7 '],
    ['', { t: 'n', v: 0, f: 'A1*2' }, { t: 'n', v: 3, f: 'Sheet2!$B$3' }],
  ];

  it.each(['xlsx', 'biff8'] as const)('are walked from A1 with full precision (%s)', (type) => {
    const { value, problems } = bookOf(workbookBytes(oneSheet(rows), type));
    expect(problems).toEqual([]);
    expect(value?.format).toBe(type === 'xlsx' ? 'xlsx' : 'xls');
    const [sheet] = value!.sheets;
    expect(sheet?.name).toBe('my plate');
    const at = (row: number, column: number) => cellAt(sheet!, row, column);
    expect(at(0, 0)).toEqual({ text: '', number: null });
    expect(at(1, 1)).toEqual({ text: 'text', number: null });
    expect(at(1, 2).number).toBe(0.1234567890123456);
    expect(at(1, 3)).toEqual({ text: '50%', number: 0.5 });
  });

  const at = (row: number, column: number) =>
    cellAt(bookOf(workbookBytes(oneSheet(rows))).value!.sheets[0]!, row, column);

  it('that are dates and times become text', () => {
    expect([at(2, 1), at(2, 2), at(2, 3)].map(({ text, number }) => [text, number])).toEqual([
      ['2026-06-15', null],
      ['18:00:00', null],
      ['2026-06-15 12:00:00', null],
    ]);
  });

  it('that hold errors or truth values are text, numbers stored as text are numbers', () => {
    expect(at(3, 1)).toMatchObject({ text: '#DIV/0!', number: null });
    expect(at(3, 2)).toMatchObject({ text: 'TRUE', number: null });
    expect(at(3, 3)).toEqual({ text: '0.25', number: 0.25 });
    expect(at(3, 4)).toEqual({ text: ' 7 ', number: 7 });
    const told = bookOf(workbookBytes(oneSheet(rows))).value!.inferred;
    expect(told.map(({ what, value }) => [what, value])).toEqual([
      ['numbers stored as text', '2 cells read as numbers'],
      ['decimal mark', 'point'],
    ]);
  });

  it('that hold formulas have the stored result, also when it is 0; a formula without one is not empty', () => {
    expect(at(4, 1)).toMatchObject({ number: 0, calculated: true });
    expect(at(4, 2)).toEqual({ text: '3', number: 3 });
    const parts = unzipSync(workbookBytes(oneSheet([[1]])));
    const name = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[name]!).replace('</row>', '<c r="B1"><f>A1+1</f></c></row>');
    const [row] = bookOf(zipSync({ ...parts, [name]: strToU8(xml) })).value!.sheets[0]!.rows;
    expect(row?.[1]).toEqual({ text: '=A1+1', number: null, calculated: true });
  });

  it('that are merged have their value at the top left only', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['group', ''],
      ['a', 'b'],
    ]);
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }];
    const read = bookOf(workbookBytes({ s: sheet })).value!.sheets[0]!;
    expect(read.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(cellAt(read, 0, 1).text).toBe('');
  });

  it('count days from 1904 where the workbook does', () => {
    const book = XLSX.utils.book_new();
    book.Workbook = { WBProps: { date1904: true } };
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[{ t: 'n', v: 44726, z: 'm/d/yy' }]]), 's');
    const bytes = new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array);
    expect(bookOf(bytes).value!.sheets[0]!.rows[0]![0]?.text).toBe('2026-06-15');
  });

  it('of one sheet only are returned when the protocol names it', () => {
    const bytes = workbookBytes({
      raw: XLSX.utils.aoa_to_sheet([[1]]),
      Layout: XLSX.utils.aoa_to_sheet([['x']]),
    });
    expect(bookOf(bytes, { sheet: 'layout' }).value?.sheets.map(({ name }) => name)).toEqual(['Layout']);
    expect(bookOf(bytes, { sheet: 'map' })).toMatchObject({
      value: null,
      problems: [{ code: 'sheet-not-found', found: 'the sheets "raw", "Layout"' }],
    });
  });
});

describe('files that are refused', () => {
  const xlsx = ingestFixture('sheet/workbook.xlsx');
  const text = (content: string) => new TextEncoder().encode(content);
  const encrypted = () => {
    const library = XLSX.CFB as {
      utils: { cfb_new: () => object; cfb_add: (file: object, name: string, content: Uint8Array) => void };
      write: (file: object, options: { type: 'buffer' }) => Uint8Array;
    };
    const container = library.utils.cfb_new();
    library.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(5000).fill(7));
    library.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(100).fill(1));
    return new Uint8Array(library.write(container, { type: 'buffer' }));
  };

  it.each([
    ['no bytes', new Uint8Array(0), 'file-incomplete'],
    ['a workbook without content', workbookBytes(oneSheet([])), 'file-empty'],
    ['blank lines', text('\n \n,,\n'), 'file-empty'],
    ['zeros', new Uint8Array(4096), 'file-incomplete'],
    ['a PDF', text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n'), 'file-type-mismatch'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), 'file-type-mismatch'],
    ['HTML', text('  <html><table><tr><td>0,35</td></tr></table></html>'), 'file-type-mismatch'],
    ['XML', text('<?xml version="1.0"?><x>1</x>'), 'file-type-mismatch'],
    [
      'random bytes',
      Uint8Array.from({ length: 999 }, (_, i) => (i * i * 31 + i * 7) % 251),
      'file-type-mismatch',
    ],
    [
      'a Word document',
      zipSync({ '[Content_Types].xml': text('<Types/>'), 'word/document.xml': text('<w/>') }),
      'file-type-mismatch',
    ],
    ['a zip of files', zipSync({ 'a.csv': text('1,2\n') }), 'file-type-mismatch'],
    ['an OpenDocument sheet', workbookBytes(oneSheet([[1]]), 'ods'), 'file-type-mismatch'],
    ['a protected workbook', encrypted(), 'file-encrypted'],
    ['half a workbook', xlsx.subarray(0, xlsx.length / 2), 'file-incomplete'],
    ['a workbook with zeros at its end', xlsx.slice().fill(0, xlsx.length - 500), 'file-incomplete'],
    ['a workbook behind other bytes', Uint8Array.from([...text('junk'), ...xlsx]), 'file-type-mismatch'],
    [
      'a workbook behind another archive',
      Uint8Array.from([...zipSync({ a: text('b') }), ...xlsx]),
      'file-damaged',
    ],
    [
      'many parts',
      zipSync(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.xml`, text('x')]))),
      'file-too-large',
    ],
    [
      'a bomb',
      zipSync({ 'xl/workbook.xml': new Uint8Array(65 * 1024 * 1024) }, { level: 9 }),
      'file-too-large',
    ],
    [
      'a small bomb',
      zipSync({ 'xl/workbook.xml': new Uint8Array(3 * 1024 * 1024) }, { level: 9 }),
      'file-too-large',
    ],
  ])('%s', (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });

  it('name the file, what it really is and what to do', () => {
    const [problem] = bookOf(text('%PDF-1.7\n'), {}, 'plates/fig2/a.xlsx').problems;
    expect(problem).toMatchObject({ file: 'plates/fig2/a.xlsx', found: 'a PDF document', severity: 'error' });
    expect(problem?.fix).not.toBe('');
  });

  it('do not include a text table that is called .xls', () => {
    expect(bookOf('a\tb\n0.1\t0.2\n', {}, 'x.xls').problems).toEqual([]);
  });
});

describe('the records of an old workbook', () => {
  const record = (type: number, ...data: number[]) => [
    type & 255,
    type >> 8,
    data.length & 255,
    data.length >> 8,
    ...data,
  ];
  const bof = record(0x0809, 0, 6, 5, 0);
  const eof = record(0x000a);
  const verdict = (...records: number[][]) => {
    const content = Uint8Array.from(records.flat());
    return xlsStructure([{ name: 'Workbook', size: content.length, content }]);
  };

  it('are whole when every sheet that is named begins and ends', () => {
    const start = bof.length + record(0x0085, 0, 0, 0, 0).length + eof.length;
    expect(verdict(bof, record(0x0085, start, 0, 0, 0), eof, bof, eof)).toEqual({ ok: true });
  });

  it('are not when a sheet is missing, open or cut', () => {
    expect(verdict(bof, record(0x0085, 99, 0, 0, 0), eof)).toMatchObject({ ok: false, reason: 'damaged' });
    expect(verdict(bof, eof, bof)).toMatchObject({ ok: false, reason: 'damaged' });
    expect(verdict(bof, [0x85, 0, 9, 0, 1])).toMatchObject({ ok: false, reason: 'damaged' });
  });

  it('tell a protected workbook and a Word document', () => {
    expect(verdict(bof, record(0x002f, 1, 0), eof)).toMatchObject({ ok: false, reason: 'encrypted' });
    const content = new Uint8Array(8);
    expect(xlsStructure([{ name: 'WordDocument', size: 8, content }])).toEqual({
      ok: false,
      reason: 'other',
      detail: 'a Word document',
    });
  });
});
