import { greatest, group, median } from 'd3-array';
import { groupId, groupText } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { QualityFinding, QualityLimits } from '#domain/quality';
import { mean, sampleSd } from '#stats/moments';
import { modifiedZ } from '#stats/robust';
import { finding, type ReadWell } from './plateWells.ts';

/** Up to this CV wells count as good whatever the limit is, % (Assay Guidance Manual: 10 % for good assays). */
const goodCv = 10;

/** A modified z needs as many wells; of fewer the range says that one may be far off. */
const leastForOutliers = 5;
const leastForRange = 3;

/** How much wells with the same content scatter on one plate: the CV of their absorbance as read, and single wells far from the others. */
export function scatter(wells: readonly ReadWell[], limits: QualityLimits): QualityFinding[] {
  const groups = [...group(wells, ({ well }) => contentId(well)).values()];
  return [
    ...groups.flatMap((members) => variation(members, limits)),
    ...groups.flatMap((members) => outliers(members, limits)),
    ...groups.flatMap((members) => wideRange(members, limits)),
  ];
}

/** Wells with one content on one plate; blanks are one group whatever they are named. */
export function contentId(well: NormalizedMeasurement): string {
  return well.role === 'blank' ? 'blank' : `${well.role} ${groupId(well)}`;
}

function contentText(well: NormalizedMeasurement): string {
  if (well.role === 'blank') return 'blanks';
  return well.role === 'treated' ? groupText(well) : `${groupText(well)}, ${well.role}`;
}

/** CV = 100 × SD/mean, n − 1. */
function variation(members: readonly ReadWell[], limits: QualityLimits): QualityFinding[] {
  const [first] = members;
  const values = members.map(({ absorbance }) => absorbance);
  const sd = sampleSd(values);
  if (first === undefined || sd === null || mean(values) <= 0) return [];
  const isBlank = first.well.role === 'blank';
  const cv = (100 * sd) / mean(values);
  const good = Math.min(goodCv, limits.replicateCv);
  return finding(
    members.map(({ well }) => well),
    {
      measure: isBlank ? 'blank CV' : 'replicate CV',
      subject: contentText(first.well),
      value: cv,
      unit: '%',
      limit: limits.replicateCv,
      verdict: cv <= good ? 'good' : cv <= limits.replicateCv ? 'marginal' : 'poor',
    },
  );
}

function outliers(members: readonly ReadWell[], limits: QualityLimits): QualityFinding[] {
  if (members.length < leastForOutliers) return [];
  const scores = modifiedZ(members.map(({ absorbance }) => absorbance)) ?? [];
  return members.flatMap(({ well }, index) => {
    const score = scores[index] ?? 0;
    if (Math.abs(score) <= limits.outlierZ) return [];
    return finding(
      members.map((member) => member.well),
      {
        measure: 'outlier',
        subject: contentText(well),
        value: score,
        unit: '',
        limit: limits.outlierZ,
        // chance alone puts one of six wells so far in many a good plate
        verdict: 'marginal',
      },
      [well],
    );
  });
}

/** 100 × (highest − lowest)/mean of three or four wells, with the well that is farthest from their median; only beyond the limit. */
function wideRange(members: readonly ReadWell[], { replicateRange }: QualityLimits): QualityFinding[] {
  if (members.length < leastForRange || members.length >= leastForOutliers) return [];
  const values = members.map(({ absorbance }) => absorbance);
  const value = (100 * (Math.max(...values) - Math.min(...values))) / mean(values);
  const middle = median(values) ?? 0;
  const farthest = greatest(members, ({ absorbance }) => Math.abs(absorbance - middle));
  if (farthest === undefined || mean(values) <= 0 || value <= replicateRange) return [];
  return finding(
    members.map(({ well }) => well),
    {
      measure: 'replicate range',
      subject: contentText(farthest.well),
      value,
      unit: '%',
      limit: replicateRange,
      // a suggestion to look: three wells do not prove which of them is wrong
      verdict: 'marginal',
    },
    [farthest.well],
  );
}
