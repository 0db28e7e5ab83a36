import { describe, expect, it } from 'vitest';
import type { ReadChoice } from '#domain/protocol';
import type { Read } from '#domain/read';
import { chooseReads, type ReadsOfExport } from '#layout/chooseReads';
import { readOf } from './plateOf.ts';

const a1 = (value: number) => [
  { well: 'A1', cell: 'B3', reading: { kind: 'value' as const, value }, flags: [] },
];
const at = (wavelengthNm: number | null, value: number, also: Partial<Read> = {}): Read =>
  readOf({ wavelengthNm, label: String(wavelengthNm), wells: a1(value), ...also });
const nm = (wavelengthNm: number): ReadChoice => ({ wavelengthNm, label: null });
const named = (label: string): ReadChoice => ({ wavelengthNm: null, label });

function choose(reads: readonly Read[], set: Partial<ReadsOfExport['set']> = {}) {
  const table = { delimiter: null, decimal: null, sheet: null };
  const also = { name: 'one', table, read: nm(590), reference: nm(630), ...set };
  return chooseReads({ reads, set: also, file: 'plates/s/x.txt' });
}
const numbersOf = (reads: readonly Read[]) =>
  reads.map(({ label, wells }) => [
    label,
    wells[0]?.reading.kind === 'value' ? wells[0].reading.value : null,
  ]);

const both = [at(590, 0.75), at(630, 0.25)];

describe('reads with a reference wavelength', () => {
  it('are the difference of two reads, and what was subtracted is told', () => {
    const { value, problems, inferred } = choose([...both, at(450, 2)]);
    expect(problems).toEqual([]);
    expect(numbersOf(value)).toEqual([['590 − 630', 0.5]]);
    expect(inferred).toMatchObject([
      { what: 'reference wavelength', value: '"590" minus "630", well by well, before the blank' },
    ]);
  });

  it('take the only other read where the protocol names just the reference', () => {
    const { value, inferred } = choose(both, { read: null });
    expect(numbersOf(value)).toEqual([['590 − 630', 0.5]]);
    expect(inferred[0]).toMatchObject({
      what: 'read',
      because: 'the only measured read beside the reference',
    });
  });

  it('are named by label where the file has no wavelengths', () => {
    const reads = [at(null, 0.75, { label: 'Read 1' }), at(null, 0.25, { label: 'Read 2' })];
    const { value } = choose(reads, { read: named('read 1'), reference: named('read 2') });
    expect(numbersOf(value)).toEqual([['Read 1 − Read 2', 0.5]]);
  });

  it('are paired plate by plate, and by the file where it holds one plate in two sheets', () => {
    const plates = [
      at(590, 0.75, { plate: 'P1' }),
      at(630, 0.25, { plate: 'P1' }),
      at(590, 1.5, { plate: 'P2' }),
      at(630, 0.5, { plate: 'P2' }),
    ];
    expect(numbersOf(choose(plates).value).map(([, value]) => value)).toEqual([0.5, 1]);
    const sheets = [at(590, 0.75, { sheet: '590' }), at(630, 0.25, { sheet: '630' })];
    expect(numbersOf(choose(sheets).value)).toEqual([['590 − 630', 0.5]]);
    expect(choose(plates.slice(0, 3)).problems).toMatchObject([
      { code: 'reference-unusable', found: 'no read at 630 nm for the plate P2' },
    ]);
  });

  it('mean two bounds to be bounds before anything is subtracted', () => {
    const { value } = choose([at(590, 4), at(630, 0.5)], { readerLimit: 4 });
    expect(value[0]?.wells[0]?.reading).toMatchObject({ kind: 'bound', relation: '>', limit: 3.5 });
  });

  it.each([
    [
      'calls it by both wavelengths',
      at(null, 0.5, { label: '590-630', kind: 'calculated' }),
      named('590-630'),
    ],
    [
      'calls it so with units',
      at(null, 0.5, { label: 'Delta 590 nm − 630 nm' }),
      named('Delta 590 nm − 630 nm'),
    ],
    ['says it in the file', at(590, 0.5, { referenceNm: 630 }), nm(590)],
  ])('are left alone where the reader subtracted it already and %s', (_, own, read) => {
    const { value, inferred } = choose([own, at(630, 0.25)], { read });
    expect(value).toEqual([own]);
    expect(inferred).toContainEqual(
      expect.objectContaining({
        what: 'reference wavelength',
        because: 'the reader has subtracted 630 nm already',
      }),
    );
  });

  it.each([
    ['calculated', at(590, 0.5, { label: 'Blank 590', kind: 'calculated' }), named('Blank 590')],
    ['blanked', at(590, 0.5, { label: 'B', blanked: true }), named('B')],
  ])('are refused from a read that is %s', (_, own, read) => {
    const { value, problems } = choose([own, at(630, 0.25), at(570, 1)], { read });
    expect(value).toEqual([]);
    expect(problems).toMatchObject([{ code: 'reference-unusable' }]);
    expect(problems[0]?.fix).toContain('`read: 570 nm`');
  });

  it('name what the file has where it has no such reference', () => {
    expect(choose([at(590, 1), at(650, 1)]).problems).toMatchObject([
      {
        code: 'read-not-found',
        found: '"590", "650"',
        expected: 'the reference read 630 nm of the plate set "one"',
        fix: 'write into the plate set what the file has: `reference: 590 nm` or `reference: 650 nm`',
      },
    ]);
  });

  it('do not take the only read without a wavelength for its own reference', () => {
    expect(choose([at(null, 1)]).problems[0]?.code).toBe('read-not-found');
    expect(choose(both, { reference: nm(590) }).problems).toMatchObject([
      { code: 'reference-unusable', found: 'the same read, "590", as `read` and as `reference`' },
    ]);
  });

  it('ask which of two reads at the reference wavelength is meant', () => {
    expect(choose([...both, at(630, 0.3, { label: 'Read 2:630' })]).problems).toMatchObject([
      {
        code: 'read-ambiguous',
        expected: 'one reference read for each plate of the plate set "one"',
        fix: 'write into the plate set: `reference: { label: "630" }` or `reference: { label: "Read 2:630" }`',
      },
    ]);
  });

  it('change nothing where the protocol names none', () => {
    const table = { delimiter: null, decimal: null, sheet: null };
    const { value } = chooseReads({ reads: both, set: { name: 'one', table, read: nm(590) }, file: 'f' });
    expect(value).toEqual([both[0]]);
  });
});
