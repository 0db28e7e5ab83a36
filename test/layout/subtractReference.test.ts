import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quantity } from '#domain/quantity';
import { subtractReference } from '#layout/subtractReference';
import { expectClose } from '../support/expectClose.ts';
import { readOf } from './plateOf.ts';

const number = (value: number): Quantity => ({ kind: 'value', value });
const above = (limit: number | null, text = `>${String(limit)}`): Quantity => ({
  kind: 'bound',
  relation: '>',
  limit,
  text,
});
const below = (limit: number): Quantity => ({ kind: 'bound', relation: '<', limit, text: `<${limit}` });
const masked: Quantity = { kind: 'missing', reason: 'masked', text: '*0.041*' };

const well = (reading: Quantity, flags: readonly string[] = []) => ({
  well: 'A1',
  cell: 'B3',
  reading,
  flags,
});
function differenceOf(a: Quantity, r: Quantity) {
  const sample = readOf({ label: '590', wells: [well(a)] });
  const reference = readOf({ label: '630', wavelengthNm: 630, wells: [{ ...well(r), cell: 'B30' }] });
  return subtractReference(sample, reference).wells[0]!;
}

describe('subtractReference', () => {
  it('is the difference of the two numbers, also below zero, and keeps both readings and their cells', () => {
    const one = differenceOf(number(0.612), number(0.048));
    expect(one.reading.kind).toBe('value');
    expectClose(one.reading.kind === 'value' ? one.reading.value : null, 0.564, { abs: 1e-15 });
    expect(one).toMatchObject({
      cell: 'B3',
      reference: {
        label: '630',
        wavelengthNm: 630,
        cell: 'B30',
        raw: { kind: 'value', value: 0.612 },
        reading: { kind: 'value', value: 0.048 },
      },
    });
    expect(differenceOf(number(0.04), number(0.06)).reading).toMatchObject({ value: 0.04 - 0.06 });
  });

  it.each([
    ['a sample above the range: more than its limit less the reference', above(4), number(0.5), '>', 3.5],
    ['a reference above the range: less than the sample less its limit', number(0.5), above(4), '<', -3.5],
    ['a sample below the range', below(0.1), number(0.05), '<', 0.05],
    ['a reference below the range', number(0.5), below(0.125), '>', 0.375],
    ['a sample above, a reference below', above(4), below(0.5), '>', 3.5],
    ['a sample below, a reference above', below(0.5), above(4), '<', -3.5],
    ['both above the range: nothing is known', above(4), above(4), '>', null],
    ['both below the range: nothing is known', below(0.1), below(0.2), '<', null],
    ['a range that nobody states', above(null, 'OVRFLW'), number(0.1), '>', null],
  ] as const)('is a bound for %s', (_, a, r, relation, limit) => {
    const { reading } = differenceOf(a, r);
    expect(reading).toMatchObject({ kind: 'bound', relation, limit });
  });

  it('says what stood in both cells of a bound', () => {
    expect(differenceOf(above(null, 'OVRFLW'), number(0.048)).reading).toMatchObject({
      text: 'OVRFLW − 0.048',
    });
  });

  it('has no number where either has none, with the reason', () => {
    expect(differenceOf(masked, number(0.1)).reading).toEqual(masked);
    expect(differenceOf(number(0.1), masked).reading).toEqual({ ...masked, text: '*0.041* at 630' });
    expect(differenceOf(above(4), masked).reading).toMatchObject({ kind: 'missing', reason: 'masked' });
    const alone = subtractReference(
      readOf({ wells: [well(number(0.5))] }),
      readOf({ label: '630', wells: [] }),
    );
    expect(alone.wells[0]?.reading).toEqual({
      kind: 'missing',
      reason: 'notMeasured',
      text: 'nothing at 630',
    });
  });

  it('keeps the flags of both and says which are of the reference', () => {
    const sample = readOf({ wells: [well(number(1), ['saturated'])] });
    const reference = readOf({ wells: [well(number(1), ['edge'])] });
    expect(subtractReference(sample, reference).wells[0]?.flags).toEqual(['saturated', 'reference edge']);
  });

  it('is labelled as a difference and keeps the wavelength of the sample', () => {
    const read = subtractReference(readOf({ label: '590' }), readOf({ label: '630', wavelengthNm: 630 }));
    expect(read).toMatchObject({ label: '590 − 630', wavelengthNm: 590 });
  });

  it('is the same when both readings are raised by one amount', () => {
    const absorbance = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(absorbance, absorbance, absorbance, (a, r, raised) => {
        const [plain, lifted] = [
          differenceOf(number(a), number(r)),
          differenceOf(number(a + raised), number(r + raised)),
        ].map(({ reading }) => (reading.kind === 'value' ? reading.value : null));
        expectClose(lifted ?? null, plain ?? 0, { abs: 4e-15 });
      }),
    );
  });
});
