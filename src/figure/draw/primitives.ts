import type { TextRun } from './textRun.ts';

/** A stroke in points (1/72 inch). */
export interface Stroke {
  /** `#rrggbb` */
  readonly colour: string;
  readonly widthPt: number;
  /** Lengths of dashes and gaps in points; absent: solid. */
  readonly dash?: readonly number[];
}

/** Steps of a path; `Q` and `C` carry their control points. */
export type PathCommand =
  | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
  | {
      readonly type: 'Q';
      readonly x1: number;
      readonly y1: number;
      readonly x: number;
      readonly y: number;
    }
  | {
      readonly type: 'C';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly type: 'Z' };

/** A rectangle with its upper left corner; y grows downwards. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LinePrimitive {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: Stroke;
}

export interface PathPrimitive {
  readonly kind: 'path';
  readonly commands: readonly PathCommand[];
  readonly fill: string | null;
  readonly stroke: Stroke | null;
}

export interface RectPrimitive extends Box {
  readonly kind: 'rect';
  readonly fill: string | null;
  readonly stroke: Stroke | null;
}

export interface CirclePrimitive {
  readonly kind: 'circle';
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly fill: string | null;
  readonly stroke: Stroke | null;
}

export type Anchor = 'start' | 'middle' | 'end';

/** One line of text; (x, y) is the anchor on the baseline. */
export interface TextPrimitive {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  /** Degrees clockwise around (x, y). */
  readonly angle: number;
  readonly runs: readonly TextRun[];
  readonly sizePt: number;
  readonly colour: string;
}

/** Primitives that belong together, named by what they are (`bracket`, `bar` …), seen only inside `clip`. */
export interface GroupPrimitive {
  readonly kind: 'group';
  readonly part: string;
  readonly clip: Box | null;
  readonly children: readonly Primitive[];
}

/** All that a writer must know how to draw, in points with y growing downwards. */
export type Primitive =
  LinePrimitive | PathPrimitive | RectPrimitive | CirclePrimitive | TextPrimitive | GroupPrimitive;

/** A finished figure: every writer (SVG, PDF, EPS, PNG, TIFF) starts from this and from nothing else. */
export interface Drawing {
  /** File name without extension. */
  readonly name: string;
  /** What a screen reader says first, and what it says on request. */
  readonly title: string;
  readonly description: string;
  readonly widthMm: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly primitives: readonly Primitive[];
  /** Characters that no font given has; they are drawn as `[U+6F22]`, except in the SVG with live text. */
  readonly missingCharacters: readonly string[];
}

export const pointsPerMm = 72 / 25.4;

/** Primitives that belong together under one name. */
export function group(part: string, children: readonly Primitive[], clip: Box | null = null): GroupPrimitive {
  return { kind: 'group', part, clip, children };
}

/** A straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): LinePrimitive {
  return { kind: 'line', x1, y1, x2, y2, stroke };
}

/** Straight lines from point to point. */
export function polyline(
  points: readonly (readonly [x: number, y: number])[],
  stroke: Stroke,
): PathPrimitive {
  const commands = points.map(([x, y], i): PathCommand => ({ type: i === 0 ? 'M' : 'L', x, y }));
  return { kind: 'path', commands, fill: null, stroke };
}
