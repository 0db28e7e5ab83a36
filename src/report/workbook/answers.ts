import { headlineEc50 } from '#domain/headlineEc50';
import type { BarsPanelData, CurvesPanelData, PanelCurve, PanelGroup } from '#domain/panelData';
import type { GroupKey, Summary } from '#domain/replicateValue';
import { boundText } from './boundText.ts';
import { flagWords } from './flagWords.ts';
import { basisText } from './replicatesSheet.ts';
import type { ValueRow } from './valueRows.ts';
import type { WorkbookPlan } from './workbookPlan.ts';

/** A line of the sheet Summary: the answer of a panel, or a group of the study whether or not a panel shows it. */
export interface Answer {
  /** null: no panel's. */
  readonly panel: string | null;
  readonly set: string;
  readonly group: GroupKey;
  readonly role: string;
  readonly quantity: string;
  readonly unit: string;
  /** A text is a bound. */
  readonly mean: number | string | null;
  readonly sd: number | null;
  readonly sem: number | null;
  readonly confidence95: readonly [number | null, number | null] | null;
  readonly n: number | null;
  readonly nCounts: string;
  readonly remarks: readonly (string | null)[];
  /** The rows of the sheet Replicates that the numbers are made from; null where they are not. */
  readonly rows: readonly ValueRow[] | null;
}

/** The answers of every panel, then all groups of the study. */
export function answers(plan: WorkbookPlan): Answer[] {
  const { panels } = plan.analysis;
  const ofPanels = panels.flatMap((panel) =>
    panel.kind === 'bars' ? barAnswers(panel, plan) : curveAnswers(panel),
  );
  const ofGroups = plan.values.groups.map(({ summary, rows }) => groupAnswer(summary, rows));
  return [...ofPanels, ...ofGroups];
}

function barAnswers({ request, facets }: BarsPanelData, plan: WorkbookPlan): Answer[] {
  return facets.flatMap(({ groups }) =>
    groups.map((group): Answer => {
      if (group.summary === null) return absentAnswer(group, request.name, request.quantity);
      const answer = groupAnswer(group.summary, plan.values.rowsOf(group.values));
      const flags = flagWords(group.values.flatMap((value) => value.flags));
      return { ...answer, panel: request.name, remarks: [...answer.remarks, group.absent, flags] };
    }),
  );
}

function absentAnswer({ group, absent }: PanelGroup, panel: string, quantity: string): Answer {
  const nothing = { mean: null, sd: null, sem: null, confidence95: null, n: null, rows: null } as const;
  const of = { panel, set: '', group, role: 'treated', quantity, unit: '', nCounts: '' };
  return { ...of, ...nothing, remarks: [`no value: ${absent ?? 'no wells'}`] };
}

function groupAnswer(summary: Summary, rows: readonly ValueRow[] | null): Answer {
  const { set, group, role, quantity, unit, mean, sd, sem, confidence95, n, basis } = summary;
  const shared = summary.normaliser?.kind === 'shared' ? summary.normaliser.group : null;
  return {
    panel: null,
    set,
    group,
    role,
    quantity,
    unit,
    mean,
    sd,
    sem,
    confidence95,
    n,
    nCounts: basisText(basis),
    remarks: [
      quantity === 'relative response' && shared !== null
        ? `divided by ${shared} of the same experiment`
        : null,
      basis === 'technical' && confidence95 !== null
        ? 'wells of one experiment say nothing about another one'
        : null,
    ],
    rows,
  };
}

function curveAnswers({ request, facets, doseUnit }: CurvesPanelData): Answer[] {
  return facets.flatMap(({ curves }) => curves.map((curve) => curveAnswer(curve, request.name, doseUnit)));
}

/** A number only where the EC50 was estimated, otherwise its bound, otherwise the reason. */
function curveAnswer({ set, group, fits }: PanelCurve, panel: string, doseUnit: string): Answer {
  const headline = headlineEc50(fits);
  const key: GroupKey = { ...group, dose: null };
  const of = { panel, set, group: key, role: 'treated', quantity: 'EC50 (relative)', unit: doseUnit };
  const base = {
    ...of,
    mean: null,
    sd: null,
    sem: null,
    confidence95: null,
    n: null,
    nCounts: '',
    rows: null,
  };
  if (headline === null) return { ...base, remarks: ['no fit'] };
  if (headline.kind === 'bound') return { ...base, mean: boundText(headline), remarks: [headline.reason] };
  if (headline.kind === 'none') return { ...base, remarks: [headline.reason] };
  const { ec50, confidence95, experiments, flags } = headline;
  const how =
    experiments === null
      ? 'of one fit, with the interval of its profile (sheet Fits)'
      : 'geometric mean of the EC50s of the experiments (sheet Fits); t-interval of their logarithms';
  const counted = experiments === null ? {} : { n: experiments, nCounts: 'experiments' };
  return { ...base, ...counted, mean: ec50, confidence95, remarks: [how, flagWords(flags)] };
}
