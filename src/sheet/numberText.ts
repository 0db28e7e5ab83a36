/**
 * In which ways a text can be a number: `plain` has neither point nor comma; `1,234` is `comma or group` (1.234 or 1234),
 * `0,356` can only be a decimal comma, `1,234,567` and `1,234.5` only hold groups of thousands.
 */
export type NumberShape =
  'plain' | 'point' | 'comma' | 'point or group' | 'comma or group' | 'groups by point' | 'groups by comma';

/** What a point and a comma inside a number mean in one file; `unknown` where the file does not decide. */
export interface NumberConvention {
  readonly point: 'decimal' | 'group' | 'unknown';
  readonly comma: 'decimal' | 'group' | 'unknown';
  /** Stated by the protocol: then a number written the other way is no number. */
  readonly stated: boolean;
}

const exponent = '(?:[eE][+-]?\\d+)?';
const shapes: readonly (readonly [NumberShape, RegExp])[] = [
  ['plain', new RegExp(`^[+-]?\\d+${exponent}$`)],
  ['point or group', /^[+-]?[1-9]\d{0,2}\.\d{3}$/],
  ['comma or group', /^[+-]?[1-9]\d{0,2},\d{3}$/],
  ['point', new RegExp(`^[+-]?(?:\\d+\\.\\d*|\\.\\d+)${exponent}$`)],
  ['comma', new RegExp(`^[+-]?(?:\\d+,\\d*|,\\d+)${exponent}$`)],
  ['groups by point', /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/],
  ['groups by comma', /^[+-]?[1-9]\d{0,2}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/],
];

/** The shape of the number that a text is, or null if it is none. */
export function numberShape(text: string): NumberShape | null {
  const written = bare(text);
  if (written === '' || written.length > 40) return null;
  return shapes.find(([, pattern]) => pattern.test(written))?.[0] ?? null;
}

/**
 * The number that a text is under a convention.
 *
 * @returns null if it is no number, or if the convention does not decide which number (`1,234`)
 */
export function numberFromText(text: string, convention: NumberConvention): number | null {
  const shape = numberShape(text);
  const written = bare(text);
  switch (shape) {
    case null:
      return null;
    case 'plain':
      return finite(written);
    case 'point':
      return convention.stated && convention.point !== 'decimal' ? null : finite(written);
    case 'comma':
      return convention.stated && convention.comma !== 'decimal' ? null : finite(written.replace(',', '.'));
    case 'point or group':
      return ifDecided(convention.point, written, '.');
    case 'comma or group':
      return ifDecided(convention.comma, written, ',');
    case 'groups by point':
      return convention.point === 'group' || convention.comma === 'decimal' ? grouped(written, '.') : null;
    case 'groups by comma':
      return convention.comma === 'group' ? grouped(written, ',') : null;
  }
}

function ifDecided(meaning: 'decimal' | 'group' | 'unknown', written: string, mark: string): number | null {
  if (meaning === 'unknown') return null;
  return meaning === 'decimal' ? finite(written.replace(mark, '.')) : grouped(written, mark);
}

function grouped(written: string, mark: string): number | null {
  return finite(written.replaceAll(mark, '').replace(',', '.'));
}

/** Without blanks around it (also no-break ones) and with a typewriter's minus. */
function bare(text: string): string {
  return text.trim().replace(/^[\u2212\u2013]/, '-');
}

function finite(text: string): number | null {
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}
