import { closestName } from '#domain/didYouMean';
import { doseUnitFromText } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import { canonicalName, type Aliases } from '#domain/names';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { attributeNames, type AttributeName } from '#domain/well';
import { attributeFromHeading } from './attributeSpellings.ts';
import { headingParts } from './headingUnit.ts';

/** What the cells of a block, or of a column of a long table, are. */
export type BlockAttribute =
  | { readonly kind: 'attribute'; readonly attribute: Exclude<AttributeName, 'dose' | 'time'> }
  | { readonly kind: 'dose'; readonly unit: string | null }
  | { readonly kind: 'time'; readonly unit: string | null }
  /** Doses of one treatment. */
  | { readonly kind: 'treatment'; readonly treatment: string; readonly unit: string | null };

const expected = `an attribute (${attributeNames.join(', ')}), with a unit for doses and times as \`dose (µg/ml)\`, or a treatment as \`T-DM1 (µg/ml)\``;

/**
 * What the top left cell of a block, or the heading of a column, names.
 *
 * @param heading - `role`, `Cell_line`, `compound`, `dose (µg/ml)`, `time (h)`, `T-DM1 (µg/ml)`, `T-DM1`
 * @param holdsDoses - whether the cells are doses with units, so that a name that is no attribute is a treatment
 */
export function blockAttributeFromText(
  heading: string,
  holdsDoses: boolean,
  aliases: Aliases,
): TextReading<BlockAttribute> {
  const { name, unit } = headingParts(heading);
  if (name === '') return notUnderstood(expected, 'write the attribute into the top left cell of the block');
  const attribute = attributeFromHeading(name);
  if (attribute === 'time') return timeBlock(unit);
  const doseUnit = unit === null ? null : doseUnitFromText(unit);
  if (attribute === 'dose' || attribute === null) {
    if (doseUnit?.ok === false) return notUnderstood(doseUnit.expected, doseUnit.fix);
    if (attribute === 'dose') return understood({ kind: 'dose', unit: doseUnit?.value ?? null });
  } else if (unit === null) return understood({ kind: 'attribute', attribute });
  else return notUnderstood(expected, `write "${attribute}" without "(${unit})"`);
  const closest = closestName(name, attributeNames);
  if (doseUnit === null && (closest !== null || !holdsDoses)) {
    const fix =
      closest === null ? `a block of doses is named like \`${name} (µg/ml)\`` : `did you mean "${closest}"?`;
    return notUnderstood(expected, fix);
  }
  const treatment = canonicalName('treatment', name, aliases);
  return understood({ kind: 'treatment', treatment, unit: doseUnit?.value ?? null });
}

function timeBlock(unit: string | null): TextReading<BlockAttribute> {
  const hours = unit === null ? null : hoursFromText('1', unit);
  return hours?.ok === false ? hours : understood({ kind: 'time', unit });
}
