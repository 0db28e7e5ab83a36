import { execFileSync } from 'node:child_process';
import { unzipSync, strFromU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { WorkbookCell, WorkbookSpec } from '#domain/workbook';
import { writeWorkbook } from '#sheet/writeWorkbook';
import { bookOf } from './sheetFixture.ts';

function oneSheet(rows: readonly (readonly WorkbookCell[])[], filterRow: number | null = null): WorkbookSpec {
  return {
    title: 'a study',
    sheets: [{ name: 'Results', widths: [12, 30], frozen: { rows: 1, columns: 1 }, filterRow, rows }],
  };
}

async function written(cells: readonly WorkbookCell[]): Promise<{ xml: string; texts: string[] }> {
  const bytes = await writeWorkbook(oneSheet([cells]));
  const sheet = bookOf(bytes, {}, 'plates/x/written.xlsx').value!.sheets[0]!;
  return {
    xml: strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!),
    texts: (sheet.rows[0] ?? []).map((cell) => cell.text),
  };
}

describe('a workbook that is written', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x")', '\t=1', '__proto__', 'constructor'])(
    'keeps the text %j a text',
    async (value) => {
      const { xml, texts } = await written([{ value }]);
      expect(texts).toEqual([value]);
      expect(xml).not.toContain('<f>');
      expect(xml).toContain('t="s"');
    },
  );

  it.each([
    '_x0041_',
    'a_x000D_b',
    'line\nbreak',
    'carriage\rreturn',
    ' blanks ',
    'bell\u0007',
    '<&">',
    'µ Ω 漢',
  ])('gives the text %j back as it was', async (value) => {
    expect((await written([{ value }])).texts).toEqual([value]);
  });

  it('writes half a character as a replacement and cuts what no cell can hold', async () => {
    const { texts } = await written([{ value: 'a\uD800b' }, { value: 'x'.repeat(40_000) }]);
    expect(texts[0]).toBe('a\uFFFDb');
    expect(texts[1]).toBe(`${'x'.repeat(32_766)}…`);
  });

  it('keeps every digit of a number, and a cached result of 0', async () => {
    const { xml } = await written([
      { value: 0.1 + 0.2, format: '0.00' },
      { value: 0, formula: 'A1-A1' },
      { value: 1e-300 },
    ]);
    expect(xml).toContain('<v>0.30000000000000004</v>');
    expect(xml).toContain('<f>A1-A1</f><v>0</v>');
    expect(xml).toContain('<v>1e-300</v>');
  });

  it('refuses to write what is no number', async () => {
    await expect(writeWorkbook(oneSheet([[{ value: Number.NaN }]]))).rejects.toThrow('NaN');
  });

  it('offers lists and comments where a person fills in', async () => {
    const bytes = await writeWorkbook(
      oneSheet([
        [
          { value: null, style: 'input', choices: { kind: 'words', words: ['blank', 'treated'] } },
          { value: null, choices: { kind: 'cells', range: 'Results!$A$2:$A$3' }, comment: 'one of column A' },
        ],
        [{ value: 'x' }],
      ]),
    );
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(xml).toContain('<formula1>&quot;blank,treated&quot;</formula1>');
    expect(xml).toContain('<formula1>Results!$A$2:$A$3</formula1>');
    expect(strFromU8(parts['xl/comments1.xml']!)).toContain('one of column A');
  });

  it('refuses a list of words that the format would split', async () => {
    const cell: WorkbookCell = { value: null, choices: { kind: 'words', words: ['a,b'] } };
    await expect(writeWorkbook(oneSheet([[cell]]))).rejects.toThrow('without commas');
  });

  it('freezes the headings, filters them and repeats them on every printed page', async () => {
    const bytes = await writeWorkbook(
      oneSheet(
        [
          [{ value: 'a' }, { value: 'b' }],
          [{ value: 1 }, { value: 2 }],
        ],
        1,
      ),
    );
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(xml).toContain(
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    );
    expect(xml).toContain('<autoFilter ref="A1:B2"/>');
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain('Results&apos;!$1:$1');
  });

  it('is the same bytes in another time zone and language, later', async () => {
    const spec = oneSheet([
      [
        { value: 'a', comment: 'c' },
        { value: 1.5, formula: '3/2' },
      ],
    ]);
    const here = await writeWorkbook(spec);
    const script = `import('#sheet/writeWorkbook').then(async ({ writeWorkbook }) => {
      const bytes = await writeWorkbook(${JSON.stringify(spec)});
      process.stdout.write(Buffer.from(bytes).toString('base64'));
    })`;
    const root = new URL('../../', import.meta.url);
    const elsewhere = execFileSync(
      process.execPath,
      [
        '--conditions=source',
        '--import',
        './scripts/readTypescript.mjs',
        '--input-type=module',
        '-e',
        script,
      ],
      {
        cwd: root,
        env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'de_DE.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      },
    );
    expect(elsewhere.toString()).toBe(Buffer.from(here).toString('base64'));
  });

  it('holds a date that no clock has set', async () => {
    const parts = unzipSync(await writeWorkbook(oneSheet([[{ value: 1 }]])));
    expect(Object.keys(parts)).toEqual(Object.keys(parts).toSorted());
    const core = strFromU8(parts['docProps/core.xml']!);
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['1980-01-01T00:00:00Z', '1980-01-01T00:00:00Z']);
  });
});
