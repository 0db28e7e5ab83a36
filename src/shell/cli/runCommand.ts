import { runStudies, type StudyOutcome } from '#pipeline/runStudies';
import type { Problem } from '#domain/problem';
import { diskProjectFiles } from '../files/diskProjectFiles.ts';
import { arimoFonts, programVersion } from '../files/programFiles.ts';
import { writeStudy } from '../files/writeStudy.ts';
import { withRunner } from '../runner/withRunner.ts';
import {
  exitCodeOf,
  exitCodes,
  printJson,
  printLine,
  projectFolder,
  sayProblems,
  type GlobalOptions,
} from './commandContext.ts';
import { noStudies } from './noStudies.ts';
import { progressLine } from './progressLine.ts';

/** A study as `run --json` prints it. */
interface StudyReport extends Pick<StudyOutcome, 'study' | 'protocol' | 'state'> {
  readonly outputs: readonly string[];
  readonly headlines: readonly string[];
}

/**
 * `cellassay run [study…]`: exports and protocols in, `output/<study>/` out.
 *
 * @returns exit code
 */
export async function runCommand(asked: readonly string[], options: GlobalOptions): Promise<number> {
  const project = projectFolder(options);
  const files: StudyOutcome['files'][number][] = [];
  const studies: StudyReport[] = [];
  const problems: Problem[] = [];
  const { progress, stop } = progressLine();
  await withRunner(async (runner) => {
    const run = {
      files: diskProjectFiles(project),
      runner,
      progress,
      fonts: arimoFonts(),
      programVersion: programVersion(),
    };
    await runStudies(asked, run, async (outcome) => {
      const unwritten =
        outcome.state === 'done' ? await writeStudy(project, outcome.study, outcome.output) : [];
      const written = outcome.state === 'done' && unwritten.length === 0;
      const outputs = written
        ? outcome.output.map((file) => `output/${outcome.study}/${file.path}`).sort()
        : [];
      const { study, protocol, state, headlines } = outcome;
      studies.push({ study, protocol, state, outputs, headlines });
      files.push(...outcome.files);
      problems.push(...outcome.problems, ...unwritten);
    });
  }).finally(stop);
  if (studies.length === 0) problems.push(noStudies(project));
  if (options.json === true) printJson({ files, studies, problems });
  else report(files, studies);
  sayProblems(problems, options);
  return studies.some((study) => study.state === 'done') ? exitCodeOf(problems) : exitCodes.couldNotRun;
}

function report(files: readonly StudyOutcome['files'][number][], studies: readonly StudyReport[]): void {
  for (const { study, state, protocol, outputs, headlines } of studies) {
    const ofStudy = files.filter((file) => file.study === study);
    const used = ofStudy.filter((file) => file.state === 'claimed').length;
    if (state === 'refused') printLine(`${study}: not run`);
    else
      printLine(
        `${study}: ${used} of ${ofStudy.length} files by ${protocol ?? ''} -> output/${study}/ (${outputs.length} files)`,
      );
    for (const { file } of ofStudy.filter((one) => one.state === 'incomplete'))
      printLine(`  waits: ${file} (not complete yet)`);
    for (const line of headlines) printLine(`  ${line}`);
    for (const output of outputs) printLine(`  ${output}`);
  }
}
