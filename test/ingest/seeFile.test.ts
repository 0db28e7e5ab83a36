import { describe, expect, it } from 'vitest';
import { seeFile } from '#ingest/seeFile';
import { readSheetBook } from '#sheet/readSheetBook';
import { fixtureBytes, nothingStated, readBytes, readFixture } from './ingestFixture.ts';

const seen = (bytes: string | Uint8Array) => {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  return seeFile(readSheetBook({ bytes: content, file: 'x', table: nothingStated }).value!);
};
const tab = (...rows: readonly string[]) => `${rows.join('\n').replaceAll(' ', '\t')}\n`;

describe('what is seen in a file', () => {
  it('is its kind, its size and its first lines', () => {
    expect(seen('to do;\nbuy tips;3\n\ncount;4\n')).toMatchObject({
      format: 'text',
      encoding: 'UTF-8',
      delimiter: 'semicolon',
      sheets: [{ name: null, rows: 4, columns: 2 }],
      firstLines: [
        { line: 1, text: 'to do' },
        { line: 2, text: 'buy tips | 3' },
        { line: 4, text: 'count | 4' },
      ],
    });
  });

  it('is every sheet of a workbook', () => {
    const { format, encoding, sheets } = seen(fixtureBytes('skanit/flash.xlsx'));
    expect({ format, encoding }).toEqual({ format: 'xlsx', encoding: null });
    expect(sheets.map(({ name }) => name)).toContain('Steps_Data');
  });

  it('is whose export it is, although it holds no endpoint', () => {
    expect(seen(fixtureBytes('gen5/kinetic.txt'))).toMatchObject({
      recognized: {
        vendor: 'gen5',
        evidence: 'the line "Software Version" and the line "Experiment File Path"',
      },
      closest: [],
    });
  });
});

describe('the reader that came closest', () => {
  it('has a part of the signs of a vendor, and what it lacks is said', () => {
    expect(seen('Software Version\t3.11\nnotes\tnone\n').closest).toMatchObject([
      { vendor: 'gen5', has: ['the line "Software Version"'], needs: 1 },
    ]);
    expect(seen('##BLOCKS= 1\nPlate:\tone\n').closest).toEqual([
      {
        vendor: 'softmax-pro',
        program: 'Molecular Devices SoftMax Pro 5 to 7',
        has: ['the line "##BLOCKS= …"'],
        lacks: ['a line "Plate:" with a name and the version of the export'],
        needs: 1,
      },
    ]);
    expect(seen('Plate information\nPlate,Barcode\n1,A\n').closest).toMatchObject([{ vendor: 'envision' }]);
  });

  it('is the one with the larger share of its signs', () => {
    const text = 'User: ANNA\nTest name: CV\nSoftware Version\t3.11\nfurther\tlines\n';
    expect(seen(text).closest).toMatchObject([
      { vendor: 'mars', lacks: ['the line "Test run no.: …" or "Test ID: …"'] },
    ]);
  });

  it('is none where nothing but common things are there', () => {
    expect(seen('to do\nbuy tips\n').closest).toEqual([]);
    expect(seen('Label: x\nMode\nReading\nCycle 1\nUser: ANNA\n').closest).toEqual([]);
  });
});

describe('a table that is almost a plate', () => {
  it('may be a block of numbers of another size, without letters and numbers', () => {
    expect(seen(tab('0.1 0.2 0.3 0.4 0.5', '0.4 0.5 0.6 0.7 0.8', '0.7 0.8 0.9 0.1 0.2')).tables).toEqual([
      {
        sheet: null,
        cell: 'A1',
        what: 'numbers, 3 × 5, without row letters and without column numbers',
        why: 'nothing says which wells they are, and the size is not that of a plate',
      },
    ]);
  });

  it('may lack a column', () => {
    const { tables } = seen(tab('x 1 2 3 5 6', 'A 0.1 0.2 0.3 0.5 0.6', 'B 0.1 0.2 0.3 0.5 0.6'));
    expect(tables).toMatchObject([
      { what: 'a grid with the rows A–B and the columns 1–3', why: 'a column 5 after column 3' },
    ]);
  });

  it('may have column numbers with a gap and no letters', () => {
    const { tables } = seen(
      tab('1 2 4 5 6', '0.1 0.2 0.4 0.5 0.6', '0.5 0.6 0.8 0.1 0.2', '0.2 0.3 0.5 0.1 0.3'),
    );
    expect(tables).toMatchObject([
      {
        what: 'numbers, 3 × 5, without row letters and under the column numbers 1–2, 4–6',
        why: 'column 3 is missing',
      },
    ]);
  });

  it('may be a plate map', () => {
    expect(seen(tab('x 1 2 3', 'A ctr T P', 'B ctr T P')).tables).toMatchObject([
      { cell: 'A1', why: expect.stringContaining('plate map') as string },
    ]);
  });

  it('may be a kinetic', () => {
    expect(seen(tab('Time A1 A2 A3', '0 0.1 0.2 0.3', '9 0.1 0.2 0.3')).tables).toMatchObject([
      {
        what: 'a list of 3 wells (wells as columns)',
        why: expect.stringContaining('several readings') as string,
      },
    ]);
  });
});

describe('no-plate-found', () => {
  const foundIn = (text: string) =>
    readBytes(text).problems.find(({ code }) => code === 'no-plate-found')?.found;

  it('says what is almost a plate and which reader is closest', () => {
    expect(
      foundIn(`##BLOCKS= 1\n${tab('1 2 3 4 5', '2 3 4 5 6', '3 4 5 6 7').replaceAll(/\d/g, '0.$&')}`),
    ).toMatch(
      /; only numbers, 3 × 5, .* at A2 .*; closest to Molecular Devices SoftMax Pro .*, which has .* and lacks /,
    );
    expect(foundIn('to do\nbuy tips\n')).toMatch(/; no sign of any reader$/);
  });

  it('says what an export without an endpoint holds', () => {
    const { problems } = readFixture('gen5/kinetic.txt');
    expect(problems.find(({ code }) => code === 'no-plate-found')?.found).toMatch(
      /^an export of BioTek .*; it holds 600: several readings per well/,
    );
  });

  it.each(['glomax/discover.csv', 'mars/light.csv', 'softmax-pro/light.txt'])(
    'is not said of light, which is named: %s',
    (name) => {
      const { value, problems } = readFixture(name);
      expect(problems.map(({ code }) => code)).not.toContain('no-plate-found');
      const modes = value?.reads.map(({ mode }) => mode) ?? [];
      expect(modes.some((mode) => mode === 'fluorescence' || mode === 'luminescence')).toBe(true);
    },
  );
});
