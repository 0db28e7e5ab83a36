/** Sideways places of the points of one bar. */
export interface PointColumns {
  readonly radius: number;
  /** Offset from the middle of the bar for each point, points of print. */
  readonly offsets: readonly number[];
}

const clear = 0.5;

/**
 * Spreads the points of a bar sideways so that none hides another: a column for each, in the order given, or as many
 * columns as fit, each point in the free column next to its own. Points leave the bar, then become smaller, before they overlap.
 *
 * @param ys - heights of the points on the page, points of print
 * @param halfWidths - how far from the middle points may reach: on the bar, and at most
 * @param largest - radius where there is room
 */
export function pointColumns(
  ys: readonly number[],
  halfWidths: readonly [onBar: number, most: number],
  largest: number,
): PointColumns {
  for (const share of [1, 0.85, 0.7, 0.55]) {
    for (const halfWidth of halfWidths) {
      const offsets = columnsFor(ys, halfWidth, largest * share);
      if (offsets !== null) return { radius: largest * share, offsets };
    }
  }
  // more points than the bar can hold side by side: evenly spread, overlapping as little as possible
  const radius = largest * 0.55;
  const reach = Math.max(0, halfWidths[1] - radius);
  const offsets = ys.map((_, i) => (ys.length === 1 ? 0 : (i / (ys.length - 1) - 0.5) * 2 * reach));
  return { radius, offsets };
}

function columnsFor(ys: readonly number[], halfWidth: number, radius: number): readonly number[] | null {
  const reach = halfWidth - radius;
  const distance = 2 * radius + clear;
  const count = Math.max(1, Math.min(ys.length, Math.floor((2 * reach) / distance) + 1));
  // not further apart than looks like one group of points
  const step = count === 1 ? 0 : Math.min((2 * reach) / (count - 1), distance * 1.45);
  const column = (c: number): number => (c - (count - 1) / 2) * step;
  const placed: { readonly x: number; readonly y: number }[] = [];
  for (const [i, y] of ys.entries()) {
    const x = Array.from({ length: count }, (_, c) => c)
      .sort((a, b) => Math.abs(a - (i % count)) - Math.abs(b - (i % count)) || a - b)
      .map(column)
      .find((candidate) => placed.every((p) => Math.hypot(p.x - candidate, p.y - y) >= distance - 1e-9));
    if (x === undefined) return null;
    placed.push({ x, y });
  }
  return placed.map((p) => p.x);
}
