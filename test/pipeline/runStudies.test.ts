import { describe, expect, it } from 'vitest';
import type { ProjectFiles } from '#pipeline/projectFiles';
import { runStudies, type StudyOutcome, type StudyRun } from '#pipeline/runStudies';

const protocol = Buffer.from('plates: { s: { files: "*", layout: { A1: { role: blank } } } }\n');

/** Two studies; the files of the first cannot be listed, which no input can bring about. */
const files: ProjectFiles = {
  studies: () => Promise.resolve(['broken', 'whole']),
  filesOfStudy: (study) =>
    study === 'broken' ? Promise.reject(new Error('a mistake')) : Promise.resolve([]),
  protocols: () => Promise.resolve(['protocols/broken.yaml', 'protocols/whole.yaml']),
  read: () => Promise.resolve({ bytes: protocol, sha256: '' }),
};

async function run(asked: readonly string[]): Promise<StudyOutcome[]> {
  const outcomes: StudyOutcome[] = [];
  const runner = { run: () => Promise.resolve({ ok: true, output: new Uint8Array() }) };
  const rest = { fonts: {}, programVersion: '0', progress: () => undefined, runner };
  await runStudies(asked, { ...rest, files } as unknown as StudyRun, (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  return outcomes;
}

describe('running studies', () => {
  it('goes on with the next one after a mistake of its own, and says so', async () => {
    const [broken, whole] = await run([]);
    expect(broken).toMatchObject({
      study: 'broken',
      state: 'refused',
      output: [],
      problems: [{ code: 'internal-error', file: 'plates/broken', found: 'a mistake' }],
    });
    expect(whole).toMatchObject({ study: 'whole', state: 'done' });
  });

  it('runs a study that is named twice once', async () => {
    expect((await run(['whole', 'whole'])).map(({ study }) => study)).toEqual(['whole']);
  });
});
