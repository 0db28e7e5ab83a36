import type { Quantity } from './quantity.ts';
import type { ReferenceReading } from './read.ts';
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
  /** AU; with a reference wavelength the difference of both. */
  readonly absorbance: Quantity;
  readonly reference?: ReferenceReading;
  readonly flags: readonly string[];
  /** Why the protocol leaves the well out, or null. */
  readonly excludedReason: string | null;
}

/** The reading of a well that is beyond the range of the reader, the reference if it is that; null for a well inside. */
export function readingBeyondRange({
  absorbance,
  reference,
}: Pick<Measurement, 'absorbance' | 'reference'>): Extract<Quantity, { kind: 'bound' }> | null {
  const readings = reference === undefined ? [absorbance] : [reference.raw, reference.reading];
  return readings.find((reading) => reading.kind === 'bound') ?? null;
}

/** A measurement on the scale of its control. */
export interface NormalizedMeasurement extends Measurement {
  /** Absorbance minus blank, AU. */
  readonly blanked: Quantity;
  /** 100 × (A − B)/(C − B), %. */
  readonly viability: Quantity;
  /** 100 − viability, %. */
  readonly response: Quantity;
  /** 2^(log₂(x/x₀)/log₂(x_ctrl/x₀)) − 1, from −1 to 1 and above; only where the plate set names its time-zero plates. */
  readonly growthRate?: Quantity;
}
