/** How wide one plot of a panel may become, in points. */
export interface FacetSize {
  readonly title: string | null;
  readonly minWidth: number;
  readonly maxWidth: number;
  /** Share of the width that is there. */
  readonly weight: number;
}

/** Which facets stand side by side, and how wide each is. */
export interface FacetRow {
  readonly indices: readonly number[];
  readonly widths: readonly number[];
}

/** Breaks facets into rows that fit, evenly filled; the same scale for all rows, so that equal facets are equally wide. */
export function facetRows(facets: readonly FacetSize[], available: number, gap: number): readonly FacetRow[] {
  const packed = packedRows(facets, available, gap, facets.length);
  const even = packedRows(facets, available, gap, Math.ceil(facets.length / packed.length));
  const rows = even.length === packed.length ? even : packed;
  const scales = rows.map((row) => {
    const weights = row.reduce((sum, index) => sum + (facets[index]?.weight ?? 0), 0);
    return (available - gap * (row.length - 1)) / weights;
  });
  const scale = Math.min(...scales);
  return rows.map((indices) => ({
    indices,
    widths: indices.map((index) => {
      const facet = facets[index];
      return facet === undefined ? 0 : Math.min(facet.maxWidth, scale * facet.weight);
    }),
  }));
}

function packedRows(
  facets: readonly FacetSize[],
  available: number,
  gap: number,
  atMost: number,
): readonly (readonly number[])[] {
  const rows: number[][] = [];
  let used = Infinity;
  facets.forEach((facet, index) => {
    used += gap + facet.minWidth;
    const row = rows.at(-1);
    if (row !== undefined && row.length < atMost && used <= available + 1e-9) row.push(index);
    else {
      rows.push([index]);
      used = facet.minWidth;
    }
  });
  return rows;
}
