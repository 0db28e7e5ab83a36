import type { Problem } from '#domain/problem';
import type { QualityFinding } from '#domain/quality';
import { analyzeStudy } from './analyzeStudy.ts';
import { protocolOfStudy, readProtocols, type ProtocolFile } from './chooseProtocol.ts';
import { internalError } from './internalError.ts';
import { cannotBeOpened, noTableChoices, readExportFile } from './readFile.ts';
import { isHalfWritten, isIncomplete, waitingFile, waitingProblems } from './waitingFile.ts';
import type { FileState } from './fileState.ts';
import { readStudy } from './readStudy.ts';
import type { StudyReader } from './studyReader.ts';
import type { StudyOutcome } from './runStudies.ts';
import { studyContext } from './studyContext.ts';

/** What `check` says: of every file what it is and who uses it, of every study whether it could run. */
export interface CheckResult {
  readonly files: readonly FileState[];
  readonly studies: readonly (Pick<StudyOutcome, 'study' | 'protocol' | 'state'> & {
    /** Always empty: nothing is written. */
    readonly outputs: readonly string[];
    /** How many of the problems of severity error are its own. */
    readonly errors: number;
    /** Whether any well can be used. */
    readonly usable: boolean;
  })[];
  /** Of every plate that could be read, study by study. */
  readonly quality: readonly StudyQuality[];
  readonly problems: readonly Problem[];
}

/** The quality of the plates of a study. */
export interface StudyQuality {
  readonly study: string;
  readonly findings: readonly QualityFinding[];
}

/**
 * Says of every file below plates/ what it is, and of every study what would be wrong, and writes nothing.
 *
 * @param asked - files as `plates/<study>/…`, or folders for all that is in them; all, when none is named
 */
export async function checkFiles(
  asked: readonly string[],
  reader: StudyReader,
  programVersion: string,
): Promise<CheckResult> {
  const protocols = await readProtocols(reader.files);
  const files: FileState[] = [];
  const studies: CheckResult['studies'][number][] = [];
  const quality: StudyQuality[] = [];
  const problems: Problem[] = [];
  for (const study of await reader.files.studies()) {
    if (asked.length > 0 && !asked.some((file) => `${file}/`.startsWith(`plates/${study}/`))) continue;
    const checked = await checkOrRefuse(study, protocols, reader, programVersion);
    files.push(...checked.files);
    studies.push({
      study,
      protocol: checked.protocol,
      state: checked.state,
      outputs: [],
      errors: checked.problems.filter(({ severity }) => severity === 'error').length,
      usable: checked.files.some(({ state }) => state === 'claimed'),
    });
    quality.push({ study, findings: checked.quality });
    problems.push(...checked.problems);
  }
  const wanted = (file: string | null): boolean =>
    asked.length === 0 || (file !== null && asked.some((one) => file === one || file.startsWith(`${one}/`)));
  return {
    files: files.filter((file) => wanted(file.file)),
    studies,
    quality: quality.map(({ study, findings }) => ({
      study,
      findings: findings.filter(({ file }) => wanted(file)),
    })),
    // what is wrong with the study or its protocol concerns every file of it
    problems: problems.filter(
      (problem) => wanted(problem.file) || !files.some(({ file }) => file === problem.file),
    ),
  };
}

type CheckedStudy = Pick<StudyOutcome, 'study' | 'protocol' | 'state' | 'files' | 'problems'> & {
  readonly quality: readonly QualityFinding[];
};

async function checkOrRefuse(
  study: string,
  protocols: readonly ProtocolFile[],
  reader: StudyReader,
  programVersion: string,
): Promise<CheckedStudy> {
  try {
    return await checkStudy(study, protocols, reader, programVersion);
  } catch (error) {
    return unusable(study, null, [internalError(error, `plates/${study}`)], reader);
  }
}

async function checkStudy(
  study: string,
  protocols: readonly ProtocolFile[],
  reader: StudyReader,
  programVersion: string,
): Promise<CheckedStudy> {
  const { value: file, problems } = protocolOfStudy(study, protocols);
  if (file === null) return unusable(study, null, problems, reader);
  if (file.protocol === null) return unusable(study, file.file, file.problems, reader);
  const data = await readStudy(study, file.protocol, reader);
  const analysis = await analyzeStudy(
    studyContext(study, file, file.protocol, programVersion),
    { ...data, problems: [...file.problems, ...data.problems] },
    reader,
  );
  const files: FileState[] = [];
  for (const one of data.files) files.push(one.state === 'unclaimed' ? await recognized(one, reader) : one);
  return {
    study,
    protocol: file.file,
    state: 'done',
    files,
    quality: analysis.quality,
    problems: analysis.problems,
  };
}

/** Without a protocol the files are still told by what they are. */
async function unusable(
  study: string,
  protocol: string | null,
  problems: readonly Problem[],
  reader: StudyReader,
): Promise<CheckedStudy> {
  const files: FileState[] = [];
  for (const file of await reader.files.filesOfStudy(study)) {
    if (isHalfWritten(file)) files.push(waitingFile(file, study, protocol));
    else
      files.push(
        await recognized({ file, vendor: null, study, protocol, state: 'unclaimed', problems: [] }, reader),
      );
  }
  return {
    study,
    protocol,
    state: 'refused',
    files,
    quality: [],
    problems: [...problems, ...files.flatMap((file) => file.problems)],
  };
}

async function recognized(state: FileState, reader: StudyReader): Promise<FileState> {
  const contents = await reader.files.read(state.file);
  if (contents === null) return { ...state, problems: [cannotBeOpened(state.file)] };
  const { value, problems } = await readExportFile(state.file, contents, noTableChoices, reader.runner);
  const vendor = value?.vendor ?? null;
  return isIncomplete(problems)
    ? { ...state, vendor, state: 'incomplete', problems: waitingProblems(problems) }
    : { ...state, vendor, problems };
}
