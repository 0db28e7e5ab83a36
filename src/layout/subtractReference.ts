import type { Quantity } from '#domain/quantity';
import type { Read, WellReading } from '#domain/read';

/**
 * The difference of two reads of one plate, well by well: A(sample) − A(reference), nothing clipped.
 *
 * Flags of both are kept; those of the reference say so. A well that lacks one of its two numbers has none.
 *
 * @returns the sample's read, labelled `590 − 630`; each well keeps both readings
 */
export function subtractReference(sample: Read, reference: Read): Read {
  const at = new Map(reference.wells.map((well) => [well.well, well]));
  return {
    ...sample,
    label: `${sample.label} − ${reference.label}`,
    wells: sample.wells.map((well) => wellDifference(well, at.get(well.well), reference)),
  };
}

const notRead: Quantity = { kind: 'missing', reason: 'notMeasured', text: '' };

function wellDifference(
  well: WellReading,
  other: WellReading | undefined,
  { label, wavelengthNm, sheet }: Read,
): WellReading {
  const reading = other?.reading ?? notRead;
  return {
    ...well,
    reading: difference(well.reading, reading, label),
    flags: [...well.flags, ...(other?.flags ?? []).map((flag) => `reference ${flag}`)],
    reference: { label, wavelengthNm, sheet, cell: other?.cell ?? '', raw: well.reading, reading },
  };
}

/**
 * a − r.
 *
 * `> a` minus a number is `> a − r`; a number minus `> r` is `< a − r`. Of two readings above the range (or below it) nothing is known but
 * that: a bound without a limit.
 */
function difference(sample: Quantity, reference: Quantity, label: string): Quantity {
  if (sample.kind === 'missing') return sample;
  if (reference.kind === 'missing')
    return { ...reference, text: `${reference.text === '' ? 'nothing' : reference.text} at ${label}` };
  if (sample.kind === 'value' && reference.kind === 'value')
    return { kind: 'value', value: sample.value - reference.value };
  const text = `${textOf(sample)} − ${textOf(reference)}`;
  const [a, r] = [endOf(sample), endOf(reference)];
  const known = a !== null && r !== null ? a - r : null;
  if (sample.kind === 'bound' && reference.kind === 'bound') {
    const agree = sample.relation !== reference.relation;
    return { kind: 'bound', relation: sample.relation, limit: agree ? known : null, text };
  }
  if (sample.kind === 'bound') return { ...sample, limit: known, text };
  const relation = reference.kind === 'bound' && reference.relation === '>' ? '<' : '>';
  return { kind: 'bound', relation, limit: known, text };
}

function endOf(quantity: Quantity): number | null {
  if (quantity.kind === 'value') return quantity.value;
  return quantity.kind === 'bound' ? quantity.limit : null;
}

function textOf(quantity: Quantity): string {
  return quantity.kind === 'value' ? String(quantity.value) : quantity.text;
}
