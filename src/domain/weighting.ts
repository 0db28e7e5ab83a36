import { weightings, type Weighting } from './fit.ts';

/** As people write them. */
export const weightingText: Readonly<Record<Weighting, string>> = {
  '1/y': '1/y',
  '1/y2': '1/y²',
  '1/sd2': '1/SD²',
};

/** `1/y²`, also as `1/Y^2` and `1/y2`; null for anything else. */
export function weightingFromText(text: string): Weighting | null {
  const plain = text.toLowerCase().replaceAll(/\s|\^/g, '').replaceAll('²', '2');
  return weightings.find((known) => known === plain) ?? null;
}

/** `unweighted least squares`, `least squares weighted by 1/y² (y of the curve, until the weights settled)`. */
export function leastSquaresText(weighting: Weighting | undefined): string {
  if (weighting === undefined) return 'unweighted least squares';
  const by =
    weighting === '1/sd2' ? 'of the replicates at each dose' : 'y of the curve, until weights settled';
  return `least squares weighted by ${weightingText[weighting]} (${by})`;
}
