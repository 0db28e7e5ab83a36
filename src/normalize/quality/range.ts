import { greatest } from 'd3-array';
import { readingBeyondRange, type NormalizedMeasurement } from '#domain/measurement';
import { numberOf } from '#domain/quantity';
import type { QualityFinding, QualityLimits, QualityVerdict } from '#domain/quality';
import { mean } from '#stats/moments';
import { finding, type ReadWell } from './plateWells.ts';

/** Readers lose accuracy from here on, AU; the limit of the protocol says where they stop being linear. */
const marginalFrom = 2;

/** Whether the readings of a plate lie where the reader can be trusted: blanks low, nothing saturated, nothing beyond the linear range. */
export function range(
  wells: readonly NormalizedMeasurement[],
  read: readonly ReadWell[],
  limits: QualityLimits,
): QualityFinding[] {
  const blanks = read.filter(({ well }) => well.role === 'blank');
  const counted = wells.filter((well) => well.excludedReason === null && well.role !== 'empty');
  const saturated = counted.filter((well) => readingBeyondRange(well) !== null);
  const below = counted.filter((well) => well.role !== 'blank' && (numberOf(well.blanked) ?? 0) < 0);
  const highest = greatest(read.map(asRead), ({ absorbance }) => absorbance);
  return [
    ...blankMean(blanks, limits),
    ...counting('wells below blank', counted, below, 'marginal'),
    ...counting('saturated wells', counted, saturated, 'poor'),
    ...(highest === undefined ? [] : highestAbsorbance(highest, read, limits)),
  ];
}

/** Reader and dye reach their limits in what was read, not in a difference: the higher of a well's two readings. */
function asRead({ well, absorbance }: ReadWell): ReadWell {
  const { reference } = well;
  const readings = reference === undefined ? [] : [numberOf(reference.raw), numberOf(reference.reading)];
  const known = readings.filter((reading) => reading !== null);
  return { well, absorbance: known.length === 0 ? absorbance : Math.max(...known) };
}

function blankMean(blanks: readonly ReadWell[], { blank }: QualityLimits): QualityFinding[] {
  if (blanks.length === 0) return [];
  const value = mean(blanks.map(({ absorbance }) => absorbance));
  return finding(
    blanks.map(({ well }) => well),
    {
      measure: 'blank mean',
      subject: 'blanks',
      value,
      unit: 'AU',
      limit: blank,
      verdict: value <= blank ? 'good' : 'poor',
    },
  );
}

function counting(
  measure: 'wells below blank' | 'saturated wells',
  counted: readonly NormalizedMeasurement[],
  concerned: readonly NormalizedMeasurement[],
  verdict: QualityVerdict,
): QualityFinding[] {
  const value = concerned.length;
  const found = { measure, subject: '', value, unit: 'wells', limit: 0 } as const;
  return finding(counted, { ...found, verdict: value === 0 ? 'good' : verdict }, concerned);
}

function highestAbsorbance(
  highest: ReadWell,
  read: readonly ReadWell[],
  { linearRange }: QualityLimits,
): QualityFinding[] {
  const value = highest.absorbance;
  return finding(
    read.map(({ well }) => well),
    {
      measure: 'highest absorbance',
      subject: '',
      value,
      unit: 'AU',
      limit: linearRange,
      verdict: value > linearRange ? 'poor' : value > marginalFrom ? 'marginal' : 'good',
    },
    [highest.well],
  );
}
