import { median } from 'd3-array';
import { printedNumber } from '#domain/printedNumber';
import type { Problem } from '#domain/problem';
import { textFromWells } from '#plate/wellList';
import { nameFromWell } from '#plate/wellName';
import type { RoleMap, RoleWell } from './roleMap.ts';
import type { SuspectedPlate } from './suspectedPlate.ts';

/**
 * Says that a plate was most likely turned, with what can be seen on it.
 *
 * @param wholeSet - all plates of its set read like this one
 */
export function rotatedProblem(suspected: SuspectedPlate, wholeSet: boolean): Problem {
  const { plate } = suspected;
  const pattern = fileBelowStudy(suspected);
  const undo = `take ${pattern} out of \`turned:\` of the plate set "${plate.set}"`;
  const state = `write \`turned: ${pattern}\` into the plate set "${plate.set}"`;
  const whole = wholeSet
    ? ' All plates of the set read like this: perhaps the layout itself was drawn the wrong way round.'
    : '';
  return {
    ...problemOf(suspected),
    code: 'plate-rotated-suspected',
    found: `${evidence(suspected, 'turned by 180°')}${odds(suspected)}`,
    expected: 'readings that fit the layout as the plate was given',
    fix: `Look at the plate: did it stand turned in the reader, with A1 where H12 belongs? Then ${plate.turned ? undo : state}; otherwise correct the layout.${whole} Nothing was changed: the plate is used as given.`.replace(
      'H12',
      nameFromWell(plate.read.rows - 1, plate.read.columns - 1),
    ),
  };
}

/**
 * Says that the export of a plate most likely carries the name of another one.
 *
 * @param partners - plates that read like one of this plate's set
 */
export function swappedProblem(suspected: SuspectedPlate, partners: readonly SuspectedPlate[]): Problem {
  const { plate, better } = suspected;
  const other = better.pattern.otherSet ?? '';
  const names = partners.map((partner) => partner.plate.file).join(', ');
  const exchanged = names === '' ? '' : `, and ${names} like one of "${plate.set}"`;
  const layout = `with the layout of "${other}"${better.pattern.turned ? ', turned by 180°,' : ''}`;
  return {
    ...problemOf(suspected),
    code: 'plates-swapped-suspected',
    found: `a plate of "${plate.set}" that reads like one of "${other}"${exchanged}: ${evidence(suspected, layout)}${odds(suspected)}`,
    expected: `readings that fit the layout of the plate set "${plate.set}"`,
    fix: `Look at the ${names === '' ? 'plate' : 'plates'}: ${
      names === ''
        ? `if it is one of "${other}", give the file the name that this plate set claims`
        : 'if the exports were saved under each other’s name, exchange the names of the files'
    }; otherwise correct the layout. Nothing was changed: the plate is used as given.`,
  };
}

function problemOf({ plate }: SuspectedPlate): Pick<Problem, 'severity' | 'file' | 'place'> {
  return { severity: 'warning', file: plate.file, place: null };
}

function fileBelowStudy({ plate }: SuspectedPlate): string {
  return plate.file.slice(`plates/${plate.study}/`.length);
}

function odds({ better }: SuspectedPlate): string {
  return `; that explains the readings 10^${Math.floor(better.powersOfTen)} times as well`;
}

const kinds = [
  ['blank wells', (well: RoleWell) => well.kind === 'blank'],
  ['control wells', (well: RoleWell) => well.control],
  ['empty wells', (well: RoleWell) => well.kind === 'empty'],
] as const;

/** `blank wells A2:A7 read 0.9–1.1 AU (like cells); turned by 180° the blank wells are H6:H11 and read 0.06–0.07 AU (…)`. */
function evidence(suspected: SuspectedPlate, how: string): string {
  const { plate, map, better } = suspected;
  const both = kinds.flatMap(([name, is]) => {
    const given = wellsRead(suspected, map, is);
    const instead = wellsRead(suspected, better.pattern.map, is);
    return given === null || instead === null ? [] : [{ name, given, instead }];
  });
  const shown = both.slice(0, 2);
  const given = shown.map((one) => `${one.name} ${one.given.wells} read ${one.given.read}`);
  const instead = shown.map((one) => `the ${one.name} are ${one.instead.wells} and read ${one.instead.read}`);
  const isOnlyPlate = fileBelowStudy(suspected).startsWith(plate.plate);
  return `${isOnlyPlate ? '' : `plate ${plate.plate}: `}${given.join(', ')}; ${how} ${instead.join(', ')}`;
}

/** Which wells of the export these are under a pattern, and what they read. */
function wellsRead(
  { plate, readings, better }: SuspectedPlate,
  { wells }: RoleMap,
  is: (well: RoleWell) => boolean,
): { wells: string; read: string } | null {
  const columns = plate.read.columns;
  const at = wells.flatMap((well, index) =>
    well !== null && is(well) && (readings.logs[index] ?? null) !== null ? [index] : [],
  );
  const values = at.flatMap((index) => readings.values[index] ?? []);
  const middle = median(at, (index) => readings.logs[index] ?? 0);
  if (middle === undefined) return null;
  const ends = [Math.min(...values), Math.max(...values)].map((value) => printedNumber(value, 2));
  const read = `${[...new Set(ends)].join('–')} AU`;
  return {
    wells: textFromWells(at.map((index) => nameFromWell(Math.floor(index / columns), index % columns))),
    read: `${read}${likeWhat(middle, better)}`,
  };
}

/** Nearer to what cells or to what no cells read, on the scale of ratios. */
function likeWhat(reading: number, { control, noCells }: SuspectedPlate['better']): string {
  if (control === null || noCells === null) return '';
  const middle = (control + noCells) / 2;
  return reading > middle ? ' (like cells)' : ' (like wells without cells)';
}
