import { group, median } from 'd3-array';
import type { QualityFinding, QualityLimits } from '#domain/quality';
import { wellFromName, type WellPosition } from '#plate/wellName';
import { mean } from '#stats/moments';
import { medianPolish } from '#stats/medianPolish';
import { finding, type ReadWell } from './plateWells.ts';
import { contentId } from './scatter.ts';

/** Fewer wells on either side, or fewer rows or columns, say nothing about the plate. */
const leastEdgeWells = 4;
const leastLines = 3;
const leastDriftWells = 12;

interface PlacedWell extends ReadWell, WellPosition {
  /** ln of the absorbance over the level of its content: how much more or less than its like. */
  readonly deviation: number;
}

/**
 * Whether wells with the same content read the same wherever they stand on the plate: outer ring against inner wells, first to last row,
 * first to last column.
 *
 * ln of the absorbance is split by median polish into contents, rows and columns; what a content cannot be told from a row or column by
 * is left to the content. Blanks take no part, their absorbance is not that of cells.
 *
 * @param size - of the whole plate
 * @returns findings in %, none where the layout has no content on both sides or in enough lines
 */
export function evenness(
  wells: readonly ReadWell[],
  size: { readonly rows: number; readonly columns: number },
  limits: QualityLimits,
): QualityFinding[] {
  const placed = wells.flatMap((one) => {
    const position = wellFromName(one.well.well);
    const usable = one.well.role !== 'blank' && one.absorbance > 0;
    return position !== null && usable ? [{ ...one, ...position }] : [];
  });
  const polished = medianPolish(
    placed.map(({ well, absorbance, row, column }) => ({
      value: Math.log(absorbance),
      levels: [contentId(well), String(row), String(column)],
    })),
  );
  const [contents, rows, columns] = polished.effects;
  const all = placed.map((one): PlacedWell => ({
    ...one,
    deviation: Math.log(one.absorbance) - (contents?.get(contentId(one.well)) ?? 0),
  }));
  return [
    ...edgeEffect(all, size, limits),
    ...drift('row drift', all, rows, ({ row }) => row, limits),
    ...drift('column drift', all, columns, ({ column }) => column, limits),
  ];
}

/** 100 × (median of outer wells − median of inner wells)/median of inner wells, each over the level of its content. */
function edgeEffect(
  wells: readonly PlacedWell[],
  { rows, columns }: { readonly rows: number; readonly columns: number },
  limits: QualityLimits,
): QualityFinding[] {
  const isOuter = ({ row, column }: WellPosition): boolean =>
    row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
  const onBothSides = [...group(wells, ({ well }) => contentId(well)).values()].filter(
    (members) => members.some(isOuter) && !members.every(isOuter),
  );
  // each content by its inner wells, so that many outer wells of one content do not hide their own effect
  const ratios = onBothSides.flatMap((members) => {
    const inner = median(
      members.filter((one) => !isOuter(one)),
      ({ absorbance }) => absorbance,
    );
    return members
      .filter(isOuter)
      .map((one) => ({ well: one.well, ratio: one.absorbance / (inner ?? Number.NaN) }));
  });
  const innerCount = onBothSides.flat().filter((one) => !isOuter(one)).length;
  if (ratios.length < leastEdgeWells || innerCount < leastEdgeWells) return [];
  const effect = 100 * ((median(ratios, ({ ratio }) => ratio) ?? 1) - 1);
  return judged('edge effect', ratios, effect, limits.edgeEffect);
}

/** From the first to the last line along the straight line through the effects, %. */
function drift(
  measure: 'row drift' | 'column drift',
  wells: readonly PlacedWell[],
  effects: ReadonlyMap<string, number> | undefined,
  lineOf: (well: PlacedWell) => number,
  limits: QualityLimits,
): QualityFinding[] {
  // a line whose contents stand nowhere else has its effect taken by them
  const shared = [...group(wells, lineOf)].filter(([line, members]) =>
    members.some((one) =>
      wells.some((other) => contentId(other.well) === contentId(one.well) && lineOf(other) !== line),
    ),
  );
  const lines = shared.map(([line]) => line).sort((a, b) => a - b);
  const taking = shared.flatMap(([, members]) => members);
  if (lines.length < leastLines || taking.length < leastDriftWells || effects === undefined) return [];
  const points = lines.map((line) => [line, effects.get(String(line)) ?? 0] as const);
  const [x, y] = [mean(points.map(([line]) => line)), mean(points.map(([, effect]) => effect))];
  const slope =
    points.reduce((sum, [line, effect]) => sum + (line - x) * (effect - y), 0) /
    points.reduce((sum, [line]) => sum + (line - x) ** 2, 0);
  const change = 100 * (Math.exp(slope * ((lines.at(-1) ?? 0) - (lines[0] ?? 0))) - 1);
  return judged(measure, taking, change, limits.drift);
}

function judged(
  measure: 'edge effect' | 'row drift' | 'column drift',
  wells: readonly Pick<ReadWell, 'well'>[],
  value: number,
  limit: number,
): QualityFinding[] {
  return finding(
    wells.map(({ well }) => well),
    {
      measure,
      subject: '',
      value,
      unit: '%',
      limit,
      verdict: Math.abs(value) <= limit / 2 ? 'good' : Math.abs(value) <= limit ? 'marginal' : 'poor',
    },
  );
}
