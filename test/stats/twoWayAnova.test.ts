import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTTwoSidedP } from '#stats/studentT';
import { twoWayAnova, type AnovaEffect } from '#stats/twoWayAnova';
import { expectClose } from '../support/expectClose.ts';
import { statsOracle } from '../support/statsOracle.ts';
import { tested } from '../support/tested.ts';

interface Input {
  readonly y: number[];
  readonly line: string[];
  readonly drug: string[];
}

interface Effect {
  readonly ss: number;
  readonly df: number;
  readonly F: number;
  readonly p: number;
}

type Table = Record<'line' | 'drug' | 'line:drug', Effect>;

interface Expected {
  readonly typeII: Table;
  readonly typeIII: Table;
  readonly residual: { readonly ss: number; readonly df: number };
}

/** Lines are rows, drugs are columns. */
function cellsOf({ y, line, drug }: Input): number[][][] {
  return [...new Set(line)].map((row) =>
    [...new Set(drug)].map((column) => y.filter((_, i) => line[i] === row && drug[i] === column)),
  );
}

function expectEffect(actual: AnovaEffect, expected: Effect, what: string): void {
  expectClose(actual.sumOfSquares, expected.ss, { rel: 1e-11 }, `${what} sum of squares`);
  expect(actual.df).toBe(expected.df);
  expectClose(actual.statistic, expected.F, { rel: 1e-11 }, `${what} F`);
  expectClose(actual.p, expected.p, { rel: 1e-10 }, `${what} p`);
  expectClose(actual.log10p, Math.log10(expected.p), { rel: 1e-11 }, `${what} log10 p`);
}

const value = fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1000);
const cell = fc.uniqueArray(value, { minLength: 2, maxLength: 4 });
const tables = fc
  .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

function transposed(cells: number[][][]): number[][][] {
  return cells[0]!.map((_, j) => cells.map((row) => row[j]!));
}

describe('two-way analysis of variance', () => {
  it('gives the results of R, type II and III, with equal and unequal n', () => {
    for (const { id, input, expected } of statsOracle<Input, Expected>('anova2')) {
      for (const type of ['II', 'III'] as const) {
        const result = tested(twoWayAnova(cellsOf(input), type));
        const table = expected[`type${type}`];
        expect(result.sumsOfSquares).toBe(type);
        expectEffect(result.rows, table.line, `${id} ${type} line`);
        expectEffect(result.columns, table.drug, `${id} ${type} drug`);
        expectEffect(result.interaction, table['line:drug'], `${id} ${type} interaction`);
        expectClose(result.sumOfSquaresWithin, expected.residual.ss, { rel: 1e-11 }, `${id} within`);
        expect(result.df2).toBe(expected.residual.df);
      }
    }
  });

  it('tests the difference of differences of a 2 × 2 table by its t', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), ([a, b, c, d]) => {
        const result = tested(
          twoWayAnova([
            [a!, b!],
            [c!, d!],
          ]),
        );
        const [[ma, mb], [mc, md]] = result.cells as unknown as [
          { n: number; mean: number }[],
          { n: number; mean: number }[],
        ];
        const difference = ma!.mean - mb!.mean - (mc!.mean - md!.mean);
        const inverses = [ma, mb, mc, md].reduce((sum, summary) => sum + 1 / summary!.n, 0);
        const t = difference / Math.sqrt((result.sumOfSquaresWithin / result.df2) * inverses);
        expectClose(result.interaction.statistic, t * t, { rel: 1e-8, abs: 1e-18 }, 'F');
        expectClose(result.interaction.p, studentTTwoSidedP(t, result.df2), { rel: 1e-7 }, 'p');
      }),
    );
  });

  it('keeps every p when factors or levels are swapped and when all values are shifted or scaled', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom('II' as const, 'III' as const), (cells, type) => {
        const { rows, columns, interaction } = tested(twoWayAnova(cells, type));
        const changed = (change: (number: number) => number): number[][][] =>
          cells.map((row) => row.map((values) => values.map(change)));
        const swapped = tested(twoWayAnova(transposed(cells), type));
        for (const other of [
          { ...swapped, rows: swapped.columns, columns: swapped.rows },
          tested(twoWayAnova(cells.toReversed(), type)),
          tested(
            twoWayAnova(
              changed((number) => number + 4096),
              type,
            ),
          ),
          tested(
            twoWayAnova(
              changed((number) => number * -1e-100),
              type,
            ),
          ),
        ]) {
          expectClose(other.rows.p, rows.p, { rel: 1e-5 }, 'p of rows');
          expectClose(other.columns.p, columns.p, { rel: 1e-5 }, 'p of columns');
          expectClose(other.interaction.p, interaction.p, { rel: 1e-5 }, 'p of the interaction');
        }
      }),
    );
  });

  it('sees no interaction where each row only moves the columns up, and its own movement where it does', () => {
    const additive = [
      [
        [1, 2, 3],
        [5, 6],
      ],
      [
        [11, 12, 13],
        [15, 16, 15.5, 15.5],
      ],
      [
        [21, 22, 23],
        [25, 26],
      ],
    ];
    const { rows, interaction } = tested(twoWayAnova(additive));
    expectClose(interaction.sumOfSquares, 0, { abs: 1e-24 }, 'interaction');
    expectClose(interaction.p, 1, { rel: 1e-12 }, 'p');
    expect(rows.p).toBeLessThan(1e-8);
  });

  it('gives the same main effects by type II and III where all n are equal, others where they are not', () => {
    const equal = [
      [
        [1, 2],
        [5, 7],
      ],
      [
        [11, 14],
        [12, 16],
      ],
    ];
    const unequal = [
      [
        [1, 2, 4],
        [5, 7],
      ],
      [
        [11, 14],
        [12, 16],
      ],
    ];
    const of = (cells: number[][][], type: 'II' | 'III'): number => tested(twoWayAnova(cells, type)).rows.p;
    expectClose(of(equal, 'II'), of(equal, 'III'), { rel: 1e-13 }, 'p');
    expect(Math.abs(of(unequal, 'II') / of(unequal, 'III') - 1)).toBeGreaterThan(1e-3);
    expect(tested(twoWayAnova(unequal)).sumsOfSquares).toBe('II');
  });

  it('says why it is impossible, and refuses what is no table', () => {
    const impossible = { kind: 'impossible', method: 'two-way anova' };
    expect(
      twoWayAnova([
        [[1, 2], []],
        [[1], [2]],
      ]),
    ).toEqual({ ...impossible, obstacle: 'emptyCell' });
    expect(
      twoWayAnova([
        [[1], [2]],
        [[3], [5]],
      ]),
    ).toEqual({ ...impossible, obstacle: 'tooFewValues' });
    expect(
      twoWayAnova([
        [[1, 1], [2]],
        [[3], [5, 5]],
      ]),
    ).toEqual({ ...impossible, obstacle: 'noVariance' });
    expect(() =>
      twoWayAnova([
        [
          [1, 2],
          [3, 4],
        ],
      ]),
    ).toThrow(/two rows/u);
    expect(() =>
      twoWayAnova([
        [
          [1, 2],
          [3, 4],
        ],
        [[1, 2]],
      ]),
    ).toThrow(/all alike/u);
  });
});
