import { describe, expect, it } from 'vitest';
import { noTableChoices, readExportFile } from '../../src/pipeline/readFile.ts';
import type { Runner } from '../../src/pipeline/runner.ts';

const contents = { bytes: new Uint8Array(), sha256: 'none' };

describe('a file that makes its reader throw', () => {
  it('is a problem of that file, so that the others go on', async () => {
    const runner: Runner = {
      run: () => Promise.reject(new RangeError('Maximum call stack size exceeded')),
    };
    expect(await readExportFile('plates/s/a.csv', contents, noTableChoices, runner)).toMatchObject({
      value: null,
      problems: [
        { code: 'internal-error', file: 'plates/s/a.csv', found: 'Maximum call stack size exceeded' },
      ],
    });
  });
});
