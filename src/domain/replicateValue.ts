import type { Role, WellContent } from './well.ts';

/** What n counts: experiments, wells of one experiment, or rows of a table nobody told us more about. */
export type Basis = 'biological' | 'technical' | 'rows as given';

export type QuantityName =
  'viability' | 'response' | 'relative response' | 'growth rate' | 'blanked absorbance' | 'as given';

/** The wells that belong together across experiments. */
export type GroupKey = Omit<WellContent, 'role' | 'experiment'>;

/**
 * What a value was divided by. A normaliser is not a group: values that share one are not independent of it, and the
 * normaliser itself has no scatter left.
 */
export type Normaliser =
  /** not divided by anything */
  | { readonly kind: 'none' }
  /** each group by a control of its own on its own plate (panel a) */
  | { readonly kind: 'own control' }
  /** all groups of a facet by this one (fold change to CTR) */
  | { readonly kind: 'shared'; readonly group: string };

declare const averaged: unique symbol;

/**
 * One number per group and experiment (or per well, where the protocol says that wells stand in for n): the only thing that
 * statistics accept. Only the averaging step makes it; the brand keeps everybody else from passing wells as n.
 */
export interface ReplicateValue {
  readonly [averaged]: true;
  readonly set: string;
  readonly quantity: QuantityName;
  readonly unit: string;
  readonly group: GroupKey;
  /** `treated`, or the role of the controls the value is the mean of. */
  readonly role: Role;
  /** `1`, `2` …; with basis technical `1:B2` */
  readonly experiment: string;
  readonly value: number;
  /** Standard uncertainty of the value from the scatter within the experiment, in `unit`; null where it cannot be known, and for the control that is 100 %. */
  readonly withinU: number | null;
  readonly nWells: number;
  readonly nPlates: number;
  readonly basis: Basis;
  readonly normaliser: Normaliser;
  readonly flags: readonly string[];
}

/**
 * Numbers with n counted the way that was not asked for: wells where experiments count, experiments where wells stand in for them.
 * They say what stars would become; a figure, a mean or a test to be reported cannot be made from them by mistake.
 */
export interface CountedOtherwise<T> {
  readonly countedOtherwise: T;
}

/** A group of an experiment that has wells but no number, and why. */
export interface AbsentValue {
  readonly set: string;
  readonly quantity: QuantityName;
  readonly group: GroupKey;
  readonly role: Role;
  readonly experiment: string;
  readonly reason: string;
}

/** Mean of the replicate values of one group. */
export interface Summary {
  readonly set: string;
  readonly quantity: QuantityName;
  readonly unit: string;
  readonly group: GroupKey;
  readonly role: Role;
  readonly mean: number;
  /** null for n = 1 */
  readonly sd: number | null;
  readonly sem: number | null;
  /** t-interval on n − 1 degrees of freedom; null for n = 1 */
  readonly confidence95: readonly [number, number] | null;
  readonly n: number;
  readonly basis: Basis;
  /** Only where all values were divided by one group. */
  readonly normaliser?: Normaliser;
}
