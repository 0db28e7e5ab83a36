import type { Analysis } from '#domain/analysis';
import type { PanelComparison } from '#domain/comparison';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { BarsPanelData, PanelData } from '#domain/panelData';
import { placeAt } from '#domain/problem';
import type { BarsPanelRequest, PlateSet } from '#domain/protocol';
import { defaultQualityLimits } from '#domain/quality';
import { valueQuantity } from '#domain/quantity';
import type { GroupKey, QuantityName, ReplicateValue, Summary } from '#domain/replicateValue';
import { starConventionByName } from '#domain/starConvention';

const place = placeAt({ line: 1 });

export const key = (cellLine: string, resistance: string, dose: number): GroupKey => ({
  cellLine,
  resistance,
  pretreatment: null,
  treatment: 'T-DM1',
  dose: { value: dose, unit: 'µg/ml' },
  timeH: 48,
});

/** The brand is the averaging step's; what is drawn and written from values does not care who averaged. */
export function replicate(
  group: GroupKey,
  experiment: string,
  value: number,
  more: Partial<ReplicateValue> = {},
) {
  return {
    set: 'plates',
    quantity: 'response',
    unit: '%',
    group,
    role: 'treated',
    experiment,
    value,
    withinU: 1,
    nWells: 6,
    nPlates: 1,
    basis: 'biological',
    normaliser: { kind: 'own control' },
    flags: [],
    ...more,
  } as unknown as ReplicateValue;
}

/** Mean 10, SD 2, SEM 1, interval 7 to 13: numbers that are told apart at a glance. */
export function summary(group: GroupKey, quantity: QuantityName, more: Partial<Summary> = {}): Summary {
  return {
    set: 'plates',
    quantity,
    unit: '%',
    group,
    role: 'treated',
    mean: 10,
    sd: 2,
    sem: 1,
    confidence95: [7, 13],
    n: 4,
    basis: 'biological',
    ...more,
  };
}

export const panelRequest = {
  name: 'a',
  title: null,
  of: ['plates'],
  by: 'resistance',
  order: null,
  facet: 'cell line',
  where: {},
  errorBars: 'sd',
  place,
  yLabel: null,
} as const;

export const barsRequest: BarsPanelRequest = {
  ...panelRequest,
  kind: 'bars',
  quantity: 'response',
  relativeTo: null,
  comparisons: {
    pairs: [['T', 'T+P']],
    test: 'student',
    correction: 'none',
    stars: starConventionByName('sepher'),
  },
};

export function barsPanel(more: Partial<BarsPanelRequest> = {}): BarsPanelData {
  const facet = (title: string, dose: number): BarsPanelData['facets'][number] => ({
    title,
    groups: ['T', 'T+P'].map((label) => {
      const group = key(title, label, dose);
      return {
        label,
        group,
        values: [8, 9, 11, 12].map((value, i) => replicate(group, String(i + 1), value)),
        summary: summary(group, 'response'),
        absent: null,
      };
    }),
  });
  return {
    kind: 'bars',
    request: { ...barsRequest, ...more },
    facets: [facet('SkBr3', 0.1), facet('BT474', 1)],
  };
}

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
  df: 6,
  p: 0.00029,
  log10p: -3.54,
  pAdjusted: 0.00029,
  correction: 'none',
  stars: '**',
  convention: 'sepher',
  nA: 4,
  nB: 4,
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

export const plateSet: PlateSet = {
  name: 'plates',
  files: '*.txt',
  read: null,
  table: { delimiter: null, decimal: null, sheet: null },
  layout: { kind: 'ranges', ranges: [], place },
  content: {},
  doseByCellLine: {},
  normalization: { blank: 'wells', control: 'untreated', within: 'plate', zero: 'blank', n: 'experiments' },
  place,
};

export const well: NormalizedMeasurement = {
  ...key('SkBr3', 'T', 0.1),
  study: 'fig2',
  set: 'plates',
  file: 'plates/fig2/SkBr3_exp1.txt',
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
  blanked: valueQuantity(0.25),
  viability: valueQuantity(30),
  response: valueQuantity(70),
  flags: [],
  excludedReason: null,
};

/** A study with one panel. */
export function analysisOf(panel: PanelData, more: Partial<Analysis> = {}): Analysis {
  return {
    study: 'fig2',
    protocol: {
      file: 'protocols/fig2.yaml',
      title: 'T-DM1 efficacy',
      assay: 'crystal violet',
      studies: [],
      aliases: {},
      molarMasses: {},
      plateSets: [plateSet],
      exclusions: [],
      qualityLimits: defaultQualityLimits,
      figure: { widthMm: 174, panels: [panel.request] },
      facts: {},
    },
    programVersion: '0.1.0',
    inputs: [],
    measurements: [well],
    replicates: [],
    summaries: [],
    panels: [panel],
    fits: [],
    anovas: [],
    comparisons: [],
    quality: [],
    inferences: [],
    problems: [],
    ...more,
  };
}
