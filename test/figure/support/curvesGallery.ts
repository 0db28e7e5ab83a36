import type { FigureSpec } from '#domain/figure';
import { curvesSpec, fallingSeries, figure } from './madeUpFigures.ts';

/** Curves that have made figures ugly elsewhere. */
export const curvesGallery: Readonly<Record<string, FigureSpec>> = {
  'no-fit': figure(
    'no-fit',
    85,
    curvesSpec([
      {
        title: 'BT474',
        series: [
          fallingSeries('T', { ec50: 0.07, hill: 1.1, bottom: 31 }, 'EC₅₀ > 10 µg/ml'),
          {
            ...fallingSeries('T+P', { ec50: 1e6, hill: 1, bottom: 90 }, 'EC₅₀ none, no response'),
            line: null,
            lineAtZero: null,
          },
        ],
        comparison: null,
      },
    ]),
  ),
  'eight-curves': figure(
    'eight-curves',
    120,
    curvesSpec([
      {
        title: null,
        series: ['CTR', 'T', 'P', 'T+P', 'five', 'six', 'seven', 'eight'].map((name, i) =>
          fallingSeries(
            name,
            { ec50: 0.001 * 3 ** i, hill: 1.1, bottom: 5 * i },
            `EC₅₀ ${(0.001 * 3 ** i).toFixed(3)} µg/ml`,
          ),
        ),
        comparison: null,
      },
    ]),
  ),
  'rising-below-zero': figure(
    'rising-below-zero',
    85,
    curvesSpec(
      [
        {
          title: 'without dose 0',
          series: [
            {
              label: 'T',
              points: [1, 2, 4, 8].map((dose, i) => ({
                dose,
                mean: -12 + 30 * i,
                error: [-15 + 30 * i, -8 + 30 * i] as const,
                n: 3,
              })),
              line: null,
              lineAtZero: null,
              note: null,
            },
          ],
          comparison: null,
        },
      ],
      { xLabel: 'Drug (nM)', guide: null },
    ),
  ),
  'many-decades': figure(
    'many-decades',
    60,
    curvesSpec(
      [
        {
          title: 'from fM to mM',
          series: [
            fallingSeries(
              'T',
              { ec50: 1e-6, hill: 0.6, bottom: 10 },
              'EC₅₀ 1.0×10⁻⁶ M',
              [1e-3, 1e-5, 1e-7, 1e-9, 1e-12, 1e-15],
            ),
          ],
          comparison: null,
        },
      ],
      { xLabel: 'Drug (M)' },
    ),
  ),
  'six-cell-lines': figure(
    'six-cell-lines',
    174,
    curvesSpec(
      ['SkBr3', 'BT474', 'MCF7', 'HCC1954', 'MDA-MB-453', 'ZR-75-30'].map((title, i) => ({
        title,
        series: [
          fallingSeries(
            'T',
            { ec50: 0.02 * (i + 1), hill: 1.1, bottom: 10 + 10 * i },
            'EC₅₀ 0.018 µg/ml (0.012–0.027)',
          ),
          fallingSeries(
            'T+P',
            { ec50: 0.2 * (i + 1), hill: 1, bottom: 30 + 10 * i },
            'EC₅₀ 0.25 µg/ml (0.12–0.53)',
          ),
        ],
        comparison: null,
      })),
    ),
  ),
};
