import type { NormalizedMeasurement } from '#domain/measurement';
import { groupText } from '#domain/groupKey';
import { printedNumber } from '#domain/printedNumber';
import { nameFromRow, nameFromWell } from '#plate/wellName';
import type { Quantity } from '#domain/quantity';
import { legendFlag } from '../legendFlags.ts';
import { referenceText } from '../phraseRead.ts';
import { leftOutReason } from '../phraseWells.ts';
import { heatStep } from './heatColour.ts';
import { html, type Html } from './markup.ts';
import type { ReportPlate } from './reportPlates.ts';

/** From this many columns on there is no room for numbers in the wells. */
const columnsWithoutNumbers = 13;

/**
 * A plate as a heatmap of its absorbances: one table cell per well, the role as its frame, a well that is in no mean struck through.
 *
 * What is in a well and what became of it is its tooltip; the same stands, group by group, in the table below the plate.
 */
export function plateTable(plate: ReportPlate, caption: string): Html {
  const wells = new Map(plate.wells.map((well) => [well.well, well]));
  const range = rangeOf(plate.wells);
  const { rows, columns } = plate.format;
  const withNumbers = columns < columnsWithoutNumbers;
  const line = (row: number): Html => {
    const cells = Array.from({ length: columns }, (_, column) =>
      wellCell(wells.get(nameFromWell(row, column)), range, withNumbers),
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
  </div>`;
}

/** Lowest and highest absorbance of the wells that hold something. */
function rangeOf(wells: readonly NormalizedMeasurement[]): readonly [number, number] {
  const values = wells.flatMap(({ absorbance }) => (absorbance.kind === 'value' ? [absorbance.value] : []));
  return values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
}

function wellCell(
  well: NormalizedMeasurement | undefined,
  range: readonly [number, number],
  withNumbers: boolean,
): Html {
  if (well === undefined) return html`<td></td>`;
  const { absorbance, role } = well;
  const heat = absorbance.kind === 'value' ? `h${heatStep(absorbance.value, range)}` : 'none';
  const out = leftOutReason(well) === null ? '' : ' out';
  const flagged = well.flags.length > 0 ? ' flagged' : '';
  const shown = absorbance.kind === 'value' ? absorbance.value.toFixed(3) : absorbance.text;
  const text = out === '' ? html`${shown}` : html`<s>${shown}</s>`;
  return html`<td class="${heat} ${role}${out}${flagged}" title="${wellTitle(well)}">
    ${withNumbers ? text : out !== '' && html`<s>×</s>`}
  </td>`;
}

/** `B3: treated, SkBr3, T, T-DM1 10 µg/ml, 48 h; absorbance 0.356; viability 34.2 %; cell D15`. */
function wellTitle(well: NormalizedMeasurement): string {
  const { absorbance, viability } = well;
  const outside = leftOutReason(well);
  return [
    [`${well.well}: ${well.role}`, groupText(well)].filter((part) => part !== '').join(', '),
    `absorbance ${readingText(absorbance)}${differenceText(well)}`,
    viability.kind === 'value' ? `viability ${printedNumber(viability.value)} %` : null,
    ...well.flags.map(legendFlag),
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
