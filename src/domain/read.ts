import type { EmbeddedLayout } from './embeddedLayout.ts';
import type { Inference } from './inference.ts';
import type { Quantity } from './quantity.ts';

export const vendorIds = [
  'gen5',
  'softmax-pro',
  'mars',
  'omega',
  'envision',
  'nivo',
  'victor',
  'kaleido',
  'i-control',
  'sparkcontrol',
  'magellan',
  'sunrise',
  'skanit',
  'byonoy',
  'glomax',
  'bio-rad',
  'sheet',
] as const;

/** Whose software wrote an export; `sheet` is a grid that a person put into a table. */
export type VendorId = (typeof vendorIds)[number];

export type ReadKind = 'measured' | 'calculated' | 'user';
export type ReadMode = 'absorbance' | 'fluorescence' | 'luminescence' | 'kinetic' | 'other';

/** What was subtracted from a well at a reference wavelength, and from what. */
export interface ReferenceReading {
  /** Of the read at the reference wavelength. */
  readonly label: string;
  readonly wavelengthNm: number | null;
  readonly sheet: string | null;
  readonly cell: string;
  /** The well at its own wavelength, before anything was subtracted. */
  readonly raw: Quantity;
  /** The well at the reference wavelength. */
  readonly reading: Quantity;
}

/** One well as the file gives it. */
export interface WellReading {
  /** `A1`, `H12`, `AF48`: no leading zeros */
  readonly well: string;
  /** Its name in the export, where the protocol says that the plate stood turned: there `A1` is the reading of `H12`. */
  readonly exportWell?: string;
  /** As written in the file, never rescaled. */
  readonly reading: Quantity;
  /** Spreadsheet address of the cell, `B17`; text files as a spreadsheet would open them. */
  readonly cell: string;
  readonly flags: readonly string[];
  /** Where `reading` is a difference that the protocol asks for. */
  readonly reference?: ReferenceReading;
}

/** One pass over one plate at one detection setting. */
export interface Read {
  readonly label: string;
  readonly kind: ReadKind;
  readonly mode: ReadMode;
  readonly wavelengthNm: number | null;
  /** Plate name or barcode as the file has it. */
  readonly plate: string | null;
  readonly unit: string | null;
  /** The reader's software has subtracted a blank already. */
  readonly blanked: boolean;
  /** The reference wavelength that the reader has subtracted already, nm. */
  readonly referenceNm?: number;
  /** Size of the plate, not of the part that was read. */
  readonly rows: number;
  readonly columns: number;
  readonly sheet: string | null;
  readonly wells: readonly WellReading[];
  readonly inferred: readonly Inference[];
}

/** What one file of an instrument holds. */
export interface Export {
  readonly file: string;
  readonly sha256: string;
  readonly vendor: VendorId;
  readonly software: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly reads: readonly Read[];
  /** What the file itself says of the wells of its plates; absent: nothing. */
  readonly layouts?: readonly EmbeddedLayout[];
}
