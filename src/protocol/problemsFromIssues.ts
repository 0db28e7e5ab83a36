import { closestName, didYouMean } from '#domain/didYouMean';
import type { Problem } from '#domain/problem';
import type { ProblemCode } from '#domain/problemCode';
import type { z } from 'zod';
import type { IssueAdvice } from './textSchema.ts';
import { valueAt } from './valueAt.ts';
import type { YamlPath, YamlSource } from './yamlSource.ts';

type Issue = z.core.$ZodIssue;

/**
 * What the schema found, at its place in the file and in the words of the field.
 *
 * @returns `protocol-unknown-key`, `protocol-missing-key`, `protocol-invalid-value`, or the code that the schema asked for
 */
export function problemsFromIssues(issues: readonly Issue[], source: YamlSource): Problem[] {
  return issues.flatMap((issue) => problemsFromIssue(issue, [], source));
}

function problemsFromIssue(issue: Issue, above: YamlPath, source: YamlSource): Problem[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, issue.message.split(', '), source));
    case 'invalid_key':
      return issue.issues.map((inner) => customProblem(inner, path, source, { onKey: true }));
    case 'invalid_union': {
      const option = likeliestOption(issue.errors, path, source);
      if (option === null || valueAt(source.data, path) === undefined)
        return [customProblem(issue, path, source)];
      return option.flatMap((inner) => problemsFromIssue(inner, path, source));
    }
    default:
      return [customProblem(issue, path, source)];
  }
}

/** The option that was meant: not of another kind of value, then with the fewest wrong or missing keys, then the fewest mistakes. */
function likeliestOption(
  options: readonly (readonly Issue[])[],
  path: YamlPath,
  { data }: YamlSource,
): readonly Issue[] | null {
  const wrongKeys = (issue: Issue): number => {
    if (issue.path.length > 1) return 0;
    if (issue.code === 'unrecognized_keys') return issue.keys.length;
    return issue.code === 'invalid_key' || valueAt(data, [...path, ...issue.path]) === undefined ? 1 : 0;
  };
  const ranked = options
    .filter((issues) => issues.length > 0 && !issues.some(isOtherKind))
    .map((issues) => ({ issues, wrong: issues.reduce((sum, issue) => sum + wrongKeys(issue), 0) }))
    .sort((a, b) => a.wrong - b.wrong || a.issues.length - b.issues.length);
  const [first] = ranked;
  if (first === undefined) return null;
  const tied = ranked.filter(
    ({ wrong, issues }) => wrong === first.wrong && issues.length === first.issues.length,
  );
  if (tied.length === 1) return first.issues;
  const misspelt = tied.filter(({ issues }) => hasMisspeltKey(issues, path, data));
  return misspelt.length === 1 ? (misspelt[0]?.issues ?? null) : null;
}

/** `curve` is there and `curves` is missing: that option was meant. */
function hasMisspeltKey(issues: readonly Issue[], path: YamlPath, data: unknown): boolean {
  const missing = issues.flatMap((issue) =>
    issue.path.length === 1 && valueAt(data, [...path, ...issue.path]) === undefined
      ? [String(issue.path[0])]
      : [],
  );
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return unknown.some((key) => closestName(key, missing) !== null);
}

/** A text where a map was expected, and the like. */
function isOtherKind(issue: Issue): boolean {
  return issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_union');
}

function unknownKey(path: YamlPath, key: string, known: readonly string[], source: YamlSource): Problem {
  return {
    code: 'protocol-unknown-key',
    severity: 'error',
    file: source.file,
    ...source.spotOf(path, 'key'),
    found: `key "${key}"`,
    expected: `one of: ${known.join(', ')}`,
    fix: didYouMean(key, known, 'remove the line, or use one of these keys'),
  };
}

function customProblem(
  issue: Issue,
  path: YamlPath,
  source: YamlSource,
  also: Partial<IssueAdvice> = {},
): Problem {
  const advice: Partial<IssueAdvice> = { ...(issue.code === 'custom' ? issue.params : {}), ...also };
  const at = pathOfEntry(advice.entry, path, source.data);
  const value = valueAt(source.data, at);
  const key = String(path.at(-1) ?? '');
  const missing = value === undefined || value === null || value === '';
  const code: ProblemCode = advice.code ?? (missing ? 'protocol-missing-key' : 'protocol-invalid-value');
  return {
    code,
    severity: 'error',
    file: source.file,
    ...source.spotOf(at, advice.onKey === true ? 'key' : 'value'),
    found: advice.onKey === true ? `"${key}"` : missing ? `no value for \`${key}\`` : textOf(value),
    expected: expectedOf(issue),
    fix: advice.fix ?? (missing ? missingAdvice(key) : 'write it as expected'),
  };
}

/** Where an entry stands in the list (of lists) at a path. */
function pathOfEntry(entry: string | undefined, path: YamlPath, data: unknown): YamlPath {
  const value = valueAt(data, path);
  if (entry === undefined || !Array.isArray(value)) return path;
  const paths = value.map((_, index) => pathOfEntry(entry, [...path, index], data));
  return paths.find((below) => valueAt(data, below) === entry) ?? path;
}

/** `{ SkBr3: 0,1 µg/ml }` is read as two entries, the second one with a key that starts with a number and has no value. */
function missingAdvice(key: string): string {
  return /^\d+(?:\W.*)?$/.test(key)
    ? 'inside { } a comma separates entries: write a decimal point'
    : `add \`${key}: …\``;
}

/** Every schema says in its message what it takes; what zod says by itself are sizes of lists and maps. */
function expectedOf(issue: Issue): string {
  return issue.code === 'too_small' ? 'at least one entry' : issue.message;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return `a map with ${keysOf(value)}`;
  return `"${String(value)}"`;
}

function keysOf(value: object): string {
  const keys = Object.keys(value).map((key) => `\`${key}\``);
  return keys.length === 0 ? 'nothing in it' : `${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ' …' : ''}`;
}
