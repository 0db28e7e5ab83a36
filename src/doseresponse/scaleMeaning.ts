import type { ResponseScale } from '#domain/fit';
import { halfOfControl } from '#domain/responseScale';

/** What is known of responses on a scale. */
export interface ScaleMeaning {
  /** Half of the control, where an absolute IC50 is read. */
  readonly half: number;
  /** Between these a plateau is believed; further out it was extrapolated, not measured. */
  readonly lowest: number;
  readonly highest: number;
  /** Half of the control in words. */
  readonly halfName: string;
}

/**
 * Of percent of control: the control is 100 and the blank 0, and wells scatter by some percent around both. Of growth rates: the control is
 * 1, and below −1 there is nothing by definition. null: nothing is known.
 */
export const scaleMeaning: Readonly<Record<ResponseScale, ScaleMeaning | null>> = {
  percent: { half: halfOfControl.percent, lowest: -10, highest: 115, halfName: '50 % of control' },
  'growth rate': {
    half: halfOfControl['growth rate'],
    lowest: -1,
    highest: 1.15,
    halfName: 'A growth rate of 0.5',
  },
  unknown: null,
};
