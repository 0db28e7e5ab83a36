import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { cwd } from 'node:process';
import type { OutputFile } from '#domain/outputFile';
import type { Problem } from '#domain/problem';
import { newStudy, type GivenFile, type NewStudy, type NewStudyRequest } from '#pipeline/newStudy';
import { fileExists } from '#pipeline/newStudyProblems';
import { studyNameProblem } from '#pipeline/studyName';
import { newStudyText, type NewStudyReport } from '#report/newStudyText';
import { diskProjectFiles, readContents } from '../files/diskProjectFiles.ts';
import { fileNotFound } from '../files/fileNotFound.ts';
import { writeNewFiles } from '../files/writeNewFiles.ts';
import { withRunner } from '../runner/withRunner.ts';
import {
  exitCodes,
  printJson,
  printLine,
  projectFolder,
  sayProblems,
  type GlobalOptions,
} from './commandContext.ts';
import { tableChoices, type TableOptions } from './tableOptions.ts';

/** As commander gives them. */
export interface NewOptions extends GlobalOptions, TableOptions {
  readonly layout?: NonNullable<NewStudyRequest['form']>;
  readonly plate?: string;
}

/** What became of the command. */
interface NewOutcome extends NewStudyReport {
  readonly problems: readonly Problem[];
}

/**
 * `cellassay new NAME [FILE…]`: a protocol and a layout to fill in, from exports where there are any.
 *
 * Exports elsewhere are copied into the folder of the study, never moved. Nothing that is there is overwritten.
 *
 * @returns exit code
 */
export async function newCommand(
  asked: string,
  named: readonly string[],
  options: NewOptions,
): Promise<number> {
  const project = projectFolder(options);
  const study = await spelledAsFolder(asked, project);
  const outcome = await made(study, named, project, options);
  if (options.json === true) printJson(outcome);
  else if (outcome.written.length > 0) {
    const again = options.project === undefined || options.project === '.' ? '' : ` -C ${options.project}`;
    printLine(newStudyText(outcome, again).join('\n'));
  }
  sayProblems(outcome.problems, options);
  return outcome.written.length === 0 ? exitCodes.couldNotRun : exitCodes.well;
}

async function made(
  study: string,
  named: readonly string[],
  project: string,
  options: NewOptions,
): Promise<NewOutcome> {
  const nothing: NewOutcome = { study, written: [], renewed: [], copied: [], guessed: [], problems: [] };
  const unusable = studyNameProblem(study);
  if (unusable !== null) return { ...nothing, problems: [unusable] };
  const given = await givenFiles(study, named, project);
  if (given.problems.length > 0) return { ...nothing, problems: given.problems };
  const request: NewStudyRequest = {
    study,
    given: given.files,
    form: options.layout ?? null,
    wells: options.plate === undefined ? null : Number(options.plate),
    table: tableChoices(options),
  };
  const answer = await withRunner((runner) => newStudy(request, diskProjectFiles(project), runner));
  if (answer.files.length === 0) return { ...nothing, problems: answer.problems };
  return { ...nothing, ...(await written(answer, given.copies, project)) };
}

async function written(
  { study, files, renewed, guessed, fromExport, problems }: NewStudy,
  copies: readonly Copy[],
  project: string,
): Promise<Pick<NewOutcome, 'problems'> & Partial<NewOutcome>> {
  const all = [...copies.map(({ to, contents }) => ({ path: to, contents })), ...files];
  const result = await writeNewFiles(project, all);
  if (!result.ok) return { problems: [...problems, result.problem ?? fileExists(result.path, study)] };
  await mkdir(join(project, 'plates', study), { recursive: true });
  return {
    written: files.map(({ path }) => path),
    renewed: await renew(renewed, project),
    copied: copies.map(({ from, to }) => ({ from, to })),
    guessed,
    fromExport,
    problems,
  };
}

/** Files that only cellassay writes; a folder that refuses them does without. */
async function renew(files: readonly OutputFile[], project: string): Promise<string[]> {
  const renewed: string[] = [];
  for (const { path, contents } of files) {
    const there = await readContents(join(project, path));
    if (there !== null && new TextDecoder().decode(there.bytes) === contents) continue;
    await writeFile(join(project, path), contents);
    renewed.push(path);
  }
  return renewed;
}

interface Copy {
  readonly from: string;
  readonly to: string;
  readonly contents: Uint8Array;
}

/** The exports that were named; those that do not stand in the folder of the study have to be copied there. */
async function givenFiles(
  study: string,
  named: readonly string[],
  project: string,
): Promise<{ files: GivenFile[]; copies: Copy[]; problems: Problem[] }> {
  const files = new Map<string, GivenFile>();
  const copies: Copy[] = [];
  const problems: Problem[] = [];
  for (const file of named) {
    const from = resolve(cwd(), file);
    const contents = await readContents(from);
    if (contents === null) {
      problems.push(await fileNotFound(file, from));
      continue;
    }
    const inside = await pathBelow(join(project, 'plates', study), from);
    const path = inside ?? basename(from);
    const to = `plates/${study}/${path}`;
    const same =
      files.get(path)?.contents ?? (inside === null ? await readContents(join(project, to)) : null);
    if (same !== null && same.sha256 !== contents.sha256) problems.push(otherFileThere(file, to));
    else if (same === null && inside === null) copies.push({ from: file, to, contents: contents.bytes });
    files.set(path, { file: to, path, contents });
  }
  return { files: [...files.values()], copies, problems };
}

/** With `/`; null for a file elsewhere. Links are followed, so that a file is found where it really is. */
async function pathBelow(folder: string, file: string): Promise<string | null> {
  const real = await realpath(folder).catch(() => folder);
  const path = relative(real, await realpath(file));
  return path.startsWith('..') || resolve(real, path) !== join(real, path) || path === ''
    ? null
    : path.split(sep).join('/');
}

function otherFileThere(file: string, to: string): Problem {
  return {
    code: 'file-exists',
    severity: 'error',
    file: to,
    place: null,
    found: `another file of the name of ${file}; nothing was written`,
    expected: 'exports with names of their own',
    fix: 'rename one of the two: what differs between them belongs into the names (SkBr3_exp1, SkBr3_exp2 …)',
  };
}

/** A folder that is there is spelled as it is there: é can be one letter or two. */
async function spelledAsFolder(asked: string, project: string): Promise<string> {
  const there = await diskProjectFiles(project).studies();
  return there.find((name) => name.normalize('NFC') === asked.normalize('NFC')) ?? asked.normalize('NFC');
}
