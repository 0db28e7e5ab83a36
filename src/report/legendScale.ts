import type { Analysis } from '#domain/analysis';
import type { CurvesPanelData, PanelData } from '#domain/panelData';
import type { PlateSet } from '#domain/protocol';

/** What 100 % and 0 % are, by the normalisation of each plate set of the panel. */
export function legendScale(analysis: Analysis, panel: PanelData): string[] {
  const { request } = panel;
  if (request.quantity === 'as given') return [];
  const sets = analysis.protocol.plateSets.filter((set) => request.of.includes(set.name));
  const texts = sets.map((set) => ({ set, text: scaleText(analysis, panel, set) }));
  const [first] = texts;
  const same = texts.every((one) => one.text === first?.text);
  const scale = same
    ? first === undefined
      ? []
      : [first.text]
    : texts.map(({ set, text }) => `plate set ${set.name}: ${text}`);
  return [...scale, ...derivedText(panel)];
}

function scaleText(analysis: Analysis, panel: PanelData, set: PlateSet): string {
  const { normalization } = set;
  if (panel.request.quantity === 'blanked absorbance')
    return `absorbance minus the blank (${blankText(analysis, set)})`;
  const zero =
    normalization.zero === 'positive-control'
      ? 'B the mean of the positive control'
      : `B the blank (${blankText(analysis, set)})`;
  return [
    'viability is 100 × (A − B)/(C − B) %, with A the absorbance of a well,',
    `${zero} and C the mean of the ${controlText(analysis, set)} of the same cell line, resistance, pretreatment and time`,
    normalization.within === 'plate' ? 'on the same plate' : 'in the same experiment',
  ].join(' ');
}

function blankText(analysis: Analysis, { name, normalization }: PlateSet): string {
  const wells = analysis.measurements.filter((well) => well.set === name);
  if (wells.length > 0 && wells.every((well) => well.readerBlanked))
    return "subtracted by the reader's software";
  if (normalization.blank === 'none') return 'none subtracted';
  if (normalization.blank === 'wells') return 'the mean of the blank wells of the plate';
  return `${normalization.blank} AU, a constant`;
}

/** The kind of control that the plates have, where the protocol does not name one. */
function controlText({ measurements }: Analysis, { name, normalization }: PlateSet): string {
  if (normalization.control !== null) return `${normalization.control} control wells`;
  const ofSet = measurements.filter((well) => well.set === name);
  const kinds = (['untreated', 'vehicle'] as const).filter((kind) => ofSet.some(({ role }) => role === kind));
  return `${(kinds.length === 0 ? ['untreated', 'vehicle'] : kinds).join(' or ')} control wells`;
}

function derivedText(panel: PanelData): string[] {
  if (panel.kind === 'curves') return panel.request.quantity === 'viability' ? [doseZeroText(panel)] : [];
  const { quantity, relativeTo } = panel.request;
  if (quantity === 'response') return ['response is 100 − viability'];
  if (quantity !== 'relative response') return [];
  const to = relativeTo ?? '';
  return [
    `response is 100 − viability, and relative response is 100 × response/response(${to}) of the same experiment`,
  ];
}

/** The scatter of the control's wells is in no experiment's mean; wells that stand in for n keep it. */
function doseZeroText({ facets }: CurvesPanelData): string {
  const values = facets.flatMap(({ curves }) =>
    curves.flatMap(({ doses }) => doses.flatMap((dose) => dose.values)),
  );
  return values.some(({ basis }) => basis === 'technical')
    ? 'dose 0 is that control, so its mean is 100 % by construction'
    : 'dose 0 is that control, 100 % in every experiment by construction and therefore without error bar';
}
