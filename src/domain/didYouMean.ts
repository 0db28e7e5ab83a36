/**
 * The name that somebody most likely meant, or null when none is near.
 *
 * Near means at most one slip in three letters; a letter too many, too few or wrong is one slip, and so are two neighbours
 * that changed places (`lables`).
 *
 * @param text - as written
 * @param names - the names that exist
 */
export function closestName(text: string, names: readonly string[]): string | null {
  const written = text.trim().toLowerCase();
  let closest: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const slips = slipsBetween(written, name.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(written.length, name.length) / 3));
    if (slips <= allowed && slips < fewest && slips < name.length) {
      closest = name;
      fewest = slips;
    }
  }
  return closest;
}

/** `did you mean "treatment"?`, or the fallback when no name is near. */
export function didYouMean(text: string, names: readonly string[], fallback: string): string {
  const closest = closestName(text, names);
  return closest === null ? fallback : `did you mean "${closest}"?`;
}

/**
 * Optimal string alignment distance.
 * @source Boytsov L. (2011) Indexing methods for approximate dictionary searching, ACM JEA 16, sect. 2 (restricted Damerau distance)
 */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let slips = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        slips = Math.min(slips, at(beforeLast, column - 2) + 1);
      }
      current.push(slips);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? Number.POSITIVE_INFINITY;
}
