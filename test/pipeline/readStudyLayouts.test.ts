import { describe, expect, it } from 'vitest';
import type { ProjectFiles } from '#pipeline/projectFiles';
import { readStudy, type StudyData } from '#pipeline/readStudy';
import type { StudyReader } from '#pipeline/studyReader';
import { steps, type FileInput } from '#pipeline/steps';
import { parseProtocol } from '#protocol/parseProtocol';
import { csvPlate, smallPlate } from '../support/smallStudy.ts';

const protocolText = `
plates:
  single dose:
    files: "{cell line}_exp{experiment}.*"
    read: 590 nm
    time: 48 h
    layout: l.csv
`;

/** What becomes of experiments 1 and 2 of a study with this layout file beside its protocol. */
async function studyWith(layout: string, also: Readonly<Record<string, string>> = {}): Promise<StudyData> {
  const exports = [1, 2].map((experiment): [string, string] => [
    `plates/s/SkBr3_exp${experiment}.csv`,
    csvPlate(smallPlate(experiment)),
  ]);
  const texts = new Map<string, string>(
    Object.entries({ ...Object.fromEntries(exports), ...also, 'protocols/l.csv': layout }),
  );
  const files: Pick<ProjectFiles, 'filesOfStudy' | 'read'> = {
    filesOfStudy: () =>
      Promise.resolve([...texts.keys()].filter((file) => file.startsWith('plates/s/')).sort()),
    read: (path) => Promise.resolve({ bytes: new TextEncoder().encode(texts.get(path) ?? ''), sha256: path }),
  };
  const runner = {
    run: (step: 'readBook' | 'readExport', input: FileInput) =>
      Promise.resolve({ ok: true, output: steps[step](input) }),
  };
  const protocol = parseProtocol({ text: protocolText, file: 'protocols/s.yaml' }).value;
  if (protocol === null) throw new Error('the protocol of the test is wrong');
  return readStudy('s', protocol, { files, runner, progress: () => undefined } as unknown as StudyReader);
}

describe('a layout file of a study', () => {
  it('may be one table for all plates, and gives each well its own', async () => {
    const rows = [
      'SkBr3_exp1,A1,blank',
      'SkBr3_exp1,B1,untreated',
      'SkBr3_exp2,A1,untreated',
      'SkBr3_exp2,B1,blank',
    ];
    const { measurements, problems } = await studyWith(['file,well,role', ...rows, ''].join('\n'));
    expect(problems).toEqual([]);
    expect(measurements.map(({ experiment, well, role }) => `${experiment} ${well} ${role}`)).toEqual([
      '1 A1 blank',
      '1 B1 untreated',
      '2 A1 untreated',
      '2 B1 blank',
    ]);
  });

  it('refuses a plate that is smaller, once and whole, and leaves the others as they were', async () => {
    const grid = (corner: string, text: string): string =>
      [`${corner},1,2,3,4`, ...['A', 'B', 'C', 'D'].map((row) => `${row}${`,${text}`.repeat(4)}`)].join('\n');
    const layout = `${grid('role', 'blank')}\n\n${grid('time (h)', '48')}\n`;
    const whole = [['590'], ...[1, 2, 3, 4].map((row) => [row, 2, 3, 4, 5, 6].map((value) => `0.${value}1`))];
    const { measurements, files } = await studyWith(layout, {
      'plates/s/SkBr3_exp1.csv': ',1,2,3\nA,0.1,0.2,0.3\nB,0.4,0.5,0.6\n',
      'plates/s/SkBr3_exp2.csv': whole.map((row) => row.join(',')).join('\n'),
    });
    expect(files.map(({ file, state }) => `${file} ${state}`)).toEqual([
      'plates/s/SkBr3_exp1.csv refused',
      'plates/s/SkBr3_exp2.csv claimed',
    ]);
    expect(files[0]?.problems).toMatchObject([
      {
        code: 'layout-outside-plate',
        place: { cell: 'E2', well: 'A4' },
        found: 'A4:B4, C1:D4 in block "role", block "time (h)"',
        expected: 'wells of the plate of 2 × 3 in plates/s/SkBr3_exp1.csv: A1 to B3',
      },
    ]);
    expect(measurements.map(({ experiment }) => experiment)).toEqual(Array<string>(16).fill('2'));
  });

  it('has rows that no plate of the study uses told once', async () => {
    const { problems } = await studyWith('file,well,role\n,A1,blank\nSkBr3_ex1,B1,untreated\n');
    expect(problems).toMatchObject([
      { code: 'layout-rows-unused', severity: 'note', file: 'protocols/l.csv', place: { cell: 'A3' } },
    ]);
  });

  it('keeps the rows of a plate whose export cannot be read', async () => {
    const also = { 'plates/s/SkBr3_exp3.csv': 'nothing' };
    const { problems, files } = await studyWith('file,well,role\n,A1,blank\nSkBr3_exp3,B1,untreated\n', also);
    expect(files.map(({ state }) => state)).toEqual(['claimed', 'claimed', 'refused']);
    expect(problems).toEqual([]);
  });

  it('is not sent to the plate set for how its cells are divided', async () => {
    const { problems } = await studyWith('well;drug;dose (nM)\nA1;x;1,000\nA2;x;2,000\nA3;x;5,000\n');
    expect(problems).toMatchObject([
      {
        code: 'ambiguous-table',
        file: 'protocols/l.csv',
        fix: 'Write decimals with a point, or save the layout as a workbook (.xlsx).',
      },
    ]);
  });
});
