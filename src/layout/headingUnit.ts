import { hoursFromText } from '#domain/durationText';
import { unitFromText } from '#domain/units';
import { attributeFromHeading } from './attributeSpellings.ts';

/** A heading taken apart. */
export interface HeadingParts {
  readonly name: string;
  /** As written, or null. */
  readonly unit: string | null;
}

/**
 * Name and unit of a heading: `dose (µg/ml)`, `lapatinib [nM]`, `dose µM`, `conc_ug_ml`, `time_h`.
 *
 * Without brackets only what can be nothing but a unit counts: a mass or molar concentration, or a unit of time behind a word for time.
 */
export function headingParts(heading: string): HeadingParts {
  const text = heading.trim();
  const match = /^(.*?)[\s_]*[([]\s*([^()[\]]+?)\s*[)\]]$/.exec(text);
  if (match !== null)
    return { name: match[1] ?? '', unit: isUnitToFillIn(match[2] ?? '') ? null : (match[2] ?? '') };
  if (attributeFromHeading(text) !== null) return { name: text, unit: null };
  for (const { 0: separator, index } of text.matchAll(/(?:\s+in\s+|[\s_,]+)/g)) {
    const name = text.slice(0, index);
    const tail = text.slice(index + separator.length).replace(/^([mnpuµμ]?g)[_ ](m?l)$/i, '$1/$2');
    if (name !== '' && isUnitOf(name, tail)) return { name, unit: tail };
  }
  return { name: text, unit: null };
}

/** What the template of `cellassay new` has in place of a unit, so that nobody leaves one that is not meant. */
function isUnitToFillIn(text: string): boolean {
  return /^(?:unit\s*\??|\?+)$/i.test(text);
}

/** Whether a heading is a word for doses with a unit in letters that are none: `CONC_UM`, `conc_um`. */
export function hasUnitMisspelt(heading: string): boolean {
  const text = heading.trim();
  return [...text.matchAll(/[\s_]+/g)].some(
    ({ 0: separator, index }) =>
      attributeFromHeading(text.slice(0, index)) === 'dose' &&
      /^[mµμunpfk]?(?:m|g[ _/]?[mµμud]?l)$/i.test(text.slice(index + separator.length)),
  );
}

function isUnitOf(name: string, text: string): boolean {
  if (attributeFromHeading(name) === 'time') return hoursFromText('1', text).ok;
  const unit = unitFromText(text);
  return unit !== null && unit.dimension !== 'other' && text.length > 1;
}
