import type { Analysis, Instrument } from '#domain/analysis';

/** What the exports of a plate set say of reader and plates. */
export function instrumentsOf({ measurements, inputs }: Analysis, set: string): Instrument[] {
  const files = new Set(measurements.filter((well) => well.set === set).map(({ file }) => file));
  return inputs.flatMap(({ file, instrument }) =>
    instrument === undefined || !files.has(file) ? [] : [instrument],
  );
}

/** What the reader measured in a plate set: absorbance, unless its exports say something else. */
export function signalOf(analysis: Analysis, set: string): 'absorbance' | 'fluorescence' | 'luminescence' {
  const modes = instrumentsOf(analysis, set).flatMap((instrument) => instrument.modes);
  const [mode] = modes;
  const other = mode === 'fluorescence' || mode === 'luminescence' ? mode : null;
  return other !== null && modes.every((one) => one === other) ? other : 'absorbance';
}
