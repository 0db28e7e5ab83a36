import { numberShape, type NumberConvention, type NumberShape } from './numberText.ts';

/** What the cells of a file say about its decimal mark. */
export interface ConventionEvidence {
  readonly convention: NumberConvention;
  /** The mark that the numbers of the file use; null if none has decimals. */
  readonly decimal: 'point' | 'comma' | null;
  /** One cell that shows it. */
  readonly example: string | null;
  /** Different cells like `1,234` that nothing in the file decides. */
  readonly undecided: readonly string[];
  /** The share of the numbers that is undecided, 0 to 1. */
  readonly undecidedShare: number;
}

/**
 * Whether a comma inside the numbers of a file is a decimal comma or separates thousands.
 *
 * A cell like `0,356` or `12,3456` can only be a decimal comma, `1,234.5` only thousands; `1,234` is decided by such cells
 * of the same file, otherwise it stays undecided. A point is a decimal point unless the file is written with decimal commas.
 *
 * @param texts - the cells that could be numbers
 * @param choice - what the protocol states
 */
export function numberConvention(
  texts: Iterable<string>,
  choice: 'point' | 'comma' | null,
): ConventionEvidence {
  const found = new Map<NumberShape, string[]>();
  let numbers = 0;
  for (const text of texts) {
    const shape = numberShape(text);
    if (shape === null) continue;
    numbers += 1;
    const cells = found.get(shape) ?? [];
    if (cells.push(text.trim()) === 1) found.set(shape, cells);
  }
  const convention = choice === null ? decided(found) : stated(choice);
  const undecided = convention.comma === 'unknown' ? (found.get('comma or group') ?? []) : [];
  const decimal = choice ?? decimalOf(found, convention);
  return {
    convention,
    decimal,
    example: decimal === null ? null : exampleOf(found, decimal),
    undecided: [...new Set(undecided)],
    undecidedShare: numbers === 0 ? 0 : undecided.length / numbers,
  };
}

type Found = ReadonlyMap<NumberShape, readonly string[]>;

function decided(found: Found): NumberConvention {
  const groupsByComma = found.has('groups by comma');
  // `1.234,56` proves a decimal comma, `1.234.567` does not: it may be a version number.
  const decimalComma =
    found.has('comma') || (found.get('groups by point') ?? []).some((text) => text.includes(','));
  const decimalPoint = found.has('point');
  const comma =
    decimalComma && !groupsByComma ? 'decimal' : groupsByComma && !decimalComma ? 'group' : 'unknown';
  const point =
    decimalComma && !decimalPoint ? (found.has('groups by point') ? 'group' : 'unknown') : 'decimal';
  return { point, comma, stated: false };
}

function stated(choice: 'point' | 'comma'): NumberConvention {
  return choice === 'point'
    ? { point: 'decimal', comma: 'group', stated: true }
    : { point: 'group', comma: 'decimal', stated: true };
}

function decimalOf(found: Found, convention: NumberConvention): 'point' | 'comma' | null {
  const commas = found.get('comma')?.length ?? 0;
  const points = found.get('point')?.length ?? 0;
  if (convention.comma === 'decimal' && commas >= points) return 'comma';
  return points > 0 || found.has('point or group') || found.has('groups by comma') ? 'point' : null;
}

function exampleOf(found: Found, decimal: 'point' | 'comma'): string | null {
  const order: readonly NumberShape[] =
    decimal === 'comma'
      ? ['comma', 'groups by point', 'comma or group']
      : ['point', 'groups by comma', 'point or group'];
  return order.map((shape) => found.get(shape)?.[0]).find((text) => text !== undefined) ?? null;
}
