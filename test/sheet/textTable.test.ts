import { describe, expect, it } from 'vitest';
import { bookOf, numbersOf } from './sheetFixture.ts';

const inferencesOf = (text: string | Uint8Array) =>
  (bookOf(text).value?.inferred ?? []).map(({ what, value, state }) => [what, value, state]);
const problemOf = (text: string) => {
  const { value, problems } = bookOf(text);
  return { value, problem: problems[0] };
};

describe('the encoding of a text file', () => {
  const text = 'Temperature 37 °C, 1 µg/ml\nA;0,356\n';
  const utf16 = (bigEndian: boolean, mark: boolean) => {
    const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
    return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
  };

  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['Windows-1252', new Uint8Array(Buffer.from(text, 'latin1'))],
    ['UTF-16 LE with mark', utf16(false, true)],
    ['UTF-16 BE with mark', utf16(true, true)],
    ['UTF-16 LE without mark', utf16(false, false)],
    ['UTF-16 BE without mark', utf16(true, false)],
  ])('%s', (_, bytes) => {
    const rows = bookOf(bytes).value?.sheets[0]?.rows;
    expect(rows?.[0]?.[0]?.text).toBe('Temperature 37 °C, 1 µg/ml');
    expect(rows?.[1]?.[1]).toEqual({ text: '0,356', number: 0.356 });
  });

  it('is told when it is not UTF-8', () => {
    expect(inferencesOf(new Uint8Array(Buffer.from(text, 'latin1')))[0]).toEqual([
      'encoding',
      'Windows-1252',
      null,
    ]);
    expect(inferencesOf(text).map(([what]) => what)).not.toContain('encoding');
  });

  it('is not complete yet when it ends in the middle of a character or in zeros', () => {
    const bytes = utf16(false, true);
    const code = 'file-incomplete';
    expect(bookOf(bytes.subarray(0, bytes.length - 1)).problems).toMatchObject([{ code }]);
    expect(bookOf(bytes.slice().fill(0, bytes.length - 10)).problems).toMatchObject([{ code }]);
    const plain = new TextEncoder().encode('a,b\n0.1,0.2\n');
    expect(bookOf(plain.slice().fill(0, 8)).problems).toMatchObject([{ code }]);
    expect(bookOf(plain.slice().fill(0, 4, 6)).problems).toMatchObject([{ code: 'file-type-mismatch' }]);
  });
});

describe('the lines of a text file', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['CR CR LF', '\r\r\n'],
  ])('may end with %s', (_, end) => {
    expect(numbersOf(['1,2', '', '3,4'].join(end) + end)).toEqual([[1, 2], [null], [3, 4]]);
  });

  it('may end in different ways, and the file may end without one', () => {
    const book = bookOf('1,2\r\n3,4\n5,6\r7,8').value;
    expect(book?.sheets[0]?.rows.map((row) => row.map(({ number }) => number))).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(book?.openEnd).toBe(true);
    expect(bookOf('1,2\n').value?.openEnd).toBe(false);
  });
});

describe('the delimiter', () => {
  it.each([
    ['comma', 'A,0.1,0.2\nB,0.3,0.4\n'],
    ['semicolon', 'A;0,1;0,2\nB;0,3;0,4\n'],
    ['semicolon', 'A;0.1;0.2\nB;0.3;0.4\n'],
    ['tab', 'A\t0,1\t0,2\nB\t0,3\t0,4\n'],
    ['semicolon', 'Well;OD\nA1;0,356\nA2;0,41\n'],
    [
      'tab',
      'Delay, speed, and a dose of 1,5 µg/ml, 3 plates; 2 days\nUser, Anna\t1\nA\t0.1\nB\t0.2\nC\t0.3\n',
    ],
    ['comma', 'a; b; c; d; e\nA,0.1,0.2,0.3\nB,0.4,0.5,0.6\n'],
  ])('%s is found by counting', (name, text) => {
    expect(inferencesOf(text)).toContainEqual(['delimiter', name, `delimiter: ${name}`]);
    expect(bookOf(text).problems).toEqual([]);
  });

  it('is not concluded when the protocol states it', () => {
    const stated = bookOf('a;b,c\n1;2,3\n', { delimiter: 'semicolon', decimal: 'comma' });
    expect(stated.value?.sheets[0]?.rows[1]?.map(({ number }) => number)).toEqual([1, 2.3]);
    expect(stated.value?.inferred).toEqual([]);
  });

  it('is asked about when two divide the lines as well', () => {
    const { value, problem } = problemOf('A,0.1,0.2\nB,0.3,0.4\nC;0.5;0.6\nD;0.7;0.8\n');
    expect(value).toBeNull();
    expect(problem).toMatchObject({ code: 'ambiguous-table', severity: 'error' });
    expect(problem?.fix).toMatch(/`delimiter: (?:comma|semicolon)`/);
  });
});

describe('quotation marks', () => {
  it('keep delimiters and line ends inside a cell', () => {
    const rows = bookOf('"a, b","two\nlines",3\n1,2,3\n').value?.sheets[0]?.rows;
    expect(rows?.map((row) => row.map(({ text }) => text))).toEqual([
      ['a, b', 'two\nlines', '3'],
      ['1', '2', '3'],
    ]);
  });

  it('around a decimal comma make it clear', () => {
    expect(numbersOf('"0,123","0,456"\n"0,789","1,012"\n')).toEqual([
      [0.123, 0.456],
      [0.789, 1.012],
    ]);
  });

  it('behind an equals sign are taken off', () => {
    const rows = bookOf('barcode,="0012,5"\nA,="0.5"\n').value?.sheets[0]?.rows;
    expect(rows?.[0]?.[1]?.text).toBe('0012,5');
    expect(rows?.[1]?.[1]).toEqual({ text: '0.5', number: 0.5 });
  });

  it('that are never closed, or stray, swallow no line', () => {
    expect(numbersOf('a "note\n"open,1,2\nB,3,4\nC,5,6\n')).toEqual([
      [null],
      [null, 1, 2],
      [null, 3, 4],
      [null, 5, 6],
    ]);
    expect(numbersOf('"open,1,2\nB,3,4\nC",5,6\n')).toEqual([
      [null, 1, 2],
      [null, 3, 4],
      [null, 5, 6],
    ]);
  });
});

describe('the decimal mark', () => {
  it('is a comma where a number can be nothing else', () => {
    expect(numbersOf('0,356\t12,3456\t1,234\n')).toEqual([[0.356, 12.3456, 1.234]]);
    expect(inferencesOf('0,356\t1,234\n')).toContainEqual(['decimal mark', 'comma', 'decimal: comma']);
  });

  it('is a point otherwise, and commas separate thousands where they can do nothing else', () => {
    expect(numbersOf('1,234.5\t2,345\t0.5\n')).toEqual([[1234.5, 2345, 0.5]]);
    expect(numbersOf('.9378\t-0.000\t1.03E+00\t7.6e-05\n')).toEqual([[0.9378, -0, 1.03, 7.6e-5]]);
    expect(numbersOf('\u22120.5\t 0.25 \t\u00A07\n')).toEqual([[-0.5, 0.25, 7]]);
  });

  it('may differ from cell to cell as long as each cell is clear', () => {
    expect(numbersOf('0,5\t0.5\n')).toEqual([[0.5, 0.5]]);
  });

  it('leaves a number with a point alone in a file of decimal commas: it could be thousands', () => {
    expect(numbersOf('0,5\t0,25\t1.234\n')).toEqual([[0.5, 0.25, null]]);
    expect(numbersOf('0,5\t1.234,5\t1.234\n')).toEqual([[0.5, 1234.5, 1234]]);
  });

  it('is asked about when every number could be both', () => {
    const text = '1,234\t2,345\t3,456\n1,111\t2,222\t3,333\n';
    const { value, problem } = problemOf(text);
    expect(value).toBeNull();
    expect(problem).toMatchObject({ code: 'ambiguous-table', severity: 'error', file: 'plates/x/test.csv' });
    expect(problem?.found).toContain('1,234 could be 1.234 or 1234');
    expect(problem?.fix).toContain('`decimal: comma`');
    expect(numbersOf(text, { decimal: 'comma' })[0]).toEqual([1.234, 2.345, 3.456]);
    expect(numbersOf(text, { decimal: 'point' })[0]).toEqual([1234, 2345, 3456]);
  });

  it('is not asked about because of labels like 485,528', () => {
    const rows = Array.from('ABCDEFGH').map((letter) => `${letter}\t104\t80\t89\t95\t485,528`);
    expect(bookOf(rows.join('\n') + '\n').problems).toEqual([]);
  });

  it('once stated refuses numbers written the other way', () => {
    expect(numbersOf('0.5\t0,5\n', { decimal: 'comma' })).toEqual([[null, 0.5]]);
    expect(numbersOf('0.5\t0,5\n', { decimal: 'point' })).toEqual([[0.5, null]]);
  });

  it('takes no word, date, version or range for a number', () => {
    expect(numbersOf('x\tNaN\tInfinity\t3.11.19\t1/2\t1:2\t0x10\t1 234\t12-15\t=1+1\n')).toEqual([
      Array.from({ length: 10 }, () => null),
    ]);
  });
});

describe('a comma that could divide cells or mark decimals', () => {
  it.each([
    ['pairs of one width', '0,123,0,456\n0,223,0,556\n0,323,0,656\n'],
    ['a header of half as many columns', ',1,2\nA,0,1,0,25\nB,0,3,1,5\nC,1,2,0,75\n'],
    ['leading zeros behind the comma', 'A,0,05,1,5\nB,0,1,0,025\nC,2,1,0,1\n'],
    ['a list of wells', 'Well,OD\nA1,0,356\nA2,0,412\nA3,1,025\n'],
    ['a list of wells without trailing zeros', 'Well,OD\nA1,0,5\nA2,0,25\nA3,0,1\n'],
  ])('is asked about: %s', (_, text) => {
    const { value, problem } = problemOf(text);
    expect(value).toBeNull();
    expect(problem?.code).toBe('ambiguous-table');
    expect(problem?.fix).toMatch(/`decimal: comma`.*`decimal: point`/);
  });

  it.each([
    ['under column numbers', ',1,2,3\nA,0,5,1,0,25\nB,0,3,1,5,2\nC,1,2,0,75,1\n'],
    ['in a list', 'Well,OD,ref\nA1,0,5,1\nA2,0,25,0,1\nA3,1,0,1\n'],
  ])('that some numbers lack is refused even when it is stated: %s', (_, text) => {
    expect(problemOf(text).problem?.code).toBe('ambiguous-table');
    expect(bookOf(text, { decimal: 'comma' })).toMatchObject({
      value: null,
      problems: [{ code: 'ambiguous-table' }],
    });
    expect(bookOf(text, { decimal: 'point' }).problems).toEqual([]);
  });

  it('is read as stated', () => {
    const text = ',1,2\nA,0,123,0,456\nB,0,5,1,25\nC,1,2,0,75\n';
    expect(numbersOf(text, { decimal: 'comma' })).toEqual([
      [null, 1, 2],
      [null, 0.123, 0.456],
      [null, 0.5, 1.25],
      [null, 1.2, 0.75],
    ]);
    expect(numbersOf(text, { decimal: 'point' })[1]).toEqual([null, 0, 123, 0, 456]);
  });

  it.each([
    ['whole numbers under column numbers', ',1,2,3,4\nA,104,80,89,95\nB,95,91,71,88\nC,89,78,97,99\n'],
    ['whole numbers of many digits', '1040,800,890,950\n950,910,710,880\n890,780,970,990\n'],
    ['decimals with points', 'A,0.123,0.456\nB,0.223,0.556\nC,0.323,0.656\n'],
    ['named columns', 'Well,OD590,OD630\nA1,10,12\nA2,11,12\nA3,14,15\n'],
  ])('is not asked about: %s', (_, text) => {
    expect(bookOf(text).problems).toEqual([]);
  });
});

describe('text of our own tables', () => {
  it('loses the apostrophe that kept a spreadsheet program from computing it', () => {
    const rows = bookOf("'=SUM(A1),'plain,'@x\n1,2,3\n").value?.sheets[0]?.rows;
    expect(rows?.[0]?.map(({ text }) => text)).toEqual(['=SUM(A1)', "'plain", '@x']);
  });
});
