import type { Measurement } from './measurement.ts';

/** What a control belongs to: the same cells, treated alike before, measured at the same time, on one plate or in one experiment. */
export function controlKey(measurement: Measurement, within: 'plate' | 'experiment'): string {
  const { set, plate, readLabel, experiment, cellLine, resistance, pretreatment, timeH } = measurement;
  const place = within === 'plate' ? [set, plate, readLabel] : [set, experiment];
  return JSON.stringify([...place, cellLine, resistance, pretreatment, timeH]);
}

/** Controls are the wells that 100 % is taken from. */
export function isControl(measurement: Measurement): boolean {
  return measurement.role === 'untreated' || measurement.role === 'vehicle';
}
