import { describe, expect, it } from 'vitest';
import { betterPattern, type BetterPattern } from '#normalize/comparePatterns';
import { turnedRoleMap, type RoleMap, type RoleWell } from '#normalize/roleMap';

const blank: RoleWell = { kind: 'blank', control: false, ladder: -1, step: 0 };
const empty: RoleWell = { ...blank, kind: 'empty' };
const cells = (ladder: number, control = false): RoleWell => ({ kind: 'cells', control, ladder, step: 0 });
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

function mapOf(wells: readonly (RoleWell | null)[]): RoleMap {
  const map = { rows: 1, columns: wells.length, wells, signature: '' };
  // turned twice: the same wells, with the signature that belongs to them
  return turnedRoleMap(turnedRoleMap(map));
}

function betterOf(
  readings: readonly (number | null)[],
  wells: readonly (RoleWell | null)[],
): BetterPattern | null {
  const values = readings.map((reading) => (reading === null ? null : Math.exp(reading)));
  return betterPattern({ values, logs: readings }, mapOf(wells), []);
}

const dark = -2.7;

describe('a better pattern', () => {
  it('is the turned one, with what it takes for cells and for none', () => {
    const readings = [...times(8, 0), ...times(4, dark)];
    expect(betterOf(readings, [...times(4, blank), ...times(8, cells(0, true))])).toMatchObject({
      pattern: { turned: true, otherSet: null },
      control: 0,
      noCells: dark,
    });
  });

  it('must be the better the more levels it has, because it could fit by chance', () => {
    // three blanks and two controls say that the plate is turned; the wells between them, each a group of its own, say nothing
    const withOthers = (count: number): BetterPattern | null => {
      const others = Array.from({ length: count }, (_, ladder) => cells(ladder + 1));
      const wells = [...times(3, blank), ...others, ...times(2, cells(0, true))];
      return betterOf([...times(2, 0), ...times(count, -0.5), ...times(3, dark)], wells);
    };
    expect(withOthers(100)?.pattern.turned).toBe(true);
    expect(withOthers(400)).toBeNull();
  });

  it('is none where it leaves more than a quarter of its wells astray', () => {
    const wells = [...times(6, blank), ...times(12, cells(0, true))];
    const scattered = (spoilt: number): number[] => [
      ...times(12, 0).map((level, at) => (at < spoilt ? level + (at % 2 === 0 ? 1 : -1) : level)),
      ...times(6, dark),
    ];
    expect(betterOf(scattered(4), wells)).not.toBeNull();
    expect(betterOf(scattered(5), wells)).toBeNull();
  });

  it('is none where every well holds cells', () => {
    const wells = [...times(4, cells(0, true)), ...times(8, cells(1))];
    expect(betterOf([...times(8, dark), ...times(4, 0)], wells)).toBeNull();
    const withEmpty = [...times(4, cells(0, true)), ...times(4, cells(1)), ...times(4, empty)];
    expect(betterOf([...times(4, dark), ...times(4, -0.4), ...times(4, 0)], withEmpty)).not.toBeNull();
  });

  it('is none where most of its wells were not read', () => {
    const wells = [...times(4, blank), ...times(4, cells(0, true)), ...times(8, empty)];
    const readings = [...times(4, 0), ...times(4, dark), ...times(4, null), ...times(4, dark)];
    expect(
      betterOf([...times(4, dark), ...times(4, dark), ...times(4, 0), ...times(4, dark)], wells),
    ).not.toBeNull();
    expect(betterOf(readings, wells)).toBeNull();
  });
});
