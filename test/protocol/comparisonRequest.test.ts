import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';
import { changed, onlyProblem } from './wrongProtocol.ts';

/** Panel a compares these groups in this way, and is not relative to one of them. */
function comparing(lines: string): string {
  return changed('compare: [[T, T + P], [control, T+P]]\n      correction: holm', lines).replace(
    '      relative to: control\n',
    '',
  );
}

function requestOf(text: string) {
  const { value, problems } = parseProtocol({ text, file: 'protocols/p.yaml' });
  expect(problems).toEqual([]);
  return value!.figure!.panels[0]!.comparisons;
}

describe('what a panel compares', () => {
  it('follows from the control of Dunnett’s test, in the one spelling of the group', () => {
    expect(requestOf(comparing('control: ctrl\n      correction: dunnett'))).toMatchObject({
      ...{ pairs: [], control: 'CTR', test: 'student', correction: 'dunnett' },
    });
    expect(
      requestOf(comparing('compare: [T, Ctrl]\n      control: CTR\n      correction: dunnett')),
    ).toMatchObject({ pairs: [['T', 'CTR']], control: 'CTR' });
  });

  it('is every pair by Tukey’s test, and every other group with a control by itself', () => {
    const tukey = requestOf(comparing('correction: tukey'));
    expect(tukey).toMatchObject({ pairs: [], correction: 'tukey' });
    expect(tukey).not.toHaveProperty('control');
    expect(requestOf(comparing('control: CTR'))).toMatchObject({
      pairs: [],
      control: 'CTR',
      correction: 'none',
    });
  });

  it.each([
    ['correction: dunnett', '`control` beside `correction: dunnett`', 'add `control: CTR`'],
    ['compare: [T, P]\n      correction: dunnett', '`control` beside `correction: dunnett`', 'add `control'],
    [
      'compare: [T, P]\n      control: CTR\n      correction: dunnett',
      'pairs with the control "CTR"',
      'remove [T, P], or write `correction: tukey`',
    ],
    ['compare: [T, P]\n      control: CTR', 'pairs with the control "CTR"', 'or remove `control`'],
    [
      'compare: [T, P]\n      test: welch\n      correction: tukey',
      '`test: student` beside `tukey`',
      'write `test: student`, or `correction: holm` with `test: welch`',
    ],
    [
      'control: CTR\n      test: mann-whitney\n      correction: dunnett',
      '`test: student` beside `dunnett`',
      '`correction: holm` with `test: mann-whitney`',
    ],
    ['control: Q', 'groups that `order` lists', 'add "Q" to `order`'],
  ])('is refused with what to write instead: %s', (lines, expected, fix) => {
    const problem = onlyProblem(comparing(lines));
    expect(problem.expected).toContain(expected);
    expect(problem.fix).toContain(fix);
  });

  it('cannot be by Dunnett’s or Tukey’s test where values are relative to a group', () => {
    const problem = onlyProblem(changed('correction: holm', 'correction: tukey'));
    expect(problem).toMatchObject({
      fix: 'write `correction: holm`; these values are compared experiment by experiment',
    });
  });

  it('is the EC50s of curves experiment by experiment, and nothing else', () => {
    const curves = (lines: string): string =>
      changed('compare: [SKBR3, BT474]', `compare: [SKBR3, BT474]\n      ${lines}`);
    expect(onlyProblem(curves('test: welch'))).toMatchObject({ expected: 'paired, for curves' });
    expect(onlyProblem(curves('correction: tukey')).fix).toContain('correction: holm');
    expect(onlyProblem(changed('compare: [SKBR3, BT474]', 'control: BT474'))).toMatchObject({
      expected: '`compare` for curves',
    });
    const { problems } = parseProtocol({ text: curves('test: paired'), file: 'protocols/p.yaml' });
    expect(problems).toEqual([]);
    expect(fig2Protocol).toContain('curves: viability');
  });
});

describe('the analysis of variance of a panel', () => {
  const asking = (line: string): string => comparing(`anova: ${line}\n      compare: [T, P]`);
  const anovaOf = (text: string): unknown => {
    const { value, problems } = parseProtocol({ text, file: 'protocols/p.yaml' });
    expect(problems).toEqual([]);
    const panel = value!.figure!.panels[0]!;
    return panel.kind === 'bars' ? panel.anova : null;
  };

  it('is of one factor, of what the panel draws, or of a treatment', () => {
    expect(anovaOf(asking('welch'))).toEqual({ kind: 'welch' });
    expect(anovaOf(asking('[cell line, Resistance]'))).toEqual({
      ...{ kind: 'two-way', factors: ['cell line', 'resistance'], sumsOfSquares: 'II' },
    });
    const absorbance = asking('[resistance, T-DM1]').replace('bars: response', 'bars: blanked absorbance');
    expect(anovaOf(absorbance)).toMatchObject({ factors: ['resistance', 'T-DM1'] });
  });

  it.each([
    [
      '[treatment, dose]',
      '`resistance`, which makes the groups, and one more factor',
      '[resistance, cell line]',
    ],
    ['[resistance, time]', '`resistance` and `cell line`, which the panel draws', 'write `facet: time`'],
    ['[resistance, T-DM1]', '`bars: blanked absorbance`', '`anova: one-way`: the response of a group'],
  ])('is refused with what to write instead: %s', (line, expected, fix) => {
    const problem = onlyProblem(asking(line));
    expect(problem.expected).toContain(expected);
    expect(problem.fix).toContain(fix);
  });
});
