import type { Basis } from './replicateValue.ts';

/**
 * Which analysis of variance: of groups of one variance, of groups of any variance, of groups that share their experiments (blocks), or of
 * two factors with their interaction.
 */
export type AnovaName = 'one-way' | 'welch' | 'block' | 'two-way';
export type GroupsAnovaName = Exclude<AnovaName, 'two-way'>;
export const groupsAnovaNames = ['one-way', 'welch', 'block'] as const satisfies readonly GroupsAnovaName[];

/** With unequal n a main effect beside the other factor (II) or over its levels, each counting the same (III). */
export type SumsOfSquaresType = 'II' | 'III';

export type AnovaRequest =
  | { readonly kind: GroupsAnovaName }
  | {
      readonly kind: 'two-way';
      readonly factors: readonly [string, string];
      readonly sumsOfSquares: SumsOfSquaresType;
    };

/** n, mean and SD of a group, or of a cell of two factors. */
export interface AnovaGroup {
  /** `T+P`; of two factors the level of each */
  readonly levels: readonly string[];
  readonly n: number;
  readonly mean: number;
  readonly sd: number | null;
}

/** An F test with its degrees of freedom. */
export interface FTest {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
}

/** One F test of an analysis of variance, complete in itself; without numbers where it was impossible or refused. */
export interface AnovaEffect {
  readonly anova: AnovaName;
  /** `group`, `resistance`, `resistance × T-DM1` */
  readonly effect: string;
  readonly isInteraction: boolean;
  /** F */
  readonly statistic: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number | null;
  readonly log10p: number | null;
  /** null also for Welch's, which has none. */
  readonly sumOfSquares: number | null;
  /** What F is measured against: within groups, or left by groups and experiments. */
  readonly sumOfSquaresError: number | null;
  /** Partial η²: F·df1/(F·df1 + df2). */
  readonly etaSquared: number | null;
  /** Partial ω², η² without its bias: df1(F − 1)/(df1(F − 1) + N); below 0 where groups differ less than chance lets them. */
  readonly omegaSquared: number | null;
  readonly sumsOfSquaresType: SumsOfSquaresType | null;
  /** Number of all values. */
  readonly n: number;
  readonly groups: readonly AnovaGroup[];
  /** Brown–Forsythe test whether groups scatter differently; null where it is impossible or not asked (blocks). */
  readonly variances: FTest | null;
  readonly basis: Basis;
  readonly flags: readonly string[];
  /** What the p says, in plain words; empty without a p. */
  readonly meaning: string;
}

/** An F test in its figure. */
export interface PanelAnova extends AnovaEffect {
  readonly panel: string;
  /** Empty for a panel of one facet, and where the facets are one of the factors. */
  readonly facet: string;
  readonly quantity: string;
}
