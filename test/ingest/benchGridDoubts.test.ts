import { describe, expect, it } from 'vitest';
import { namedValues, readBytes, textsOf, valuesOf } from './ingestFixture.ts';

const plate = namedValues(8, 12);
const csv = (values: Record<string, number>, rows: string, columns: readonly number[]) =>
  Array.from(rows)
    .map((letter) => columns.map((column) => values[`${letter}${column}`]).join(','))
    .join('\n') + '\n';
const twelve = Array.from({ length: 12 }, (_, index) => index + 1);

describe('a grid that can be read in two ways is asked about', () => {
  it.each([
    [
      'twelve rows of eight',
      csv(plate, 'ABCDEFGH', [1, 2, 3, 4, 5, 6, 7, 8]).repeat(2).split('\n').slice(0, 12).join('\n') + '\n',
    ],
    ['six rows under twelve column numbers', `${twelve.join(',')}\n${csv(plate, 'BCDEFG', twelve)}`],
    [
      'lettered rows of ten without column numbers',
      csv(plate, 'ABCDEFGH', twelve.slice(1, 11))
        .split('\n')
        .slice(0, 8)
        .map((line, row) => `${'ABCDEFGH'[row] ?? ''},${line}`)
        .join('\n') + '\n',
    ],
    [
      'lettered rows from B to G',
      csv(plate, 'BCDEFG', twelve)
        .split('\n')
        .slice(0, 6)
        .map((line, row) => `${'BCDEFG'[row] ?? ''},${line}`)
        .join('\n') + '\n',
    ],
    ['letters that repeat', ',1,2,3\nA,0.1,0.2,0.3\nA,0.4,0.5,0.6\nB,0.7,0.8,0.9\n'],
    ['column numbers that repeat', ',1,2,3,1,2,3\nA,0.1,0.2,0.3,1.1,1.2,1.3\nB,0.4,0.5,0.6,1.4,1.5,1.6\n'],
    [
      'several lines per letter',
      ',1,2,3\nA,0.1,0.2,0.3\n,1.1,1.2,1.3\nB,0.4,0.5,0.6\n,1.4,1.5,1.6\nC,0.7,0.8,0.9\n',
    ],
  ])('%s', (_, text) => {
    const { value, problems } = readBytes(text);
    expect(value).toBeNull();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['ambiguous-table', 'error']]);
    expect(problems[0]?.place?.cell).not.toBeNull();
  });

  it('asks about numbers like 1,234 that nothing decides, even where they are few', () => {
    const cells = twelve.map((column) => String(900 + column));
    const rows = Array.from('ABCDEFGH').map((letter, row) =>
      [letter, ...cells.slice(0, 11), `1,2${row}4`].join('\t'),
    );
    const { value, problems } = readBytes(`\t${twelve.join('\t')}\n${rows.join('\n')}\n`);
    expect(problems).toMatchObject([{ code: 'ambiguous-table', place: { cell: 'M2', well: 'A12' } }]);
    expect(textsOf(value!.reads[0])['A12']).toBe('1,204');
  });
});

describe('bare numbers that are no plate are never cut down to one', () => {
  const bare = (rows: number, columns: number) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => `0.${row + 1}${String(column + 1).padStart(2, '0')}`),
    );
  const text = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(',')).join('\n') + '\n';

  it.each([
    ['3 × 3', bare(3, 3)],
    ['4 × 3', bare(4, 3)],
    ['9 × 12', bare(9, 12)],
    ['10 × 12', bare(10, 12)],
    ['two plates without a line between them', bare(16, 12)],
    ['17 × 24', bare(17, 24)],
    ['three lines under column numbers', [['1', '2', '3'], ...bare(3, 3)]],
    ['8 × 12 with a wider line right below', [...bare(8, 12), ...bare(1, 13)]],
  ])('%s', (_, rows) => {
    const { value, problems } = readBytes(text(rows));
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ severity: 'error' }]);
  });

  it('but a temperature above a whole plate is no line of it', () => {
    const { value } = readBytes(text([['25.1'], ...bare(8, 12)]));
    expect(value?.reads).toHaveLength(1);
    expect(valuesOf(value?.reads[0])).toMatchObject({ A1: 0.101, H12: 0.812 });
  });
});

describe('a grid with gaps', () => {
  const lines = (gap: (line: string, row: number) => string) =>
    Array.from('ABCDEFGH')
      .map((letter, row) =>
        gap(`${letter},${twelve.map((column) => plate[`${letter}${column}`]).join(',')}`, row),
      )
      .join('\n') + '\n';
  const header = `,${twelve.join(',')}\n`;

  it('of empty lines between its rows is one grid', () => {
    const { value, problems } = readBytes(header + lines((line, row) => (row === 4 ? `\n\n${line}` : line)));
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('of an empty column before column 7 is one grid', () => {
    const gap = (line: string) => line.replace(/^((?:[^,]*,){7})/, '$1,');
    const { value, problems } = readBytes(gap(header.trim()) + '\n' + lines((line) => gap(line)));
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A7')?.cell).toBe('I2');
  });

  it('with a line of doses above A and means in a further column keeps to its wells', () => {
    const doses = `dose,${twelve.map((column) => column / 10).join(',')}\n`;
    const { value, problems } = readBytes(header + doses + lines((line) => `${line},0.5`));
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('between it and the next stays one', () => {
    const second = lines((line) => line).replaceAll('0.', '1.');
    const { value } = readBytes(header + lines((line) => line) + header + second);
    expect(value?.reads.map((read) => valuesOf(read)['C7'])).toEqual([0.307, 1.307]);
  });
});

describe('a text of very many lines', () => {
  it('gets an answer, not a crash', () => {
    const { value, problems } = readBytes('a,b,c\n'.repeat(130_000));
    expect(value).toBeNull();
    expect(problems).toMatchObject([{ code: 'no-plate-found', file: 'plates/x/test.csv' }]);
  });
});
