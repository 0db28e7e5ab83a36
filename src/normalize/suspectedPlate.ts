import type { Layout } from '#domain/layout';
import type { Read } from '#domain/read';
import type { BetterPattern } from './comparePatterns.ts';
import type { PlateReadings } from './logReadings.ts';
import type { RoleMap } from './roleMap.ts';

/** A plate as it was read, and what is said to be in its wells. */
export interface LaidOutPlate {
  readonly study: string;
  readonly file: string;
  /** Unique within the study. */
  readonly plate: string;
  /** Name of the plate set. */
  readonly set: string;
  /** The protocol says that it stood turned, and the wells of the read are turned back already. */
  readonly turned: boolean;
  readonly read: Pick<Read, 'rows' | 'columns' | 'wells'>;
  readonly layout: Layout;
  /** Wells that the protocol leaves out; a plate that is left out as a whole is not among the plates. */
  readonly leftOut: ReadonlySet<string>;
}

/** A plate with the pattern of its layout. */
export interface MappedPlate {
  readonly plate: LaidOutPlate;
  readonly map: RoleMap;
  readonly readings: PlateReadings;
}

/** A plate with a pattern that explains it better than its own. */
export interface SuspectedPlate extends MappedPlate {
  readonly better: BetterPattern;
}
