import type { ReadKind, ReadMode } from '#domain/read';
import { isWavelength } from '../wavelength.ts';
import type { ReadStep } from './procedure.ts';

/** What the label of a read tells about it. */
export interface LabelMeaning {
  readonly kind: ReadKind;
  readonly mode: ReadMode;
  readonly wavelengthNm: number | null;
  readonly blanked: boolean;
  /** From what the kind was concluded. */
  readonly because: string;
}

/** Labels of the plate map that Gen5 prints with the results; they are names and doses, not reads. */
const mapLabels =
  /^(?:well id|name|conc\/dil|conc\. ?\/ ?dil\.?|sample|content|type|dilution|count|mean|std\.? ?dev\.?|cv ?\(%\)|%? ?cv)$/i;

/** Whether a label belongs to the plate map or the statistics rather than to a read. */
export function isMapLabel(label: string): boolean {
  return mapLabels.test(label.trim());
}

/** Whether a label is written as Gen5 labels what it measured: `600`, `od:600`, `fluor:579,616`, `Lum`. */
export function isMeasuredLabel(label: string): boolean {
  return measuredLabel(label) !== null;
}

/** What a label is without the number of one reading of a kinetic, `OD:600` of `OD:600 Read#3`; null if it has none. */
export function kineticLabel(label: string): string | null {
  return /^(.+?)\s*Read ?#\d+$/i.exec(label.trim())?.[1] ?? null;
}

/**
 * What a label says: `od:600`, `600` and `260:977 [Test]` were measured at 600 and 977 nm, `fluor:485,528` is fluorescence, `Lum` and
 * `460/40` (an emission filter alone) luminescence; `Blank 600` is what Gen5 calculated by subtracting a blank, `[Concentration]`,
 * `260:Pathlength` and anything else it calculated in another way.
 *
 * @param steps - of the procedure, empty if it is not in the file
 */
export function meaningOfLabel(label: string, steps: readonly ReadStep[]): LabelMeaning {
  const blank = /^blank\s+(.+)$/i.exec(label.trim());
  if (blank !== null) {
    const measured = measuredLabel(blank[1] ?? '');
    const absorbs = steps.every(({ mode }) => mode === 'absorbance');
    return {
      kind: 'calculated',
      mode: measured?.mode ?? (absorbs ? 'absorbance' : 'other'),
      wavelengthNm: measured?.wavelengthNm ?? null,
      blanked: true,
      because: `Gen5 calls a read "Blank …" after it has subtracted the blank`,
    };
  }
  const step = steps.find(({ name }) => name !== null && (label === name || label.startsWith(`${name}:`)));
  const measured = measuredLabel(label);
  if (measured === null && step?.name !== label)
    return calculated(label, 'no read of the procedure has this label');
  const everyStepNamed = steps.length > 0 && steps.every(({ name }) => name !== null);
  const prefix = measured?.name ?? null;
  if (everyStepNamed && step === undefined && prefix !== null && !/^read ?\d+$/i.test(prefix))
    return calculated(label, `the procedure has no read called ${prefix}`);
  const mode = step === undefined || step.mode === 'other' ? (measured?.mode ?? 'other') : step.mode;
  const single = step?.wavelengths.length === 1 ? (step.wavelengths[0] ?? null) : null;
  return {
    kind: 'measured',
    mode,
    wavelengthNm: mode === 'absorbance' ? (measured?.wavelengthNm ?? single) : null,
    blanked: false,
    because: 'its label names a read',
  };
}

function calculated(label: string, because: string): LabelMeaning {
  return {
    kind: 'calculated',
    mode: 'other',
    wavelengthNm: null,
    blanked: /\bblank/i.test(label),
    because,
  };
}

interface MeasuredLabel {
  /** Of the step; null where the label has none. */
  readonly name: string | null;
  readonly mode: ReadMode;
  readonly wavelengthNm: number | null;
}

/** `[2]` counts reads at one wavelength; the others tell which of two readings of one step it is. */
const whichReading = /\s*\[(?:\d+|test|ref|parallel|perpendicular)\]$/i;

function measuredLabel(label: string): MeasuredLabel | null {
  const [, named, optics = ''] = /^(?:(.+?)\s*:\s*)?(.+)$/.exec(label.trim().replace(whichReading, '')) ?? [];
  const name = named ?? null;
  if (/^lum$/i.test(optics) || /^\d{3,4}\/\d+$/.test(optics))
    return { name, mode: 'luminescence', wavelengthNm: null };
  if (/^alpha$/i.test(optics)) return { name, mode: 'other', wavelengthNm: null };
  if (/^\d{3,4}(?:\/\d+)?\s*,\s*\d{3,4}(?:\/\d+)?$/.test(optics))
    return { name, mode: 'fluorescence', wavelengthNm: null };
  const wavelength = /^\d{3,4}$/.test(optics) ? Number(optics) : Number.NaN;
  return isWavelength(wavelength) ? { name, mode: 'absorbance', wavelengthNm: wavelength } : null;
}
