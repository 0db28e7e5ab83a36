import * as XLSX from 'xlsx';
import { mean, sampleSd } from '#stats/moments';
import { studentTQuantile } from '#stats/studentT';
import { pairedTTest, studentTTest, welchTTest } from '#stats/tTest';

type Value = number | string | boolean | null;
type Range = readonly Value[];
type Operand = Value | Range;

/** A formula cell with the value that is cached beside it. */
export interface FormulaCell {
  readonly sheet: string;
  readonly address: string;
  readonly formula: string;
  readonly cached: Value;
}

/**
 * Calculates the formulas of a workbook from its plain cells alone: cached values are not looked at. It knows exactly the functions
 * that results.xlsx uses and throws at any other, so that a new one is not passed over.
 */
export class Recalculation {
  readonly formulas: readonly FormulaCell[];
  private readonly sheets: Readonly<Record<string, Readonly<Record<string, XLSX.CellObject | undefined>>>>;
  private readonly known = new Map<string, Value>();

  constructor(bytes: Uint8Array) {
    this.sheets = XLSX.read(bytes, { type: 'array', cellFormula: true, xlfn: true }).Sheets;
    this.formulas = Object.entries(this.sheets).flatMap(([sheet, cells]) =>
      Object.entries(cells).flatMap(([address, cell]) =>
        cell?.f === undefined ? [] : [{ sheet, address, formula: cell.f, cached: (cell.v ?? null) as Value }],
      ),
    );
  }

  /** What a cell comes to. */
  valueOf(sheet: string, address: string): Value {
    const id = `${sheet}!${address}`;
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const cell = this.sheets[sheet]?.[address];
    const value =
      cell?.f === undefined
        ? ((cell?.v ?? null) as Value)
        : single(new Expression(cell.f, (of, at) => this.rangeOf(of ?? sheet, at)).value());
    this.known.set(id, value);
    return value;
  }

  /** Puts another plain value into a cell, as a person would. */
  type(sheet: string, address: string, value: string | number): void {
    const cells = this.sheets[sheet] as Record<string, XLSX.CellObject>;
    cells[address] = { t: typeof value === 'number' ? 'n' : 's', v: value };
    this.known.clear();
  }

  private rangeOf(sheet: string, reference: string): Operand {
    if (this.sheets[sheet] === undefined) throw new Error(`there is no sheet ${sheet}`);
    const { s, e } = XLSX.utils.decode_range(reference.replaceAll('$', ''));
    if (!reference.includes(':')) return this.valueOf(sheet, XLSX.utils.encode_cell(s));
    const values: Value[] = [];
    for (let r = s.r; r <= e.r; r++)
      for (let c = s.c; c <= e.c; c++) values.push(this.valueOf(sheet, XLSX.utils.encode_cell({ r, c })));
    return values;
  }
}

const token =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?(?:E[+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_.]*)(?=\()|(?:([A-Za-z]+)!)?(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)|(<=|[-+*/=(),]))/y;

type LookUp = (sheet: string | undefined, reference: string) => Operand;

/** One formula, read from left to right; comparison binds weaker than sum, sum weaker than product. */
class Expression {
  private readonly tokens: { readonly kind: string; readonly text: string; readonly sheet?: string }[] = [];
  private at = 0;

  private readonly formula: string;
  private readonly lookUp: LookUp;

  constructor(formula: string, lookUp: LookUp) {
    this.formula = formula;
    this.lookUp = lookUp;
    token.lastIndex = 0;
    while (token.lastIndex < formula.length) {
      const match = token.exec(formula);
      if (match === null) throw new Error(`${formula}: not understood`);
      const [, text, number, name, sheet, reference, sign] = match;
      if (text !== undefined)
        this.tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll('""', '"') });
      else if (number !== undefined) this.tokens.push({ kind: 'number', text: number });
      else if (name !== undefined) this.tokens.push({ kind: 'function', text: name });
      else if (reference !== undefined)
        this.tokens.push({ kind: 'reference', text: reference, ...(sheet === undefined ? {} : { sheet }) });
      else this.tokens.push({ kind: sign ?? '', text: sign ?? '' });
    }
  }

  value(): Operand {
    const result = this.comparison();
    if (this.at < this.tokens.length) throw new Error(`${this.formula}: more than one expression`);
    return result;
  }

  private comparison(): Operand {
    const left = this.sum();
    if (this.take('<=')) return number(left) <= number(this.sum());
    return this.take('=') ? single(left) === single(this.sum()) : left;
  }

  private sum(): Operand {
    let left = this.product();
    for (;;) {
      if (this.take('+')) left = number(left) + number(this.product());
      else if (this.take('-')) left = number(left) - number(this.product());
      else return left;
    }
  }

  private product(): Operand {
    let left = this.factor();
    for (;;) {
      if (this.take('*')) left = number(left) * number(this.factor());
      else if (this.take('/')) left = number(left) / number(this.factor());
      else return left;
    }
  }

  private factor(): Operand {
    if (this.take('-')) return -number(this.factor());
    const next = this.tokens[this.at++];
    if (next?.kind === 'text') return next.text;
    if (next?.kind === 'number') return Number(next.text);
    if (next?.kind === 'reference') return this.lookUp(next.sheet, next.text);
    if (next?.kind === 'function') return this.call(next.text);
    if (next?.kind !== '(') throw new Error(`${this.formula}: not understood at ${next?.text ?? 'its end'}`);
    const inside = this.comparison();
    if (!this.take(')')) throw new Error(`${this.formula}: a bracket is not closed`);
    return inside;
  }

  private call(name: string): Value {
    const known = functions[name];
    if (known === undefined) throw new Error(`${this.formula}: the function ${name} is not known here`);
    const given: Operand[] = [];
    this.take('(');
    do given.push(this.comparison());
    while (this.take(','));
    if (!this.take(')')) throw new Error(`${this.formula}: a bracket is not closed`);
    return known(given);
  }

  private take(kind: string): boolean {
    if (this.tokens[this.at]?.kind !== kind) return false;
    this.at += 1;
    return true;
  }
}

const functions: Readonly<Record<string, (given: readonly Operand[]) => Value>> = {
  AVERAGE: (given) => mean(given.flatMap(numbers)),
  COUNT: (given) => given.flatMap(numbers).length,
  COUNTIF: ([range, is]) => list(range).filter((value) => value === single(is)).length,
  COUNTIFS: (given) => matching(given).length,
  AVERAGEIFS: ([averaged, ...criteria]) => {
    const values = list(averaged);
    return mean(matching(criteria).flatMap((index) => numbers(values[index])));
  },
  IF: ([condition, yes, no]) => single(single(condition) === true ? yes : no),
  ISNUMBER: ([value]) => typeof single(value) === 'number',
  ABS: ([value]) => Math.abs(number(value)),
  SQRT: ([value]) => Math.sqrt(number(value)),
  '_xlfn.STDEV.S': (given) => sampleSd(given.flatMap(numbers)) ?? Number.NaN,
  '_xlfn.T.INV.2T': ([p, df]) => studentTQuantile(1 - number(p) / 2, number(df)),
  '_xlfn.T.TEST': ([a, b, tails, type]) => {
    if (number(tails) !== 2) throw new Error('all our tests are two-sided');
    const test = { 1: pairedTTest, 2: studentTTest, 3: welchTTest }[number(type)];
    const result = test?.(numbers(a), numbers(b));
    return result?.kind === 'tested' ? result.p : Number.NaN;
  },
};

/** Positions at which every range holds its criterion. */
function matching(criteria: readonly Operand[]): number[] {
  const pairs = Array.from({ length: criteria.length / 2 }, (_, index) => ({
    range: list(criteria[2 * index]),
    is: single(criteria[2 * index + 1]),
  }));
  return list(criteria[0]).flatMap((_, index) =>
    pairs.every(({ range, is }) => range[index] === is) ? [index] : [],
  );
}

function isRange(operand: Operand | undefined): operand is Range {
  return Array.isArray(operand);
}

function list(operand: Operand | undefined): Range {
  return isRange(operand) ? operand : [operand ?? null];
}

/** As spreadsheets do: what is no number in a range is passed over. */
function numbers(operand: Operand | undefined): number[] {
  return list(operand).filter((value) => typeof value === 'number');
}

function single(operand: Operand | undefined): Value {
  if (isRange(operand)) throw new Error('one cell was expected, not a range');
  return operand ?? null;
}

/** An empty cell is 0. */
function number(operand: Operand | undefined): number {
  const value = single(operand) ?? 0;
  if (typeof value !== 'number') throw new Error(`${String(value)} is no number`);
  return value;
}
