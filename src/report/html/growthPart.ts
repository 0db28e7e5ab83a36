import type { GrowthMetrics, MetricDose } from '#domain/growthMetrics';
import { printedNumber } from '#domain/printedNumber';
import { printedInterval } from '../printedInterval.ts';
import type { Html } from './markup.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';
import { shownNumber } from './shownNumber.ts';

const columns: readonly ReportColumn<GrowthMetrics>[] = [
  {
    kind: 'name',
    heading: 'Experiment',
    cell: ({ experiment }) => (experiment === 'combined' ? 'over experiments' : experiment),
  },
  { kind: 'number', heading: 'Doublings of the control', cell: ({ doublings }) => shownNumber(doublings) },
  { kind: 'number', heading: 'GR50 (95 % CI)', cell: ({ gr50 }) => doseText(gr50) },
  { kind: 'number', heading: 'GEC50 (95 % CI)', cell: ({ gec50 }) => doseText(gec50) },
  { kind: 'number', heading: 'GRmax', cell: ({ grMax }) => shownNumber(grMax) },
  { kind: 'number', heading: 'GRinf', cell: ({ grInf }) => shownNumber(grInf) },
  { kind: 'number', heading: 'hGR', cell: ({ hillSlope }) => shownNumber(hillSlope) },
  { kind: 'number', heading: 'GR_AOC', cell: ({ areaOverCurve }) => shownNumber(areaOverCurve) },
];

/** The growth-rate metrics of one curve, experiment by experiment. */
export function growthPart(name: string, doseUnit: string, growth: readonly GrowthMetrics[]): Html {
  return reportTable(`Growth-rate metrics of ${name}, doses in ${doseUnit}`, columns, growth);
}

function doseText(dose: MetricDose): string {
  if (dose.kind === 'none') return '';
  if (dose.kind === 'bound') return `${dose.relation} ${printedNumber(dose.dose)}`;
  return `${printedNumber(dose.dose)}${printedInterval(dose.confidence95)}`;
}
