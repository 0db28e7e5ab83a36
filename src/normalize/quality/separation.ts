import { group, median } from 'd3-array';
import { controlKey, isControl } from '#domain/controlKey';
import { groupText } from '#domain/groupKey';
import type { QualityFinding, QualityLimits, QualityVerdict } from '#domain/quality';
import { mean, sampleSd } from '#stats/moments';
import { robustSd } from '#stats/robust';
import { finding, type ReadWell } from './plateWells.ts';

/** Fewer wells on either side do not carry a Z'. */
const leastWells = 3;

/**
 * How well the control of each group stands apart from its background on one plate, in absorbance as read.
 *
 * Z' = 1 − 3(s₊ + s₋)/|m₊ − m₋|, the robust Z' with medians and 1.4826 MAD, S/B = m₊/m₋, SSMD = (m₊ − m₋)/√(s₊² + s₋²). The
 * background is the positive control of the group where it has three wells of it, else the blanks of the plate.
 *
 * @source Zhang JH 1999, J Biomol Screen 4:67 (Z'); Zhang XHD 2007, Genomics 89:552 (SSMD); Assay Guidance Manual, NBK53196
 */
export function separation(wells: readonly ReadWell[], limits: QualityLimits): QualityFinding[] {
  const blanks = wells.filter(({ well }) => well.role === 'blank');
  const cells = wells.filter(({ well }) => well.role !== 'blank');
  return [...group(cells, ({ well }) => controlKey(well, 'plate')).values()].flatMap((members) => {
    const controls = members.filter(({ well }) => isControl(well));
    const [first] = controls;
    if (first === undefined) return [];
    const killed = members.filter(({ well }) => well.role === 'positive-control');
    const background = killed.length >= leastWells ? killed : blanks;
    if (background.length === 0) return [];
    const against = killed.length >= leastWells ? 'the positive control' : 'the blanks';
    const subject = `${groupText({ ...first.well, treatment: null, dose: null })} against ${against}`;
    return separated(controls, background, subject, limits);
  });
}

function separated(
  controls: readonly ReadWell[],
  background: readonly ReadWell[],
  subject: string,
  limits: QualityLimits,
): QualityFinding[] {
  const signal = controls.map(({ absorbance }) => absorbance);
  const floor = background.map(({ absorbance }) => absorbance);
  const enough = Math.min(signal.length, floor.length) >= leastWells;
  const wells = [...controls, ...background].map(({ well }) => well);
  const distance = mean(signal) - mean(floor);
  const [above, below] = [sampleSd(signal), sampleSd(floor)];
  const z =
    enough && above !== null && below !== null ? 1 - (3 * (above + below)) / Math.abs(distance) : null;
  const robust = enough ? robustZPrime(signal, floor) : null;
  const scatter = Math.hypot(above ?? 0, below ?? 0);
  const ssmd = enough && scatter > 0 ? distance / scatter : null;
  const limit = enough ? limits.zPrime : null;
  return [
    ...finding(wells, { measure: "Z'", subject, value: z, unit: '', limit, verdict: zVerdict(z, limits) }),
    ...finding(wells, {
      measure: "robust Z'",
      subject,
      value: robust,
      unit: '',
      limit,
      verdict: zVerdict(robust, limits),
    }),
    ...finding(wells, {
      measure: 'signal to background',
      subject,
      value: mean(floor) > 0 ? mean(signal) / mean(floor) : null,
      unit: '',
      limit: null,
      verdict: null,
    }),
    ...finding(wells, {
      measure: 'SSMD',
      subject,
      value: ssmd,
      unit: '',
      limit: enough ? limits.ssmd : null,
      verdict: ssmdVerdict(ssmd, limits),
    }),
  ];
}

function robustZPrime(signal: readonly number[], floor: readonly number[]): number | null {
  const distance = Math.abs((median(signal) ?? 0) - (median(floor) ?? 0));
  if (distance === 0) return null;
  return 1 - (3 * ((robustSd(signal) ?? 0) + (robustSd(floor) ?? 0))) / distance;
}

function zVerdict(z: number | null, { zPrime }: QualityLimits): QualityVerdict | null {
  if (z === null) return null;
  if (z >= zPrime) return 'good';
  return z > 0 ? 'marginal' : 'poor';
}

/** A strong control is good from half more than what is poor: 3 and 2 (Zhang XHD 2007). */
function ssmdVerdict(value: number | null, { ssmd }: QualityLimits): QualityVerdict | null {
  if (value === null) return null;
  if (Math.abs(value) >= 1.5 * ssmd) return 'good';
  return Math.abs(value) >= ssmd ? 'marginal' : 'poor';
}
