import { describe, expect, it } from 'vitest';
import type { ReadChoice } from '#domain/protocol';
import type { Read } from '#domain/read';
import { chooseRead } from '#layout/chooseRead';
import { readOf } from './plateOf.ts';

const at = (wavelengthNm: number | null, also: Partial<Read> = {}): Read =>
  readOf({ wavelengthNm, label: String(wavelengthNm ?? 'Results'), wells: [], ...also });
const nm = (wavelengthNm: number): ReadChoice => ({ wavelengthNm, label: null });
const named = (label: string): ReadChoice => ({ wavelengthNm: null, label });

function choose(reads: readonly Read[], choice: ReadChoice | null, sheet: string | null = null) {
  const table = { delimiter: null, decimal: null, sheet };
  return chooseRead({ reads, choice, file: 'plates/s/x.txt', set: { name: 'one', table } });
}

describe('chooseRead', () => {
  it('takes the read at the wavelength that the protocol names', () => {
    const reads = [at(450), at(590), at(590, { label: 'Blank 590', kind: 'calculated' })];
    expect(choose(reads, nm(590))).toEqual({ value: [reads[1]], problems: [], inferred: [] });
  });

  it('takes a read by its label, also one that the software calculated', () => {
    const reads = [at(590), at(590, { label: 'Blank 590', kind: 'calculated' })];
    expect(choose(reads, named('blank 590')).value).toEqual([reads[1]]);
    expect(choose(reads, { wavelengthNm: 450, label: 'Blank 590' }).problems[0]?.code).toBe('read-not-found');
  });

  it('takes the only measured absorbance read without asking, and says so', () => {
    const reads = [
      at(590),
      at(590, { label: 'Blank 590', kind: 'calculated' }),
      at(null, { mode: 'fluorescence', label: '485,528' }),
    ];
    const { value, inferred } = choose(reads, null);
    expect(value).toEqual([reads[0]]);
    expect(inferred).toEqual([
      {
        what: 'read',
        value: '"590"',
        because: 'the only measured absorbance read of the file',
        state: 'read: 590 nm',
        file: 'plates/s/x.txt',
      },
    ]);
  });

  it('takes one read of each plate of the file', () => {
    const reads = [
      at(590, { plate: 'P1' }),
      at(450, { plate: 'P1' }),
      at(590, { plate: 'P2' }),
      at(450, { plate: 'P2' }),
    ];
    expect(choose(reads, nm(590)).value).toEqual([reads[0], reads[2]]);
  });

  it('takes a read without wavelength as the one that is meant when nothing else can be, and says so', () => {
    const { value, inferred } = choose([at(null)], nm(590));
    expect(value).toHaveLength(1);
    expect(inferred).toMatchObject([{ what: 'wavelength', value: '590 nm' }]);
    expect(choose([at(null), at(450)], nm(590)).problems[0]?.code).toBe('read-not-found');
  });

  it('takes a grid in each of several sheets as a plate each, and says so', () => {
    const reads = [at(null, { sheet: 'rep1' }), at(null, { sheet: 'rep2' })];
    expect(choose(reads, null).value).toEqual(reads);
    expect(choose(reads, null).inferred).toContainEqual(
      expect.objectContaining({
        what: 'plates',
        value: '2 plates with the same layout',
        state: 'sheet: rep1',
      }),
    );
    expect(choose(reads, null, 'rep2')).toMatchObject({ value: [reads[1]], inferred: [{ what: 'read' }] });
  });

  it('asks when there are several, with the lines to write', () => {
    const { value, problems } = choose([at(450), at(590)], null);
    expect(value).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: 'read-ambiguous',
        severity: 'error',
        file: 'plates/s/x.txt',
        found: '2 reads: "450", "590"',
        fix: 'write into the plate set: `read: 450 nm` or `read: 590 nm`',
      },
    ]);
  });

  it.each([
    [
      [at(590, { label: 'Read 1' }), at(590, { label: 'Read 2' })],
      '`read: { label: "Read 1" }` or `read: { label: "Read 2" }`',
    ],
    [[at(590, { sheet: 'a', plate: 'P' }), at(590, { sheet: 'b', plate: 'P' })], '`sheet: a` or `sheet: b`'],
    [[at(590), at(590)], 'cannot be told apart'],
    [[at(450, { sheet: 'a' }), at(590, { sheet: 'b' })], '`read: 450 nm` or `read: 590 nm`'],
  ])('asks for whatever tells the reads apart', (reads, fix) => {
    const [problem] = choose(reads, null).problems;
    expect(problem?.code).toBe('read-ambiguous');
    expect(problem?.fix).toContain(fix);
  });

  it('says what there is when the read is not in the file', () => {
    const reads = [at(450), at(590, { label: 'Blank 590', kind: 'calculated' })];
    expect(choose(reads, nm(590)).problems).toMatchObject([
      {
        code: 'read-not-found',
        found: '"450", "Blank 590" (calculated)',
        expected: 'the read 590 nm of the plate set "one"',
        fix: 'write into the plate set what the file has: `read: 450 nm` or `read: { label: "Blank 590" }`',
      },
    ]);
    expect(choose(reads, named('Blnak 590')).problems[0]?.fix).toBe('did you mean "Blank 590"?');
    expect(choose(reads, nm(450), 'Raw').problems).toEqual([]);
    expect(choose([at(450, { sheet: 'a' })], nm(450), 'Raw').problems[0]?.expected).toContain(
      'in the sheet "Raw"',
    );
  });

  it('finds nothing in a file without reads, or with fluorescence only', () => {
    expect(choose([], null).problems[0]).toMatchObject({ code: 'read-not-found', found: 'no read' });
    expect(choose([at(null, { mode: 'fluorescence', label: '485,528' })], null).problems[0]).toMatchObject({
      code: 'read-not-found',
      found: '"485,528" (fluorescence)',
    });
  });

  it('takes a bench grid that does not say what was measured', () => {
    const { value, inferred } = choose([at(null, { mode: 'other' })], null);
    expect(value).toHaveLength(1);
    expect(inferred[0]?.because).toContain('does not say that it is absorbance');
  });
});
