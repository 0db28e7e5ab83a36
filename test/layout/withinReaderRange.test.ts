import { describe, expect, it } from 'vitest';
import { withinReaderRange } from '#layout/withinReaderRange';
import { readOf } from './plateOf.ts';

const wells = (value: number, flags: readonly string[] = []) => [
  { well: 'A1', cell: 'B3', reading: { kind: 'value' as const, value }, flags },
];

describe('withinReaderRange', () => {
  it('takes a number that its export marks as saturated for a bound', () => {
    expect(withinReaderRange(readOf({ wells: wells(4, ['saturated']) }), {}).wells).toMatchObject([
      { reading: { kind: 'bound', relation: '>', limit: 4, text: '4' }, flags: ['saturated'] },
    ]);
  });

  it.each([
    [3.499, { kind: 'value', value: 3.499 }],
    [3.5, { kind: 'bound', relation: '>', limit: 3.5, text: '3.5' }],
    [4.1, { kind: 'bound', relation: '>', limit: 3.5, text: '4.1' }],
  ])('knows of %d AU whether it lies within a limit of 3.5 AU', (value, reading) => {
    const read = withinReaderRange(readOf({ wells: wells(value) }), { readerLimit: 3.5 });
    expect(read.wells[0]?.reading).toEqual(reading);
  });

  it('leaves numbers alone where nobody states a limit', () => {
    const read = readOf();
    expect(withinReaderRange(read, {})).toEqual(read);
  });
});
