import { group } from 'd3-array';
import { placeAt, type Problem } from '#domain/problem';
import { printedNumber } from '#domain/printedNumber';
import type { QualityFinding, QualityMeasure } from '#domain/quality';

/** What to do about a poor plate; a measure without advice has a problem of its own elsewhere, repeats another one, or is a hint. */
const advice: Readonly<Partial<Record<QualityMeasure, { expected: string; fix: string }>>> = {
  'blank mean': {
    expected: 'blanks (no cells, but stained, washed and solubilised) that are nearly empty',
    fix: 'Look whether these wells held cells or were washed too little; `quality: { blank: … }` changes the limit.',
  },
  'replicate CV': {
    expected: 'wells with the same content that agree',
    fix: 'Look at these wells on the plate (report.html); exclude a spoilt one with a reason. `quality: { replicate CV: … }` changes the limit.',
  },
  "Z'": {
    expected: 'a control that stands apart from its background by more than the scatter of both',
    fix: 'With so little between control and background, per cent of control mean little: look at seeding, staining and washing.',
  },
  'edge effect': {
    expected: 'outer wells that read as the inner ones with the same content',
    fix: 'Leave the outer ring without cells (but with medium), or fill groups into rows and columns in turn. `quality: { edge effect: … }` changes the limit.',
  },
  'row drift': {
    expected: 'wells with the same content that read the same in every row',
    fix: 'Look at pipetting order, washing and the reader. `quality: { drift: … }` changes the limit.',
  },
  'column drift': {
    expected: 'wells with the same content that read the same in every column',
    fix: 'Look at pipetting order, washing and the reader. `quality: { drift: … }` changes the limit.',
  },
  'highest absorbance': {
    expected: 'absorbances in the linear range of the reader',
    fix: 'Dilute and read again. `quality: { linear range: … }` states the range of your reader, `reader limit` in the plate set where it ends.',
  },
};

/**
 * The poor findings of each plate, one problem for each measure, with the worst named.
 *
 * @returns problem `plate-quality`, a warning
 */
export function qualityProblems(findings: readonly QualityFinding[]): Problem[] {
  const poor = findings.filter(({ verdict, measure }) => verdict === 'poor' && advice[measure] !== undefined);
  const perPlate = group(poor, ({ set, plate, readLabel, measure }) =>
    JSON.stringify([set, plate, readLabel, measure]),
  );
  return [...perPlate.values()].flatMap((members) => {
    const worst = members.toSorted((a, b) => badness(b) - badness(a))[0];
    const said = worst === undefined ? undefined : advice[worst.measure];
    if (worst === undefined || said === undefined) return [];
    return [
      {
        code: 'plate-quality',
        severity: 'warning',
        file: worst.file,
        place: placeAt({ sheet: worst.sheet, cell: worst.cell, well: worst.wells[0] ?? null }),
        found: foundText(worst, members.length),
        ...said,
      },
    ];
  });
}

/** How far beyond its limit; a Z' is the worse the lower it is. */
function badness({ measure, value }: QualityFinding): number {
  return measure === "Z'" ? -(value ?? 0) : Math.abs(value ?? 0);
}

function foundText(worst: QualityFinding, count: number): string {
  const { measure, subject, value, unit, limit, wells, plate } = worst;
  const about = subject === '' ? '' : ` of ${subject}`;
  const number = `${printedNumber(value ?? 0)}${unit === '' ? '' : ` ${unit}`}`;
  const at = wells.length > 12 ? `${wells.length} wells` : wells.join(', ');
  const bound = measure === "Z'" ? 'it should be above 0' : `limit ${printedNumber(limit ?? 0)}`;
  const more = count > 1 ? `, and ${count - 1} more like it` : '';
  return `${measure} ${number}${about} on plate ${plate} (${at}; ${bound})${more}`;
}
