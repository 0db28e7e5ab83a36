import type { CurvesPanelSpec } from '#domain/figure';
import type { CurveFit } from '#domain/curveFit';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import { halfOfControl, scaleOfQuantity } from '#domain/responseScale';
import { doseLabel } from './curvesFigure.ts';
import { ec50Note } from './ec50Note.ts';
import { gr50Note } from './gr50Note.ts';
import { quantityLabel } from './quantityLabel.ts';

/** A fitted curve, sampled for drawing, and where it meets dose 0. */
export interface SampledLine {
  readonly points: readonly { readonly dose: number; readonly y: number }[];
  readonly atZero: number;
}

/**
 * What a picture of one curve shows experiment by experiment: the mean of its wells at each dose ± their uncertainty within the
 * experiment, and the fit of that experiment.
 *
 * @param lines - by experiment; an experiment without a proven curve has none
 */
export function experimentsPanelSpec(
  panel: CurvesPanelData,
  curve: PanelCurve,
  lines: ReadonlyMap<string, SampledLine>,
): CurvesPanelSpec {
  const { request, doseUnit } = panel;
  const single = curve.fits.filter(({ experiment }) => experiment !== 'combined' && experiment !== 'pooled');
  return {
    kind: 'curves',
    letter: null,
    title: null,
    yLabel: request.yLabel ?? quantityLabel(request.quantity, null),
    guide: halfOfControl[scaleOfQuantity(request.quantity)],
    xLabel: doseLabel({ ...panel, facets: [{ title: null, curves: [curve] }] }),
    doseUnit,
    facets: [
      {
        title: null,
        comparison: null,
        series: single.map((fit) => ({
          label: `experiment ${fit.experiment}`,
          points: curve.doses.flatMap(({ dose, values }) =>
            values
              .filter(({ experiment }) => experiment === fit.experiment)
              .map(({ value, withinU, nWells }) => ({
                dose,
                mean: value,
                error: withinU === null ? null : ([value - withinU, value + withinU] as const),
                n: nWells,
              })),
          ),
          line: lines.get(fit.experiment)?.points ?? null,
          lineAtZero: lines.get(fit.experiment)?.atZero ?? null,
          note: noteOf(curve, fit, doseUnit),
        })),
      },
    ],
  };
}

function noteOf({ growth }: PanelCurve, fit: CurveFit, doseUnit: string): string | null {
  if (growth === undefined) return ec50Note([fit], doseUnit);
  return gr50Note(
    { growth: growth.filter((one) => one.experiment === fit.experiment), fits: [fit] },
    doseUnit,
  );
}
