import type { Problem, WithProblems } from '#domain/problem';
import { placeAt } from '#domain/problem';
import type { PlateSet } from '#domain/protocol';
import type { Read } from '#domain/read';

/**
 * A read on the plate that the protocol states: an export that holds the corner of a plate counts as the small plate it would fill. Wells
 * keep their names, and a plate is never made smaller.
 *
 * @returns problem `plate-size-contradicts`, and the read as it is, where the export has a larger plate
 */
export function onStatedPlate(
  read: Read,
  { plateSize, name }: Pick<PlateSet, 'plateSize' | 'name'>,
  file: string,
): WithProblems<Read> {
  if (plateSize === undefined) return { value: read, problems: [] };
  const { rows, columns } = plateSize;
  if (rows >= read.rows && columns >= read.columns) {
    const inferred = read.inferred.filter(({ what }) => what !== 'plate size');
    return { value: { ...read, rows, columns, inferred }, problems: [] };
  }
  const contradicts: Problem = {
    code: 'plate-size-contradicts',
    severity: 'error',
    file,
    place: placeAt({ sheet: read.sheet }),
    found: `a plate of ${read.rows * read.columns} wells`,
    expected: `a plate of ${rows * columns} wells, as \`plate\` of the plate set "${name}" says`,
    fix: `Write \`plate: ${read.rows * read.columns} wells\`, or take the line out; it is there for exports that hold a part of a larger plate.`,
  };
  return { value: read, problems: [contradicts] };
}
