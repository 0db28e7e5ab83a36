import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet';
import { asyncBufferFromFile } from 'hyparquet/src/node.js';

/**
 * The rows of a Parquet file as lines of CSV, a row group after the other; a missing value is an empty cell.
 *
 * @throws what hyparquet throws for a file that it cannot read (another compression than none, snappy or gzip; damage)
 */
export async function* parquetPieces(path: string): AsyncGenerator<string> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name);
  yield `${columns.map(quoted).join(',')}\n`;
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const rows = await parquetReadObjects({ file, metadata, columns, rowStart, rowEnd });
    yield rows.map((row) => `${columns.map((name) => quoted(row[name])).join(',')}\n`).join('');
    rowStart = rowEnd;
  }
}

function quoted(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replaceAll(/[\r\n]+/g, ' ');
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}
