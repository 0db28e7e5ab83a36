/** From where to where untreated cells grew, in AU after the blank; `control` is above `start`, and both above 0. */
export interface GrowthScale {
  /** x₀: when the treatment was added */
  readonly start: number;
  /** x(ctrl): the control at the end of the treatment */
  readonly control: number;
}

/**
 * How fast cells grew under a treatment, beside how fast the control grew:
 *
 *   GR = 2^( log₂(x/x₀) / log₂(x_ctrl/x₀) ) − 1
 *
 * 1: as the control; between 1 and 0: slower; 0: as many cells as at the start (cytostasis); below 0: cells died; −1: none is left.
 *
 * @param blanked - x, AU after the blank. The logarithm of a well at or below its blank does not exist: it gets −1, the limit for x → 0.
 * @returns a number without a unit
 * @source Hafner, Niepel, Chung & Sorger 2016, Nat Methods 13:521
 */
export function growthRate(blanked: number, { start, control }: GrowthScale): number {
  if (blanked <= 0) return -1;
  return 2 ** (Math.log2(blanked / start) / Math.log2(control / start)) - 1;
}
