import { didYouMean } from './didYouMean.ts';
import { doseFromText } from './doseText.ts';
import { hoursFromText } from './durationText.ts';
import { canonicalName, type Aliases } from './names.ts';
import { notUnderstood, understood, type TextReading } from './textReading.ts';
import { roles, type AttributeName, type Role, type WellContent } from './well.ts';

/** The role that a text names, in any spelling that is known or that the protocol adds. */
export function roleFromText(text: string, aliases: Aliases): TextReading<Role> {
  const name = canonicalName('role', text, aliases);
  const role = roles.find((known) => known === name);
  if (role !== undefined) return understood(role);
  const fallback = /^(?:control|ctrl|ctr)$/i.test(text.trim())
    ? 'say which control: untreated or vehicle'
    : 'choose one of them';
  return notUnderstood(`one of: ${roles.join(', ')}`, didYouMean(text, roles, fallback));
}

/**
 * What an attribute that is written as text gives a well; `…`, the gap of a template, is no name.
 *
 * @param text - names in any spelling, a dose with its unit, a time with its unit
 * @param aliases - of the protocol
 */
export function contentFromText(
  attribute: AttributeName,
  text: string,
  aliases: Aliases,
): TextReading<Partial<WellContent>> {
  if (/^\s*(?:…|\.{3})\s*$/.test(text) && attribute !== 'role')
    return notUnderstood('what was in the wells', `write it in place of ${text.trim()}`);
  const name = canonicalName(attribute, text, aliases);
  switch (attribute) {
    case 'role':
      return mapReading(roleFromText(text, aliases), (role) => ({ role }));
    case 'dose':
      return mapReading(doseFromText(text), (dose) => ({ dose }));
    case 'time':
      return mapReading(hoursFromText(text), (timeH) => ({ timeH }));
    case 'cell line':
      return understood({ cellLine: name });
    case 'resistance':
      return understood({ resistance: name });
    case 'pretreatment':
      return understood({ pretreatment: name });
    case 'treatment':
      return understood({ treatment: name });
    case 'experiment':
      return understood({ experiment: name });
  }
}

function mapReading<T, U>(reading: TextReading<T>, to: (value: T) => U): TextReading<U> {
  return reading.ok ? understood(to(reading.value)) : reading;
}
