import type { Measurement } from '#domain/measurement';
import { numberOf } from '#domain/quantity';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import { levelOf, statedLevel, usableWells, wellList, type Level } from './level.ts';

/**
 * What is subtracted from every well of a plate: B = mean of its blank wells, a stated constant, or nothing.
 *
 * A read that the reader's software blanked already is not blanked again.
 *
 * @param wells - all wells of one plate in one read
 * @returns the blank in AU, or null with `no-blank` or `blank-saturated`
 */
export function plateBlank(
  wells: readonly Measurement[],
  normalization: Normalization,
): WithProblems<Level | null> {
  const first = wells[0];
  if (first === undefined) return { value: null, problems: [] };
  if (first.readerBlanked || normalization.blank === 'none') return { value: statedLevel(0), problems: [] };
  if (typeof normalization.blank === 'number')
    return { value: statedLevel(normalization.blank), problems: [] };
  const blanks = wells.filter((well) => well.role === 'blank');
  const { usable, beyondRange } = usableWells(blanks);
  if (beyondRange.length > 0) return { value: null, problems: [saturatedBlank(first, beyondRange)] };
  const level = levelOf(usable.map((well) => numberOf(well.absorbance)).filter((value) => value !== null));
  if (level !== null) return { value: level, problems: [] };
  // a plate that is left out as a whole needs no blank
  const leftOut = wells.every((well) => well.excludedReason !== null);
  return { value: null, problems: leftOut ? [] : [noBlank(first, blanks)] };
}

function saturatedBlank(first: Measurement, beyondRange: readonly Measurement[]): Problem {
  return {
    code: 'blank-saturated',
    severity: 'error',
    file: first.file,
    place: placeAt({
      sheet: beyondRange[0]?.sheet ?? null,
      cell: beyondRange[0]?.cell ?? null,
      well: beyondRange[0]?.well ?? null,
    }),
    found: `blank wells beyond the reader's range on plate ${first.plate}: ${wellList(beyondRange)}`,
    expected: 'blank wells (no cells) with a low absorbance',
    fix: 'Check that these wells are blanks; if they are spoilt, exclude them in the protocol with a reason.',
  };
}

function noBlank(first: Measurement, blanks: readonly Measurement[]): Problem {
  return {
    code: 'no-blank',
    severity: 'error',
    file: first.file,
    place: null,
    found:
      blanks.length === 0
        ? `no blank wells on plate ${first.plate}`
        : `no usable blank well on plate ${first.plate}`,
    expected: 'at least one well of role blank (no cells, but stained, washed and solubilised)',
    fix: 'Give the blank wells `role: blank` in the layout, or write `blank: none` or a constant such as `blank: 0.05 AU` under `normalize`.',
  };
}
