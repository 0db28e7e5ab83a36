import type { Bracket } from '#domain/figure';
import type { Primitive } from '../draw/primitives.ts';
import { group, polyline } from '../draw/primitives.ts';
import { runsFromText } from '../draw/textRun.ts';
import type { DrawContext } from '../drawContext.ts';
import { label } from '../drawContext.ts';
import type { Obstacle } from './bracketLevels.ts';
import { bracketLevels } from './bracketLevels.ts';

/** All brackets of one plot, stacked; positions relative to the plot. */
export interface BracketMarks {
  /** y of the highest ink, or 0 when everything is within the plot. */
  readonly top: number;
  readonly draw: (x: number, top: number) => readonly Primitive[];
}

const legPt = 2.6;
const insetPt = 1.3;
const labelGapPt = 1.2;
const stackGapPt = 2.4;

/**
 * Stacks significance brackets above bars, error bars, points and each other; labels stand centred by what is inked, because
 * stars hang in the upper half of their line.
 *
 * @param centres - of the bars, points from the left end of the plot
 */
export function bracketMarks(
  brackets: readonly Bracket[],
  centres: readonly number[],
  obstacles: readonly Obstacle[],
  ctx: DrawContext,
): BracketMarks {
  const measured = brackets.map((bracket) => measure(bracket, centres, ctx));
  const levels = bracketLevels(
    measured.map((m) => m.footprint),
    obstacles,
    stackGapPt,
  );
  const tops = measured.map((m, i) => (levels[i] ?? 0) - m.footprint.height);
  return {
    top: Math.min(0, ...tops),
    draw: (x, top) => measured.map((m, i) => drawBracket(m, x, top + (levels[i] ?? 0), ctx)),
  };
}

type Measured = ReturnType<typeof measure>;

function measure(bracket: Bracket, centres: readonly number[], ctx: DrawContext) {
  const { style } = ctx;
  const ends = [centres[bracket.a] ?? 0, centres[bracket.b] ?? 0];
  const left = Math.min(...ends) + insetPt;
  const right = Math.max(...ends) - insetPt;
  const sizePt = /^[*]+$/.test(bracket.label) ? style.starsPt : style.textPt;
  const runs = runsFromText(bracket.label);
  const ink = ctx.fonts.ink(runs, sizePt) ?? { left: 0, right: 0, top: 0, bottom: 0 };
  const middle = (left + right) / 2;
  const half = Math.max((right - left) / 2, (ink.right - ink.left) / 2) + style.bracketPt / 2;
  const labelHeight = ink.bottom - ink.top;
  return {
    text: bracket.label,
    sizePt,
    ink,
    middle,
    left,
    right,
    footprint: {
      left: middle - half,
      right: middle + half,
      height: legPt + style.bracketPt / 2 + labelGapPt + labelHeight,
    },
  };
}

function drawBracket(m: Measured, x: number, bottom: number, ctx: DrawContext): Primitive {
  const { style } = ctx;
  const y = bottom - legPt;
  const baseline = y - style.bracketPt / 2 - labelGapPt - m.ink.bottom;
  // centred by its ink: the advance of the last character is not seen
  const start = x + m.middle - (m.ink.left + m.ink.right) / 2;
  const stroke = { colour: style.ink, widthPt: style.bracketPt };
  return group('bracket', [
    polyline(
      [
        [x + m.left, bottom],
        [x + m.left, y],
        [x + m.right, y],
        [x + m.right, bottom],
      ],
      stroke,
    ),
    label(ctx, m.text, start, baseline, { sizePt: m.sizePt }),
  ]);
}
