import { describe, expect, it } from 'vitest';
import { workbookFile } from '#pipeline/workbookFile';
import type { Runner } from '#pipeline/runner';
import { analysis, measurement } from '../report/smallAnalysis.ts';

const bytes = new Uint8Array([80, 75]);
const written = { run: () => Promise.resolve({ ok: true, output: bytes }) } as unknown as Runner;
const tooSlow = {
  run: () => Promise.resolve({ ok: false, failure: 'timeout', message: 'was not finished after 60 s' }),
} as unknown as Runner;

describe('results.xlsx', () => {
  it('is what the step has written', async () => {
    expect(await workbookFile(analysis({}), written)).toEqual({
      value: { path: 'results.xlsx', contents: bytes },
      problems: [],
    });
  });

  it('is left out with a problem when writing takes too long', async () => {
    const { value, problems } = await workbookFile(analysis({ measurements: [measurement] }), tooSlow);
    expect(value).toBeNull();
    expect(problems).toMatchObject([
      {
        code: 'workbook-too-large',
        severity: 'warning',
        file: 'plates/fig2',
        found: '1 wells; was not finished after 60 s',
      },
    ]);
  });

  it('is not tried for more wells than a spreadsheet program can bear', async () => {
    const measurements = Array.from({ length: 25_001 }, () => measurement);
    const { value, problems } = await workbookFile(analysis({ measurements }), written);
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'workbook-too-large', found: '25001 wells' }]);
  });
});
