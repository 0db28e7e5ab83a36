import { describe, expect, it } from 'vitest';
import type { Protocol } from '#domain/protocol';
import { parseProtocol } from '#protocol/parseProtocol';

function protocolOf(text: string): Protocol {
  const { value, problems } = parseProtocol({ text, file: 'protocols/p.yaml' });
  if (value === null) throw new Error(JSON.stringify(problems, null, 1));
  expect(problems).toEqual([]);
  return value;
}

const minimal = `plates:
  one:
    files: "*.txt"
    layout: { A1: { role: blank } }
`;

describe('what a protocol says of reads', () => {
  it.each([
    ['590 nm - 630 nm', ''],
    ['590 nm − 630 nm', ''],
    ['590 - 630 nm', ''],
    ['590 nm minus 630 nm', ''],
    ['590 nm', '630 nm'],
    ['590', '{ wavelength: 630 nm }'],
  ])('reads a reference wavelength: read %s, reference %s', (read, reference) => {
    const line = reference === '' ? '' : `    reference: ${reference}\n`;
    expect(
      protocolOf(minimal.replace('"*.txt"\n', `"*.txt"\n    read: ${read}\n${line}`)).plateSets[0],
    ).toMatchObject({
      read: { wavelengthNm: 590, label: null },
      reference: { wavelengthNm: 630, label: null },
    });
  });

  it('takes the name that a reader gives to its own difference for a label', () => {
    const [set] = protocolOf(minimal.replace('"*.txt"\n', '"*.txt"\n    read: 590-630\n')).plateSets;
    expect(set).toMatchObject({ read: { wavelengthNm: null, label: '590-630' } });
    expect(set).not.toHaveProperty('reference');
  });

  it('refuses two references in one plate set', () => {
    const both = minimal.replace('"*.txt"\n', '"*.txt"\n    read: 590 nm - 630 nm\n    reference: 650 nm\n');
    expect(parseProtocol({ file: 'protocols/p.yaml', text: both }).problems).toMatchObject([
      { code: 'protocol-invalid-value', found: '"650 nm"', fix: 'take one of them out' },
    ]);
  });

  it('reads where the reader ends and how large the plates are', () => {
    const setWith = (line: string): unknown =>
      protocolOf(minimal.replace('"*.txt"\n', `"*.txt"\n    ${line}\n`)).plateSets[0];
    expect(setWith('reader limit: 3.5 AU')).toMatchObject({ readerLimit: 3.5 });
    for (const text of ['96 wells', '96', '96-well plate', '96 Wells'])
      expect(setWith(`plate: ${text}`)).toMatchObject({ plateSize: { rows: 8, columns: 12 } });
  });

  it.each([
    ['plate: 90 wells', 'a plate of 6, 12, 24, 48, 96, 384, 1536 wells'],
    ['plate: Falcon', 'a plate of 6, 12, 24, 48, 96, 384, 1536 wells'],
    ['reader limit: "3,5 AU"', 'an absorbance as `4 AU`'],
    ['reader limit: -1', 'an absorbance as `4 AU`'],
  ])('refuses %s', (line, expected) => {
    const text = minimal.replace('"*.txt"\n', `"*.txt"\n    ${line}\n`);
    expect(parseProtocol({ file: 'protocols/p.yaml', text }).problems).toMatchObject([
      { code: 'protocol-invalid-value', expected },
    ]);
  });
});
