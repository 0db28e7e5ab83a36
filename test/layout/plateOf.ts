import { placeAt } from '#domain/problem';
import type { LayoutRange, LayoutSource, PlateSet, Protocol } from '#domain/protocol';
import { defaultQualityLimits } from '#domain/quality';
import type { Read, WellReading } from '#domain/read';
import { nameFromWell } from '#plate/wellName';
import type { PlateToLayOut } from '#layout/layoutForPlate';

export const protocol: Protocol = {
  file: 'protocols/p.yaml',
  title: null,
  assay: null,
  studies: [],
  aliases: {},
  molarMasses: {},
  plateSets: [],
  exclusions: [],
  qualityLimits: defaultQualityLimits,
  figure: null,
  facts: {},
};

export const microgram = (value: number) => ({ value, unit: 'µg/ml' });

/** A range at a line of its own. */
export function rangeOf(
  wells: string,
  content: LayoutRange['content'],
  series: LayoutRange['series'] = null,
  line = 1,
): LayoutRange {
  return { wells, content, series, place: placeAt({ line, column: 7 }) };
}

export function setOf(layout: LayoutSource, also: Partial<PlateSet> = {}): PlateSet {
  return {
    name: 'one',
    files: '{cell line}_exp{experiment}.*',
    read: null,
    table: { delimiter: null, decimal: null, sheet: null },
    layout,
    content: {},
    doseByCellLine: {},
    normalization: { blank: 'wells', control: null, within: 'plate', zero: 'blank', n: 'experiments' },
    place: placeAt({ line: 3, column: 3 }),
    ...also,
  };
}

export function rangesSet(ranges: readonly LayoutRange[], also: Partial<PlateSet> = {}): PlateSet {
  return setOf({ kind: 'ranges', ranges, place: placeAt({ line: 5 }) }, also);
}

export const fileSet = (also: Partial<PlateSet> = {}): PlateSet =>
  setOf({ kind: 'file', path: 'l.csv', sheet: null, place: placeAt({ line: 5 }) }, also);

/** A 96-well plate of SkBr3, experiment 1, unless told otherwise. */
export function plateOf(set: PlateSet, also: Partial<PlateToLayOut> = {}): PlateToLayOut {
  return {
    set,
    book: null,
    read: { rows: 8, columns: 12, plate: null },
    plate: 'SkBr3_exp1',
    captures: { 'cell line': 'SkBr3', experiment: '1' },
    protocol,
    file: 'plates/s/SkBr3_exp1.txt',
    ...also,
  };
}

/** A read of a whole plate in which every well has the value row + column/100. */
export function readOf(also: Partial<Read> = {}): Read {
  const { rows = 8, columns = 12 } = also;
  const wells: WellReading[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const well = nameFromWell(row, column);
      wells.push({
        well,
        reading: { kind: 'value', value: row + column / 100 },
        cell: `C${row + 1}`,
        flags: [],
      });
    }
  }
  return {
    label: '590',
    kind: 'measured',
    mode: 'absorbance',
    wavelengthNm: 590,
    plate: null,
    unit: null,
    blanked: false,
    rows,
    columns,
    sheet: null,
    wells,
    inferred: [],
    ...also,
  };
}
