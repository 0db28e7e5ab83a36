import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeStudy } from '../../../src/shell/files/writeStudy.ts';
import { emptyProject, hashesBelow, removeProject } from '../../support/project.ts';

let project: string;
beforeEach(() => {
  project = emptyProject();
});
afterEach(() => removeProject(project));

const table = (contents: string) => [{ path: 'tables/summary.csv', contents }];

describe('writing the results of a study', () => {
  it('makes the folders that are needed', async () => {
    expect(
      await writeStudy(project, 's', [
        ...table('a'),
        { path: 'provenance.json', contents: new Uint8Array([123, 125]) },
      ]),
    ).toEqual([]);
    expect(Object.keys(hashesBelow(join(project, 'output/s')))).toEqual([
      'provenance.json',
      'tables/summary.csv',
    ]);
    expect(readFileSync(join(project, 'output/s/provenance.json'), 'utf8')).toBe('{}');
  });

  it('leaves nothing of an older run', async () => {
    await writeStudy(project, 's', [...table('old'), { path: 'figures/a.svg', contents: '<svg/>' }]);
    await writeStudy(project, 's', table('new'));
    expect(Object.keys(hashesBelow(join(project, 'output/s')))).toEqual(['tables/summary.csv']);
    expect(readFileSync(join(project, 'output/s/tables/summary.csv'), 'utf8')).toBe('new');
    expect(readdirSync(join(project, 'output'))).toEqual(['s']);
  });

  it('keeps other studies as they are', async () => {
    await writeStudy(project, 'other', table('other'));
    await writeStudy(project, 's', table('new'));
    expect(readFileSync(join(project, 'output/other/tables/summary.csv'), 'utf8')).toBe('other');
  });

  it('says so when the folder cannot be written, and touches nothing', async () => {
    mkdirSync(join(project, 'plates'));
    writeFileSync(join(project, 'output'), 'a file where the folder should be');
    expect(await writeStudy(project, 's', table('new'))).toMatchObject([
      { code: 'output-not-writable', severity: 'error', file: 'output/s' },
    ]);
    expect(readFileSync(join(project, 'output'), 'utf8')).toBe('a file where the folder should be');
    expect(existsSync(join(project, 'plates'))).toBe(true);
  });
});
