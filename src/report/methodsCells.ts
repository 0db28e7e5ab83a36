import { group } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { inPanelOrder, saidOfWells, usedSets } from './methodsBy.ts';
import { listed } from './phraseList.ts';
import type { StatedFacts } from './statedFacts.ts';

/** Cell lines and their resistances, where they are from, how they were kept and checked. */
export function methodsCells(analysis: Analysis, facts: StatedFacts): string[] {
  const wells = usedSets(analysis)
    .flatMap((used) => used.wells)
    .filter(({ role }) => role !== 'blank');
  const lines = inPanelOrder(
    analysis,
    'cell line',
    saidOfWells(wells, ({ cellLine }) => cellLine),
  );
  const names = lines.length === 0 ? facts.of('cell line') : listed(lines);
  return [
    `the cells were ${names}, obtained from ${facts.of('cell source')}`,
    ...resistantText(analysis, wells, facts),
    facts.said('authentication', (how) => `cell lines were authenticated by ${how}`),
    facts.said('mycoplasma', (result) => `tests for mycoplasma were ${result}`),
    `cells were cultured in ${facts.of('medium')} and used at passage ${facts.of('passage')}`,
  ];
}

/** Cells that are resistant to nothing need no explanation. */
const resistantToNothing = /^(?:CTR|parental|wild[\s-]*type|WT|sensitive|naive|none)$/i;

function resistantText(
  analysis: Analysis,
  wells: readonly NormalizedMeasurement[],
  facts: StatedFacts,
): string[] {
  const ofLines = [...group(wells, ({ cellLine }) => cellLine)].map(([line, ofLine]) => {
    const names = saidOfWells(ofLine, ({ resistance }) => resistance);
    return { line, names: inPanelOrder(analysis, 'resistance', names) };
  });
  const all = ofLines.flatMap(({ names }) => names);
  if (all.every((name) => resistantToNothing.test(name))) return [];
  const texts = new Set(ofLines.map(({ names }) => listed(names)));
  const derived = `which had been derived by ${facts.of('resistant lines')}`;
  if (texts.size > 1) {
    const each = ofLines
      .filter(({ names }) => names.length > 0)
      .map(({ line, names }) => `${line ?? 'others'}: ${listed(names)}`);
    return [`lines of different resistance (${each.join('; ')}) were used, ${derived}`];
  }
  const [names = ''] = texts;
  const where = ofLines.length > 1 ? 'of each cell line, ' : '';
  return all.length === ofLines.length
    ? [`${where}the ${names} line was used, ${derived}`]
    : [`${where}lines of different resistance (${names}) were used, ${derived}`];
}
