import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '#domain/problem';
import { exampleSeed } from '../../example/exampleFiles.ts';
import { exportName } from '../../example/exportName.ts';
import { gen5Report } from '../../example/gen5Report.ts';
import { gen5Text } from '../../example/gen5Text.ts';
import { gen5Xlsx } from '../../example/gen5Xlsx.ts';
import { simulateStudy, type SimulatedPlate } from '../../example/simulateStudy.ts';
import { cellassay, exampleProject, readTable, removeProject } from '../support/project.ts';

const { plates } = simulateStudy({ seed: exampleSeed, artefacts: true });
const plateNamed = (name: string): SimulatedPlate => plates.find((plate) => exportName(plate) === name)!;

let project: string;
beforeEach(() => {
  project = exampleProject();
});
afterEach(() => removeProject(project));

/** Writes a plate as the export of this name. */
function write(name: string, plate: SimulatedPlate): void {
  const report = gen5Report(plate, 'plate');
  writeFileSync(
    join(project, 'plates/fig2', name),
    name.endsWith('.txt') ? gen5Text(report) : gen5Xlsx(report),
  );
}

function turned(plate: SimulatedPlate): SimulatedPlate {
  return { ...plate, absorbance: plate.absorbance.map((row) => row.toReversed()).toReversed() };
}

async function suspicions(command: 'check' | 'run'): Promise<string[]> {
  const { stdout } = await cellassay([command, '--json'], project);
  const { problems } = JSON.parse(stdout) as { problems: Problem[] };
  return problems
    .filter(({ code }) => /^plates?-.*-suspected$/.test(code))
    .map(({ code, severity, file }) => `${severity} ${code} ${file ?? ''}`);
}

describe('the shipped example', () => {
  it('is not suspected of anything', async () => {
    expect(await suspicions('check')).toEqual([]);
  });

  it.each(['a/SkBr3_exp1.txt', 'b/BT474_exp2.xlsx'])('with %s turned names that file', async (name) => {
    write(name, turned(plateNamed(name)));
    expect(await suspicions('check')).toEqual([`warning plate-rotated-suspected plates/fig2/${name}`]);
  });

  it('with two files under each other’s name names both, and still runs with the plates as given', async () => {
    const [a, b] = ['a/SkBr3_exp1.txt', 'b/SkBr3_exp1.xlsx'] as const;
    write(a, plateNamed(b));
    write(b, plateNamed(a));
    const both = [a, b].map((name) => `warning plates-swapped-suspected plates/fig2/${name}`);
    expect(await suspicions('check')).toEqual(both);
    expect(await suspicions('run')).toEqual(both);
    const wells = readTable(join(project, 'output/fig2/tables/measurements.csv'));
    const first = wells.find(({ file, well }) => file === `plates/fig2/${a}` && well === 'B2');
    expect(Number(first?.absorbance_au)).toBe(plateNamed(b).absorbance[1]![1]);
  });

  // three runs
  it('gives the same results from a turned plate when the protocol says that it was turned', async () => {
    const tables = ['replicates', 'comparisons', 'fits'].map((name) => `output/fig2/tables/${name}.csv`);
    const results = (): string[] => tables.map((table) => readFileSync(join(project, table), 'utf8'));
    await cellassay(['run'], project);
    const asShipped = results();

    const name = 'a/SkBr3_exp1.txt';
    write(name, turned(plateNamed(name)));
    await cellassay(['run'], project);
    expect(results()).not.toEqual(asShipped);

    const protocol = join(project, 'protocols/fig2.yaml');
    const text = readFileSync(protocol, 'utf8');
    writeFileSync(
      protocol,
      text.replace('    treatment: T-DM1\n', `    treatment: T-DM1\n    turned: ${name}\n`),
    );
    expect(await suspicions('run')).toEqual([]);
    expect(results()).toEqual(asShipped);
    const wells = readTable(join(project, 'output/fig2/tables/measurements.csv'));
    const first = wells.find(({ file, well }) => file === `plates/fig2/${name}` && well === 'B2');
    expect(first).toMatchObject({ export_well: 'G11', role: 'untreated' });
    expect(readFileSync(join(project, 'output/fig2/provenance.json'), 'utf8')).toContain(
      'A1 of the export is H12 of the plate',
    );
  }, 120_000);
});
