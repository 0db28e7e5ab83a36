/** What is measured of the quality of a plate. */
export const qualityMeasures = [
  'blank mean',
  'blank CV',
  'wells below blank',
  'replicate CV',
  "Z'",
  "robust Z'",
  'signal to background',
  'SSMD',
  'edge effect',
  'row drift',
  'column drift',
  'saturated wells',
  'highest absorbance',
  'outlier',
  'replicate range',
] as const;
export type QualityMeasure = (typeof qualityMeasures)[number];

/** `poor` asks somebody to look; nothing is left out of a mean because of it. */
export type QualityVerdict = 'good' | 'marginal' | 'poor';

/** One number about one plate in one read, or about a group of its wells. */
export interface QualityFinding {
  readonly set: string;
  readonly file: string;
  readonly sheet: string | null;
  /** Of the first well. */
  readonly cell: string;
  readonly plate: string;
  readonly readLabel: string;
  readonly wavelengthNm: number | null;
  readonly experiment: string;
  readonly measure: QualityMeasure;
  /** What it is about: `SkBr3, T, 48 h against the blanks`; empty for the whole plate. */
  readonly subject: string;
  readonly value: number | null;
  readonly unit: 'AU' | '%' | 'wells' | '';
  /** Wells that it was computed from. */
  readonly n: number;
  /** Beyond it the verdict is `poor`; null where nothing is judged. */
  readonly limit: number | null;
  /** null: not judged, for example because there are too few wells. */
  readonly verdict: QualityVerdict | null;
  /** The wells concerned. */
  readonly wells: readonly string[];
}

/** Where a measure becomes poor; a protocol can change each of them. */
export interface QualityLimits {
  /** Mean of the blank wells, AU. */
  readonly blank: number;
  /** CV of wells with the same content, %. */
  readonly replicateCv: number;
  /** Z' from which on the separation of control and background is good; it is poor at 0 and below whatever stands here. */
  readonly zPrime: number;
  /** SSMD below which control and background do not stand apart. */
  readonly ssmd: number;
  /** Outer wells against inner ones, %. */
  readonly edgeEffect: number;
  /** From the first to the last row or column, %. */
  readonly drift: number;
  /** Up to which absorbance the reader is linear, AU. */
  readonly linearRange: number;
  /** Modified z of an outlier. */
  readonly outlierZ: number;
  /** Highest minus lowest of three or four wells with the same content, % of their mean. */
  readonly replicateRange: number;
}

/** The limits of a protocol that names none; docs/methods.md has the source of each. */
export const defaultQualityLimits: QualityLimits = {
  blank: 0.2,
  replicateCv: 20,
  zPrime: 0.5,
  ssmd: 2,
  edgeEffect: 20,
  drift: 20,
  linearRange: 3,
  outlierZ: 3.5,
  replicateRange: 44,
};
