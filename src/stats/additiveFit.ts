import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { GroupSummary } from './groupSummary.ts';
import { weightedMean } from './weightedMean.ts';

/** Summaries of the cells of a table, by row and column; none is empty. */
export type CellTable = readonly (readonly GroupSummary[])[];

/** The best fit of cell means by a part of the row and a part of the column. */
export interface AdditiveFit {
  /** Σ nᵢⱼ (ȳᵢⱼ − αᵢ − βⱼ)², what it leaves of the cell means: the interaction */
  readonly sumOfSquaresLeft: number;
  /** by how much it is better than columns alone */
  readonly sumOfSquaresOfRows: number;
}

/**
 * Least squares of αᵢ + βⱼ to the cell means, each counting with its n.
 *
 * The columns are eliminated: α solves C α = q with qᵢ = Σⱼ nᵢⱼ (ȳᵢⱼ − ȳ.ⱼ) and Cᵢₖ = δᵢₖ nᵢ. − Σⱼ nᵢⱼ nₖⱼ/n.ⱼ, the last row's α is 0,
 * and rows explain αᵀ q. Nothing is a difference of two sums of squares, which would cancel.
 *
 * @param table - at least 2 × 2
 * @source Yates, JASA 29:51 (1934), the method of fitting constants
 */
export function additiveFit(table: CellTable): AdditiveFit {
  const columns = transposed(table);
  const columnMeans = columns.map((column) =>
    weightedMean(column.map(({ n, mean }) => ({ mean, weight: n }))),
  );
  const beyondColumns = table.map((row) =>
    row.reduce((sum, cell, j) => sum + cell.n * (cell.mean - at(columnMeans, j)), 0),
  );
  const normal = new Matrix(normalEquations(table, columns));
  const free = Matrix.columnVector(beyondColumns.slice(0, -1));
  const rowEffects = [...new CholeskyDecomposition(normal).solve(free).to1DArray(), 0];
  const averageEffects = columns.map((column) =>
    weightedMean(column.map(({ n }, i) => ({ mean: at(rowEffects, i), weight: n }))),
  );
  let sumOfSquaresLeft = 0;
  for (const [i, row] of table.entries()) {
    for (const [j, { n, mean }] of row.entries()) {
      const fitted = at(columnMeans, j) + at(rowEffects, i) - at(averageEffects, j);
      sumOfSquaresLeft += n * (mean - fitted) ** 2;
    }
  }
  const sumOfSquaresOfRows = rowEffects.reduce((sum, effect, i) => sum + effect * at(beyondColumns, i), 0);
  return { sumOfSquaresLeft, sumOfSquaresOfRows };
}

/** Rows as columns. */
export function transposed(table: CellTable): CellTable {
  return (table[0] ?? []).map((_, j) => table.map((row) => at(row, j)));
}

/** C without its last row and column. */
function normalEquations(table: CellTable, columns: CellTable): number[][] {
  const columnSizes = columns.map((column) => column.reduce((sum, { n }) => sum + n, 0));
  const free = table.slice(0, -1);
  return free.map((row, i) =>
    free.map((other, k) =>
      row.reduce((sum, { n }, j) => sum + (i === k ? n : 0) - (n * at(other, j).n) / at(columnSizes, j), 0),
    ),
  );
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`a table has no place ${index} among ${list.length}`);
  return item;
}
