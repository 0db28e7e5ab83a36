/** What a file really is, by its first bytes. */
export type FileKind =
  | { readonly kind: 'zip' | 'cfb' | 'text' }
  /** `name` as a sentence needs it: `a PDF document` */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'zeros' };

const signatures: readonly (readonly [name: string, bytes: readonly number[]])[] = [
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a TIFF picture', [0x49, 0x49, 0x2a, 0x00]],
  ['a TIFF picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['a RAR archive', [0x52, 0x61, 0x72, 0x21]],
  ['a Rich Text document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** What a file is; names and endings play no part. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04]) || starts(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return { kind: 'zip' };
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return { kind: 'cfb' };
  const known = signatures.find(([, signature]) => starts(bytes, signature));
  if (known !== undefined) return { kind: 'other', name: known[0] };
  return bytes.every((byte) => byte === 0) ? { kind: 'zeros' } : { kind: 'text' };
}

/** What a text is, if it is no table: HTML and XML by their first tag, anything with control characters. */
export function textKind(text: string): 'table' | 'a web page (HTML)' | 'an XML file' | 'no text at all' {
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|div|style|script)\b/.test(start))
    return 'a web page (HTML)';
  if (/^<\?xml|^<[a-z][\w:.-]*[\s>]/.test(start)) return 'an XML file';
  let controls = 0;
  for (const character of text) if (isControl(character.charCodeAt(0))) controls += 1;
  return text.includes('\u0000') || controls > 0.005 * text.length ? 'no text at all' : 'table';
}

function isControl(code: number): boolean {
  return (
    (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 26) || code === 0xfffd
  );
}

function starts(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
