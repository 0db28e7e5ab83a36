import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes, valuesOf } from './ingestFixture.ts';

/** Readings in thousandths, as readers print them. */
const thousandths = fc.constantFrom(1, 10, 50, 100, 1000).chain((step) =>
  fc.array(
    fc.integer({ min: 0, max: Math.floor(3999 / step) }).map((n) => n * step),
    { minLength: 96, maxLength: 96 },
  ),
);
const letters = Array.from('ABCDEFGH');
const wellsOf = (numbers: readonly number[]) =>
  Object.fromEntries(
    numbers.map((number, index) => [
      `${letters[Math.floor(index / 12)] ?? ''}${(index % 12) + 1}`,
      number / 1000,
    ]),
  );
const written = (number: number, decimal: string, zeros = true) =>
  (zeros ? (number / 1000).toFixed(3) : String(number / 1000)).replace('.', decimal);

describe('a bench file of any numbers', () => {
  it('is read exactly or asked about, whatever its delimiter, decimal mark, line ends, labels and title', () => {
    let read = 0;
    const shape = fc.record({
      numbers: thousandths,
      delimiter: fc.constantFrom(',', ';', '\t'),
      decimal: fc.constantFrom('.', ','),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      labels: fc.constantFrom('both', 'columns', 'none'),
      title: fc.constantFrom('', 'OD590', 'SkBr3, BT474, 48 h; 1,5 µg/ml'),
      lastEnd: fc.boolean(),
      zeros: fc.boolean(),
    });
    fc.assert(
      fc.property(shape, ({ numbers, delimiter, decimal, end, labels, title, lastEnd, zeros }) => {
        const rows = letters.map((letter, row) => {
          const cells = numbers
            .slice(12 * row, 12 * row + 12)
            .map((number) => written(number, decimal, zeros));
          return (labels === 'both' ? [letter, ...cells] : cells).join(delimiter);
        });
        const header = Array.from({ length: 12 }, (_, column) => String(column + 1));
        const above = { both: ['', ...header].join(delimiter), columns: header.join(delimiter), none: null }[
          labels
        ];
        const lines = [...(title === '' ? [] : [title]), ...(above === null ? [] : [above]), ...rows];
        const { value, problems } = readBytes(lines.join(end) + (lastEnd ? end : ''));
        if (value === null) {
          expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
          return;
        }
        read += 1;
        expect(value.reads).toHaveLength(1);
        // A file that ends in a number without its decimals may have been cut there: told, and well H12 is not relied on.
        const told = problems.some(({ code }) => /^file-(?:damaged|incomplete)$/.test(code));
        const relied = (values: Record<string, number>) => (told ? { ...values, H12: null } : values);
        expect(relied(valuesOf(value.reads[0]))).toEqual(relied(wellsOf(numbers)));
      }),
      { numRuns: 500, seed: 590 },
    );
    expect(read).toBeGreaterThan(200);
  });
});

describe('a Gen5 matrix of any numbers', () => {
  it('gives every read its own lines, in whatever order they stand in each plate row', () => {
    const labels = ['cv:590', 'Blank cv:590', 'ref:650'];
    const orders = fc.array(fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), {
      minLength: 8,
      maxLength: 8,
    });
    const reads = fc.tuple(thousandths, thousandths, thousandths);
    fc.assert(
      fc.property(reads, orders, fc.constantFrom('.', ','), (numbers, order, decimal) => {
        const lines = letters.flatMap((letter, row) =>
          (order[row] ?? []).map((read, position) => {
            const cells = numbers[read]!.slice(12 * row, 12 * row + 12).map((number) =>
              written(number, decimal),
            );
            return [position === 0 ? letter : '', ...cells, labels[read]].join('\t');
          }),
        );
        const header = ['', ...Array.from({ length: 12 }, (_, column) => column + 1)].join('\t');
        const text = [
          'Software Version\t3.11.19',
          'Reader Type:\tEpoch',
          '',
          'Results',
          header,
          ...lines,
          '',
        ].join('\n');
        const { value, problems } = readBytes(text);
        expect(problems).toEqual([]);
        for (const [read, label] of labels.entries())
          expect(valuesOf(value!.reads.find((candidate) => candidate.label === label))).toEqual(
            wellsOf(numbers[read]!),
          );
      }),
      { numRuns: 60, seed: 590 },
    );
  });
});
