import type { ProblemCode } from '#domain/problemCode';
import { valueQuantity, type MissingReason, type Quantity } from '#domain/quantity';
import { numberFromText, numberShape } from '#sheet/numberText';
import { isEmptyCell, type Cell, type SheetBook } from '#sheet/sheetBook';

/** What stands in the cell of a well. */
export interface CellReading {
  readonly reading: Quantity;
  readonly flags: readonly string[];
  /** What has to be told about the cell: text where a number belongs, or a number that can be read in two ways. */
  readonly problem: Extract<ProblemCode, 'cell-not-a-number' | 'ambiguous-table'> | null;
}

/** Words of readers for "beyond my range"; none of them says where the range ends. */
const saturated =
  /^(?:ovr?flw?|over ?flow|over(?: ?range)?|sat(?:urated)?|out of range|range\?|path\?|> ?max|\*\.\*+|>+|\++)$/i;
const missingWords: readonly (readonly [MissingReason, RegExp])[] = [
  ['masked', /^(?:masked|\*.+\*)$/i],
  [
    'notMeasured',
    /^(?:missed|\?+|-+|–|—|nan|error|#?n\/a|n\.?a\.?|n\.?d\.?|invalid|not (?:measured|read))$/i,
  ],
  ['empty', /^(?:empty|blank|none|leer)$/i],
];

/**
 * The reading in the cell of a well: a number, a bound for marks like `OVRFLW` and `>4.000`, or missing with the text kept.
 *
 * @returns null for an empty cell
 */
export function readingFromCell(cell: Cell, decimal: SheetBook['decimal']): CellReading | null {
  if (cell.number !== null) return { reading: valueQuantity(cell.number), flags: [], problem: null };
  if (isEmptyCell(cell)) return null;
  const text = cell.text.trim();
  const bound = boundFromText(text, decimal);
  if (bound !== null) return { ...bound, problem: null };
  const reason = missingWords.find(([, words]) => words.test(text))?.[0];
  if (reason !== undefined) return missing(reason, text, null);
  return missing('text', text, numberShape(text) === null ? 'cell-not-a-number' : 'ambiguous-table');
}

/** Whether a cell looks like the reading of a well rather than a name or a word. */
export function looksLikeReading(cell: Cell): boolean {
  if (cell.number !== null) return true;
  const text = cell.text.trim();
  if (text === '') return false;
  return numberShape(text) !== null || boundFromText(text, null) !== null || /^\*.*\d.*\*$/.test(text);
}

function boundFromText(text: string, decimal: SheetBook['decimal']): Omit<CellReading, 'problem'> | null {
  if (saturated.test(text))
    return { reading: { kind: 'bound', relation: '>', limit: null, text }, flags: ['saturated'] };
  const match = /^([<>])\s*([-+]?[\d.,]+)$/.exec(text);
  if (match === null) return null;
  const comma = decimal === 'comma' ? 'decimal' : 'unknown';
  const limit = numberFromText(match[2] ?? '', { point: 'decimal', comma, stated: false });
  const relation = match[1] === '<' ? '<' : '>';
  return {
    reading: { kind: 'bound', relation, limit, text },
    flags: relation === '>' ? ['saturated'] : [],
  };
}

function missing(reason: MissingReason, text: string, problem: CellReading['problem']): CellReading {
  return { reading: { kind: 'missing', reason, text }, flags: [], problem };
}
