import type { Exclusion } from '#domain/protocol';
import { understood, type TextReading } from '#domain/textReading';
import type { AttributeName } from '#domain/well';
import { wellRangeFromText } from '#plate/wellRange';
import { filterText, type SchemaContext } from './schemaContext.ts';
import { keyed, refuse, textAs, writtenText } from './textSchema.ts';

/** One entry of `exclude:`. */
export function exclusionSchema({ aliases }: SchemaContext) {
  const valueOf = (attribute: AttributeName) =>
    textAs('a value of the attribute', (text) => filterText(attribute, text, aliases)).optional();
  return keyed({
    files: writtenText('a pattern of files')
      .describe('Pattern below plates/<study>/; every file if left out.')
      .optional(),
    wells: textAs('wells as `C5` or `B2:D9`', (text): TextReading<string> => {
      const reading = wellRangeFromText(text, 32, 48);
      return reading.ok ? understood(text) : reading;
    })
      .describe('Whole plates if left out.')
      .optional(),
    role: valueOf('role'),
    'cell line': valueOf('cell line'),
    resistance: valueOf('resistance'),
    pretreatment: valueOf('pretreatment'),
    treatment: valueOf('treatment'),
    dose: valueOf('dose'),
    time: valueOf('time'),
    experiment: valueOf('experiment'),
    reason: writtenText('the reason, in words').describe('Printed beside the wells wherever they appear.'),
  }).transform(({ files, wells, reason, ...where }, sink): Omit<Exclusion, 'place'> => {
    const given = Object.entries(where).filter((entry): entry is [string, string] => entry[1] !== undefined);
    if (files === undefined && wells === undefined && given.length === 0) {
      refuse(sink, reason, 'what is excluded: `files`, `wells` or an attribute', {
        code: 'protocol-missing-key',
        fix: 'add for example `wells: C5` or `experiment: 3`',
      });
    }
    return { files: files ?? null, wells: wells ?? null, where: Object.fromEntries(given), reason };
  });
}
