import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';
import { changed, onlyProblem, problemsOf } from './wrongProtocol.ts';

describe('a text that is not YAML', () => {
  it.each([
    ['a key given twice', 'plates: {}\nplates: {}', 2, /remove one/],
    ['a tab', 'plates:\n\tone: x', 2, /blanks/],
    ['a bracket that is not closed', 'plates: [a', 1, /bracket/],
    ['a pattern without quotes', 'plates:\n  one:\n    files: *.txt', 3, /quotes/],
    ['two documents', 'plates: {}\n---\nplates: {}', 2, /file of its own/],
    ['a key that objects treat in a way of their own', '__proto__: x', 1, /rename/],
  ])('is refused for %s', (_, text, line, fix) => {
    const [problem] = problemsOf(text).filter(({ code }) => code === 'protocol-syntax');
    expect(problem?.place?.line).toBe(line);
    expect(problem?.fix).toMatch(fix);
    expect(problem?.frame).toContain('^');
  });

  it('finds a key given twice and everything else at once', () => {
    const text = changed('assay: crystal violet', 'assay: crystal violet\nassay: MTT').replace(
      'time: 48 h',
      'time: 48',
    );
    expect(problemsOf(text).map(({ code }) => code)).toEqual(['protocol-syntax', 'protocol-invalid-value']);
  });

  it('does not unfold a bomb of aliases', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let depth = 1; depth < 12; depth++) {
      lines.push(`a${depth}: &a${depth} [${Array.from({ length: 10 }, () => `*a${depth - 1}`).join(', ')}]`);
    }
    expect(onlyProblem(lines.join('\n'))).toMatchObject({
      code: 'protocol-syntax',
      fix: expect.stringContaining('anchors') as unknown,
    });
  });

  it('refuses an anchor that contains itself', () => {
    expect(onlyProblem('plates: &p { one: *p }').expected).toMatch(/does not contain/);
  });

  it('never throws, whatever is cut off or changed', () => {
    fc.assert(
      fc.property(fc.nat(fig2Protocol.length), fc.string({ maxLength: 3 }), fc.nat(4), (from, put, cut) => {
        const text = fig2Protocol.slice(0, from) + put + fig2Protocol.slice(from + cut);
        const { value, problems } = parseProtocol({ text, file: 'p.yaml' });
        expect(value === null).toBe(problems.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 100 },
    );
  });

  it('gives a problem or a protocol for every beginning of the file', () => {
    for (let end = 0; end < fig2Protocol.length; end += 23) {
      const { value, problems } = parseProtocol({ text: fig2Protocol.slice(0, end), file: 'p.yaml' });
      expect(value === null).toBe(problems.some(({ severity }) => severity === 'error'));
    }
  });
});
