import { describe, expect, it } from 'vitest';
import { starConventionByName } from '#domain/starConvention';
import { compareTable, type CompareTableOptions } from '#pipeline/compareTable';
import { readSheetBook } from '#sheet/readSheetBook';
import { expectClose } from '../support/expectClose.ts';

const usual: CompareTableOptions = {
  test: 'student',
  correction: 'none',
  stars: starConventionByName('sepher'),
  pairs: [],
  control: null,
};

function compared(lines: readonly string[], options: Partial<CompareTableOptions> = {}) {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const table = { delimiter: null, decimal: null, sheet: null };
  const book = readSheetBook({ bytes, file: 't.csv', table }).value!;
  return compareTable(book, 't.csv', { ...usual, ...options });
}

describe('a table of groups', () => {
  it('puts no rows without an experiment together into a nameless one, and drops none in silence', () => {
    const { comparisons, problems } = compared([
      'group,value,experiment',
      'A,1,1',
      'A,2,2',
      'A,9,',
      'B,5,1',
      'B,6,2',
      ',7,2',
    ]);
    expect(comparisons).toMatchObject([{ nA: 2, nB: 2, meanA: 1.5, meanB: 5.5 }]);
    expect(problems).toMatchObject([
      { code: 'cell-empty', place: { cell: 'C4' } },
      { code: 'cell-empty', place: { cell: 'A7' } },
      { code: 'n-below-three' },
    ]);
  });

  it('says that a single group has nothing to be compared with, and takes a constant instead', () => {
    const one = ['group,value', 'A,1', 'A,2'];
    expect(compared(one)).toMatchObject({ comparisons: [], problems: [{ code: 'comparison-impossible' }] });
    expect(compared(one, { test: 'one-sample', mu: 1 }).comparisons).toMatchObject([{ a: 'A', b: '1' }]);
  });

  it('tells once that the control is not there', () => {
    const three = ['group,value', 'A,1', 'A,2', 'B,1', 'B,3', 'C,5', 'C,6'];
    expect(compared(three, { control: 'Z' })).toMatchObject({
      comparisons: [],
      problems: [{ code: 'group-not-found' }],
    });
  });

  it('doubts an unpaired test of two groups that were divided by a third', () => {
    const rows = [1, 2, 3].flatMap((n) => [`CTR,100,${n}`, `T,${70 + 3 * n},${n}`, `P,${64 - n * n},${n}`]);
    const table = ['group,value,experiment', ...rows];
    const pairs = [['T', 'P']] as const;
    expect(compared(table, { pairs })).toMatchObject({
      comparisons: [{ a: 'T', b: 'P', nA: 3, nB: 3, test: 'student' }],
      problems: [{ code: 'comparison-shared-control', severity: 'warning' }],
    });
    expect(compared(table, { pairs, test: 'ratio-paired' }).problems).toEqual([]);
    const scattering = table.map((row) => row.replace('CTR,100,2', 'CTR,101,2'));
    expect(compared(scattering, { pairs }).problems).toEqual([]);
  });

  it('asks which of two columns of one name is meant', () => {
    expect(compared(['group,value,value', 'A,1,2', 'B,2,3'])).toMatchObject({
      comparisons: [],
      problems: [{ code: 'ambiguous-table', found: 'two columns value', place: { cell: 'C1' } }],
    });
  });

  it('says what the stars would be with every row as n, only where rows were averaged', () => {
    const rows = ['A,1,1', 'A,2,1', 'A,3,2', 'A,4,2', 'B,5,1', 'B,6,1', 'B,7,2', 'B,8,2'];
    const [comparison] = compared(['group,value,experiment', ...rows]).comparisons;
    expect(comparison).toMatchObject({ nA: 2, nB: 2, basis: 'biological' });
    const wells = comparison!.alternatives.find(({ way }) => way === 'wells as n');
    expect(wells).toMatchObject({ nA: 4, nB: 4, basis: 'technical', test: 'student', changes: true });
    // by hand: difference 4, both variances 5/3, t = 4/√(5/3 · 2/4), df 6; scipy 1.17: 2·t.sf(4.38178, 6)
    expectClose(wells!.p, 0.004659214943993934, { rel: 1e-10 });
    const without = compared(['group,value', ...rows.map((row) => row.slice(0, 3))]).comparisons[0]!;
    expect(without.alternatives.map(({ way }) => way)).toEqual(['welch']);
    const once = compared(['group,value,experiment', 'A,1,1', 'A,2,2', 'B,5,1', 'B,6,2']).comparisons[0]!;
    expect(once.alternatives.map(({ way }) => way)).toEqual(['welch']);
  });
});
