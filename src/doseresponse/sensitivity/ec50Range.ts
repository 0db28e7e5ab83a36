import type { Ec50Move, Ec50Range, SensitivityCell, SensitivityEstimate } from '#domain/sensitivity';

/**
 * How far an EC50 moves over the cells of a sensitivity table, and how far each choice moves it alone: the largest ratio of two cells
 * that differ in nothing but that choice.
 *
 * @param estimateOf - which of the estimates of a cell
 */
export function ec50Range(
  cells: readonly SensitivityCell[],
  estimateOf: (cell: SensitivityCell) => SensitivityEstimate,
): Ec50Range {
  const ec50Of = (cell: SensitivityCell): number | null => estimateOf(cell).ec50;
  const values = cells.flatMap((cell) => ec50Of(cell) ?? []);
  const lowest = values.length === 0 ? null : Math.min(...values);
  const highest = values.length === 0 ? null : Math.max(...values);
  const own = cells.find((cell) => cell.own);
  const [low, high] = (own === undefined ? null : estimateOf(own).confidence95) ?? [null, null];
  return {
    lowest,
    highest,
    fold: values.length < 2 || lowest === null || highest === null ? null : highest / lowest,
    moves: movesOf(cells, ec50Of),
    cellsWithoutEc50: cells.length - values.length,
    cellsOutsideInterval:
      low === null || high === null ? null : values.filter((ec50) => ec50 < low || ec50 > high).length,
  };
}

function movesOf(
  cells: readonly SensitivityCell[],
  ec50Of: (cell: SensitivityCell) => number | null,
): Ec50Move[] {
  const largest = new Map<string, Ec50Move>();
  for (const before of cells) {
    for (const after of cells) {
      const changed = onlyChange(before, after);
      const [from, to] = [ec50Of(before), ec50Of(after)];
      if (changed === null || from === null || to === null) continue;
      const fold = Math.max(from / to, to / from);
      const key = JSON.stringify(changed);
      if (fold > (largest.get(key)?.fold ?? 0)) largest.set(key, { ...changed, fold, from, to });
    }
  }
  return [...largest.values()].sort((a, b) => b.fold - a.fold);
}

/** The one choice in which a cell differs from another, read in one direction; null when there are none or several. */
function onlyChange(
  before: SensitivityCell,
  after: SensitivityCell,
): Pick<Ec50Move, 'choice' | 'experiment'> | null {
  const samePlateaus = before.plateaus === after.plateaus;
  const sameZero = before.doseZero === after.doseZero;
  const sameExperiments = before.leftOut === after.leftOut;
  if (samePlateaus && sameZero && before.leftOut === null && after.leftOut !== null)
    return { choice: 'experiment', experiment: after.leftOut };
  if (samePlateaus && sameExperiments && before.doseZero === 'in' && after.doseZero === 'out')
    return { choice: 'doseZero', experiment: null };
  if (sameZero && sameExperiments && before.plateaus === 'free' && !samePlateaus)
    return { choice: 'plateaus', experiment: null };
  return null;
}
