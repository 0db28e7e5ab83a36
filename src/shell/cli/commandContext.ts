import { cwd, env, stderr, stdout } from 'node:process';
import { resolve } from 'node:path';
import type { Problem } from '#domain/problem';
import { problemText } from '#report/problemText';
import { terminalColour } from './terminalColour.ts';

/** Options that every command takes. */
export interface GlobalOptions {
  readonly project?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Exit codes of contracts: all well, finished with errors, could not run. */
export const exitCodes = { well: 0, withErrors: 1, couldNotRun: 2 } as const;

/** 1 as soon as one problem is an error. */
export function exitCodeOf(problems: readonly Problem[]): number {
  return problems.some((problem) => problem.severity === 'error') ? exitCodes.withErrors : exitCodes.well;
}

/** The project folder that a command works in. */
export function projectFolder(options: GlobalOptions): string {
  return resolve(cwd(), options.project ?? '.');
}

/** The one JSON document of a command. */
export function printJson(value: unknown): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** A line of the answer, for people. */
export function printLine(line = ''): void {
  stdout.write(`${line}\n`);
}

/** A message beside the answer. */
export function say(line: string): void {
  stderr.write(`${line}\n`);
}

/** Problems, the gravest first; notes only when asked for. */
export function sayProblems(problems: readonly Problem[], options: GlobalOptions): void {
  const order = { error: 0, warning: 1, note: 2 };
  const colour = terminalColour({ env, isTerminal: stderr.isTTY }) !== 'none';
  const shown = problems.filter((problem) => options.verbose === true || problem.severity !== 'note');
  for (const problem of [...shown].sort((a, b) => order[a.severity] - order[b.severity])) {
    say(problemText(problem, { colour }));
    say('');
  }
}
