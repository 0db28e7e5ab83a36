import { didYouMean } from '#domain/didYouMean';
import type { OutputFile } from '#domain/outputFile';
import type { Problem } from '#domain/problem';
import type { FontSet } from '#figure/draw/fontSet';
import { headlines } from '#report/headlines';
import { analyzeStudy } from './analyzeStudy.ts';
import { protocolOfStudy, readProtocols, type ProtocolFile } from './chooseProtocol.ts';
import { internalError } from './internalError.ts';
import type { FileState } from './fileState.ts';
import { readStudy } from './readStudy.ts';
import type { StudyReader } from './studyReader.ts';
import { renderStudy } from './renderStudy.ts';
import { studyContext } from './studyContext.ts';

/** What became of a study: `refused` has no protocol that can be used and therefore no output. */
export interface StudyOutcome {
  readonly study: string;
  readonly protocol: string | null;
  readonly state: 'done' | 'refused';
  readonly files: readonly FileState[];
  readonly output: readonly OutputFile[];
  /** The answers in a line each, for people. */
  readonly headlines: readonly string[];
  readonly problems: readonly Problem[];
}

/** What a run needs from outside. */
export interface StudyRun extends StudyReader {
  readonly fonts: FontSet;
  readonly programVersion: string;
}

/**
 * Runs the studies asked for (all that there are, when none is named), one after the other.
 *
 * @param done - told each outcome as soon as it is there, so that it can be written before the next study begins
 */
export async function runStudies(
  asked: readonly string[],
  run: StudyRun,
  done: (outcome: StudyOutcome) => Promise<void>,
): Promise<void> {
  const there = await run.files.studies();
  const protocols = await readProtocols(run.files);
  for (const study of asked.length === 0 ? there : new Set(asked)) {
    if (!there.includes(study)) await done(refused(study, null, [studyNotFound(study, there)]));
    else await done(await runOrRefuse(study, protocols, run));
  }
}

/** A mistake of cellassay's own in one study does not take the others with it. */
async function runOrRefuse(
  study: string,
  protocols: readonly ProtocolFile[],
  run: StudyRun,
): Promise<StudyOutcome> {
  try {
    return await runStudy(study, protocols, run);
  } catch (error) {
    return refused(study, protocolOfStudy(study, protocols).value?.file ?? null, [
      internalError(error, `plates/${study}`),
    ]);
  }
}

async function runStudy(
  study: string,
  protocols: readonly ProtocolFile[],
  run: StudyRun,
): Promise<StudyOutcome> {
  const chosen = protocolOfStudy(study, protocols);
  const file = chosen.value;
  if (file === null) return refused(study, null, chosen.problems);
  if (file.protocol === null) return refused(study, file.file, file.problems);
  const data = await readStudy(study, file.protocol, run);
  const analysis = await analyzeStudy(
    studyContext(study, file, file.protocol, run.programVersion),
    { ...data, problems: [...file.problems, ...data.problems] },
    run,
  );
  const rendered = await renderStudy(analysis, run.fonts, run);
  return {
    study,
    protocol: file.file,
    state: 'done',
    files: data.files,
    output: rendered.files,
    headlines: headlines(analysis),
    problems: rendered.problems,
  };
}

function refused(study: string, protocol: string | null, problems: readonly Problem[]): StudyOutcome {
  return { study, protocol, state: 'refused', files: [], output: [], headlines: [], problems };
}

function studyNotFound(study: string, there: readonly string[]): Problem {
  return {
    code: 'study-not-found',
    severity: 'error',
    file: `plates/${study}`,
    place: null,
    found: `no folder plates/${study}/`,
    expected: there.length === 0 ? 'a folder below plates/ for each study' : `one of ${there.join(', ')}`,
    fix: didYouMean(study, there, 'Check the spelling, or make the folder and put the exports into it.'),
  };
}
