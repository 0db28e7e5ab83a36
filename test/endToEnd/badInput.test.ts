import * as XLSX from 'xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { cellassay } from '../support/project.ts';
import {
  csvPlate,
  smallPlate,
  smallProtocol,
  SmallStudy,
  xlsxPlate,
  type RunReport,
} from '../support/smallStudy.ts';

let study: SmallStudy;
afterEach(() => study.remove());

/** What Excel writes for a workbook with a password: a compound file around a package that only the password opens. */
function encryptedWorkbook(): Uint8Array {
  const { utils, write } = XLSX.CFB as {
    utils: { cfb_new: () => object; cfb_add: (container: object, path: string, contents: Buffer) => void };
    write: (container: object, options: object) => Buffer;
  };
  const container = utils.cfb_new();
  utils.cfb_add(container, '/EncryptionInfo', Buffer.from('not a real key'));
  utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(4096, 7));
  return new Uint8Array(write(container, { type: 'buffer' }));
}

describe('a study with nothing wrong', () => {
  it('finishes with exit code 0 and three experiments', async () => {
    study = new SmallStudy();
    const { exitCode, problems } = await study.run();
    expect(problems).toEqual([]);
    expect(exitCode).toBe(0);
    expect(study.experiments()).toEqual(['1', '2', '3']);
  });
});

describe('a comparison with a group that no plate holds', () => {
  it('is told at its name, with the lines around it and the name that was meant', async () => {
    study = new SmallStudy(smallProtocol.replace('[T, T+P]', '[T, T+Q]'));
    const { problems } = await study.run();
    const line = 17;
    expect(problems).toMatchObject([
      { code: 'group-not-found', file: 'protocols/s.yaml', place: { line }, fix: 'did you mean "T+P"?' },
    ]);
    expect(problems[0]?.frame).toMatch(/^> 17 .*compare: \[T, T\+Q\]/m);
    expect(problems[0]?.frame).toMatch(/^ +\| +\^\^\^$/m);
  });
});

describe('one bad file beside three good ones', () => {
  const good = xlsxPlate(smallPlate(4));
  const flipped = Uint8Array.from(good);
  const inData = Math.floor(good.length * 0.4);
  flipped[inData] = (flipped[inData] ?? 0) ^ 8;
  it.each([
    ['a workbook with a flipped bit', 'SkBr3_exp4.xlsx', flipped, 'file-damaged'],
    ['a workbook with a password', 'SkBr3_exp4.xlsx', encryptedWorkbook(), 'file-encrypted'],
    ['a PDF named .xlsx', 'SkBr3_exp4.xlsx', '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n', 'file-type-mismatch'],
    [
      'HTML named .xls',
      'SkBr3_exp4.xls',
      '<html><body><table><tr><td>0,35</td></tr></table></body></html>',
      'file-type-mismatch',
    ],
    ['a letter to the lab', 'SkBr3_exp4.txt', 'Dear all,\nthe reader is broken.\n', 'no-plate-found'],
  ])('%s is refused by name and the rest is finished', async (_, name, contents, code) => {
    study = new SmallStudy();
    study.write(`plates/s/${name}`, contents);
    const { exitCode, problems, states } = await study.run();
    expect(problems.filter((problem) => problem.severity === 'error')).toMatchObject([
      { code, file: `plates/s/${name}` },
    ]);
    expect(problems[0]?.fix).not.toBe('');
    expect(states[`plates/s/${name}`]).toBe('refused');
    expect(exitCode).toBe(1);
    expect(study.experiments()).toEqual(['1', '2', '3']);
  });
});

describe('a file that is still being copied beside three good ones', () => {
  const good = xlsxPlate(smallPlate(4));
  const text = csvPlate(smallPlate(4));
  it.each([
    ['a workbook without its end', 'SkBr3_exp4.xlsx', good.slice(0, good.length / 2)],
    ['a workbook with zeros at its end', 'SkBr3_exp4.xlsx', good.slice().fill(0, good.length / 2)],
    ['a file of 0 bytes', 'SkBr3_exp4.csv', ''],
    ['a text that ends within a row', 'SkBr3_exp4.csv', text.slice(0, text.indexOf('\nC') + 10)],
    ['a name of unfinished copies', 'SkBr3_exp4.xlsx.part', good.slice(0, 100)],
  ])('%s waits, without an error, and the rest is finished', async (_, name, contents) => {
    study = new SmallStudy();
    study.write(`plates/s/${name}`, contents);
    const { exitCode, problems, states } = await study.run();
    expect(problems).toMatchObject([
      { code: 'file-incomplete', severity: 'warning', file: `plates/s/${name}` },
    ]);
    expect(problems[0]?.fix).toMatch(/wait until the copy is finished, then run again/i);
    expect(states[`plates/s/${name}`]).toBe('incomplete');
    expect(exitCode).toBe(0);
    expect(study.experiments()).toEqual(['1', '2', '3']);
    const check = await cellassay(['check'], study.folder);
    expect(check.stdout).toContain(`plates/s/${name}  (not complete yet: it waits)`);
    expect(check.exitCode).toBe(0);
  });

  it('keeps a workbook that somebody has open, and only notes it', async () => {
    study = new SmallStudy();
    study.write('plates/s/~$SkBr3_exp1.xlsx', 'owner');
    const { exitCode, problems, states } = await study.run();
    expect(problems).toMatchObject([{ code: 'file-incomplete', severity: 'note' }]);
    expect(states['plates/s/~$SkBr3_exp1.xlsx']).toBe('incomplete');
    expect(exitCode).toBe(0);
  });
});

describe('a plate that is not what the protocol says', () => {
  it('with text in a number cell is named to the cell, and the other wells are used', async () => {
    study = new SmallStudy();
    const rows = smallPlate(4);
    rows[2]![1] = 'bubble';
    study.write('plates/s/SkBr3_exp4.csv', csvPlate(rows));
    const { exitCode, problems } = await study.run();
    expect(problems).toMatchObject(
      [
        { code: 'cell-not-a-number', file: 'plates/s/SkBr3_exp4.csv', place: { cell: 'C5', well: 'C2' } },
        { code: 'well-missing' },
      ].slice(0, problems.length),
    );
    expect(exitCode).toBe(1);
    expect(study.experiments()).toEqual(['1', '2', '3', '4']);
  });

  it('under two experiments does not raise n', async () => {
    study = new SmallStudy();
    study.copy('plates/s/SkBr3_exp2.csv', 'plates/s/SkBr3_exp4.csv');
    const { exitCode, problems } = await study.run();
    expect(problems).toMatchObject([{ code: 'duplicate-plate', file: 'plates/s/SkBr3_exp4.csv' }]);
    expect(exitCode).toBe(1);
    expect(study.experiments()).toEqual(['1', '2', '3']);
    const measured = study.table('measurements');
    expect(
      measured
        .filter((row) => row.experiment === '4')
        .every((row) => row.excluded_reason?.includes('same readings')),
    ).toBe(true);
  });

  it('with a saturated control gives no viability for that group only', async () => {
    study = new SmallStudy();
    const rows = smallPlate(4);
    rows[1]![0] = 'OVRFLW';
    study.write('plates/s/SkBr3_exp4.csv', csvPlate(rows));
    const { exitCode, problems } = await study.run();
    expect(problems.filter((problem) => problem.severity === 'error')).toMatchObject([
      { code: 'control-saturated', file: 'plates/s/SkBr3_exp4.csv', place: { well: 'B1' } },
    ]);
    expect(exitCode).toBe(1);
    const fourth = study.table('replicates').filter((row) => row.experiment === '4');
    expect(new Set(fourth.map((row) => row.resistance))).toEqual(new Set(['T+P']));
  });

  it('with a saturated treated well has a bound there and never a mean', async () => {
    study = new SmallStudy();
    const rows = smallPlate(4);
    rows[2]![0] = '>4.000';
    study.write('plates/s/SkBr3_exp4.csv', csvPlate(rows));
    const { problems } = await study.run();
    expect(problems).toMatchObject([
      { code: 'treated-saturated', severity: 'warning', place: { well: 'C1' } },
    ]);
    const fourth = study.table('replicates').filter((row) => row.experiment === '4');
    expect(fourth.filter((row) => row.role === 'treated').map((row) => row.resistance)).toEqual([
      'T+P',
      'T+P',
    ]);
    const well = study.table('measurements').find((row) => row.experiment === '4' && row.well === 'C1');
    expect(well?.absorbance_au).toBe('');
    expect(well?.absorbance_text).toBe('>4.000');
  });

  it('with a blank brighter than the control is refused with the wells that are compared', async () => {
    study = new SmallStudy();
    const [blank, control, ...rest] = smallPlate(4);
    study.write('plates/s/SkBr3_exp4.csv', csvPlate([control!, blank!, ...rest]));
    const { exitCode, problems } = await study.run();
    expect(new Set(problems.map((problem) => problem.code))).toEqual(
      new Set(['blank-above-control', 'plate-quality']),
    );
    expect(problems.every((problem) => problem.file === 'plates/s/SkBr3_exp4.csv')).toBe(true);
    expect(exitCode).toBe(1);
    expect(study.experiments()).toEqual(['1', '2', '3']);
  });
});

describe('a protocol that does not fit', () => {
  const codesWith = async (text: string): Promise<RunReport> => {
    study = new SmallStudy(text);
    return study.run();
  };

  it('and names wells that the plate does not have refuses the plates, and points at the line of the range', async () => {
    const { exitCode, problems } = await codesWith(smallProtocol.replace('C4:C6:', 'C4:C6, K9:'));
    const outside = problems.filter((problem) => problem.code === 'layout-outside-plate');
    expect(outside).toHaveLength(3);
    expect(outside[0]).toMatchObject({ file: 'protocols/s.yaml', place: { line: 14 } });
    expect(exitCode).toBe(1);
    expect(study.experiments()).toEqual([]);
  });

  it('and gives a group no control wells says so for that group', async () => {
    const { exitCode, problems } = await codesWith(
      smallProtocol.replace('B4:B6: { resistance: T+P, role: untreated }', 'B4:B6: { role: empty }'),
    );
    expect(
      problems.filter((problem) => problem.code === 'no-control').map((problem) => problem.file),
    ).toEqual(['plates/s/SkBr3_exp1.csv', 'plates/s/SkBr3_exp2.csv', 'plates/s/SkBr3_exp3.csv']);
    expect(exitCode).toBe(1);
  });

  it('and mixes mass and molar doses of one treatment asks for the molar mass', async () => {
    const mixed = smallProtocol.replace(
      'C4:C6: { resistance: T+P, T-DM1: 1 µg/ml }',
      'C4:C6: { resistance: T+P, T-DM1: 7 nM }',
    );
    const { exitCode, problems } = await codesWith(mixed);
    const problem = problems.find((one) => one.code === 'incompatible-dose-units');
    expect(problem?.fix).toContain('molar masses');
    expect(problem?.file).not.toBeNull();
    expect(exitCode).toBe(1);
  });

  it('and has a misspelt key is not run, with line, column, frame and a guess', async () => {
    const { exitCode, problems } = await codesWith(smallProtocol.replace('    time: 48 h', '    tme: 48 h'));
    const problem = problems.find((one) => one.code === 'protocol-unknown-key');
    expect(problem).toMatchObject({ file: 'protocols/s.yaml', place: { line: 7, column: 5 } });
    expect(problem?.fix).toContain('time');
    expect(problem?.frame).toContain('tme');
    expect(exitCode).toBe(2);
  });

  it('together with a second one that claims the study is not run, and another study is', async () => {
    study = new SmallStudy();
    study.write(
      'protocols/other.yaml',
      smallProtocol.replace('title: a small study', 'title: another\nstudies: s*'),
    );
    study.write('plates/other/SkBr3_exp1.csv', csvPlate(smallPlate(1)));
    study.write('plates/other/SkBr3_exp2.csv', csvPlate(smallPlate(2)));
    study.write('plates/other/SkBr3_exp3.csv', csvPlate(smallPlate(3)));
    const { exitCode, problems } = await study.run();
    expect(problems).toMatchObject([{ code: 'two-protocols' }]);
    expect(problems[0]?.found).toMatch(/other\.yaml and protocols\/s\.yaml/);
    expect(exitCode).toBe(1);
    expect(study.table('summary', 'other').length).toBeGreaterThan(0);
  });
});
