import type { PanelCurve } from '#domain/panelData';
import type { Ec50Sensitivity } from '#domain/sensitivity';
import { defaultFitOptions } from '#doseresponse/fitCurve';
import { ec50Sensitivity } from '#doseresponse/sensitivity/ec50Sensitivity';
import { curve, curvesPanel } from './madeUpCurves.ts';
import { selumetinib, selumetinibPoints } from '../doseresponse/simulated.ts';

const experiments = Object.keys(selumetinib.experiments).map((experiment) => ({
  experiment,
  points: selumetinibPoints([experiment]),
}));

/** The table that a real lab made by hand (test/oracle/selumetinib.json). */
export const labSensitivity: Ec50Sensitivity = ec50Sensitivity({
  experiments,
  pooled: experiments.flatMap(({ experiment, points }) => points.map((point) => ({ ...point, experiment }))),
  options: { ...defaultFitOptions, scale: 'percent', doseUnit: 'M' },
})!;

/** A panel with that one curve; its facet is SkBr3. */
export const labPanel = curvesPanel([
  curve('T', { sensitivity: labSensitivity } satisfies Partial<PanelCurve>),
]);
