import { describe, expect, it } from 'vitest';
import type { Quantity } from '#domain/quantity';
import { logReadings } from '#normalize/logReadings';
import { aboveRange, masked } from '../support/measurements.ts';

const number = (value: number): Quantity => ({ kind: 'value', value });
const logsOf = (readings: readonly Quantity[], leftOut: readonly string[] = []): readonly (number | null)[] =>
  logReadings(
    {
      rows: 2,
      columns: 3,
      wells: readings.map((reading, at) => ({
        well: `${at < 3 ? 'A' : 'B'}${(at % 3) + 1}`,
        cell: '',
        flags: [],
        reading,
      })),
    },
    new Set(leftOut),
  ).logs;

describe('the readings of a plate for comparing patterns', () => {
  it('keep saturated wells high: at the end of the range, or at the highest reading where it is not known', () => {
    const endless: Quantity = { kind: 'bound', relation: '>', limit: null, text: 'OVER' };
    expect(logsOf([aboveRange, endless, number(2), number(1), number(1), number(1)]).slice(0, 3)).toEqual([
      Math.log(4),
      Math.log(2),
      Math.log(2),
    ]);
  });

  it('have nothing for wells that were masked, left out, not read, or cannot be', () => {
    expect(logsOf([masked, number(1), number(1e15), number(1)], ['A2'])).toEqual([
      null,
      null,
      null,
      0,
      null,
      null,
    ]);
  });

  it('end at a hundredth of the high readings, where blanks were taken off before', () => {
    const logs = logsOf([number(-0.01), number(0), number(1), number(1), number(1), number(1)]);
    expect(logs.slice(0, 2)).toEqual([Math.log(0.01), Math.log(0.01)]);
  });

  it('are none at all on a plate without a positive reading', () => {
    expect(logsOf([number(0), number(-1), number(0)])).toEqual([null, null, null, null, null, null]);
  });
});
