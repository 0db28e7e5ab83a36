import { parse } from 'csv-parse/sync';
import { defaultQualityLimits } from '#domain/quality';
import type { Analysis } from '#domain/analysis';
import type { PanelComparison } from '#domain/comparison';
import type { CombinedEc50, CurveFit } from '#domain/curveFit';
import type { Fit } from '#domain/fit';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { OutputFile } from '#domain/outputFile';
import { valueQuantity } from '#domain/quantity';
import type { GroupKey, ReplicateValue, Summary } from '#domain/replicateValue';

/** The table as a reader sees it. */
export function rowsOf(file: OutputFile): Record<string, string>[] {
  return parse(file.contents as string, { columns: true });
}

export function headerOf(file: OutputFile): string[] {
  return (file.contents as string).split('\n')[0]!.split(',');
}

export const group: GroupKey = {
  cellLine: 'SkBr3',
  resistance: 'T+P',
  pretreatment: null,
  treatment: 'T-DM1',
  dose: { value: 0.1, unit: 'µg/ml' },
  timeH: 48,
};

export const measurement: NormalizedMeasurement = {
  ...group,
  study: 'fig2',
  set: 'single dose',
  file: 'plates/fig2/a/SkBr3_exp1.txt',
  sheet: null,
  cell: 'C12',
  plate: 'Plate 1',
  readLabel: '590',
  wavelengthNm: 590,
  readerBlanked: false,
  well: 'B3',
  role: 'treated',
  experiment: '1',
  absorbance: valueQuantity(0.3),
  blanked: valueQuantity(0.1 + 0.2),
  viability: valueQuantity(1 / 3),
  response: valueQuantity(100 - 1 / 3),
  flags: [],
  excludedReason: null,
};

// The brand is the averaging step's; a table does not care who averaged.
export const replicate = {
  set: 'single dose',
  quantity: 'response',
  unit: '%',
  group,
  role: 'treated',
  experiment: '1',
  value: 43.25,
  withinU: 1.5,
  nWells: 6,
  nPlates: 1,
  basis: 'biological',
  normaliser: { kind: 'shared', group: 'CTR' },
  flags: ['edge', 'outlier'],
} as unknown as ReplicateValue;

export const summary: Summary = {
  set: 'single dose',
  quantity: 'response',
  unit: '%',
  group,
  role: 'treated',
  mean: 43,
  sd: 2,
  sem: 1.25,
  confidence95: [38, 48],
  n: 3,
  basis: 'biological',
};

export const comparison: PanelComparison = {
  panel: 'a',
  facet: 'SkBr3',
  quantity: 'response',
  a: 'T',
  b: 'T+P',
  test: 'student',
  statistic: 7.5,
  statisticName: 't',
  method: 't',
  df: 4,
  p: 0.0017,
  log10p: -2.77,
  pAdjusted: 0.0034,
  correction: 'holm',
  stars: '*',
  convention: 'sepher',
  nA: 3,
  nB: 3,
  meanA: 57,
  meanB: 43,
  sdA: 2,
  sdB: 2.5,
  difference: 14,
  confidence95: [9, 19],
  scale: 'difference',
  basis: 'biological',
  flags: [],
  effects: {
    cohensD: 4.2,
    cohensD95: [1.1, 7.3],
    hedgesG: 3.35,
    hedgesG95: [0.88, 5.82],
    standardizer: 'pooled SD',
    noEffectSize: null,
    ratio: 1.35,
    ratio95: [1.2, 1.52],
    ratioMethod: 'ratio of means, Fieller',
    noRatio: null,
  },
  alternatives: [],
};

export const fit: Fit = {
  model: '4PL',
  outcome: 'estimated',
  flags: [],
  reason: 'both plateaus are within the doses',
  parameters: { hillSlope: -1.3, bottom: 34, top: 100, ec50: 0.03 },
  standardErrors: { hillSlope: 0.1 },
  confidence95: { ec50: [0.02, 0.05] },
  profile95: {},
  bound: null,
  ic50Absolute: 0.06,
  ic50AbsoluteConfidence95: [0.04, null],
  ic50State: 'estimated',
  n: 9,
  df: 5,
  rss: 12,
  rSquared: 0.99,
  converged: true,
};

export const combined: CombinedEc50 = {
  n: 3,
  ec50: 0.031,
  confidence95: [0.025, 0.039],
  outcome: 'estimated',
  flags: [],
  reason: 'three experiments',
};

export function curveFit(parts: Partial<CurveFit>): CurveFit {
  return {
    panel: 'b',
    set: 'dose series',
    group,
    facet: 'SkBr3',
    curve: 'T+P',
    experiment: '1',
    doseUnit: 'µg/ml',
    fit: null,
    combined: null,
    ...parts,
  };
}

export function analysis(parts: Partial<Analysis>): Analysis {
  return {
    study: 'fig2',
    protocol: {
      file: 'protocols/fig2.yaml',
      title: null,
      assay: null,
      studies: [],
      aliases: {},
      molarMasses: {},
      plateSets: [],
      exclusions: [],
      qualityLimits: defaultQualityLimits,
      figure: null,
      facts: {},
    },
    programVersion: '0.1.0',
    inputs: [],
    measurements: [],
    replicates: [],
    summaries: [],
    panels: [],
    fits: [],
    anovas: [],
    comparisons: [],
    quality: [],
    inferences: [],
    problems: [],
    ...parts,
  };
}
