import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkFolder } from '../support/workFolder.ts';
import { expectClose } from '../support/expectClose.ts';
import { cellassay, exampleProject, hashesBelow, removeProject } from '../support/project.ts';
import { csvPlate, smallPlate } from '../support/smallStudy.ts';

let folder: WorkFolder;
beforeAll(() => {
  folder = new WorkFolder();
});
afterAll(() => folder.remove());

describe('cellassay compare', () => {
  const rows = [
    'T,60,1',
    'T,64,1',
    'T,58,2',
    'T,65,3',
    'T+P,41,1',
    'T+P,44,2',
    'T+P,40,3',
    'CTR,100,1',
    'CTR,100,2',
    'CTR,100,3',
  ];
  interface CompareDocument {
    readonly comparisons: readonly {
      a: string;
      b: string;
      p: number | null;
      pAdjusted: number | null;
      nA: number;
      meanA: number;
      stars: string;
    }[];
    readonly basis: string;
    readonly convention: string;
    readonly problems: readonly { code: string }[];
  }

  it('averages rows of one experiment before it counts n', async () => {
    const file = folder.write('groups.csv', ['group,value,experiment', ...rows]);
    const { comparisons, basis, convention } = await folder.json<CompareDocument>([
      'compare',
      file,
      '--pairs',
      'T:T+P',
    ]);
    expect(comparisons).toMatchObject([{ a: 'T', b: 'T+P', nA: 3 }]);
    expectClose(comparisons[0]!.meanA, (62 + 58 + 65) / 3, { rel: 1e-12 });
    expect(basis).toBe('biological');
    expect(convention).toBe('sepher');
  });

  it('calls rows without experiments rows as given', async () => {
    const file = folder.write('plain.csv', [
      'group,value',
      ...rows.map((row) => row.split(',').slice(0, 2).join(',')),
    ]);
    const { basis, comparisons } = await folder.json<CompareDocument>(['compare', file, '--pairs', 'T:T+P']);
    expect(basis).toBe('rows as given');
    expect(comparisons[0]!.nA).toBe(4);
  });

  it('refuses an unpaired test against a control fixed at 100', async () => {
    const file = folder.write('groups.csv', ['group,value,experiment', ...rows]);
    const { comparisons, problems, exitCode } = await folder.json<CompareDocument>([
      'compare',
      file,
      '--pairs',
      'T:CTR',
    ]);
    expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
    expect(comparisons).toMatchObject([{ p: null, stars: '' }]);
    expect(exitCode).toBe(1);
  });

  it('corrects over all comparisons that were asked for', async () => {
    const file = folder.write('groups.csv', [
      'group,value,experiment',
      ...rows.slice(0, 7),
      'P,55,1',
      'P,52,2',
      'P,57,3',
    ]);
    const { comparisons } = await folder.json<CompareDocument>([
      'compare',
      file,
      '--correction',
      'bonferroni',
    ]);
    expect(comparisons).toHaveLength(3);
    for (const { p, pAdjusted } of comparisons) expectClose(pAdjusted, Math.min(1, 3 * p!), { rel: 1e-12 });
  });

  it('ends with exit code 2 on a misspelt option and says what was meant', async () => {
    const { exitCode, stderr } = await folder.run(['compare', 'groups.csv', '--tst', 'welch']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--test');
  });
});

describe('cellassay inspect', () => {
  it('prints every well as written, with the vendor and what was concluded', async () => {
    const rows = smallPlate(1);
    rows[0]![1] = '>4.000';
    writeFileSync(join(folder.path, 'plate.csv'), csvPlate(rows));
    const { vendor, reads } = await folder.json<{
      vendor: string;
      reads: {
        rows: number;
        columns: number;
        wavelengthNm: number;
        wells: Record<string, number>;
        missing: Record<string, string>;
        flags: Record<string, string[]>;
      }[];
    }>(['inspect', 'plate.csv']);
    expect(vendor).toBe('sheet');
    expect(reads).toMatchObject([
      {
        rows: 4,
        columns: 6,
        wavelengthNm: 590,
        missing: { A2: '>4.000' },
        reasons: { A2: 'aboveRange' },
        flags: { A2: ['saturated'] },
      },
    ]);
    expect(reads[0]!.wells.B3).toBe(rows[1]![2]);
    expect(Object.keys(reads[0]!.wells)).toHaveLength(23);
  });
});

describe('cellassay check', () => {
  it('says what each file of the example is and writes nothing', async () => {
    const project = exampleProject();
    try {
      const before = hashesBelow(project);
      const { exitCode, stdout } = await cellassay(['check', '--json'], project);
      const { files, studies, quality } = JSON.parse(stdout) as {
        files: { vendor: string; state: string }[];
        quality: Record<string, unknown>[];
        studies: { study: string; state: string }[];
      };
      expect(exitCode).toBe(0);
      expect(files.map((file) => `${file.vendor} ${file.state}`)).toEqual(
        Array.from({ length: 12 }, () => 'gen5 claimed'),
      );
      expect(studies).toMatchObject([{ study: 'fig2', state: 'done' }]);
      const header =
        'study set file plate read_label wavelength_nm experiment measure subject value unit n limit verdict wells';
      expect(new Set(quality.map((one) => Object.keys(one).join(' ')))).toEqual(new Set([header]));
      expect(new Set(quality.map(({ plate }) => plate)).size).toBe(12);
      const oneFile = await cellassay(['check', 'plates/fig2/a/SkBr3_exp1.txt'], project);
      expect(oneFile.stdout.split('\n').filter((line) => /^[ab]\/\S+ +0\.0/.test(line))).toEqual([
        expect.stringMatching(/^a\/SkBr3_exp1 /),
      ]);
      expect(hashesBelow(project)).toEqual(before);
    } finally {
      removeProject(project);
    }
  });
});

describe('cellassay --help', () => {
  it('shows an example of every command', async () => {
    const { stdout, exitCode } = await folder.run(['--help']);
    for (const command of ['run', 'check', 'inspect', 'fit', 'compare'])
      expect(stdout).toMatch(new RegExp(`^  cellassay ${command}`, 'm'));
    expect(exitCode).toBe(0);
  });

  it('is what a command line without a command gets, with exit code 2', async () => {
    expect((await folder.run([])).exitCode).toBe(2);
  });
});

describe('a table that can be read in two ways', () => {
  it('is asked about, and read as the command line says', async () => {
    const rows = ['0\t100,123', '1\t90,234', '2\t80,345', '4\t60,456', '8\t40,567', '16\t20,678'];
    folder.write('two-ways.txt', ['dose\tresponse', ...rows]);
    const asked = await folder.json<{ problems: { code: string; fix: string }[]; fits: unknown[] }>([
      'fit',
      'two-ways.txt',
    ]);
    expect(asked).toMatchObject({ problems: [{ code: 'ambiguous-table' }], fits: [], exitCode: 2 });
    expect(asked.problems[0]!.fix).toContain('--decimal');
    const told = await folder.json<{ fits: { parameters: { top: number } }[] }>([
      'fit',
      'two-ways.txt',
      '--decimal',
      'comma',
    ]);
    expect(told.exitCode).toBe(0);
    expectClose(told.fits[0]!.parameters.top, 100, { abs: 2 });
  });
});
