import { printedNumber } from '#domain/printedNumber';

/** `> 0.230`: a bound is no number that anybody may calculate with, and stands as text. */
export function boundText({
  relation,
  dose,
}: {
  readonly relation: '<' | '>';
  readonly dose: number;
}): string {
  return `${relation} ${printedNumber(dose)}`;
}
