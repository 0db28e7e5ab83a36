import { createReadStream } from 'node:fs';

/**
 * The text of a file, piece by piece: UTF-8, or UTF-16 with its mark at the start; what is neither is taken for Windows-1252, as everywhere.
 */
export async function* textPieces(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  const stream = createReadStream(path, { highWaterMark: 1 << 18 }) as AsyncIterable<Uint8Array>;
  for await (const bytes of stream) {
    decoder ??= new TextDecoder(encodingOf(bytes));
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder !== null) yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    // the last character may be cut in two
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
