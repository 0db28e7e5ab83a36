import type { Instrument } from '#domain/analysis';
import type { Export, Read } from '#domain/read';

/**
 * What an export says of its reader, for the methods text.
 *
 * @param reads - those of its reads that the protocol means
 */
export function instrumentOf(
  { software, metadata }: Pick<Export, 'software' | 'metadata'>,
  reads: readonly Read[],
): Instrument {
  return {
    software,
    reader: given(metadata['reader']),
    modes: [...new Set(reads.map(({ mode }) => mode))],
    plateSizes: [...new Set(reads.map(({ rows, columns }) => rows * columns))],
  };
}

/** Software without a reader at hand writes that there is none. */
function given(reader: string | undefined): string | null {
  return reader === undefined || /^(?:|n\/?a|none|unknown|-+)$/i.test(reader.trim()) ? null : reader;
}
