/** A number as SVG has it here: at most three decimals (0.35 µm), no exponent, no −0. */
export function svgNumber(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`A coordinate is ${String(value)}.`);
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}
