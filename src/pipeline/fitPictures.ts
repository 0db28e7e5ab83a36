import type { Analysis } from '#domain/analysis';
import type { FigureSpec } from '#domain/figure';
import type { PanelCurve } from '#domain/panelData';
import { curveLine } from '#doseresponse/curveLine';
import { experimentsPanelSpec } from '#figure/experimentsFigure';
import { fitId } from '#report/html/reportIds';

/** As wide as a column of a page. */
const widthMm = 85;

/** The pictures of the single fits, one for each curve that has any, named as the report looks for them. */
export function fitPictures(analysis: Analysis): FigureSpec[] {
  const panels = analysis.panels.filter((panel) => panel.kind === 'curves');
  return panels.flatMap((panel) =>
    panel.facets.flatMap(({ title, curves }) =>
      curves.flatMap((curve) => {
        const spec = experimentsPanelSpec(panel, curve, linesOf(curve));
        if (spec.facets.every(({ series }) => series.length === 0)) return [];
        return [{ name: fitId(panel.request.name, title, curve.label), widthMm, panels: [spec] }];
      }),
    ),
  );
}

function linesOf(curve: PanelCurve): Parameters<typeof experimentsPanelSpec>[2] {
  const doses = curve.doses.map(({ dose }) => dose);
  const lines = curve.fits.flatMap(({ experiment, fit }) => {
    const line = fit === null ? null : curveLine(fit, doses);
    return line === null ? [] : [[experiment, line] as const];
  });
  return new Map(lines);
}
