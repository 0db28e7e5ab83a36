import { describe, expect, it } from 'vitest';
import { onStatedPlate } from '#layout/onStatedPlate';
import { readOf } from './plateOf.ts';

const inferred = [{ what: 'plate size', value: '24 wells', because: '', state: null, file: 'f' }];
const corner = readOf({ rows: 4, columns: 6, inferred });
const stated = (rows: number, columns: number) => ({ name: 'one', plateSize: { rows, columns } });

describe('onStatedPlate', () => {
  it('puts A1 to D6 on the plate of 96 wells that the protocol states; the wells keep their names', () => {
    const { value, problems } = onStatedPlate(corner, stated(8, 12), 'f');
    expect(problems).toEqual([]);
    expect(value).toEqual({ ...corner, rows: 8, columns: 12, inferred: [] });
  });

  it('leaves a plate as it is where nobody states its size, and where it is stated as it is', () => {
    expect(onStatedPlate(corner, { name: 'one' }, 'f')).toEqual({ value: corner, problems: [] });
    expect(onStatedPlate(corner, stated(4, 6), 'f').value).toEqual({ ...corner, inferred: [] });
  });

  it('never makes a plate smaller', () => {
    expect(onStatedPlate(readOf(), stated(4, 6), 'f').problems).toMatchObject([
      {
        code: 'plate-size-contradicts',
        found: 'a plate of 96 wells',
        expected: 'a plate of 24 wells, as `plate` of the plate set "one" says',
      },
    ]);
  });
});
