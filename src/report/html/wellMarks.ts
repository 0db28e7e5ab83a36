import type { NormalizedMeasurement } from '#domain/measurement';
import type { Role } from '#domain/well';

/** The letter of a role in its well; treated wells, which are most, and wells that hold nothing have none. */
export const roleLetters: Readonly<Record<Role, string>> = {
  blank: 'B',
  untreated: 'U',
  vehicle: 'V',
  'positive-control': 'P',
  treated: '',
  empty: '',
};

/** What became of a well that is not simply used, by the sign that stands in it. */
export const wellMarks = {
  excluded: { sign: '×', meaning: 'excluded by the protocol' },
  beyond: { sign: '▲', meaning: 'beyond the range of the reader' },
  masked: { sign: '◆', meaning: "masked in the reader's software" },
  missing: { sign: '?', meaning: 'no number in the export' },
  outlier: { sign: '!', meaning: 'suggested outlier, and kept' },
  flagged: { sign: '*', meaning: 'flagged, and kept' },
} as const;
export type WellMark = keyof typeof wellMarks;

/** The gravest thing that became of a well; null for one that is used as it is. */
export function markOfWell(
  { excludedReason, absorbance, flags, well, role }: NormalizedMeasurement,
  outliers: ReadonlySet<string>,
): WellMark | null {
  if (excludedReason !== null) return 'excluded';
  if (absorbance.kind === 'bound') return 'beyond';
  if (absorbance.kind === 'missing' && role !== 'empty')
    return absorbance.reason === 'masked' ? 'masked' : 'missing';
  if (outliers.has(well)) return 'outlier';
  return flags.length > 0 ? 'flagged' : null;
}
