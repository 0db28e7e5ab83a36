import { describe, expect, it } from 'vitest';
import { checkTurned } from '#layout/checkTurned';
import { layoutForPlate } from '#layout/layoutForPlate';
import { measurementsFromRead } from '#layout/measurementsFromRead';
import { turnRead } from '#layout/turnRead';
import { plateOf, protocol, rangeOf, rangesSet, readOf } from './plateOf.ts';

const set = rangesSet([rangeOf('H12', { role: 'blank' })], { turned: ['*_exp1.*'] });
const file = 'plates/s/SkBr3_exp1.txt';

describe('a plate that stood turned', () => {
  it('gives the last well what the export calls A1, with the cell and the name it has there', () => {
    const { read, turned, inferred } = turnRead({ read: readOf(), study: 's', file, set });
    expect(turned).toBe(true);
    expect(read.wells.map(({ well }) => well)).toEqual(readOf().wells.map(({ well }) => well));
    expect(read.wells.at(-1)).toEqual({ ...readOf().wells[0], well: 'H12', exportWell: 'A1' });
    expect(inferred).toMatchObject([{ file, value: 'A1 of the export is H12 of the plate, and so on' }]);
  });

  it('keeps both names in its measurements', () => {
    const { read } = turnRead({ read: readOf(), study: 's', file, set });
    const layout = layoutForPlate(plateOf(set)).value;
    const joined = measurementsFromRead({ study: 's', set, file, plate: 'p', read, layout, protocol });
    expect(joined.value).toMatchObject([{ well: 'H12', exportWell: 'A1', cell: 'C1', role: 'blank' }]);
  });

  it('is what it was after being turned twice, but for the names in the export', () => {
    const once = turnRead({ read: readOf(), study: 's', file, set }).read;
    const twice = turnRead({ read: once, study: 's', file, set }).read;
    expect(twice.wells.map(({ well, reading }) => ({ well, reading }))).toEqual(
      readOf().wells.map(({ well, reading }) => ({ well, reading })),
    );
  });

  it('is turned within the plate when only a part of it was read', () => {
    const read = readOf({ wells: readOf().wells.slice(0, 2) });
    expect(turnRead({ read, study: 's', file, set }).read.wells.map(({ well }) => well)).toEqual([
      'H11',
      'H12',
    ]);
  });

  it('is left alone when the protocol names other files', () => {
    const read = readOf();
    expect(turnRead({ read, study: 's', file: 'plates/s/SkBr3_exp2.txt', set })).toEqual({
      read,
      turned: false,
      inferred: [],
    });
  });
});

describe('checkTurned', () => {
  it('warns of a pattern that no file of its plate set fits', () => {
    const mistyped = { ...set, turned: ['*_exp1.*', 'exp7.txt'] };
    const problems = checkTurned({ file: 'protocols/p.yaml', plateSets: [mistyped] }, 's', [
      { file, set: set.name },
      { file: 'plates/s/exp7.txt', set: 'another' },
    ]);
    expect(problems).toMatchObject([
      { code: 'turned-matches-nothing', severity: 'warning', place: set.place },
    ]);
    expect(problems[0]?.found).toContain('exp7.txt');
  });
});
