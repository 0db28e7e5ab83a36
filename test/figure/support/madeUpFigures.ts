import type {
  Bar,
  BarsFacet,
  BarsPanelSpec,
  Bracket,
  CurvesFacet,
  CurvesPanelSpec,
  FigureSpec,
} from '#domain/figure';

/** A bar from its points, with their mean and SD; the experiments are numbered. */
export function bar(label: string, ...values: readonly number[]): Bar {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1));
  return {
    label,
    mean,
    error: values.length < 2 ? null : [mean - sd, mean + sd],
    points: values.map((value, i) => ({ experiment: String(i + 1), value, flags: [] })),
  };
}

export const bracket = (a: number, b: number, label: string): Bracket => ({ a, b, label });

export function barsSpec(facets: readonly BarsFacet[], more: Partial<BarsPanelSpec> = {}): BarsPanelSpec {
  return { kind: 'bars', letter: 'a', title: null, yLabel: 'Response (% of control)', facets, ...more };
}

/** Points and curve of a falling four-parameter logistic with a fixed, invented scatter. */
export function fallingSeries(
  label: string,
  p: { readonly ec50: number; readonly hill: number; readonly bottom: number },
  note: string | null,
  doses: readonly number[] = [
    10, 2.5, 0.625, 0.15625, 0.0390625, 0.009765625, 0.00244140625, 0.0006103515625,
  ],
): CurvesFacet['series'][number] {
  const y = (dose: number): number => p.bottom + (100 - p.bottom) / (1 + (dose / p.ec50) ** p.hill);
  const scatter = [1.8, -2.4, 0.6, 2.9, -1.1, -3.2, 1.4, 2.2];
  const least = Math.log10(Math.min(...doses));
  const most = Math.log10(Math.max(...doses));
  return {
    label,
    points: [
      { dose: 0, mean: 100, error: null, n: 3 },
      ...doses.map((dose, i) => {
        const mean = y(dose) + (scatter[i % scatter.length] ?? 0);
        return { dose, mean, error: [mean - 2 - (i % 3), mean + 2 + (i % 3)] as const, n: 3 };
      }),
    ],
    line: Array.from({ length: 101 }, (_, i) => {
      const dose = 10 ** (least + ((most - least) * i) / 100);
      return { dose, y: y(dose) };
    }),
    lineAtZero: 100,
    note,
  };
}

export function curvesSpec(
  facets: readonly CurvesFacet[],
  more: Partial<CurvesPanelSpec> = {},
): CurvesPanelSpec {
  return {
    kind: 'curves',
    letter: 'b',
    title: null,
    yLabel: 'Viability (% of control)',
    guide: 50,
    xLabel: 'T-DM1 (µg/ml)',
    doseUnit: 'µg/ml',
    facets,
    ...more,
  };
}

export const resistanceBars = barsSpec([
  {
    title: 'SkBr3',
    bars: [
      bar('CTR', 62, 58.5, 60.1),
      bar('T', 56.2, 58.9, 54.4),
      bar('P', 60.3, 55.1, 59.6),
      bar('T+P', 44.5, 41.2, 42.9),
    ],
    brackets: [bracket(1, 3, '**'), bracket(0, 3, '***')],
  },
  {
    title: 'BT474',
    bars: [
      bar('CTR', 67.1, 69.2, 64.3),
      bar('T', 65.2, 68.1, 63.7),
      bar('P', 66.6, 65.1, 70.8),
      bar('T+P', 22.7, 18.2, 24.9),
    ],
    brackets: [bracket(1, 3, '***'), bracket(0, 3, '***'), bracket(0, 1, 'ns'), bracket(0, 2, 'ns')],
  },
]);

export const resistanceCurves = curvesSpec([
  {
    title: 'SkBr3',
    series: [
      fallingSeries('T', { ec50: 0.018, hill: 1.3, bottom: 37 }, 'EC₅₀ 0.018 µg/ml (0.012–0.027)'),
      fallingSeries('T+P', { ec50: 0.03, hill: 1.1, bottom: 45 }, 'EC₅₀ 0.030 µg/ml (0.022–0.039)'),
    ],
    comparison: 'EC₅₀ T/T+P 0.61, p = 0.031 *',
  },
  {
    title: 'BT474',
    series: [
      fallingSeries('T', { ec50: 0.07, hill: 1.1, bottom: 31 }, 'EC₅₀ 0.070 µg/ml (0.052–0.095)'),
      fallingSeries('T+P', { ec50: 0.25, hill: 1, bottom: 72 }, 'EC₅₀ 0.25 µg/ml (0.12–0.53)†'),
    ],
    comparison: 'EC₅₀ T/T+P 0.28, p = 0.0063 *',
  },
]);

export const figure = (name: string, widthMm: number, ...panels: FigureSpec['panels']): FigureSpec => ({
  name,
  widthMm,
  panels,
});
