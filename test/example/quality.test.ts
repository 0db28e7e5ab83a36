import { expect, it } from 'vitest';
import { defaultQualityLimits } from '#domain/quality';
import { normalizePlates } from '#normalize/normalizePlates';
import { plateQuality } from '#normalize/quality/plateQuality';
import { qualityProblems } from '#normalize/quality/qualityProblems';
import { simulateStudy } from '../../example/simulateStudy.ts';
import { studyMeasurements } from '../../example/studyMeasurements.ts';
import { usual } from '../support/measurements.ts';

it('no good plate of 20 simulated studies is called poor by any measure', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const wells = studyMeasurements(simulateStudy({ seed, artefacts: false }));
    const findings = plateQuality(normalizePlates(wells, usual).measurements, defaultQualityLimits);
    expect(findings.length).toBeGreaterThan(100);
    expect(qualityProblems(findings), `seed ${String(seed)}`).toEqual([]);
  }
});
