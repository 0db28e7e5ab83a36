import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { expectClose } from '../support/expectClose.ts';
import { drugPlate, ec50s, filled, NewProject, viability, type Fill } from '../support/newProject.ts';
import { cellassay, hashesBelow } from '../support/project.ts';

let project: NewProject;
beforeEach(() => (project = new NewProject()));
afterEach(() => project.remove());

describe('cellassay new', () => {
  it('writes a study that gives the right EC50s once its layout is filled in', async () => {
    const { exitCode, written, copied, guessed, problems } = await project.json(
      'new',
      'demo',
      ...project.dropExports('from reader'),
    );
    expect({ exitCode, problems }).toEqual({ exitCode: 0, problems: [] });
    expect(written).toEqual(['protocols/demo.yaml', 'protocols/demo.layout.xlsx']);
    expect(copied).toHaveLength(3);
    expect(guessed.map(({ what, value }) => `${what} ${value}`).slice(0, 4)).toEqual([
      'cell line SkBr3',
      'experiment 1, 2, 3',
      'read 590 nm',
      'plate 8 × 12 wells',
    ]);
    expect(project.text('plates/demo/SkBr3_exp2.txt')).toBe(drugPlate(2));

    project.fillIn('protocols/demo.layout.xlsx', filled, { 'dose (unit?)': 'dose (nM)' });
    project.write(
      'protocols/demo.yaml',
      project.text('protocols/demo.yaml').replace('# compare: [T, T+P]', 'compare: [T, T+P]  '),
    );
    const run = await project.json('run', 'demo');
    expect({
      exitCode: run.exitCode,
      worse: run.problems.filter(({ severity }) => severity !== 'note'),
    }).toEqual({
      exitCode: 0,
      worse: [],
    });

    const fits = project.table('demo', 'fits');
    for (const resistance of ['T', 'T+P'] as const) {
      const ofCells = fits.filter((fit) => fit.resistance === resistance && fit.cell_line === 'SkBr3');
      for (const experiment of [1, 2, 3]) {
        const fit = ofCells.find((one) => one.experiment === String(experiment))!;
        expectClose(Number(fit.ec50), ec50s[resistance][experiment - 1]!, { rel: 1e-4 });
        expectClose(Number(fit.bottom), 15, { rel: 1e-3 });
        expect(fit).toMatchObject({
          treatment: 'T-DM1',
          dose_unit: 'nM',
          outcome: 'estimated',
          n_points: '36',
        });
        expect(Number(fit.r_squared)).toBeGreaterThan(0.99999);
      }
      // the geometric mean of three, by hand
      const [a, b, c] = ec50s[resistance] as [number, number, number];
      const combined = ofCells.find((one) => one.experiment === 'combined')!;
      expectClose(Number(combined.ec50), Math.cbrt(a * b * c), { rel: 1e-4 });
    }
    // paired by experiment: t = mean / (sd / √3) of ln(12/3), ln(10/4), ln(14/6)
    const differences = [12 / 3, 10 / 4, 14 / 6].map(Math.log);
    const mean = differences.reduce((sum, one) => sum + one, 0) / 3;
    const sd = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 2);
    const [comparison] = project.table('demo', 'comparisons');
    expectClose(Math.abs(Number(comparison!.statistic)), mean / (sd / Math.sqrt(3)), { rel: 1e-3 });
  });

  it('gives the right means where one dose is drawn as bars, as the protocol says how', async () => {
    await project.json('new', 'demo', ...project.dropExports('from reader'));
    const onlyFirst: Readonly<Record<string, Fill>> = Object.fromEntries(
      Object.entries(filled).map(([name, fill]) => [
        name,
        (row: number, column: number) => (column > 2 ? null : fill(row, column)),
      ]),
    );
    project.fillIn('protocols/demo.layout.xlsx', onlyFirst);
    const protocol = project.text('protocols/demo.yaml');
    expect(protocol).toMatch(/curves: viability .*`bars: response`/);
    project.write('protocols/demo.yaml', protocol.replace('curves: viability', 'bars: response'));
    const run = await project.json('run', 'demo');
    expect(run.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
    const summary = project.table('demo', 'summary');
    for (const resistance of ['T', 'T+P'] as const) {
      const row = summary.find(
        (one) => one.resistance === resistance && one.quantity === 'response' && one.dose === '100',
      )!;
      const responses = [1, 2, 3].map((experiment) => 100 - viability(resistance, experiment, 100));
      expectClose(Number(row.mean), responses.reduce((sum, one) => sum + one, 0) / 3, { abs: 1e-3 });
      expect(row.n).toBe('3');
    }
  });

  it('leaves check nothing to say but what is to be filled in, and where', async () => {
    await project.json('new', 'demo', ...project.dropExports('from reader'));
    const check = await project.json('check');
    expect(check.problems).toMatchObject([
      { code: 'layout-incomplete', file: 'protocols/demo.layout.xlsx', place: { sheet: 'layout' } },
    ]);
    const { cell } = check.problems[0]!.place as { cell: string };
    const sheet = project.workbook('protocols/demo.layout.xlsx').Sheets.layout!;
    const { r, c } = XLSX.utils.decode_cell(cell);
    // the cell of well A1 in the block of roles
    expect((sheet[XLSX.utils.encode_cell({ r: r - 1, c: c - 1 })] as XLSX.CellObject).v).toBe('role');
    expect(check.problems[0]!.fix).toContain(cell);
  });

  it('names the cells that are still missing when only roles are filled in', async () => {
    await project.json('new', 'demo', ...project.dropExports('from reader'));
    project.fillIn('protocols/demo.layout.xlsx', { role: filled.role! });
    const check = await project.json('check');
    const [first] = check.problems.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({ code: 'layout-incomplete', file: 'protocols/demo.layout.xlsx' });
    expect(first).toMatchObject({
      place: { sheet: 'layout' },
      fix: expect.stringContaining('treatment') as string,
    });
  });

  it('asks for the unit of the doses when nobody wrote one into the corner', async () => {
    await project.json('new', 'demo', ...project.dropExports('from reader'));
    project.fillIn('protocols/demo.layout.xlsx', filled, {});
    const check = await project.json('check');
    const [first] = check.problems.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({
      code: 'layout-invalid-value',
      file: 'protocols/demo.layout.xlsx',
      fix: expect.stringContaining('write the unit into the top left cell') as string,
    });
  });

  it('counts the errors of each study by itself, and says which has nothing to run yet', async () => {
    await project.json('new', 'demo', ...project.dropExports('from reader'));
    await project.json('new', 'other', ...project.dropExports('from reader'));
    project.fillIn('protocols/demo.layout.xlsx', filled);
    const { studies } = (await project.json('check')) as unknown as { studies: unknown[] };
    expect(studies).toMatchObject([
      { study: 'demo', errors: 0, usable: true },
      { study: 'other', errors: 1, usable: false },
    ]);
    const { stdout } = await cellassay(['check'], project.folder);
    expect(stdout).toMatch(/^study demo: can be run with protocols\/demo\.yaml$/m);
    expect(stdout).toMatch(
      /^study other: no well of it can be used yet, by protocols\/other\.yaml: 1 error/m,
    );
  });

  it('uses the exports that stand in the folder already and leaves them as they are', async () => {
    project.dropExports('plates/demo');
    const before = hashesBelow(join(project.folder, 'plates'));
    const { written, copied, guessed } = await project.json('new', 'demo');
    expect(written).toHaveLength(2);
    expect(copied).toEqual([]);
    expect(guessed.map(({ what }) => what).slice(0, 2)).toEqual(['cell line', 'experiment']);
    expect(hashesBelow(join(project.folder, 'plates'))).toEqual(before);
  });

  it('makes a plate set and a sheet for each folder of exports', async () => {
    project.write('plates/fig/a/SkBr3_exp1.txt', drugPlate(1));
    project.write('plates/fig/b/SkBr3_exp1.txt', drugPlate(2));
    await project.json('new', 'fig');
    const { value } = parseProtocol({ text: project.text('protocols/fig.yaml'), file: 'protocols/fig.yaml' });
    expect(value!.plateSets.map(({ name, files }) => `${name}: ${files}`)).toEqual([
      'a: a/{cell line}_exp{experiment}.*',
      'b: b/{cell line}_exp{experiment}.*',
    ]);
    const book = project.workbook('protocols/fig.layout.xlsx');
    expect(book.SheetNames).toEqual(['a', 'b']);
    project.fillIn('protocols/fig.layout.xlsx', filled);
    const { exitCode } = await project.json('run', 'fig');
    const fits = project.table('fig', 'fits').filter((fit) => fit.experiment === '1');
    expect(exitCode).toBe(0);
    expect(fits.map((fit) => Number(Number(fit.ec50).toFixed(2)))).toEqual([3, 12, 4, 10]);
  });

  it('says which reads there are to choose from', async () => {
    const twice = `${drugPlate(1)}\n${drugPlate(1).replace('590', '630')}`;
    project.write('plates/demo/SkBr3_exp1.txt', twice);
    const { guessed } = await project.json('new', 'demo');
    expect(guessed.find(({ what }) => what === 'read')).toMatchObject({
      value: '590 nm',
      state: 'read: 590 nm',
    });
    expect(project.text('protocols/demo.yaml')).toMatch(/^ {4}read: 590 nm .*\n {4}# read: 630 nm$/m);
  });

  it('says that one file is taken for one experiment, and every line that it names stands in the protocol', async () => {
    project.write('from reader/plate.txt', drugPlate(1));
    const { guessed } = await project.json('new', 'demo', 'from reader/plate.txt');
    expect(guessed.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['files', 'experiment', 'read', 'plate']),
    );
    const lines = guessed.flatMap(({ state, file }) =>
      file === 'protocols/demo.yaml' && state !== null ? [state] : [],
    );
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(project.text('protocols/demo.yaml')).toContain(line);
    // the study is checked by its name, as it was made
    const { problems } = await project.json('check', 'demo');
    expect(problems.map(({ code }) => code)).toEqual(['layout-incomplete']);
  });

  it('overwrites nothing, and writes nothing then', async () => {
    await project.json('new', 'demo', ...project.dropExports('from reader'));
    const before = hashesBelow(project.folder);
    const again = await project.json('new', 'demo');
    expect(again).toMatchObject({ exitCode: 2, written: [], copied: [] });
    expect(again.problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'file-exists protocols/demo.yaml',
      'file-exists protocols/demo.layout.xlsx',
    ]);
    project.write('elsewhere/SkBr3_exp1.txt', drugPlate(3));
    const device = await project.json('new', 'aux', 'elsewhere/SkBr3_exp1.txt');
    expect(device.problems.map(({ code }) => code)).toEqual(['study-name-unusable']);
    project.write('plates/pilot/SkBr3_exp1.txt', drugPlate(1));
    const other = await project.json('new', 'pilot', 'elsewhere/SkBr3_exp1.txt');
    expect(other.problems).toMatchObject([{ code: 'file-exists', file: 'plates/pilot/SkBr3_exp1.txt' }]);
    expect(project.text('plates/pilot/SkBr3_exp1.txt')).toBe(drugPlate(1));
    expect(hashesBelow(join(project.folder, 'protocols'))).toEqual(
      Object.fromEntries(
        Object.entries(before).flatMap(([path, hash]) =>
          path.startsWith('protocols/') ? [[path.slice('protocols/'.length), hash]] : [],
        ),
      ),
    );
  });

  it('writes a plate as it is sold where there is no export, and says so', async () => {
    const { exitCode, guessed } = await project.json('new', 'Größe 48 h', '--plate', '384');
    expect({ exitCode, guessed }).toEqual({ exitCode: 0, guessed: [] });
    expect(project.text('protocols/Größe 48 h.yaml')).toContain('without an export');
    const sheet = project.workbook('protocols/Größe 48 h.layout.xlsx').Sheets.layout!;
    const cells = Object.values(sheet as Record<string, XLSX.CellObject>).map(({ v }) => v);
    expect(cells.filter((value) => value === 'P')).toHaveLength(4);
    const check = await project.json('check');
    expect(check.problems.map(({ code }) => code)).toEqual(['no-files-matched']);
  });
});
