const superscript: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/**
 * A number as it is printed in figures and texts: `0.0181`, `43.2`, `1250`, `3.1×10⁻⁵`, `−4.20`.
 *
 * @param digits - significant digits; more stand before the decimal point if the number needs them
 */
export function printedNumber(value: number, digits = 3): string {
  if (value === 0) return '0';
  const sign = value < 0 ? '−' : '';
  const size = Math.abs(value);
  // rounded first: 0.00099996 has the exponent of 0.00100
  const exponent = Number(size.toExponential(digits - 1).split('e')[1]);
  if (exponent < -4 || exponent >= 6) {
    const [mantissa = ''] = size.toExponential(digits - 1).split('e');
    return `${sign}${mantissa}×10${superscripted(exponent)}`;
  }
  return sign + size.toFixed(Math.max(0, digits - 1 - exponent));
}

/** Where conventions draw their lines; a printed p must stand on the right side of them. */
const usualThresholds = [0.05, 0.01, 0.001, 0.0001];

/**
 * `p = 0.031`, `p = 2.3×10⁻⁷`: two digits, and more where two would put p on the other side of a usual threshold (`p = 0.0496`).
 *
 * @param log10p - where p itself underflows, its order of magnitude is printed: `p < 10⁻³²⁰`
 */
export function printedP(p: number, log10p: number | null = null): string {
  if (p <= 0) return log10p === null ? 'p < 10⁻³⁰⁰' : `p < 10${superscripted(Math.ceil(log10p))}`;
  const keepsSide = (digits: number): boolean => {
    const rounded = Number(p.toPrecision(digits));
    return usualThresholds.every((limit) => Math.sign(rounded - limit) === Math.sign(p - limit));
  };
  const digits = [2, 3, 4, 5].find(keepsSide) ?? 6;
  return `p = ${printedNumber(p, digits)}`;
}

function superscripted(integer: number): string {
  return Array.from(String(integer), (character) => superscript[character] ?? '').join('');
}
