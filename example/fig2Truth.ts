/**
 * What the simulated study `fig2` was made from. Nothing in src/ reads this: the pipeline sees only the exports.
 *
 * The numbers are invented to resemble Fig. 2 of Bon et al. 2020 (J Exp Clin Cancer Res, doi 10.1186/s13046-020-01797-3);
 * CTR of SkBr3 follows the T-DM1 curve of Lewis Phillips et al. 2008 (Cancer Res 68:9280).
 */
export const cellLines = ['SkBr3', 'BT474'] as const;
export type CellLine = (typeof cellLines)[number];

export const resistances = ['CTR', 'T', 'P', 'T+P'] as const;
export type Resistance = (typeof resistances)[number];

/** Days on which each cell line was grown, treated and stained anew. */
export const experiments = [1, 2, 3] as const;

/** A falling four-parameter logistic of viability against dose. */
export interface TrueCurve {
  /** µg/ml */
  readonly ec50: number;
  /** > 0 for a falling curve; Prism's hillSlope is its negative. */
  readonly slope: number;
  /** % */
  readonly bottom: number;
  /** % */
  readonly top: number;
}

const curve = (ec50: number, slope: number, bottom: number): TrueCurve => ({
  ec50,
  slope,
  bottom,
  top: 100,
});

/** T-DM1 for 48 h, the same in panels a and b. */
export const trueCurves: Readonly<Record<CellLine, Readonly<Record<Resistance, TrueCurve>>>> = {
  SkBr3: {
    CTR: curve(0.015, 1.3, 34),
    T: curve(0.018, 1.3, 37),
    P: curve(0.016, 1.3, 36),
    'T+P': curve(0.03, 1.1, 45),
  },
  BT474: {
    CTR: curve(0.06, 1.1, 28),
    T: curve(0.07, 1.1, 31),
    P: curve(0.065, 1.1, 30),
    'T+P': curve(0.25, 1.0, 72),
  },
};

/** The one dose of panel a, µg/ml. */
export const singleDose: Readonly<Record<CellLine, number>> = { SkBr3: 0.1, BT474: 1 };

/** The doses of panel b, µg/ml, in the order of the columns: 10 and seven dilutions 1:4. */
export const seriesDoses: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => 10 / 4 ** step);

/** The groups of panel b. */
export const seriesResistances = ['T', 'T+P'] as const satisfies readonly Resistance[];

/** How the numbers scatter; see `simulateStudy` for the equation. */
export const noise = {
  /** Absorbance of a stained, washed and solubilised well without cells, AU. */
  blank: 0.065,
  /** SD of the blank between wells, AU. */
  blankSd: 0.004,
  /** Absorbance of an empty well of the outer ring, AU. */
  emptyWell: 0.042,
  /** Absorbance of the untreated cells above the blank, AU. */
  netUntreated: { SkBr3: 0.9, BT474: 1.1 } satisfies Record<CellLine, number>,
  /** Relative SD of the cell layer between wells; SkBr3 detaches in patches. */
  wellCv: { SkBr3: 0.07, BT474: 0.05 } satisfies Record<CellLine, number>,
  /** SD of the reader, AU. */
  readSd: 0.003,
  /** SD of the natural logarithm of the factor of a plate (cells seeded, stain taken up). */
  plateLogSd: 0.12,
  /** SD of log10 EC50 between experiments, shared by all groups of a cell line. */
  experimentLog10Ec50Sd: 0.06,
  /** SD of the bottom between experiments, shared by all groups of a cell line, %. */
  experimentBottomSd: 1.5,
  /** SD of log10 EC50 of one group in one experiment, on top of the shared one. */
  groupLog10Ec50Sd: 0.03,
  /** SD of the bottom of one group in one experiment, on top of the shared one, %. */
  groupBottomSd: 1.0,
} as const;

/** What went wrong at the bench; only in studies with artefacts. */
export const artefacts = {
  /** Relative change of the cell layer from the middle of the plate to column 1 (−) and to column 12 (+). */
  columnGradient: 0.02,
  /** A pipette tip tore off part of the cell layer: this fraction of it stayed. */
  scratched: { set: 'a', cellLine: 'SkBr3', experiment: 2, well: 'D4', remaining: 0.45 },
  /** A bubble, seen at the reader and masked in its software: this much more absorbance, AU. */
  masked: { set: 'a', cellLine: 'BT474', experiment: 3, well: 'F7', extra: 0.214 },
} as const;

/**
 * Viability at a dose: bottom + (top − bottom)/(1 + (dose/EC50)^slope).
 *
 * @param dose - µg/ml; 0 gives the top
 * @returns %
 */
export function trueViability({ ec50, slope, bottom, top }: TrueCurve, dose: number): number {
  return bottom + (top - bottom) / (1 + (dose / ec50) ** slope);
}

/**
 * Response of a group at the dose of panel a with the true parameters, 100 − viability: what the confidence interval of a group
 * mean has to cover.
 *
 * The mean over many experiments is not exactly this number: the curve bends within the scatter of EC50 (second order), and the mean
 * of ratios to a noisy control is not the ratio of the means. Together they lower the response by 0.05 to 0.13 percentage points
 * (400,000 simulated experiments), less than a tenth of the standard error of three experiments.
 *
 * @returns %
 */
export function trueResponse(cellLine: CellLine, resistance: Resistance): number {
  return 100 - trueViability(trueCurves[cellLine][resistance], singleDose[cellLine]);
}

/**
 * Dose at which the true curve crosses 50 % of control: EC50·((top − bottom)/(50 − bottom) − 1)^(1/slope).
 *
 * @returns µg/ml, or null when the curve stays above 50 %
 */
export function trueAbsoluteIc50({ ec50, slope, bottom, top }: TrueCurve): number | null {
  return bottom >= 50 ? null : ec50 * ((top - bottom) / (50 - bottom) - 1) ** (1 / slope);
}
