import { didYouMean } from './didYouMean.ts';
import { doseUnitFromText } from './doseText.ts';
import { notUnderstood, understood, type TextReading } from './textReading.ts';
import { attributeNames, type AttributeName } from './well.ts';

/** A part of a name that says something of the well: `{resistance}`, `{dose}`, `{dose in µg/ml}`. */
export interface NameCapture {
  readonly attribute: AttributeName;
  /** Of a dose that is written without one. */
  readonly unit: string | null;
}

const expected = `an attribute (${attributeNames.join(', ')}), or \`{dose in µg/ml}\``;

/** What a capture means. @param text - what stands between the braces */
export function nameCaptureFromText(text: string): TextReading<NameCapture> {
  const written = text.trim();
  const dose = /^dose\s+in\s+(.+)$/i.exec(written);
  if (dose !== null) {
    const unit = doseUnitFromText(dose[1] ?? '');
    return unit.ok ? understood({ attribute: 'dose', unit: unit.value }) : unit;
  }
  const attribute = attributeNames.find((name) => name === written);
  return attribute === undefined
    ? notUnderstood(expected, didYouMean(written, attributeNames, 'use * for a text that says nothing'))
    : understood({ attribute, unit: null });
}
