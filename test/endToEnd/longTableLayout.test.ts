import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSheetBook } from '#sheet/readSheetBook';
import { cellassay, exampleProject, readTable, removeProject } from '../support/project.ts';

let project: string;
let asDrawn: string;

const measurements = (): string => readFileSync(join(project, 'output/fig2/tables/measurements.csv'), 'utf8');

/** The drawn layout of the shipped example as a table: well, role, resistance, from the last well to the first. */
function longTable(): string[] {
  const bytes = new Uint8Array(readFileSync(join(project, 'protocols/fig2-a.layout.xlsx')));
  const table = { delimiter: null, decimal: null, sheet: null };
  const rows = readSheetBook({ bytes, file: 'layout', table }).value?.sheets[0]?.rows ?? [];
  const blocks = new Map<string, Map<string, string>>();
  let block = new Map<string, string>();
  for (const [label, ...cells] of rows.map((row) => row.map(({ text }) => text.trim()))) {
    if (label === 'role' || label === 'resistance') blocks.set(label, (block = new Map<string, string>()));
    else for (const [column, text] of cells.entries()) block.set(`${label ?? ''}${column + 1}`, text);
  }
  const wells = [...(blocks.get('role')?.keys() ?? [])].reverse();
  expect(wells).toHaveLength(96);
  return wells.map(
    (well) => `${well},${blocks.get('role')?.get(well) ?? ''},${blocks.get('resistance')?.get(well) ?? ''}`,
  );
}

/** Runs the example with another layout for its single doses. */
async function runWith(file: string, text: string): Promise<{ exitCode: number; stdout: string }> {
  writeFileSync(join(project, 'protocols', file), text);
  const protocol = readFileSync(join(project, 'protocols/fig2.yaml'), 'utf8');
  writeFileSync(join(project, 'protocols/fig2.yaml'), protocol.replace(/layout: \S+/, `layout: ${file}`));
  rmSync(join(project, 'output'), { recursive: true, force: true });
  return cellassay(['run', '--json'], project);
}

beforeAll(async () => {
  project = exampleProject();
  const protocol = readFileSync(join(project, 'protocols/fig2.yaml'), 'utf8');
  // The measurements are asked about; fits and drawings would only take time.
  writeFileSync(join(project, 'protocols/fig2.yaml'), protocol.replace(/^figure:[^]*/m, ''));
  await cellassay(['run'], project);
  asDrawn = measurements();
});
afterAll(() => removeProject(project));

describe('the shipped example with its layout as a long table', () => {
  it('gives the same measurements byte for byte', async () => {
    const { exitCode } = await runWith('table.csv', ['well,role,resistance', ...longTable(), ''].join('\n'));
    expect(exitCode).toBe(0);
    expect(asDrawn.split('\n').length).toBeGreaterThan(300);
    expect(measurements()).toBe(asDrawn);
  });

  it('gives them with one table for all its plates, semicolons, and dose and treatment in the table', async () => {
    const plates = ['SkBr3', 'BT474'].flatMap((line) =>
      [1, 2, 3].map((experiment) => ({ line, experiment })),
    );
    const rows = plates.flatMap(({ line, experiment }) =>
      longTable()
        .map((row) => row.split(','))
        .map(([well = '', role = '', resistance = '']) => {
          const dose = role !== 'treated' ? '' : line === 'SkBr3' ? '0,1' : '1';
          return [`a/${line}_exp${experiment}`, well.toLowerCase(), role, resistance, dose].join(';');
        }),
    );
    const { exitCode } = await runWith(
      'all.csv',
      ['file;well;type;Resistance;T-DM1 (ug/mL)', ...rows, ''].join('\n'),
    );
    expect(exitCode).toBe(0);
    expect(measurements()).toBe(asDrawn);
  });

  it('reports a plate that the table does not have, with the other plates as they were', async () => {
    const rows = [1, 2].flatMap((experiment) => longTable().map((row) => `${experiment},${row}`));
    const { exitCode, stdout } = await runWith(
      'two.csv',
      ['experiment,well,role,resistance', ...rows, ''].join('\n'),
    );
    expect(exitCode).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; found: string }[] };
    const missing = problems.filter(({ code }) => code === 'plate-not-in-layout');
    expect(missing.map(({ found }) => found)).toEqual(
      ['BT474', 'SkBr3'].map(
        (line) =>
          `no row for experiment 3 of plates/fig2/a/${line}_exp3.txt; the column "experiment" has 1, 2`,
      ),
    );
    const table = readTable(join(project, 'output/fig2/tables/measurements.csv'));
    expect(
      new Set(table.filter(({ file }) => file?.includes('/a/')).map(({ experiment }) => experiment)),
    ).toEqual(new Set(['1', '2']));
  });

  it('gives them with its own table of measurements as the layout', async () => {
    const { exitCode } = await runWith('measurements.csv', asDrawn);
    expect(exitCode).toBe(0);
    expect(measurements()).toBe(asDrawn);
  });
});
