import type { PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';

/**
 * Error bars of which the protocol does not say what they are.
 *
 * @returns problem `error-bars-unnamed`, a note, at most one; none where no group has an error bar
 */
export function unnamedErrorBars(panel: PanelData): Problem[] {
  const { request } = panel;
  if (request.errorBarsNamed !== false || !hasErrorBars(panel)) return [];
  return [
    {
      code: 'error-bars-unnamed',
      severity: 'note',
      file: null,
      place: request.place,
      found: `panel ${request.name} does not say what its error bars are; SD was drawn, and the legend says so`,
      expected:
        '`error bars: sd` (how far experiments scatter), `sem` (how well their mean is known, and with n = 3 only 58 % as long) or `ci95`',
      fix: 'Write `error bars: sd` if that is meant.',
    },
  ];
}

function hasErrorBars(panel: PanelData): boolean {
  const summaries =
    panel.kind === 'bars'
      ? panel.facets.flatMap(({ groups }) => groups.map(({ summary }) => summary))
      : panel.facets.flatMap(({ curves }) =>
          curves.flatMap(({ doses }) => doses.map(({ summary }) => summary)),
        );
  return summaries.some((summary) => summary !== null && summary.sd !== null);
}
