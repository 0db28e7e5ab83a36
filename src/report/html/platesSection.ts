import { group } from 'd3-array';
import { groupId, groupText } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateKey } from '#domain/plateKey';
import { printedNumber } from '#domain/printedNumber';
import { numberOf } from '#domain/quantity';
import { mean, sampleSd } from '#stats/moments';
import { referenceText } from '../phraseRead.ts';
import { leftOutReason } from '../phraseWells.ts';
import { html, type Html } from './markup.ts';
import { plateTable } from './plateTable.ts';
import { qualityPart } from './qualityPart.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import type { ReportPlate } from './reportPlates.ts';
import { reportTable } from './reportTable.ts';
import { wellMarks } from './wellMarks.ts';
import { wellsAndCells } from './wellSource.ts';

/** Every plate as a heatmap with its roles and flags, and what its groups of wells come to. */
export function platesSection(context: ReportContext): ReportSection {
  return {
    id: 'plates',
    title: 'Plates',
    body: html`<p>
        Absorbance of every well. Letter and frame say what a well is there for:
        <span class="key blank"><b>B</b> blank</span>
        <span class="key untreated"><b>U</b> untreated</span>
        <span class="key vehicle"><b>V</b> vehicle</span>
        <span class="key positive-control"><b>P</b> positive control</span>
        <span class="key treated">treated</span> (no letter) <span class="key empty">empty</span> (grey).
        Signs say what became of it:
        ${Object.values(wellMarks).map(({ sign, meaning }) => html`<b>${sign}</b> ${meaning}; `)}
        <s>struck through</s>: in no mean. The line parts the outer ring from the inner wells. The darker, the
        more stain, on the scale of each plate. Point at a well to read what is in it.
      </p>
      <div class="plate-list">${context.plates.map((plate) => platePart(plate, context))}</div>`,
  };
}

function platePart(plate: ReportPlate, context: ReportContext): Html {
  const [first] = plate.wells;
  if (first === undefined) return html``;
  const from = [
    first.sheet === null ? null : `sheet ${first.sheet}`,
    readText(first),
    `plate set ${first.set}`,
    first.experiment === '' ? null : `experiment ${first.experiment}`,
  ];
  const groups = [...group(plate.wells, (well) => `${well.role} ${groupId(well)}`).values()].filter(
    ([well]) => well?.role !== 'empty',
  );
  return html`<section class="plate-part${plate.format.columns > 12 ? ' wide' : ''}" id="${plate.id}">
    <h3>${first.plate}</h3>
    <p>${first.file}; ${from.filter((part) => part !== null).join(', ')}</p>
    ${plateTable(plate, `Absorbance (AU) of plate ${first.plate}`, outliersOf(plate, context))}
    ${qualityPart(plate, context)}
    <details>
      <summary>Groups of wells on this plate</summary>
      ${reportTable(`Groups of plate ${first.plate}`, columns, groups)}
    </details>
  </section> `;
}

/** Wells that the quality of the plate suggests as outliers. */
function outliersOf({ key }: ReportPlate, { analysis }: ReportContext): ReadonlySet<string> {
  const suggested = analysis.quality.filter(
    (one) => (one.measure === 'outlier' || one.measure === 'replicate range') && plateKey(one) === key,
  );
  return new Set(suggested.flatMap(({ wells }) => wells));
}

/** `read at 590 nm`, or with its label where that says something else. */
function readText(well: NormalizedMeasurement): string {
  const { readLabel, wavelengthNm } = well;
  const reference = referenceText(well);
  const at = `${wavelengthNm === null ? '' : ` at ${wavelengthNm} nm`}${reference === null ? '' : ` minus the reference at ${reference}`}`;
  return readLabel === String(wavelengthNm) ? `read${at}` : `read "${readLabel}"${at}`;
}

type Wells = readonly NormalizedMeasurement[];

const columns = [
  { kind: 'name' as const, heading: 'Wells', cell: (wells: Wells) => wellsAndCells(wells) },
  { kind: 'text' as const, heading: 'Role', cell: (wells: Wells) => wells[0]?.role ?? '' },
  {
    kind: 'text' as const,
    heading: 'Content',
    cell: (wells: Wells) => (wells[0] === undefined ? '' : groupText(wells[0])),
  },
  { kind: 'number' as const, heading: 'Used', cell: (wells: Wells) => usedText(wells) },
  {
    kind: 'number' as const,
    heading: 'Absorbance, mean',
    cell: (wells: Wells) => level(wells, (well) => numberOf(well.absorbance))[0],
  },
  {
    kind: 'number' as const,
    heading: 'SD',
    cell: (wells: Wells) => level(wells, (well) => numberOf(well.absorbance))[1],
  },
  {
    kind: 'number' as const,
    heading: 'Viability, mean (%)',
    cell: (wells: Wells) => level(wells, (well) => numberOf(well.viability))[0],
  },
  { kind: 'text' as const, heading: 'Left out', cell: (wells: Wells) => leftOutText(wells) },
];

function used(wells: Wells): Wells {
  return wells.filter((well) => leftOutReason(well) === null);
}

function usedText(wells: Wells): string {
  return `${used(wells).length} of ${wells.length}`;
}

function level(
  wells: Wells,
  quantity: (well: NormalizedMeasurement) => number | null,
): readonly [mean: string, sd: string] {
  const values = used(wells).flatMap((well) => quantity(well) ?? []);
  if (values.length === 0) return ['', ''];
  const sd = sampleSd(values);
  return [printedNumber(mean(values)), sd === null ? '' : printedNumber(sd)];
}

function leftOutText(wells: Wells): string {
  return wells
    .flatMap((well) => {
      const reason = leftOutReason(well);
      return reason === null ? [] : [`${well.well}: ${reason}`];
    })
    .join('; ');
}
