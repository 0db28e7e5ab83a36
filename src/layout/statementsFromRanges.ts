import type { Problem, WithProblems } from '#domain/problem';
import type { DoseSeries, LayoutRange } from '#domain/protocol';
import type { WellPosition } from '#plate/wellName';
import { wellsFromRange } from '#plate/wellRange';
import type { LayoutStatement, WellStatement } from './layoutStatement.ts';
import { seriesDose } from './seriesDose.ts';

/**
 * What the ranges of a protocol say of the wells of a plate of this size.
 *
 * A series counts the columns (or rows) that the range has, in its direction, from the start dose on; columns between two parts of
 * a range do not count.
 *
 * @returns problem `layout-invalid-value` for a list of doses that is not as long as its range
 */
export function statementsFromRanges(
  ranges: readonly LayoutRange[],
  size: { readonly rows: number; readonly columns: number },
  file: string,
): WithProblems<LayoutStatement[]> {
  const problems: Problem[] = [];
  const value = ranges.map((range): LayoutStatement => {
    const wells = wellsFromRange(range.wells, size.rows, size.columns) ?? [];
    const { series } = range;
    const steps = series === null ? 0 : lanesOf(wells, series).length;
    const wrong = series?.doses !== undefined && series.doses.length !== steps;
    if (wrong) problems.push(wrongLength(range, series, steps, file));
    return {
      source: `range ${range.wells}`,
      file,
      place: range.place,
      wells: wells.map((well) => wellOfRange(well, range, wells, wrong)),
    };
  });
  return { value, problems };
}

function wellOfRange(
  well: WellPosition,
  { content, series }: LayoutRange,
  wells: readonly WellPosition[],
  refused: boolean,
): WellStatement {
  const { treatment = null, dose = null, ...others } = content;
  if (series !== null) {
    const step = lanesOf(wells, series).indexOf(laneOf(well, series));
    const dosedBySeries = seriesDose(series, step);
    const dosed = treatment === null || dosedBySeries === null ? null : { treatment, dose: dosedBySeries };
    return { ...well, content: others, dosed, refused };
  }
  return treatment !== null && dose !== null
    ? { ...well, content: others, dosed: { treatment, dose }, refused }
    : { ...well, content, dosed: null, refused };
}

/** The columns (or rows) of a range in the direction of the series. */
function lanesOf(wells: readonly WellPosition[], series: DoseSeries): number[] {
  const lanes = [...new Set(wells.map((well) => laneOf(well, series)))].sort((a, b) => a - b);
  return series.reversed ? lanes.reverse() : lanes;
}

function laneOf(well: WellPosition, { along }: DoseSeries): number {
  return along === 'columns' ? well.column : well.row;
}

function wrongLength(range: LayoutRange, series: DoseSeries, steps: number, file: string): Problem {
  const { doses = [], along } = series;
  return {
    code: 'layout-invalid-value',
    severity: 'error',
    file,
    place: range.place,
    found: `${doses.length} doses for the ${steps} ${along} of ${range.wells}`,
    expected: `one dose for each of the ${steps} ${along}`,
    fix:
      doses.length < steps
        ? 'add the doses that are missing, or name fewer wells'
        : 'name more wells, or fewer doses',
  };
}
