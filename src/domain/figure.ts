/** A figure is data first: what is drawn, not how. All values are in the units of their axes. */
export interface FigureSpec {
  /** File name without extension. */
  readonly name: string;
  readonly widthMm: number;
  readonly panels: readonly PanelSpec[];
  /** Own colours by group label, `#rrggbb`; others come from the palette. */
  readonly colours?: Readonly<Record<string, string>>;
}

export type PanelSpec = BarsPanelSpec | CurvesPanelSpec;

interface PanelSpecBase {
  /** `a`, `b` …, drawn bold in the corner; null: none. */
  readonly letter: string | null;
  readonly title: string | null;
  readonly yLabel: string;
  /** What nobody may miss who sees only the picture: `n = wells (technical)`, `simulated data`. */
  readonly footnote?: string | null;
}

export interface Bar {
  readonly label: string;
  readonly mean: number;
  /** Ends of the error bar, in axis units; null for n = 1. */
  readonly error: readonly [low: number, high: number] | null;
  /** One per replicate value. */
  readonly points: readonly {
    readonly experiment: string;
    readonly value: number;
    readonly flags: readonly string[];
  }[];
}

/** A group that has no number (saturated, not computable): its place stays, with the reason under it. */
export interface AbsentBar {
  readonly label: string;
  readonly absent: string;
}

export interface Bracket {
  /** Indices into `bars`. */
  readonly a: number;
  readonly b: number;
  /** `***`, `ns` or an exact p. */
  readonly label: string;
}

export interface BarsFacet {
  readonly title: string | null;
  readonly bars: readonly (Bar | AbsentBar)[];
  readonly brackets: readonly Bracket[];
}

export interface BarsPanelSpec extends PanelSpecBase {
  readonly kind: 'bars';
  readonly facets: readonly BarsFacet[];
}

export interface CurvePoint {
  readonly dose: number;
  readonly mean: number;
  readonly error: readonly [low: number, high: number] | null;
  readonly n: number;
}

export interface CurveSeries {
  readonly label: string;
  readonly points: readonly CurvePoint[];
  /** The fitted curve, drawn between the lowest and the highest positive dose and to the place of dose 0; null: no curve is proven. */
  readonly line: readonly { readonly dose: number; readonly y: number }[] | null;
  /** Where the line meets dose 0, or null. */
  readonly lineAtZero: number | null;
  /** Shown beside the label: `EC50 0.031 µg/ml (0.02–0.05)`, or the bound or reason. */
  readonly note: string | null;
}

export interface CurvesFacet {
  readonly title: string | null;
  readonly series: readonly CurveSeries[];
  /** Result of the comparison of curves, a line each, or null. */
  readonly comparison: string | null;
}

export interface CurvesPanelSpec extends PanelSpecBase {
  readonly kind: 'curves';
  /** y of a dashed line across the plot: 50 for viability, where absolute IC50s are read; null: none. */
  readonly guide: number | null;
  readonly xLabel: string;
  readonly doseUnit: string;
  readonly facets: readonly CurvesFacet[];
}
