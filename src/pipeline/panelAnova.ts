import { analyzeVariance } from '#compare/analyzeVariance';
import type { AnovaGroupValues } from '#compare/anovaEffect';
import type { AnovaRequest, PanelAnova } from '#domain/anova';
import { didYouMean } from '#domain/didYouMean';
import type { BarsPanelData, PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';
import { comparedGroups } from './comparedGroups.ts';

/** The analyses of variance of one panel. */
export interface AnalyzedPanel {
  readonly anovas: readonly PanelAnova[];
  readonly problems: readonly Problem[];
}

type TwoWay = Extract<AnovaRequest, { kind: 'two-way' }>;

/**
 * The analysis of variance that a panel of bars asks for: facet by facet, or over the facets where they are one of its factors.
 *
 * @returns problems as `analyzeVariance`, and `group-not-found` for a treatment that no bar was treated with
 */
export function panelAnova(panel: PanelData): AnalyzedPanel {
  const request = panel.kind === 'bars' ? (panel.request.anova ?? null) : null;
  if (panel.kind !== 'bars' || request === null) return { anovas: [], problems: [] };
  const { by, facet } = panel.request;
  if (request.kind === 'two-way' && facet !== null && request.factors.includes(facet))
    return analyzed(panel, request, '', overFacets(panel, request));
  const treatment = request.kind === 'two-way' ? request.factors.find((name) => name !== by) : undefined;
  if (treatment !== undefined) {
    const unknown = treatmentNotThere(panel, treatment);
    if (unknown !== null) return { anovas: [], problems: [unknown] };
  }
  const facets = panel.facets.map((one) => {
    const groups =
      request.kind === 'two-way' && treatment !== undefined
        ? withAndWithout(one, request, treatment)
        : comparedGroups(one).map((group) => ({ ...group, levels: [group.label] }));
    return analyzed(panel, request, one.title ?? '', groups);
  });
  return {
    anovas: facets.flatMap(({ anovas }) => anovas),
    problems: facets.flatMap(({ problems }) => problems),
  };
}

function analyzed(
  { request: { name, by, quantity, place } }: BarsPanelData,
  request: AnovaRequest,
  facet: string,
  groups: readonly AnovaGroupValues[],
): AnalyzedPanel {
  const where = { file: null, place, facet: facet === '' ? null : facet };
  const { effects, problems } = analyzeVariance(groups, request, by, where);
  return { anovas: effects.map((effect) => ({ ...effect, panel: name, facet, quantity })), problems };
}

/** A cell is a bar: a group in a facet. */
function overFacets({ facets, request: { by } }: BarsPanelData, { factors }: TwoWay): AnovaGroupValues[] {
  return facets.flatMap((facet) =>
    comparedGroups(facet).map((group) => ({
      ...group,
      label: [facet.title, group.label].filter(Boolean).join(' '),
      levels: inOrder(factors, by, group.label, facet.title ?? ''),
    })),
  );
}

/** A cell is a bar, or the control wells of its group. */
function withAndWithout(
  facet: BarsPanelData['facets'][number],
  { factors }: TwoWay,
  treatment: string,
): AnovaGroupValues[] {
  const by = factors.find((name) => name !== treatment) ?? '';
  const treated = comparedGroups(facet).filter(({ drawn }) => drawn.group.treatment === treatment);
  return treated.flatMap(({ label, values, normaliser, drawn }) => [
    {
      label: `${label} without ${treatment}`,
      values: drawn.controls ?? [],
      normaliser,
      levels: inOrder(factors, by, label, `without ${treatment}`),
    },
    {
      label: `${label} with ${treatment}`,
      values,
      normaliser,
      levels: inOrder(factors, by, label, `with ${treatment}`),
    },
  ]);
}

function inOrder(factors: readonly [string, string], by: string, group: string, other: string): string[] {
  return factors[0] === by ? [group, other] : [other, group];
}

function treatmentNotThere({ facets, request }: BarsPanelData, treatment: string): Problem | null {
  const there = [
    ...new Set(facets.flatMap(({ groups }) => groups.flatMap(({ group }) => group.treatment ?? []))),
  ];
  if (there.includes(treatment) || facets.length === 0) return null;
  return {
    code: 'group-not-found',
    severity: 'error',
    file: null,
    place: request.place,
    found: `treatment "${treatment}" in \`anova\` of panel ${request.name}`,
    expected: `one of ${there.map((name) => `"${name}"`).join(', ') || 'the treatments of its bars (there are none)'}`,
    fix: didYouMean(treatment, there, 'Correct the name, or write an attribute of the panel.'),
  };
}
