import type { Fonts } from '#figure/draw/fonts';
import type { Drawing, Primitive, TextPrimitive } from '#figure/draw/primitives';

type Corner = readonly [x: number, y: number];

/** A convex area that a primitive covers with ink, and the groups it stands in. */
export interface Polygon {
  readonly parts: readonly string[];
  /** Shared by everything of one innermost group. */
  readonly owner: string;
  readonly what: string;
  readonly corners: readonly Corner[];
}

/** Everything that is inked in a drawing, text by the outlines of its letters. */
export function polygonsOf(drawing: Drawing, fonts: Fonts): readonly Polygon[] {
  return drawing.primitives.flatMap((primitive, i) => polygons(primitive, [], String(i), fonts));
}

function polygons(
  primitive: Primitive,
  parts: readonly string[],
  owner: string,
  fonts: Fonts,
): readonly Polygon[] {
  const of = (what: string, corners: readonly Corner[]): Polygon => ({ parts, owner, what, corners });
  switch (primitive.kind) {
    case 'group':
      return primitive.children.flatMap((child, i) =>
        polygons(child, [...parts, primitive.part], child.kind === 'group' ? `${owner}.${i}` : owner, fonts),
      );
    case 'text': {
      const quad = textQuad(primitive, fonts);
      return quad === null ? [] : [of(primitive.runs.map((run) => run.text).join(''), quad)];
    }
    case 'line': {
      const { x1, y1, x2, y2, stroke } = primitive;
      return [of('line', strip([x1, y1], [x2, y2], stroke.widthPt))];
    }
    case 'rect':
      return [of('rect', box(primitive.x, primitive.y, primitive.width, primitive.height))];
    case 'circle': {
      const { cx, cy, r } = primitive;
      return [of('circle', box(cx - r, cy - r, 2 * r, 2 * r))];
    }
    case 'path': {
      const points = primitive.commands.flatMap((c): Corner[] => (c.type === 'Z' ? [] : [[c.x, c.y]]));
      const width = primitive.stroke?.widthPt ?? 0;
      return points.slice(1).map((to, i) => of('path', strip(points[i]!, to, width)));
    }
  }
}

/** The inked corners of a text, turned with it. */
function textQuad(text: TextPrimitive, fonts: Fonts): readonly Corner[] | null {
  const ink = fonts.ink(text.runs, text.sizePt);
  if (ink === null) return null;
  const width = fonts.width(text.runs, text.sizePt);
  const start = text.anchor === 'start' ? 0 : text.anchor === 'middle' ? -width / 2 : -width;
  const angle = (text.angle * Math.PI) / 180;
  const turn = ([x, y]: Corner): Corner => [
    text.x + x * Math.cos(angle) - y * Math.sin(angle),
    text.y + x * Math.sin(angle) + y * Math.cos(angle),
  ];
  const [left, right] = [start + ink.left, start + ink.right];
  const corners: readonly Corner[] = [
    [left, ink.top],
    [right, ink.top],
    [right, ink.bottom],
    [left, ink.bottom],
  ];
  return corners.map(turn);
}

function box(x: number, y: number, width: number, height: number): readonly Corner[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** A straight stroke with its width. */
function strip([x1, y1]: Corner, [x2, y2]: Corner, width: number): readonly Corner[] {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [nx, ny] = [(-(y2 - y1) / length) * (width / 2), ((x2 - x1) / length) * (width / 2)];
  return [
    [x1 + nx, y1 + ny],
    [x2 + nx, y2 + ny],
    [x2 - nx, y2 - ny],
    [x1 - nx, y1 - ny],
  ];
}

/** Separating axes: two convex areas overlap unless some direction shows a gap of at least `gap`. */
export function overlaps(a: Polygon, b: Polygon, gap = 0): boolean {
  return ![...directions(a.corners), ...directions(b.corners)].some(([dx, dy]) => {
    const spanOf = (corners: readonly Corner[]): readonly [number, number] => {
      const along = corners.map(([x, y]) => x * dx + y * dy);
      return [Math.min(...along), Math.max(...along)];
    };
    const [a0, a1] = spanOf(a.corners);
    const [b0, b1] = spanOf(b.corners);
    return a1 + gap <= b0 + 1e-6 || b1 + gap <= a0 + 1e-6;
  });
}

function directions(corners: readonly Corner[]): readonly Corner[] {
  return corners.map(([x, y], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length]!;
    const length = Math.hypot(x2 - x, y2 - y);
    return length < 1e-9 ? [1, 0] : [-(y2 - y) / length, (x2 - x) / length];
  });
}

/** Every pair that overlaps, as text for the message of a failed test. */
export function collisions(
  some: readonly Polygon[],
  others: readonly Polygon[],
  mayTouch: (a: Polygon, b: Polygon) => boolean = () => false,
): readonly string[] {
  const found: string[] = [];
  for (const a of some)
    for (const b of others)
      if (a !== b && !mayTouch(a, b) && overlaps(a, b)) found.push(`${describe(a)} on ${describe(b)}`);
  return found;
}

function describe({ parts, what, corners }: Polygon): string {
  const at = corners[0]!.map((v) => v.toFixed(1)).join(', ');
  return `${parts.at(-1) ?? ''} "${what}" at ${at}`;
}
