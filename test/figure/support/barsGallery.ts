import type { FigureSpec } from '#domain/figure';
import { bar, barsSpec, bracket, figure, resistanceBars, resistanceCurves } from './madeUpFigures.ts';

const many = [12.1, 14.8, 9.4, 11.2, 13.3, 10.1, 12.9, 11.9, 12.4, 10.8, 13.9, 11.5] as const;
const longLabels = [
  'CTR',
  'trastuzumab-resistant',
  'pertuzumab-resistant, passage 40',
  'resistant to trastuzumab and pertuzumab together',
] as const;

/** Data sets that have made figures ugly elsewhere; the tests look at each of them. */
export const barsGallery: Readonly<Record<string, FigureSpec>> = {
  'resistance-bars-174': figure('a', 174, resistanceBars),
  'resistance-bars-85': figure('a', 85, resistanceBars),
  'resistance-curves-174': figure('b', 174, resistanceCurves),
  'resistance-curves-85': figure('b', 85, resistanceCurves),
  'composite-174': figure('fig', 174, resistanceBars, resistanceCurves),
  'composite-85': figure('fig', 85, resistanceBars, resistanceCurves),
  'two-groups': figure(
    'two-groups',
    85,
    barsSpec(
      [
        {
          title: null,
          bars: [bar('untreated', 100, 98, 103), bar('T-DM1', 41, 38, 47)],
          brackets: [bracket(0, 1, 'p = 0.00012')],
        },
      ],
      { letter: null, title: 'One facet, two groups' },
    ),
  ),
  'eight-groups': figure(
    'eight-groups',
    85,
    barsSpec([
      {
        title: 'SkBr3',
        bars: ['A1', 'B2', 'C3', 'D4', 'E5', 'F6', 'G7', 'H8'].map((name, i) =>
          bar(name, 10 + 9 * i, 14 + 9 * i, 8 + 10 * i),
        ),
        brackets: [
          bracket(0, 7, '****'),
          bracket(0, 1, 'ns'),
          bracket(1, 2, 'ns'),
          bracket(2, 3, '*'),
          bracket(3, 7, '***'),
          bracket(4, 5, 'p = 0.03'),
          bracket(5, 6, 'p = 0.2'),
          bracket(6, 7, '**'),
        ],
      },
    ]),
  ),
  'eight-groups-two-facets': figure(
    'eight-groups-two-facets',
    85,
    barsSpec(
      ['SkBr3', 'BT474'].map((title) => ({
        title,
        bars: ['group one', 'group two', 'group three', 'D4', 'E5', 'F6', 'G7', 'H8'].map((name, i) =>
          bar(name, 80 - 9 * i, 84 - 9 * i, 78 - 10 * i),
        ),
        brackets: [bracket(0, 7, '****'), bracket(0, 1, 'ns')],
      })),
    ),
  ),
  'long-labels': figure(
    'long-labels',
    85,
    barsSpec(
      ['SkBr3', 'a cell line with a very long name indeed'].map((title) => ({
        title,
        bars: longLabels.map((name, i) => bar(name, 60 - 9 * i, 64 - 9 * i, 61 - 9 * i)),
        brackets: [bracket(1, 3, '**')],
      })),
      { yLabel: 'T-DM1-responsive cells after 48 h relative to the control cells of the same plate (%)' },
    ),
  ),
  'slanted-labels': figure(
    'slanted-labels',
    85,
    barsSpec(
      ['SkBr3', 'BT474'].map((title) => ({
        title,
        bars: ['control', 'tras', 'pert', 'tras+pert'].map((name, i) =>
          bar(name, 60 - 9 * i, 64 - 9 * i, 61 - 9 * i),
        ),
        brackets: [bracket(1, 3, '**')],
      })),
    ),
  ),
  'negative-values': figure(
    'negative-values',
    85,
    barsSpec([
      {
        title: 'BT474',
        bars: [bar('CTR', -4, 2, -7.5), bar('T', -22, -31, -18), bar('P', 12, 8, 15), bar('T+P', -3, -2, -4)],
        brackets: [bracket(0, 1, '*'), bracket(1, 2, '**'), bracket(0, 3, 'ns')],
      },
    ]),
  ),
  thousands: figure(
    'thousands',
    85,
    barsSpec(
      [
        {
          title: null,
          bars: [bar('CTR', 980, 1110, 1042), bar('T', 1220, 1310, 1250)],
          brackets: [bracket(0, 1, '*')],
        },
      ],
      { yLabel: 'Counts per well' },
    ),
  ),
  millions: figure(
    'millions',
    85,
    barsSpec(
      [
        {
          title: null,
          bars: [bar('CTR', 980e4, 1110e4, 1042e4), bar('T', 1220e4, 1310e4, 1250e4)],
          brackets: [],
        },
      ],
      { yLabel: 'Luminescence (RLU)' },
    ),
  ),
  thousandths: figure(
    'thousandths',
    85,
    barsSpec([{ title: null, bars: [bar('CTR', 0.0012, 0.0014), bar('T', 0.0031, 0.0026)], brackets: [] }], {
      yLabel: 'Absorbance (AU)',
    }),
  ),
  'absent-group': figure(
    'absent-group',
    85,
    barsSpec([
      {
        title: 'SkBr3',
        bars: [
          bar('CTR', 62, 58, 60),
          { label: 'T', absent: 'control wells above the range of the reader' },
          bar('P', 60, 55, 59),
          bar('T+P', 44, 41, 42),
        ],
        brackets: [bracket(0, 2, 'ns'), bracket(0, 3, '***')],
      },
      {
        title: 'BT474',
        bars: [
          bar('CTR', 62, 58, 60),
          bar('T', 62, 58, 60),
          { label: 'P', absent: 'no wells' },
          bar('T+P', 44, 41, 42),
        ],
        brackets: [],
      },
    ]),
  ),
  'one-experiment': figure(
    'one-experiment',
    85,
    barsSpec(
      [{ title: 'SkBr3', bars: [bar('CTR', 62), bar('T', 57), bar('P', 60), bar('T+P', 43)], brackets: [] }],
      { footnote: 'n = wells (technical); simulated data' },
    ),
  ),
  'twelve-points': figure(
    'twelve-points',
    85,
    barsSpec([
      {
        title: 'SkBr3',
        bars: [bar('CTR', ...many), bar('T', ...many.map((v) => v * 1.4)), bar('T+P', ...many.map(() => 11))],
        brackets: [bracket(0, 1, '****'), bracket(1, 2, '****')],
      },
      {
        title: 'BT474',
        bars: [
          bar('CTR', ...many),
          bar('T', ...many.map((v) => v * 0.4)),
          bar('T+P', ...many.map((v, i) => v + (i % 2))),
        ],
        brackets: [bracket(0, 1, '****'), bracket(1, 2, 'ns')],
      },
    ]),
  ),
  'same-value': figure(
    'same-value',
    85,
    barsSpec([
      { title: null, bars: [bar('CTR', 100, 100, 100), bar('T', 0, 0, 0)], brackets: [bracket(0, 1, '***')] },
    ]),
  ),
  'all-zero': figure(
    'all-zero',
    60,
    barsSpec([{ title: null, bars: [bar('CTR', 0, 0), bar('T', 0, 0)], brackets: [] }]),
  ),
  'every-character': figure(
    'every-character',
    85,
    barsSpec(
      [
        {
          title: 'α-tubulin, <i>HER2</i> ≤ ± ₅₀ ⁻¹ µ & "β" 漢 ☃',
          bars: [bar('α', 3, 4, 5), bar('10⁻² µg ml⁻¹', 5, 6, 7), bar('<i>P</i> ≤ 0.05', 1, 2, 3)],
          brackets: [bracket(0, 2, '<i>P</i> = 3.1×10⁻⁵')],
        },
      ],
      { yLabel: 'H₂O₂ (µmol l⁻¹ ± SD)' },
    ),
  ),
};
