import type { Place, Problem } from '#domain/problem';
import type { ProblemCode } from '#domain/problemCode';
import { textFromWells } from '#plate/wellList';

/** One thing that is wrong with some wells. */
export interface WellFault {
  readonly code: ProblemCode;
  readonly file: string;
  readonly place: Place;
  /** Follows the wells in the message: `treated, without a dose`. */
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** What is wrong with which wells; one entry for each fault, however many wells have it. */
export type WellFaults = Map<string, { readonly fault: WellFault; readonly wells: string[] }>;

/** Adds a well to a fault. */
export function addFault(faults: WellFaults, well: string, fault: WellFault): void {
  // The cells of one source are one fault, told at the first of them.
  const id = JSON.stringify({ ...fault, place: null });
  const known = faults.get(id);
  if (known === undefined) faults.set(id, { fault, wells: [well] });
  else known.wells.push(well);
}

/** One problem for each fault, with its wells named the short way. */
export function problemsFromFaults(faults: WellFaults): Problem[] {
  return [...faults.values()].map(({ fault, wells }) => ({
    ...fault,
    severity: 'error',
    found: `${textFromWells(wells)}: ${fault.found}`,
  }));
}
