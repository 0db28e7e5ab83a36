/** Text out of bytes, and from what the encoding was known. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';
  readonly because: string;
  /** The bytes cannot be whole: half a character stands at the end. */
  readonly cut: boolean;
}

const sampleBytes = 4096;

/**
 * The text that bytes hold: by byte order mark, else UTF-16 if every second byte is 0, else UTF-8 if it is valid, else Windows-1252.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf]))
    return decoded(bytes.subarray(3), 'UTF-8', 'the file starts with its byte order mark');
  if (startsWith(bytes, [0xff, 0xfe]))
    return decoded(bytes.subarray(2), 'UTF-16 LE', 'the file starts with its byte order mark');
  if (startsWith(bytes, [0xfe, 0xff]))
    return decoded(bytes.subarray(2), 'UTF-16 BE', 'the file starts with its byte order mark');
  const half = halfWithZeros(bytes);
  if (half !== null)
    return decoded(bytes, half === 'odd' ? 'UTF-16 LE' : 'UTF-16 BE', 'every second byte is 0');
  if (isUtf8(bytes)) return decoded(bytes, 'UTF-8', 'all bytes are valid UTF-8');
  return decoded(bytes, 'Windows-1252', 'some bytes are not valid UTF-8');
}

const labels = {
  'UTF-8': 'utf-8',
  'UTF-16 LE': 'utf-16le',
  'UTF-16 BE': 'utf-16be',
  'Windows-1252': 'windows-1252',
} as const;

function decoded(bytes: Uint8Array, encoding: DecodedText['encoding'], because: string): DecodedText {
  const text = new TextDecoder(labels[encoding], { ignoreBOM: true }).decode(bytes);
  const cut = encoding.startsWith('UTF-16') && bytes.length % 2 === 1;
  return { text, encoding, because, cut };
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** Which half of the bytes is (nearly) all zero while the other is not; null for text of one byte per character. */
function halfWithZeros(bytes: Uint8Array): 'even' | 'odd' | null {
  const length = Math.min(bytes.length, sampleBytes) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const many = 0.45 * length;
  if (odd > many && even === 0) return 'odd';
  return even > many && odd === 0 ? 'even' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
