import type { Dose } from './dose.ts';

export const roles = ['blank', 'untreated', 'vehicle', 'positive-control', 'treated', 'empty'] as const;

/** What a well is there for; `empty` holds nothing and is never a blank (blanks were stained, washed and solubilised). */
export type Role = (typeof roles)[number];

/** What was in a well; null is "nobody said" or "does not apply". */
export interface WellContent {
  readonly role: Role | null;
  readonly cellLine: string | null;
  /** CTR, T, P, T+P: what the cells are resistant to. */
  readonly resistance: string | null;
  readonly pretreatment: string | null;
  readonly treatment: string | null;
  readonly dose: Dose | null;
  readonly timeH: number | null;
  /** One biological replicate. */
  readonly experiment: string | null;
}

export const emptyWellContent: WellContent = {
  role: null,
  cellLine: null,
  resistance: null,
  pretreatment: null,
  treatment: null,
  dose: null,
  timeH: null,
  experiment: null,
};

/** The attributes that tell groups apart, as a protocol spells them; roles and experiments do not. */
export const groupAttributes = [
  'cell line',
  'resistance',
  'pretreatment',
  'treatment',
  'dose',
  'time',
] as const;
export type GroupAttribute = (typeof groupAttributes)[number];

/** All attributes of a well. */
export const attributeNames = ['role', ...groupAttributes, 'experiment'] as const;
export type AttributeName = (typeof attributeNames)[number];
