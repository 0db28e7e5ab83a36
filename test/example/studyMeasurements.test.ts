import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '#domain/measurement';
import { silent } from '#pipeline/progress';
import type { ProjectFiles } from '#pipeline/projectFiles';
import { readStudy } from '#pipeline/readStudy';
import { steps } from '#pipeline/steps';
import { parseProtocol } from '#protocol/parseProtocol';
import { directRunner } from '#shell/runner/directRunner';
import { simulateStudy } from '../../example/simulateStudy.ts';
import { studyMeasurements } from '../../example/studyMeasurements.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const file = 'protocols/fig2.yaml';

const files: ProjectFiles = {
  studies: () => Promise.resolve(['fig2']),
  filesOfStudy: () =>
    Promise.resolve(
      ['a', 'b'].flatMap((set) =>
        readdirSync(`${project}plates/fig2/${set}`)
          .sort()
          .map((name) => `plates/fig2/${set}/${name}`),
      ),
    ),
  protocols: () => Promise.resolve([file]),
  read: (path) => {
    const bytes = new Uint8Array(readFileSync(project + path));
    return Promise.resolve({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') });
  },
};

/** What must agree; where a number stands in its file does not. */
function comparable(measurement: Measurement): unknown {
  const { sheet, cell, plate, ...rest } = measurement;
  expect([typeof cell, typeof plate, sheet === null || typeof sheet === 'string']).toEqual([
    'string',
    'string',
    true,
  ]);
  return rest;
}

const place = (measurement: Measurement): string => `${measurement.file} ${measurement.well}`;
const sorted = (measurements: readonly Measurement[]): Measurement[] =>
  [...measurements].sort((a, b) => (place(a) < place(b) ? -1 : 1));

describe('the shipped example, read from its files', async () => {
  const { value: protocol, problems: mistakes } = parseProtocol({
    text: readFileSync(project + file, 'utf8'),
    file,
  });
  const read =
    protocol === null
      ? null
      : await readStudy('fig2', protocol, { files, runner: directRunner(steps), progress: silent });

  it('has a protocol without a mistake', () => {
    expect(mistakes).toEqual([]);
  });

  it('is read without a problem but the masked well', () => {
    expect(read?.problems).toEqual([]);
    const problems = read?.files.flatMap((state) => state.problems) ?? [];
    expect(problems.map(({ code, severity, file: path }) => [code, severity, path])).toEqual([
      ['well-missing', 'note', 'plates/fig2/a/BT474_exp3.txt'],
    ]);
    expect(read?.files.map(({ state, vendor }) => [state, vendor])).toEqual(
      Array.from({ length: 12 }, () => ['claimed', 'gen5']),
    );
  });

  it('gives the wells that the coverage simulation makes in memory, and the one exclusion', () => {
    const made = studyMeasurements(simulateStudy({ seed: 2020, artefacts: true })).map((measurement) =>
      place(measurement) === 'plates/fig2/a/SkBr3_exp2.txt D4'
        ? { ...measurement, excludedReason: 'scratched with the pipette tip while washing' }
        : measurement,
    );
    const fromFiles = sorted(read?.measurements ?? []).map(comparable);
    expect(fromFiles).toHaveLength(12 * 96);
    expect(fromFiles).toEqual(sorted(made).map(comparable));
  });
});
