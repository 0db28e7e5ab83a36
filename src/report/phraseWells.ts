import type { NormalizedMeasurement } from '#domain/measurement';

/** Why a well is in no mean, or null for one that is. */
export function leftOutReason(well: NormalizedMeasurement): string | null {
  if (well.excludedReason !== null) return `excluded, ${well.excludedReason}`;
  if (well.absorbance.kind === 'bound') return 'beyond the range of the reader';
  if (well.absorbance.kind === 'value') return null;
  switch (well.absorbance.reason) {
    case 'masked':
      return "masked in the reader's software";
    case 'text':
      return 'not a number in the export';
    case 'empty':
    case 'notMeasured':
    case 'notComputable':
      return 'not measured';
  }
}
