import { group } from 'd3-array';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from '../gridWell.ts';
import { isWavelength } from '../wavelength.ts';
import { looksLikeReading } from '../wellReading.ts';
import type { WellSeries, WellTable } from '../wellTable.ts';

/** The wells of one read of a list, with what the other columns say about it. */
export interface ListPart {
  readonly label: string;
  readonly wells: readonly GridWell[];
  readonly plate: string | null;
  readonly wavelengthNm: number | null;
  /** Wells stand several times, with another repeat, cycle or time beside them. */
  readonly overTime: boolean;
  /** A column gives the wavelength of an excitation or an emission: the readings are fluorescence. */
  readonly emits: boolean;
}

const plateWord = /\bplate(?: ?(?:id|name|no\.?|number))?$|^wellplatename$|^barcode$/i;
const wavelengthWord = /wave ?length|^nm$/i;
const readWord = /^(?:read|label|channel|filter|measurement|assay)s?\b(?!.*\b(?:time|date|id)\b)/i;
const emissionWord = /(?:\bwave ?length ?e[xm]|\bexcitation|\bemission)/i;
const repeatWord = /^(?:repeat|cycle|time|reading|kinetics?)\b/i;
const notAReading =
  /^(?:row|col(?:umn)?|no\.?|#|(?:#|no\.?|number) of .*|index|cycle|repeat|time\b.*|temp\b.*|temperature\b.*|id|wells?\b.*|plate\b.*|sample\b.*|content|name|group|replicates?|passage|treatment)$/i;

/**
 * The reads of a list: one for each column of numbers; a column Plate, Wavelength or Read that names more than one divides it.
 */
export function partsOfList(sheet: Sheet, table: WellTable): ListPart[] {
  const values = table.series.filter((series) => isValueColumn(sheet, series));
  if (table.orientation === 'wells as columns')
    return values.map(({ label, wells }) => ({
      label,
      wells,
      plate: null,
      wavelengthNm: null,
      overTime: false,
      emits: false,
    }));
  const keyColumn = (words: RegExp) => table.series.find((series) => words.test(series.label));
  const plates = keyColumn(plateWord);
  const [wavelengths, ...more] = table.series.filter(({ label }) => wavelengthWord.test(label));
  const names = table.series.find((series) => readWord.test(series.label) && !values.includes(series));
  const repeats = table.series.filter(({ label }) => repeatWord.test(label));
  return (
    values
      .filter(
        (series) =>
          series !== plates && !wavelengthWord.test(series.label) && !emissionWord.test(series.label),
      )
      // Of several columns of wavelengths it is not said which belongs to which column of readings.
      .flatMap((series) => divided(sheet, series, plates, more.length === 0 ? wavelengths : undefined, names))
      .map((part) => ({
        ...part,
        overTime: repeats.some((series) => tellsApart(sheet, series, part)),
        emits: table.series.some(({ label }) => emissionWord.test(label)),
      }))
  );
}

/** Whether a column has another value for each line of a well, and most wells have several. */
function tellsApart(sheet: Sheet, { wells }: WellSeries, part: ListPart): boolean {
  const column = wells[0]?.sheetColumn;
  if (column === undefined) return false;
  const lines = group(part.wells, ({ row, column: plateColumn }) => `${row} ${plateColumn}`);
  const several = [...lines.values()].filter((own) => own.length > 1);
  return (
    2 * several.length > lines.size &&
    several.every(
      (own) =>
        distinct(own.map(({ sheetRow }) => cellAt(sheet, sheetRow, column).text)).length === own.length,
    )
  );
}

function divided(
  sheet: Sheet,
  series: WellSeries,
  plates: WellSeries | undefined,
  wavelengths: WellSeries | undefined,
  names: WellSeries | undefined,
): ListPart[] {
  const textOf = (column: WellSeries | undefined, row: number) => {
    const sheetColumn = column?.wells[0]?.sheetColumn;
    return sheetColumn === undefined ? '' : cellAt(sheet, row, sheetColumn).text.trim();
  };
  const plateNames = distinct(series.wells.map((well) => textOf(plates, well.sheetRow)));
  const parts = new Map<string, ListPart>();
  for (const well of series.wells) {
    // A plate that is named on some lines only is still one plate.
    const plate = plateNames.length === 1 ? (plateNames[0] ?? null) : textOf(plates, well.sheetRow) || null;
    const name = textOf(names, well.sheetRow);
    const wavelength = Number(/\d+/.exec(textOf(wavelengths, well.sheetRow))?.[0] ?? Number.NaN);
    const wavelengthNm = isWavelength(wavelength) ? wavelength : null;
    const key = `${plate ?? ''}\n${name}\n${wavelengthNm ?? ''}`;
    const part = parts.get(key) ?? {
      label: name === '' ? labelAt(series.label, wavelengths, wavelengthNm) : name,
      wells: [],
      plate,
      wavelengthNm,
      overTime: false,
      emits: false,
    };
    parts.set(key, { ...part, wells: [...part.wells, well] });
  }
  return [...parts.values()];
}

/** `Value` at several wavelengths is called after each of them. */
function labelAt(label: string, wavelengths: WellSeries | undefined, wavelengthNm: number | null): string {
  if (wavelengths === undefined || wavelengthNm === null) return label;
  return /^(?:values?|od|abs(?:orbance)?|)$/i.test(label)
    ? `${wavelengthNm} nm`
    : `${label} ${wavelengthNm} nm`;
}

function isValueColumn(sheet: Sheet, { label, wells }: WellSeries): boolean {
  if (notAReading.test(label)) return false;
  const cells = wells.map(({ sheetRow, sheetColumn }) => cellAt(sheet, sheetRow, sheetColumn));
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  const readings = filled.filter(looksLikeReading);
  return readings.length > 0 && 2 * readings.length >= filled.length;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}
