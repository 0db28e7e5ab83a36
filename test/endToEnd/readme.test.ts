import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellassay, emptyProject, readTable, removeProject } from '../support/project.ts';

const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');

/** The protocol that README shows. */
function protocolOfReadme(): string {
  const [, block = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  return block;
}

/** A plate as README describes it: EC50 0.2 µM (parental) and 1 µM (resistant), bottom 15 %, another day by 10 %. */
function plate(experiment: number): string {
  const lines = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].join('\t');
  const rows = Array.from('ABCDEFGH').map((letter, row) => {
    const cells = Array.from({ length: 12 }, (_, column) => {
      const wobble = 1 + 0.03 * Math.sin(17 * experiment + 5 * row + 3 * column);
      if (column === 0) return 0.06 * wobble;
      if (column === 1) return 0.06 + 0.9 * wobble;
      if (column >= 10) return 0.045;
      const ec50 = (row < 4 ? 0.2 : 1) * [0.9, 1, 1.1][experiment - 1]!;
      const viability = 0.15 + 0.85 / (1 + 10 / 3 ** (column - 2) / ec50);
      return 0.06 + 0.9 * viability * wobble;
    });
    return [letter, ...cells.map((value) => value.toFixed(3))].join('\t');
  });
  return ['OD590', `\t${lines}`, ...rows, ''].join('\n');
}

let project: string;
beforeAll(() => {
  project = emptyProject();
  mkdirSync(join(project, 'plates/mcf7-pilot'), { recursive: true });
  mkdirSync(join(project, 'protocols'));
  writeFileSync(join(project, 'protocols/mcf7-pilot.yaml'), protocolOfReadme());
  for (const one of [1, 2, 3])
    writeFileSync(join(project, `plates/mcf7-pilot/MCF7_exp${String(one)}.txt`), plate(one));
});
afterAll(() => removeProject(project));

describe('the small protocol of README', () => {
  it('runs as it stands, without a problem, and finds the EC50s', async () => {
    const { exitCode, stdout } = await cellassay(['run', 'mcf7-pilot', '--json'], project);
    const { problems } = JSON.parse(stdout) as { problems: { severity: string }[] };
    expect(problems.filter((problem) => problem.severity !== 'note')).toEqual([]);
    expect(exitCode).toBe(0);
    const combined = readTable(join(project, 'output/mcf7-pilot/tables/fits.csv')).filter(
      (row) => row.experiment === 'combined',
    );
    expect(combined.map((row) => row.resistance)).toEqual(['parental', 'resistant']);
    for (const [index, truth] of [0.2, 1].entries()) {
      expect(Number(combined[index]?.ec50_ci95_low)).toBeLessThan(truth);
      expect(Number(combined[index]?.ec50_ci95_high)).toBeGreaterThan(truth);
    }
  });
});
