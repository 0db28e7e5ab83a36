import type { Inference } from '#domain/inference';
import type { Read } from '#domain/read';

/**
 * A few wells would fit on a small plate: next to a read of a larger one they belong to that.
 *
 * @param stated - whether the file names the plate; otherwise the conclusion is told
 */
export function onOnePlateSize(reads: readonly Read[], file: string, stated = false): Read[] {
  const rows = Math.max(0, ...reads.map((one) => one.rows));
  const columns = Math.max(0, ...reads.map((one) => one.columns));
  const certain = stated || reads.some((one) => one.wells.length === rows * columns);
  const size: Inference = {
    what: 'plate size',
    value: `${rows * columns} wells`,
    because: 'it is the smallest plate that has all wells of the file',
    state: `plate: ${rows * columns} wells`,
    file,
  };
  return reads.map((one) => ({
    ...one,
    rows,
    columns,
    inferred: certain ? one.inferred : [...one.inferred, size],
  }));
}
