import type { NormalizedMeasurement } from '#domain/measurement';
import { groupText } from '#domain/groupKey';
import { printedNumber } from '#domain/printedNumber';
import type { PlateFormat } from '#plate/plateFormat';
import { nameFromRow, nameFromWell, type WellPosition } from '#plate/wellName';
import type { Quantity } from '#domain/quantity';
import { legendFlag } from '../legendFlags.ts';
import { referenceText } from '../phraseRead.ts';
import { leftOutReason } from '../phraseWells.ts';
import { heatStep, heatSteps } from './heatColour.ts';
import { html, type Html } from './markup.ts';
import type { ReportPlate } from './reportPlates.ts';
import { markOfWell, roleLetters, wellMarks, type WellMark } from './wellMarks.ts';

/** From this many columns on there is no room for numbers in the wells. */
const columnsWithoutNumbers = 13;

/**
 * A plate as a heatmap of its absorbances: one table cell per well, the role as its frame and letter, what became of it as a sign, a well
 * that is in no mean struck through; a line parts the outer ring from the inner wells, and the scale stands below.
 *
 * What is in a well and what became of it is its tooltip; the same stands, group by group, in the table below the plate.
 *
 * @param outliers - names of wells that the quality of the plate suggests as outliers
 */
export function plateTable(plate: ReportPlate, caption: string, outliers: ReadonlySet<string>): Html {
  const wells = new Map(plate.wells.map((well) => [well.well, well]));
  const range = rangeOf(plate.wells);
  const { rows, columns } = plate.format;
  const withNumbers = columns < columnsWithoutNumbers;
  const line = (row: number): Html => {
    const cells = Array.from({ length: columns }, (_, column) =>
      wellCell(wells.get(nameFromWell(row, column)), {
        range,
        withNumbers,
        ring: ringClass({ row, column }, plate.format),
        outliers,
      }),
    );
    return html`<tr>
      <th scope="row">${nameFromRow(row)}</th>
      ${cells}
    </tr> `;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table class="plate${withNumbers ? '' : ' small'}">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${Array.from({ length: columns }, (_, column) => html`<th scope="col">${column + 1}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${Array.from({ length: rows }, (_, row) => line(row))}
      </tbody>
    </table>
    ${scale(range)}
  </div>`;
}

/** From the lightest to the darkest well of the plate. */
function scale([low, high]: readonly [number, number]): Html {
  const steps = Array.from({ length: heatSteps }, (_, step) => html`<span class="h${step}"></span>`);
  return html`<p class="scale">
    ${fixed(low)} AU <span class="steps" aria-hidden="true">${steps}</span> ${fixed(high)} AU
  </p>`;
}

/** On which sides of a well the outer ring begins. */
function ringClass({ row, column }: WellPosition, { rows, columns }: PlateFormat): string {
  const isInner = row > 0 && column > 0 && row < rows - 1 && column < columns - 1;
  if (!isInner) return '';
  const sides = [
    row === 1 ? 'ring-top' : row === rows - 2 ? 'ring-bottom' : '',
    column === 1 ? 'ring-left' : column === columns - 2 ? 'ring-right' : '',
  ];
  return sides.map((side) => (side === '' ? '' : ` ${side}`)).join('');
}

/** Lowest and highest absorbance of the wells that hold something. */
function rangeOf(wells: readonly NormalizedMeasurement[]): readonly [number, number] {
  const values = wells.flatMap(({ absorbance }) => (absorbance.kind === 'value' ? [absorbance.value] : []));
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

interface WellLook {
  readonly range: readonly [number, number];
  readonly withNumbers: boolean;
  readonly ring: string;
  readonly outliers: ReadonlySet<string>;
}

function wellCell(
  well: NormalizedMeasurement | undefined,
  { range, withNumbers, ring, outliers }: WellLook,
): Html {
  if (well === undefined) return html`<td class="${ring.trim()}"></td>`;
  const { absorbance, role } = well;
  const heat = absorbance.kind === 'value' ? `h${heatStep(absorbance.value, range)}` : 'none';
  const isOut = leftOutReason(well) !== null;
  const mark = markOfWell(well, outliers);
  const sign = mark === null ? '' : wellMarks[mark].sign;
  const shown = shownReading(well);
  const struck = isOut ? html`<s>${shown}</s>` : html`${shown}`;
  const classes = `${heat} ${role}${isOut ? ' out' : ''}${ring}`;
  // where there is no room for both, what became of a well says more than its role, which its frame says too
  if (!withNumbers)
    return html`<td class="${classes}" title="${wellTitle(well, mark)}">
      ${sign === '' ? roleLetters[role] : sign}
    </td>`;
  return html`<td class="${classes}" title="${wellTitle(well, mark)}">
    ${corner('letter', roleLetters[role])}${corner('sign', sign)}${absorbance.kind === 'value' ? struck : html`<small>${struck}</small>`}
  </td>`;
}

/** What fits into a well. */
function shownReading({ absorbance, reference }: NormalizedMeasurement): string {
  if (absorbance.kind === 'value') return fixed(absorbance.value);
  // the two texts of a difference do not fit; its tooltip has them
  if (absorbance.kind === 'bound' && reference !== undefined)
    return absorbance.limit === null ? 'sat.' : `${absorbance.relation}${absorbance.limit.toFixed(2)}`;
  return absorbance.kind === 'missing' && reference !== undefined ? '–' : absorbance.text;
}

/** `B3: treated, SkBr3, T, T-DM1 10 µg/ml, 48 h; absorbance 0.356; viability 34.2 %; cell D15`. */
function wellTitle(well: NormalizedMeasurement, mark: WellMark | null): string {
  const { absorbance, viability } = well;
  const outside = leftOutReason(well);
  return [
    [`${well.well}: ${well.role}`, groupText(well)].filter((part) => part !== '').join(', '),
    `absorbance ${readingText(absorbance)}${differenceText(well)}`,
    viability.kind === 'value' ? `viability ${printedNumber(viability.value)} %` : null,
    ...well.flags.map(legendFlag),
    mark === 'outlier' ? wellMarks.outlier.meaning : null,
    outside === null ? null : `left out: ${outside}`,
    `cell ${well.cell}`,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

function readingText(reading: Quantity): string {
  if (reading.kind !== 'value') return reading.text === '' ? 'missing' : reading.text;
  // a difference of two readings has digits that neither of them had
  return String(Number(reading.value.toPrecision(12)));
}

/** ` (0.612 at 590 nm − 0.048 at 630 nm, cell D40)` where a reference was subtracted. */
function differenceText(well: NormalizedMeasurement): string {
  const { reference, wavelengthNm } = well;
  if (reference === undefined) return '';
  const own = wavelengthNm === null ? '' : ` at ${wavelengthNm} nm`;
  const cell = reference.cell === '' ? '' : `, cell ${reference.cell}`;
  return ` (${readingText(reference.raw)}${own} − ${readingText(reference.reading)} at ${referenceText(well) ?? ''}${cell})`;
}

function fixed(absorbance: number): string {
  return absorbance.toFixed(3).replace('-', '−');
}

function corner(className: 'letter' | 'sign', text: string): Html | '' {
  return text === '' ? '' : html`<i class="${className}">${text}</i>`;
}
