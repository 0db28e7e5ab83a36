import type { Quantity } from './quantity.ts';
import type { Role, WellContent } from './well.ts';

/** One well of one read of one plate, with what was in it and where the number came from. */
export interface Measurement extends Omit<WellContent, 'role' | 'experiment'> {
  readonly study: string;
  /** The plate set of the protocol that claimed the file. */
  readonly set: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly cell: string;
  /** Unique within the study: a file can hold several plates. */
  readonly plate: string;
  readonly readLabel: string;
  /** Rows and columns of the whole plate, where wells come from a read. */
  readonly plateSize?: { readonly rows: number; readonly columns: number };
  readonly wavelengthNm: number | null;
  /** The reader's software has subtracted a blank already. */
  readonly readerBlanked: boolean;
  readonly well: string;
  /** What the export calls the well, where the protocol says that the plate stood turned. */
  readonly exportWell?: string;
  readonly role: Role;
  readonly experiment: string;
  /** AU */
  readonly absorbance: Quantity;
  readonly flags: readonly string[];
  /** Why the protocol leaves the well out, or null. */
  readonly excludedReason: string | null;
}

/** A measurement on the scale of its control. */
export interface NormalizedMeasurement extends Measurement {
  /** Absorbance minus blank, AU. */
  readonly blanked: Quantity;
  /** 100 × (A − B)/(C − B), %. */
  readonly viability: Quantity;
  /** 100 − viability, %. */
  readonly response: Quantity;
}
