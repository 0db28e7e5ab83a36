import { relative, resolve, sep } from 'node:path';
import { cwd } from 'node:process';
import { checkFiles, type CheckResult } from '#pipeline/checkFiles';
import { diskProjectFiles } from '../files/diskProjectFiles.ts';
import { programVersion } from '../files/programFiles.ts';
import { withRunner } from '../runner/withRunner.ts';
import {
  exitCodeOf,
  exitCodes,
  printJson,
  printLine,
  projectFolder,
  say,
  sayProblems,
  type GlobalOptions,
} from './commandContext.ts';
import { progressLine } from './progressLine.ts';

/**
 * `cellassay check [file…]`: what each file is and what would be wrong; writes nothing.
 *
 * @returns exit code
 */
export async function checkCommand(asked: readonly string[], options: GlobalOptions): Promise<number> {
  const project = projectFolder(options);
  const inProject = asked.map((file) => relative(project, resolve(cwd(), file)).split(sep).join('/'));
  const { progress, stop } = progressLine();
  const result = await withRunner((runner) =>
    checkFiles(inProject, { files: diskProjectFiles(project), runner, progress }, programVersion()),
  ).finally(stop);
  const unknown = inProject.filter((file) => !result.files.some((state) => state.file === file));
  if (options.json === true) printJson(result);
  else report(result);
  sayProblems(result.problems, options);
  for (const file of unknown) say(`${file}: no such file below plates/ of ${project}`);
  if (unknown.length > 0 || (result.studies.length === 0 && asked.length === 0)) {
    if (unknown.length === 0) say(`There are no studies below ${project}/plates/.`);
    return exitCodes.couldNotRun;
  }
  return exitCodeOf(result.problems);
}

function report(result: CheckResult): void {
  for (const { file, vendor, state, problems } of result.files) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    printLine(
      `${state.padEnd(10)} ${(vendor ?? '-').padEnd(12)} ${file}${errors > 0 ? `  (${errors} ${errors === 1 ? 'error' : 'errors'})` : ''}`,
    );
  }
  for (const { study, protocol, state } of result.studies) {
    printLine(`study ${study}: ${state === 'done' ? `can be run with ${protocol ?? ''}` : 'cannot be run'}`);
  }
}
