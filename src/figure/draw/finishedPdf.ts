import { createHash } from 'node:crypto';

/**
 * The bytes of a PDF as pdfkit 0.20.2 gave them, without its clock, so that they are the same for the same figure.
 *
 * pdfkit always writes a date and makes the identity of the file from it: here there is no date, and the identity follows from
 * the content. It writes version 1.3, but text that says how it is typed is of 1.4; told to write 1.4, it would also put the
 * title into XML without escaping it.
 */
export function finishedPdf(chunks: readonly Uint8Array[]): Uint8Array {
  // one character per byte
  let text = Buffer.concat(chunks).toString('latin1');
  text = replaced(text, /^%PDF-1\.3/, '%PDF-1.4');
  text = replaced(text, /\/CreationDate \d+ 0 R/, '');
  text = replaced(text, /\(D:\d{14}Z\)(?=\s+endobj)/, 'null');
  const identities = /\[<[0-9a-f]{32}> <[0-9a-f]{32}>\](?=\s+>>\s+startxref)/;
  const content = replaced(text, identities, '');
  const identity = createHash('sha256').update(content, 'latin1').digest('hex').slice(0, 32);
  text = replaced(text, identities, `[<${identity}> <${identity}>]`);
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/** As many bytes as before, filled up with blanks, because a PDF knows by their number where its parts begin. */
function replaced(text: string, what: RegExp, by: string): string {
  const found = what.exec(text);
  if (found === null) throw new Error(`pdfkit wrote a PDF without ${what.source}.`);
  const [before] = found;
  const end = found.index + before.length;
  return text.slice(0, found.index) + by.padEnd(before.length) + text.slice(end);
}
