import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Read } from '#domain/read';

/** An export that could be read. */
export interface KnownExport {
  /** As messages name it. */
  readonly file: string;
  /** Below the folder of the study. */
  readonly path: string;
  readonly reads: readonly Read[];
  /** What the file says of its wells. */
  readonly layouts: readonly EmbeddedLayout[];
}

/** Wells of any read of the plates; a well that no export has needs nothing said of it. */
export function wellsRead(members: readonly KnownExport[]): ReadonlySet<string> {
  return new Set(members.flatMap(({ reads }) => reads.flatMap(({ wells }) => wells.map(({ well }) => well))));
}
