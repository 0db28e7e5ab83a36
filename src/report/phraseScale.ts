import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { CurvesPanelData, PanelData } from '#domain/panelData';
import type { PlateSet } from '#domain/protocol';
import type { QuantityName } from '#domain/replicateValue';
import { listed } from './phraseList.ts';
import { signalOf } from './phraseSignal.ts';

/** Legends say what is, a methods section what was. */
export type Tense = 'is' | 'was';

const calculated: Readonly<Record<Tense, string>> = { is: 'is', was: 'was calculated as' };

/** What 100 % and 0 % are in a panel, by the normalisation of each of its plate sets. */
export function panelScale(analysis: Analysis, panel: PanelData, tense: Tense): string[] {
  const { request } = panel;
  if (request.quantity === 'as given') return [];
  const sets = analysis.protocol.plateSets.filter((set) => request.of.includes(set.name));
  return [...setsScale(analysis, sets, request.quantity, tense), ...derivedText(panel, tense)];
}

/** The same of plate sets: one sentence, or one for each where they differ. */
export function setsScale(
  analysis: Analysis,
  sets: readonly PlateSet[],
  quantity: QuantityName,
  tense: Tense,
): string[] {
  const texts = sets.map((set) => ({ set, text: scaleText(analysis, quantity, set, tense) }));
  const [first] = texts;
  if (first === undefined) return [];
  if (texts.every((one) => one.text === first.text)) return [first.text];
  return texts.map(({ set, text }) => `plate set ${set.name}: ${text}`);
}

function scaleText(analysis: Analysis, quantity: QuantityName, set: PlateSet, tense: Tense): string {
  const { normalization } = set;
  const signal = signalOf(analysis, set.name);
  if (quantity === 'blanked absorbance') return `${signal} minus the blank (${blankText(analysis, set)})`;
  if (quantity === 'growth rate') return growthText(analysis, set, tense);
  const zero =
    normalization.zero === 'positive-control'
      ? 'B the mean of the positive control'
      : `B the blank (${blankText(analysis, set)})`;
  return [
    `viability ${calculated[tense]} 100 × (A − B)/(C − B) %, with A the ${signal} of a well,`,
    `${zero} and C the mean of the ${controlText(analysis, set)}${sharedText(analysis, set)}`,
    normalization.within === 'plate' ? 'on the same plate' : 'in the same experiment',
  ].join(' ');
}

/** The formula of growth rates, and where its three readings are from. */
function growthText(analysis: Analysis, set: PlateSet, tense: Tense): string {
  const start = analysis.protocol.plateSets.find(({ name }) => name === set.timeZero?.set);
  const startBlank = start === undefined ? '' : ` minus the blank (${blankText(analysis, start)})`;
  const place = set.normalization.within === 'plate' ? 'on the same plate' : 'in the same experiment';
  return [
    `growth rate (GR value) ${calculated[tense]} 2^(log2(x/x0)/log2(x_ctrl/x0)) − 1, with x the ${signalOf(analysis, set.name)} of a well minus the blank (${blankText(analysis, set)}),`,
    `x_ctrl that of the mean of the ${controlText(analysis, set)}${sharedText(analysis, set)} ${place},`,
    `and x0 that of the untreated wells of the same cells and experiment on plates stained when the treatment was added,${startBlank};`,
    `1 is growth as in the control, 0 cytostasis, −1 death of all cells, and a well no brighter than its blank has −1`,
  ].join(' ');
}

/** ` of the same cell line and resistance`: what the wells of the set are told apart by. */
function sharedText(analysis: Analysis, set: PlateSet): string {
  const wells = wellsOfSet(analysis, set).filter(({ role }) => role !== 'blank' && role !== 'empty');
  const told = (of: (well: NormalizedMeasurement) => unknown): boolean =>
    wells.some((well) => of(well) !== null);
  const names = [
    ...(told((well) => well.cellLine) ? ['cell line'] : []),
    ...(told((well) => well.resistance) ? ['resistance'] : []),
    ...(told((well) => well.pretreatment) ? ['pretreatment'] : []),
    ...(told((well) => well.timeH) ? ['time'] : []),
  ];
  return names.length === 0 ? '' : ` of the same ${listed(names)}`;
}

function blankText(analysis: Analysis, set: PlateSet): string {
  const { blank } = set.normalization;
  const wells = wellsOfSet(analysis, set);
  if (wells.length > 0 && wells.every((well) => well.readerBlanked))
    return "subtracted by the reader's software";
  if (blank === 'none') return 'none subtracted';
  if (blank === 'wells') return 'the mean of the blank wells of the plate';
  return `${blank} AU, a constant`;
}

/** The kind of control that the plates have, where the protocol does not name one. */
function controlText(analysis: Analysis, set: PlateSet): string {
  const { control } = set.normalization;
  if (control !== null) return `${control} control wells`;
  const wells = wellsOfSet(analysis, set);
  const kinds = (['untreated', 'vehicle'] as const).filter((kind) => wells.some(({ role }) => role === kind));
  return `${(kinds.length === 0 ? ['untreated', 'vehicle'] : kinds).join(' or ')} control wells`;
}

function wellsOfSet({ measurements }: Analysis, { name }: PlateSet): NormalizedMeasurement[] {
  return measurements.filter((well) => well.set === name);
}

function derivedText(panel: PanelData, tense: Tense): string[] {
  if (panel.kind === 'curves')
    return panel.request.quantity === 'blanked absorbance' ? [] : doseZeroText(panel, tense);
  const { quantity, relativeTo } = panel.request;
  if (quantity === 'response') return [`response ${calculated[tense]} 100 − viability`];
  if (quantity !== 'relative response') return [];
  const to = relativeTo ?? '';
  return [
    `response ${calculated[tense]} 100 − viability, and relative response ${tense === 'is' ? 'is' : 'as'} 100 × response/response(${to}) of the same experiment`,
  ];
}

/** The scatter of the control's wells is in no experiment's mean; wells that stand in for n keep it. */
function doseZeroText({ facets, request }: CurvesPanelData, tense: Tense): string[] {
  const isGrowth = request.quantity === 'growth rate';
  const doses = facets.flatMap(({ curves }) => curves.flatMap((curve) => curve.doses));
  if (doses.length > 0 && doses.every(({ dose }) => dose > 0)) return [];
  const technical = doses.some(({ values }) => values.some(({ basis }) => basis === 'technical'));
  // growth rates are not linear in the readings: the mean of those of the control wells is not 1 exactly
  if (technical && isGrowth) return [];
  if (technical) return [`dose 0 ${tense} that control, so its mean ${tense} 100 % by construction`];
  const bare = tense === 'is' ? ' and therefore without error bar' : '';
  return [
    `dose 0 ${tense} that control, ${isGrowth ? '1' : '100 %'} in every experiment by construction${bare}`,
  ];
}
