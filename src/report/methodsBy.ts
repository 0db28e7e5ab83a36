import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { attributeText } from '#domain/groupKey';
import type { PanelData } from '#domain/panelData';
import type { PlateSet } from '#domain/protocol';
import type { AttributeName } from '#domain/well';
import { legendGroups } from './legendPanel.ts';
import { listed } from './phraseList.ts';

/** A plate set that was measured, with all its wells but the empty ones. */
export interface UsedSet {
  readonly set: PlateSet;
  readonly wells: readonly NormalizedMeasurement[];
}

/** The plate sets that hold any wells, in the order of the protocol. */
export function usedSets({ protocol, measurements }: Analysis): UsedSet[] {
  return protocol.plateSets
    .map((set) => ({
      set,
      wells: measurements.filter((well) => well.set === set.name && well.role !== 'empty'),
    }))
    .filter(({ wells }) => wells.length > 0);
}

/** Whether anything was repeated: only then there is something to say about what experiments have in common. */
export function hasSeveralExperiments(analysis: Analysis): boolean {
  return usedSets(analysis).some(({ wells }) => new Set(wells.map(({ experiment }) => experiment)).size > 1);
}

/** The panels that show anything. */
export function shownPanels({ panels }: Analysis): PanelData[] {
  return panels.filter(({ facets }) => facets.length > 0);
}

/** What is said of all plate sets is said once; otherwise each is named by its panels, or by its own name where that is not clear. */
export function saidBySet(analysis: Analysis, textOf: (used: UsedSet) => string): string[] {
  const panels = shownPanels(analysis);
  const nameOfSet = ({ set }: UsedSet): Named => {
    const showing = panels.filter(({ request }) => request.of.includes(set.name));
    const alone = showing.every(({ request }) => request.of.length === 1);
    return alone && showing.length > 0
      ? { kind: 'panel', names: showing.map(({ request }) => request.name) }
      : { kind: 'plate set', names: [set.name] };
  };
  return saidOnce(usedSets(analysis), nameOfSet, textOf);
}

/** What is said of all panels is said once. */
export function saidByPanel(panels: readonly PanelData[], textOf: (panel: PanelData) => string): string[] {
  return saidOnce(panels, ({ request }) => ({ kind: 'panel', names: [request.name] }), textOf);
}

interface Named {
  readonly kind: 'panel' | 'plate set';
  readonly names: readonly string[];
}

function saidOnce<T>(items: readonly T[], nameOf: (item: T) => Named, textOf: (item: T) => string): string[] {
  const said = new Map<string, Named[]>();
  for (const item of items) {
    const text = textOf(item);
    said.set(text, [...(said.get(text) ?? []), nameOf(item)]);
  }
  const texts = [...said];
  const [first] = texts;
  if (first !== undefined && texts.length === 1) return first[0] === '' ? [] : [first[0]];
  return texts.flatMap(([text, names]) => (text === '' ? [] : [`for ${namesText(names)}, ${text}`]));
}

/** `panels a and b and plate set pilot`. */
function namesText(named: readonly Named[]): string {
  const parts = (['panel', 'plate set'] as const).flatMap((kind) => {
    const names = new Set(named.filter((one) => one.kind === kind).flatMap((one) => one.names));
    return names.size === 0 ? [] : [`${kind}${names.size > 1 ? 's' : ''} ${listed([...names])}`];
  });
  return parts.join(' and ');
}

/** Names in the order in which the panels show them, then as the files have them. */
export function inPanelOrder(
  analysis: Analysis,
  attribute: AttributeName,
  names: readonly string[],
): string[] {
  const shown = shownPanels(analysis).flatMap((panel) =>
    legendGroups(panel).flatMap(({ keys }) => keys.map((key) => attributeText(key, attribute))),
  );
  return [...new Set([...shown.filter((name) => names.includes(name)), ...names])];
}

/** What the wells say of something, each once and in their order; nothing where nobody said. */
export function saidOfWells(
  wells: readonly NormalizedMeasurement[],
  of: (well: NormalizedMeasurement) => string | null,
): string[] {
  return [...new Set(wells.map(of))].filter((text) => text !== null && text !== '') as string[];
}
