import { relative, resolve, sep } from 'node:path';
import { cwd } from 'node:process';
import type { Problem } from '#domain/problem';
import { checkFiles, type CheckResult } from '#pipeline/checkFiles';
import { qualityRecords } from '#report/qualityTable';
import { qualityText } from '#report/qualityText';
import { diskProjectFiles } from '../files/diskProjectFiles.ts';
import { programVersion } from '../files/programFiles.ts';
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

/**
 * `cellassay check [study or file…]`: what each file is, how good its plates are and what would be wrong; writes nothing.
 *
 * @returns exit code
 */
export async function checkCommand(asked: readonly string[], options: GlobalOptions): Promise<number> {
  const project = projectFolder(options);
  const studies = await diskProjectFiles(project).studies();
  const inProject = asked.map((name) =>
    studies.includes(name) ? `plates/${name}` : pathInProject(name, project),
  );
  const { progress, stop } = progressLine();
  const result = await withRunner((runner) =>
    checkFiles(inProject, { files: diskProjectFiles(project), runner, progress }, programVersion()),
  ).finally(stop);
  const unknown = inProject.filter(
    (path) =>
      !result.files.some(({ file }) => file === path || file.startsWith(`${path}/`)) &&
      !result.studies.some(({ study }) => path === `plates/${study}`),
  );
  const nothing = asked.length === 0 && result.studies.length === 0 ? [noStudies(project)] : [];
  const problems = [...result.problems, ...unknown.map(notBelowPlates), ...nothing];
  if (options.json === true) {
    const quality = result.quality.flatMap(({ study, findings }) => qualityRecords(study, findings));
    printJson({ ...result, quality, problems });
  } else report(result, options.verbose === true);
  sayProblems(problems, options);
  return unknown.length + nothing.length > 0 ? exitCodes.couldNotRun : exitCodeOf(problems);
}

/** As typed from where the command runs; with `-C` also as it stands in the project. */
function pathInProject(file: string, project: string): string {
  const path = relative(project, resolve(cwd(), file));
  const inside = path.startsWith('..') ? relative(project, resolve(project, file)) : path;
  return inside.split(sep).join('/');
}

function notBelowPlates(file: string): Problem {
  return {
    code: 'file-not-found',
    severity: 'error',
    file,
    place: null,
    found: 'no such file below plates/ of the project',
    expected: 'the name of a study, or a file as plates/<study>/…',
    fix: 'Check the spelling. `cellassay inspect` shows what any file holds, wherever it is.',
  };
}

function report(result: CheckResult, verbose: boolean): void {
  for (const { file, vendor, state, problems } of result.files) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    const counted = errors > 0 ? `  (${errors} ${errors === 1 ? 'error' : 'errors'})` : '';
    const remark = state === 'incomplete' ? '  (not complete yet: it waits)' : counted;
    printLine(`${state.padEnd(10)} ${(vendor ?? '-').padEnd(12)} ${file}${remark}`);
  }
  for (const study of result.studies) {
    printLine(`study ${study.study}: ${readiness(study)}`);
    const quality = result.quality.find((one) => one.study === study.study)?.findings ?? [];
    for (const line of qualityText(quality, verbose)) printLine(line);
  }
}

function readiness({ protocol, state, errors, usable }: CheckResult['studies'][number]): string {
  if (state !== 'done') return 'cannot be run';
  const counted = `${errors} ${errors === 1 ? 'error' : 'errors'}`;
  if (!usable) return `no well of it can be used yet, by ${protocol ?? ''}: ${counted}, see below`;
  const remark = errors === 0 ? '' : `, but with ${counted}: see below what would be missing`;
  return `can be run with ${protocol ?? ''}${remark}`;
}
