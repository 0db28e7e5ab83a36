import type { ReadKind } from '#domain/read';

/** What the name of a column of a list, or the title of a grid, says about its numbers; null: it is not about the wells. */
export interface SeriesMeaning {
  readonly kind: ReadKind;
  /** Numbers in the unit of the reading (a mean is, a CV is not). */
  readonly sameUnit: boolean;
  /** Readings at the reference wavelength. */
  readonly reference: boolean;
}

const measured = { kind: 'measured', sameUnit: true, reference: false } as const;
const times = /^(?:time|zeit|temp\.?|temperature|temperatur|cycle nr|cycles?)\b/i;
const values = /^(?:value|values|wert|werte|messwert|raw ?data|result)?$/i;
const position = /^-?\d+\s*[;,|]\s*-?\d+$/;
const means = /^(?:mean|average|avg\.?|mittelwert|median)\b|\bmean$/i;
const scatter =
  /^(?:st\.? ?dev|std\.?|standard deviation|standardabweichung|stabw|sd\b|sem\b|cv\b|%? ?cv|variance|min\b|max\b|count\b)/i;
const computed =
  /\bdifference|\bdifferenz|\bratio\b|\bblank|corrected|reduc|normali[sz]|transform|conc|\banisotropy|\bpolari[sz]ation|\bdelta|\bcalc|\bcurve|%/i;

/**
 * Whether a column is what the reader measured (`Value`, `1;2` for one spot of a well), what its program made of it (`Mean`,
 * `StDev`, `Difference`) or what somebody wrote beside it.
 */
export function meaningOfSeries(name: string): SeriesMeaning | null {
  const text = name.trim();
  if (times.test(text)) return null;
  if (values.test(text) || position.test(text)) return measured;
  if (means.test(text)) return { kind: 'calculated', sameUnit: true, reference: false };
  if (scatter.test(text)) return { kind: 'calculated', sameUnit: false, reference: false };
  if (/^referen[cz]/i.test(text)) return { kind: 'measured', sameUnit: true, reference: true };
  if (computed.test(text))
    return {
      kind: 'calculated',
      sameUnit: /\bdifference|\bdifferenz|blank|corrected/i.test(text),
      reference: false,
    };
  return { kind: 'user', sameUnit: false, reference: false };
}

/** Whether a name says no more than that these are the readings. */
export function isPlainSeries(name: string): boolean {
  return values.test(name.trim());
}
