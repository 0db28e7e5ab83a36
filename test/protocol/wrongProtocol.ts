import { expect } from 'vitest';
import type { Problem } from '#domain/problem';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';

/** What is wrong with a protocol that must be refused. */
export function problemsOf(text: string): readonly Problem[] {
  const { value, problems } = parseProtocol({ text, file: 'protocols/p.yaml' });
  expect(value).toBeNull();
  for (const problem of problems)
    expect(problem).toMatchObject({ file: 'protocols/p.yaml', severity: 'error' });
  return problems;
}

/** The same, when it must be one thing. */
export function onlyProblem(text: string): Problem {
  const problems = problemsOf(text);
  expect(problems).toHaveLength(1);
  return problems[0]!;
}

/** The reference protocol with one thing changed. */
export function changed(from: string, to: string): string {
  expect(fig2Protocol).toContain(from);
  return fig2Protocol.replace(from, to);
}
