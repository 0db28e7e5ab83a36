import type { Inference } from '#domain/inference';
import type { PlateSet } from '#domain/protocol';
import type { Read } from '#domain/read';
import { nameFromWell, wellFromName } from '#plate/wellName';
import { matchPath } from './filePattern.ts';

/** A read, and the export that it is from. */
export interface ReadToTurn {
  readonly read: Read;
  readonly study: string;
  readonly file: string;
  readonly set: Pick<PlateSet, 'turned'>;
}

/**
 * Turns the wells of a read by 180° when the protocol says that the plate stood turned in the reader: what the export calls A1 is the
 * last well of the plate. Each well keeps its cell and what the export calls it.
 *
 * @returns the read with the wells of the plate in its order; the read itself when nobody says that it was turned
 */
export function turnRead(one: ReadToTurn): { read: Read; turned: boolean; inferred: Inference[] } {
  const { read, study, file, set } = one;
  const path = file.slice(`plates/${study}/`.length);
  const pattern = set.turned?.find((glob) => matchPath(glob, path) !== null);
  if (pattern === undefined) return { read, turned: false, inferred: [] };
  const last = nameFromWell(read.rows - 1, read.columns - 1);
  const wells = read.wells
    .map((reading) => ({
      ...reading,
      well: turnedWell(reading.well, read),
      exportWell: reading.well,
    }))
    .toReversed();
  const inferred: Inference = {
    what: 'plate turned by 180°',
    value: `A1 of the export is ${last} of the plate, and so on`,
    because: `the protocol says so: \`turned: ${pattern}\``,
    state: null,
    file,
  };
  return { read: { ...read, wells }, turned: true, inferred: [inferred] };
}

function turnedWell(name: string, { rows, columns }: Pick<Read, 'rows' | 'columns'>): string {
  const well = wellFromName(name);
  return well === null ? name : nameFromWell(rows - 1 - well.row, columns - 1 - well.column);
}
