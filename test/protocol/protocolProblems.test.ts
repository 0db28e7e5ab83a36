import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';
import { changed, onlyProblem, problemsOf } from './wrongProtocol.ts';

const at = (line: number, column: number) => ({
  place: expect.objectContaining({ line, column }) as unknown,
});

describe('a protocol that is not right', () => {
  it('shows the lines around the place, with carets', () => {
    const problem = onlyProblem(changed('    read: 590 nm', '    raed: 590 nm'));
    expect(problem).toMatchObject({
      code: 'protocol-unknown-key',
      ...at(14, 5),
      found: 'key "raed"',
      fix: 'did you mean "read"?',
    });
    expect(problem.expected).toContain('files, read, reference');
    expect(problem.frame).toBe(
      [
        '  12 |   single dose:',
        '  13 |     files: "a/{cell line}_exp{experiment}.*"',
        '> 14 |     raed: 590 nm',
        '     |     ^^^^',
        '  15 |     layout: fig2-a.layout.xlsx',
        '  16 |     time: 48 h',
      ].join('\n'),
    );
  });

  it('is asked whether `curve` was meant to be `curves`, and not whether it is a panel at all', () => {
    const problems = problemsOf(changed('curves: viability', 'curve: viability'));
    expect(problems.map(({ fix }) => fix)).toContain('did you mean "curves"?');
  });

  it('needs a top where 2PL is fitted to percent of control', () => {
    const model = 'model: 3PL\n      fix: { top: 100 %, hill slope: -1, EC50: 2 }';
    const problem = onlyProblem(changed(model, 'model: 2PL'));
    expect(problem).toMatchObject({ ...at(59, 14), fix: 'add `fix: { top: 100 }`' });
    const withTop = changed(model, 'model: 2PL\n      fix: { top: 100 }');
    expect(parseProtocol({ text: withTop, file: 'protocols/p.yaml' }).problems).toEqual([]);
  });

  it('names panels so that each can be a file on every system', () => {
    expect(onlyProblem(changed('    a:\n', '    con:\n'))).toMatchObject({
      code: 'protocol-invalid-value',
      found: '"con"',
    });
    expect(problemsOf(changed('    b:\n', '    A:\n'))[0]?.expected).toContain('more than capitals');
  });

  it('is told everything at once, in the order of the file', () => {
    const text = fig2Protocol
      .replace('title:', 'titel:')
      .replace('time: 48 h', 'time: 48')
      .replace('of: single dose', 'of: single dos')
      .replace('model: 3PL', 'modle: 3PL');
    expect(problemsOf(text).map(({ code, place, fix }) => [code, place?.line, fix])).toEqual([
      ['protocol-unknown-key', 1, 'did you mean "title"?'],
      ['protocol-invalid-value', 16, 'add the unit: "48 h"'],
      ['protocol-invalid-value', 46, 'did you mean "single dose"?'],
      ['protocol-unknown-key', 59, 'did you mean "model"?'],
    ]);
  });

  it.each([
    [
      'plates without files',
      '    files: "a/{cell line}_exp{experiment}.*"\n',
      '',
      'protocol-missing-key',
      /`files`/,
    ],
    ['a value left out', 'time: 48 h', 'time:', 'protocol-missing-key', /`time`/],
    [
      'an exclusion without reason',
      '    reason: scratched with the pipette tip\n',
      '',
      'protocol-missing-key',
      /`reason`/,
    ],
  ])('misses something: %s', (_, from, to, code, found) => {
    const problem = onlyProblem(changed(from, to));
    expect(problem.code).toBe(code);
    expect(problem.found).toMatch(found);
  });

  it.each([
    [
      'a capture that is no attribute',
      '{cell line}_exp{experiment}.*"\n    read: 590',
      '{cellline}_exp{experiment}.*"\n    read: 590',
      /did you mean \{cell line\}/,
    ],
    [
      'two captures that touch',
      'a/{cell line}_exp{experiment}',
      'a/{cell line}{experiment}',
      /between two captures/,
    ],
    ['a pattern that leaves the folder', '"a/{cell line}', '"../{cell line}', /leave out/],
    [
      'a capture that is not closed',
      '_exp{experiment}.*"\n    read: 590',
      '_exp{experiment.*"\n    read: 590',
      /close each/,
    ],
    ['a wavelength no reader has', 'wavelength: 590 nm', 'wavelength: 59 nm', /590 nm/],
    [
      'a delimiter with another name',
      'delimiter: semicolon',
      'delimiter: semikolon',
      /did you mean "semicolon"/,
    ],
    ['a unit nobody knows', '0.1 ug/ml, BT', '0.1 ug, BT', /unit/],
    ['a blank that is no number', 'blank: 0.05 AU', 'blank: some', /one of these/],
    ['a molar mass without unit', '148 kDa', '148', /148 kDa/],
    ['a width no page has', 'width: 17.4 cm', 'width: 5 mm', /page/],
    ['a width without unit', 'width: 17.4 cm', 'width: 174', /174 mm/],
    ['a quantity with a slip', 'bars: response', 'bars: respons', /did you mean "response"/],
    ['groups by role', 'by: cell line', 'by: role', /choose one/],
    ['a facet that makes the groups', 'facet: none', 'facet: cell line', /facet: none/],
    ['a comparison of one', 'compare: [SKBR3, BT474]', 'compare: [SKBR3]', /expected/],
    ['a group against itself', 'compare: [SKBR3, BT474]', 'compare: [SKBR3, SK-BR-3]', /against itself/],
    ['a pair given twice', '[control, T+P]]', '[T+P, T]]', /remove the second/],
    ['a compared group that is not drawn', 'order: [Ctrl, T, P, T + P]', 'order: [T, P, T + P]', /add "CTR"/],
    ['stars with a milder threshold', '"**": 0.01', '"**": 0.1', /smaller threshold/],
    ['a fixed parameter that is no number', 'top: 100 %', 'top: all', /number/],
    ['a yes that is none', 'omit zero: yes', 'omit zero: maybe', /true or false/],
    ['relative to with another quantity', 'bars: response', 'bars: viability', /relative to/],
    ['wells of an exclusion that are none', 'wells: C5', 'wells: C5x', /"C5x" is no well/],
    ['a panel with a strange name', '    a:\n', '    ../a:\n', /a, b, c/],
    ['a text where a map is needed', 'normalize:\n  control: untreated', 'normalize: standard', /./],
  ])('is refused for %s', (_, from, to, fix) => {
    const problem = onlyProblem(changed(from, to));
    expect(problem.code).toBe('protocol-invalid-value');
    expect(problem.fix).toMatch(fix);
    expect(problem.frame).toMatch(/^> +\d+ \| .*\n +\| +\^/m);
  });

  it('says in the words of ranges what is wrong with a range', () => {
    const cases: [string, string, string, RegExp][] = [
      [
        '{ resistance: T, role: untreated }',
        '{ resistence: T, role: untreated }',
        'layout-unknown-attribute',
        /did you mean "resistance"/,
      ],
      ['{ resistance: T, role: untreated }', '{ drug: much }', 'layout-unknown-attribute', /needs a dose/],
      ['role: untreated', 'role: control', 'layout-invalid-value', /untreated or vehicle/],
      ['1:4 along columns }', '1:4 along rows }', 'layout-invalid-value', /two ways/],
      ['1:4 along columns }', '1:4 }', 'layout-invalid-value', /direction/],
      ['role: untreated', 'T-DM1: 1 nM, P: 2 nM', 'layout-conflict', /combination/],
      ['role: untreated', 'T-DM1: 1 nM, treatment: P', 'layout-conflict', /combination/],
      ['B10:D11:', 'B10:D:', 'protocol-invalid-value', /B2:D9/],
    ];
    for (const [from, to, code, fix] of cases) {
      const problem = onlyProblem(changed(from, to));
      expect(problem).toMatchObject({ code });
      expect(problem.fix).toMatch(fix);
    }
  });

  it('takes ranges with many mistakes for ranges still', () => {
    const text =
      'plates: { one: { files: x, layout: { A1: { role: x, time: 1, dose: 2, resistence: T } } } }';
    expect(problemsOf(text).map(({ code }) => code)).toEqual([
      'layout-invalid-value',
      'layout-invalid-value',
      'layout-invalid-value',
      'layout-unknown-attribute',
    ]);
  });

  it('counts columns from the first letter, behind a byte order mark too', () => {
    const [problem] = problemsOf(`\uFEFFtitel: x\n${fig2Protocol.replace(/^title.*\n/, '')}`);
    expect(problem).toMatchObject({ found: 'key "titel"', ...at(1, 1) });
    expect(problem?.frame).toMatch(/^> 1 \| titel: x\n {4}\| \^{5}\n/);
  });

  it('points at the key when the key is at fault, and at the value otherwise', () => {
    expect(onlyProblem(changed('B10:D11: { resistance: T,', 'B10:D11: { resistence: T,'))).toMatchObject(
      at(30, 18),
    );
    expect(onlyProblem(changed('role: untreated', 'role: control'))).toMatchObject(at(30, 39));
  });

  it('explains the comma that cut a dose in two', () => {
    const problems = problemsOf(changed('SK-BR-3: 0.1 ug/ml', 'SK-BR-3: 0,1 ug/ml'));
    expect(problems.map(({ fix }) => fix)).toContainEqual(expect.stringContaining('decimal point'));
  });

  it.each(['series 10,5 µg/ml 1:4 along columns', 'series 10 µg/ml 1:2,5 along columns'])(
    'explains the comma that cut %s in two',
    (series) => {
      const problem = onlyProblem(changed('series 10 µg/ml 1:4 along columns }', `${series} }`));
      expect(problem.fix).toBe('inside { } a comma separates entries: write a decimal point');
    },
  );

  it('points at the one group in a list of pairs that is not drawn', () => {
    const problem = onlyProblem(changed('[[T, T + P], [control, T+P]]', '[[T, T + P], [control, T+Q]]'));
    expect(problem).toMatchObject({ ...at(48, 39), found: '"T+Q"', fix: 'did you mean "T+P"?' });
  });

  it('needs something that is compared when a test is named', () => {
    const problem = onlyProblem(changed('compare: [SKBR3, BT474]', 'test: welch'));
    expect(problem).toMatchObject({ code: 'protocol-missing-key', expected: '`compare` beside `test`' });
  });

  it('needs something to exclude', () => {
    const problem = onlyProblem(
      changed('  - files: a/BT474_exp2.*\n    wells: C5\n    reason', '  - reason'),
    );
    expect(problem).toMatchObject({
      code: 'protocol-missing-key',
      fix: 'add for example `wells: C5` or `experiment: 3`',
    });
  });

  it.each([
    ['attributes that have no names', 'aliases:\n  cell line:', 'aliases:\n  dose:', /use one of these/],
    [
      'a spelling under two names',
      'SkBr3: [SKBR3-P40, clone 3]',
      'SkBr3: [x]\n    other: [X]',
      /"X" stands under "SkBr3"/,
    ],
    ['roles that do not exist', 'cell line:\n    SkBr3: [', 'role:\n    blnk: [', /did you mean "blank"/],
  ])('is refused for aliases of %s', (_, from, to, fix) => {
    expect(onlyProblem(changed(from, to)).fix).toMatch(fix);
  });

  it.each([
    ['plates', 'plates: {}'],
    ['ranges', 'plates: { one: { files: x, layout: {} } }'],
    ['panels', 'plates: { one: { files: x, layout: { A1: { role: blank } } } }\nfigure: { panels: {} }'],
  ])('needs at least one entry below %s', (_, text) => {
    expect(onlyProblem(text).code).toBe('protocol-missing-key');
  });

  it.each([
    ['nothing', ''],
    ['comments', '# nothing yet\n'],
  ])('says that a file with %s is empty', (_, text) => {
    expect(onlyProblem(text).code).toBe('file-empty');
  });

  it('is no list and no text', () => {
    expect(onlyProblem('- plates')).toMatchObject({ code: 'protocol-invalid-value', found: 'a list of 1' });
    expect(onlyProblem('plates').code).toBe('protocol-invalid-value');
  });

  it('needs to be told what a panel draws', () => {
    expect(onlyProblem(changed('      curves: viability\n', ''))).toMatchObject({
      code: 'protocol-missing-key',
      found: 'no value for `curves`',
      ...at(56, 5),
    });
    const neither = `${fig2Protocol}    c: { of: single dose }\n`;
    expect(onlyProblem(neither).expected).toBe(
      'a panel: `{ bars: response, of: … }` or `{ curves: viability, of: … }`',
    );
  });
});
