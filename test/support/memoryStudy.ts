import { createHash } from 'node:crypto';
import type { Problem } from '#domain/problem';
import { silent } from '#pipeline/progress';
import type { ProjectFiles } from '#pipeline/projectFiles';
import { runStudies, type StudyOutcome, type StudyRun } from '#pipeline/runStudies';
import { steps } from '#pipeline/steps';
import { directRunner } from '#shell/runner/directRunner';

/** A study that lives in memory: its protocol, and its exports by their path below plates/s/. */
export interface MemoryStudy {
  readonly protocol: string;
  readonly plates: Readonly<Record<string, string>>;
}

/** What a run writes, by path below output/s/, and what it says; pictures are not drawn. */
export async function runInMemory({ protocol, plates }: MemoryStudy): Promise<{
  readonly output: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
}> {
  const contents = new Map([
    ['protocols/s.yaml', protocol],
    ...Object.entries(plates).map(([name, text]) => [`plates/s/${name}`, text] as const),
  ]);
  const files: ProjectFiles = {
    studies: () => Promise.resolve(['s']),
    filesOfStudy: () => Promise.resolve(Object.keys(plates).map((name) => `plates/s/${name}`)),
    protocols: () => Promise.resolve(['protocols/s.yaml']),
    read: (path) => {
      const text = contents.get(path);
      if (text === undefined) return Promise.resolve(null);
      const sha256 = createHash('sha256').update(text).digest('hex');
      return Promise.resolve({ bytes: new TextEncoder().encode(text), sha256 });
    },
  };
  const outcomes: StudyOutcome[] = [];
  const run = { files, runner: withoutDrawing, progress: silent, fonts: {}, programVersion: '1.2.3' };
  await runStudies([], run as unknown as StudyRun, (outcome) => {
    outcomes.push(outcome);
    return Promise.resolve();
  });
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('no outcome');
  return {
    output: Object.fromEntries(outcome.output.map((file) => [file.path, String(file.contents)])),
    problems: outcome.problems,
  };
}

const all = directRunner(steps);
const undrawn: Partial<Record<keyof typeof steps, unknown>> = {
  drawFigure: { files: [], missingCharacters: [] },
  drawPicture: '<svg></svg>',
};
const withoutDrawing = {
  run: (step: keyof typeof steps, input: never, key: string) =>
    step in undrawn ? Promise.resolve({ ok: true, output: undrawn[step] }) : all.run(step, input, key),
};

/** The methods text of a study. */
export async function methodsOf(study: MemoryStudy): Promise<string> {
  const text = (await runInMemory(study)).output['methods.txt'];
  if (text === undefined) throw new Error('no methods text');
  return text;
}

/** The same study with these facts in its protocol. */
export function withFacts(study: MemoryStudy, facts: Readonly<Record<string, string>>): MemoryStudy {
  const lines = Object.entries(facts).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}\n`,
  );
  return { ...study, protocol: `${study.protocol}facts:\n${lines.join('')}` };
}
