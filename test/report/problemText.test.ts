import { describe, expect, it } from 'vitest';
import { placeAt, type Problem } from '#domain/problem';
import { problemText } from '#report/problemText';

const problem: Problem = {
  code: 'protocol-unknown-key',
  severity: 'error',
  file: 'protocols/fig2.yaml',
  place: placeAt({ line: 12, column: 5 }),
  found: 'the key "lables"',
  expected: 'a key of a plate set',
  fix: 'did you mean "labels"?',
  frame: '12 |     lables: x\n   |     ^^^^^^',
};

describe('problemText', () => {
  it('says file, line and column, what was found and expected, the fix, and shows the line', () => {
    expect(problemText(problem)).toBe(
      [
        'error[protocol-unknown-key] protocols/fig2.yaml:12:5',
        '  found:    the key "lables"',
        '  expected: a key of a plate set',
        '  fix:      did you mean "labels"?',
        '',
        '    12 |     lables: x',
        '       |     ^^^^^^',
      ].join('\n'),
    );
  });

  it('names sheet, cell and well of a spreadsheet', () => {
    const place = placeAt({ sheet: 'Plate 1', cell: 'C12', well: 'B3' });
    expect(problemText({ ...problem, file: 'plates/a.xlsx', place }).split('\n')[0]).toBe(
      'error[protocol-unknown-key] plates/a.xlsx (sheet "Plate 1", cell C12, well B3)',
    );
  });

  it('leaves out what there is not', () => {
    const { frame: _, ...bare } = problem;
    expect(problemText({ ...bare, severity: 'note', file: null, place: null, expected: '' })).toBe(
      'note[protocol-unknown-key]\n  found:    the key "lables"\n  fix:      did you mean "labels"?',
    );
  });

  it('says only the line when the column is not known', () => {
    expect(problemText({ ...problem, place: placeAt({ line: 3 }) })).toContain('fig2.yaml:3\n');
  });

  it('keeps several lines of one part together', () => {
    expect(problemText({ ...problem, found: 'one\ntwo' })).toContain(
      '  found:    one\n            two\n  expected:',
    );
  });

  it('colours only when asked, and by severity', () => {
    expect(problemText(problem)).not.toContain('\u001B');
    expect(problemText(problem, { colour: true })).toContain(
      '\u001B[31merror[protocol-unknown-key]\u001B[0m',
    );
    expect(problemText({ ...problem, severity: 'warning' }, { colour: true })).toContain('\u001B[33mwarning');
  });

  it('shows control characters of a file instead of sending them to the terminal', () => {
    const text = problemText({ ...problem, found: 'a\u001B[2Jb\u0007\u009B', file: 'p\u001B]0;x.txt' });
    expect(text).toContain('a\\x1B[2Jb\\x07\\x9B');
    expect(text).toContain('p\\x1B]0;x.txt');
    expect(text).not.toContain('\u001B');
  });
});
