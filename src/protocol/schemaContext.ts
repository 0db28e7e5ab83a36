import { roleFromText } from '#domain/contentFromText';
import { canonicalName, type Aliases } from '#domain/names';
import { understood, type TextReading } from '#domain/textReading';
import { doseFromText, textFromDose } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import type { AttributeName } from '#domain/well';

/** What one part of a protocol must know of the others while it is read. */
export interface SchemaContext {
  readonly aliases: Aliases;
  /** Names of the plate sets, also of those that hold mistakes; null: any name will do. */
  readonly setNames: readonly string[] | null;
}

/**
 * A value of an attribute in the one spelling that filters compare: names canonical, a dose as `0.1 µg/ml`, a time as `48 h`.
 */
export function filterText(attribute: AttributeName, text: string, aliases: Aliases): TextReading<string> {
  if (attribute === 'role') return roleFromText(text, aliases);
  if (attribute === 'dose') {
    const dose = doseFromText(text);
    return dose.ok ? understood(textFromDose(dose.value)) : dose;
  }
  if (attribute === 'time') {
    const hours = hoursFromText(text);
    return hours.ok ? understood(`${hours.value} h`) : hours;
  }
  return understood(canonicalName(attribute, text, aliases));
}
