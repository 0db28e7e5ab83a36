import type { CurveFit } from './curveFit.ts';
import type { GrowthMetrics } from './growthMetrics.ts';
import type { GrubbsSuggestion } from './grubbsSuggestion.ts';
import type { BarsPanelRequest, CurvesPanelRequest } from './protocol.ts';
import type { Ec50Sensitivity } from './sensitivity.ts';
import type { BlockedFit } from './sharedFit.ts';
import type { GroupKey, ReplicateValue, Summary } from './replicateValue.ts';

/** What one bar stands for. */
export interface PanelGroup {
  readonly label: string;
  readonly group: GroupKey;
  readonly values: readonly ReplicateValue[];
  readonly summary: Summary | null;
  /** Of the control wells of the group, where an analysis of variance asks for them. */
  readonly controls?: readonly ReplicateValue[];
  /** Why there is no number, or null; also set when some experiments of the group have none. */
  readonly absent: string | null;
}

export interface BarsPanelData {
  readonly kind: 'bars';
  readonly request: BarsPanelRequest;
  readonly facets: readonly { readonly title: string | null; readonly groups: readonly PanelGroup[] }[];
  /** Values that Grubbs' test suggests as outliers; all of them are in. */
  readonly outliers?: readonly GrubbsSuggestion[];
}

/** The replicate values of one curve at one dose; dose 0 is the control. */
export interface DosePoint {
  readonly dose: number;
  readonly values: readonly ReplicateValue[];
  readonly summary: Summary | null;
}

export interface PanelCurve {
  readonly label: string;
  /** The plate set its wells are from. */
  readonly set: string;
  readonly group: Omit<GroupKey, 'dose'>;
  readonly doses: readonly DosePoint[];
  /** One per experiment, then `combined`, then `pooled`. */
  readonly fits: readonly CurveFit[];
  /** The pooled fit with experiments as blocks; null or absent: fewer than two experiments, or no proven one. */
  readonly blocked?: BlockedFit | null;
  /** The EC50 made in every way; null or absent: there is none to be made. */
  readonly sensitivity?: Ec50Sensitivity | null;
  /** Only of growth rates: each experiment, then `combined`. */
  readonly growth?: readonly GrowthMetrics[];
  /** The pooled fit between the lowest and the highest positive dose, for drawing; null or absent: no curve is proven. */
  readonly line?: readonly { readonly dose: number; readonly y: number }[] | null;
  /** Where that curve meets dose 0. */
  readonly lineAtZero?: number | null;
}

export interface CurvesPanelData {
  readonly kind: 'curves';
  readonly request: CurvesPanelRequest;
  readonly doseUnit: string;
  readonly facets: readonly { readonly title: string | null; readonly curves: readonly PanelCurve[] }[];
}

/** The numbers of one panel, chosen and in order: what comparisons, figure and legend are all made from. */
export type PanelData = BarsPanelData | CurvesPanelData;
