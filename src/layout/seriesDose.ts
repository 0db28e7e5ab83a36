import type { Dose } from '#domain/dose';
import type { DoseSeries } from '#domain/protocol';

/**
 * The dose of one step of a series: start / dilution^step, or the dose that the list has there.
 *
 * @param step - from 0, counted in the direction of the series
 * @returns null beyond the end of a list
 */
export function seriesDose(series: DoseSeries, step: number): Dose | null {
  const { start, dilution, doses } = series;
  if (doses !== undefined) {
    const value = doses[step];
    return value === undefined ? null : { value, unit: start.unit };
  }
  const value = dilution >= 1 ? start.value / dilution ** step : start.value * (1 / dilution) ** step;
  // Fifteen digits: 10/10^3 is 0.01 and not 0.010000000000000002.
  return { value: Number(value.toPrecision(15)), unit: start.unit };
}
