/** Something that a bracket must stay above: a bar with its error bar and points. y grows downwards. */
export interface Obstacle {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** A bracket with its label, as a rectangle whose lower edge are the tips of its legs. */
export interface Footprint {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/**
 * Where brackets go so that they touch neither each other nor anything below them: the narrowest first, each as low as what
 * lies below it allows.
 *
 * @param gap - free space below each bracket, points
 * @returns y of the lower edge of each footprint, in the order given
 */
export function bracketLevels(
  footprints: readonly Footprint[],
  obstacles: readonly Obstacle[],
  gap: number,
): readonly number[] {
  const below = [...obstacles];
  const levels = footprints.map(() => 0);
  const order = footprints
    .map((footprint, index) => ({ footprint, index, span: footprint.right - footprint.left }))
    .sort((p, q) => p.span - q.span || p.footprint.left - q.footprint.left || p.index - q.index);
  for (const { footprint, index } of order) {
    const inTheWay = below.filter((o) => o.left < footprint.right + gap && footprint.left < o.right + gap);
    const bottom = Math.min(...inTheWay.map((o) => o.top), Number.MAX_SAFE_INTEGER) - gap;
    levels[index] = bottom;
    below.push({ left: footprint.left, right: footprint.right, top: bottom - footprint.height });
  }
  return levels;
}
