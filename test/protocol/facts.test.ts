import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';
import { onlyProblem, changed } from './wrongProtocol.ts';

const withFacts = (lines: string): string => changed('  seeding density: 5000 cells per well\n', lines);
const read = (lines: string) => parseProtocol({ text: withFacts(lines), file: 'protocols/p.yaml' });

describe('the facts of a protocol', () => {
  it('are known by name in any capitals, blanks and hyphens, and own ones stay as written', () => {
    const { value, problems } = read('  Seeding-Density: 5000\n  Ethics approval: 12/34\n');
    expect(problems).toEqual([]);
    expect(value?.facts).toEqual({ 'seeding density': '5000', 'Ethics approval': '12/34' });
  });

  it('are kept and questioned where they are spelt almost like a known one', () => {
    const { value, problems } = read('  seding density: 5000\n');
    expect(value?.facts).toEqual({ 'seding density': '5000' });
    const line = fig2Protocol.slice(0, fig2Protocol.indexOf('  seeding density')).split('\n').length;
    expect(problems).toMatchObject([
      {
        code: 'fact-misspelt',
        severity: 'warning',
        place: { line, column: 3 },
        found: 'fact "seding density"',
        fix: expect.stringContaining('did you mean "seeding density"?') as unknown,
      },
    ]);
  });

  it('are refused twice in two spellings', () => {
    expect(onlyProblem(withFacts('  seeding density: 1\n  Seeding Density: 2\n'))).toMatchObject({
      code: 'protocol-invalid-value',
      found: '"Seeding Density"',
      expected: 'each fact once',
    });
  });

  it('are refused without a value', () => {
    expect(onlyProblem(withFacts('  seeding density:\n'))).toMatchObject({ code: 'protocol-missing-key' });
    expect(onlyProblem(withFacts('  own:\n'))).toMatchObject({ code: 'protocol-missing-key' });
  });
});
