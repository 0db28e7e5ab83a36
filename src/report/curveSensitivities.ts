import type { Analysis } from '#domain/analysis';
import type { PanelCurve } from '#domain/panelData';
import type { Ec50Sensitivity } from '#domain/sensitivity';

/** The sensitivity of one EC50, and the curve it is of. */
export interface NamedSensitivity {
  readonly panel: string;
  readonly facet: string | null;
  readonly curve: PanelCurve;
  readonly doseUnit: string;
  readonly sensitivity: Ec50Sensitivity;
}

/** The sensitivities of a study, in the order of its panels and curves. */
export function curveSensitivities({ panels }: Analysis): NamedSensitivity[] {
  return panels.flatMap((panel) =>
    panel.kind !== 'curves'
      ? []
      : panel.facets.flatMap(({ title, curves }) =>
          curves.flatMap((curve): NamedSensitivity[] =>
            curve.sensitivity == null
              ? []
              : [
                  {
                    panel: panel.request.name,
                    facet: title,
                    curve,
                    doseUnit: panel.doseUnit,
                    sensitivity: curve.sensitivity,
                  },
                ],
          ),
        ),
  );
}
