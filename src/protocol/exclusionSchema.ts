import type { Exclusion } from '#domain/protocol';
import { understood, type TextReading } from '#domain/textReading';
import type { AttributeName } from '#domain/well';
import { wellRangeFromText } from '#plate/wellRange';
import { explained } from './keyMeaning.ts';
import { filterText, type SchemaContext } from './schemaContext.ts';
import { keyed, refuse, textAs, writtenText } from './textSchema.ts';

const wellsExpected = 'wells as `C5`, `B2:D9`, `B` or `2-3`';

/** One entry of `exclude:`. */
export function exclusionSchema({ aliases }: SchemaContext) {
  const valueOf = (attribute: AttributeName, example: unknown) =>
    explained(
      textAs(`${/^[aeiou]/.test(attribute) ? 'an' : 'a'} ${attribute}`, (text) =>
        filterText(attribute, text, aliases),
      ),
      {
        title: `Only wells of this ${attribute}`,
        description: 'Lines of an entry add up: a well must fit all of them.',
        ifLeftOut: 'wells of any',
        examples: [example],
      },
    ).optional();
  return keyed({
    files: explained(writtenText('a pattern of files'), {
      title: 'Only in these files',
      description: 'A pattern below `plates/<study>/`, with `*` and `**` as in `files` of a plate set.',
      ifLeftOut: 'every file',
      examples: ['a/SkBr3_exp2.*'],
    }).optional(),
    wells: explained(
      textAs(wellsExpected, (text): TextReading<string> => {
        const reading = wellRangeFromText(text, 32, 48);
        return reading.ok ? understood(text) : reading;
      }),
      {
        title: 'Only these wells',
        description: 'Wells, ranges, rows or columns; several are joined by commas.',
        ifLeftOut: 'whole plates',
        examples: ['C5', 'B2:D3, F7'],
      },
    ).optional(),
    role: valueOf('role', 'blank'),
    'cell line': valueOf('cell line', 'BT474'),
    resistance: valueOf('resistance', 'T'),
    pretreatment: valueOf('pretreatment', 'trastuzumab + pertuzumab'),
    treatment: valueOf('treatment', 'T-DM1'),
    dose: valueOf('dose', '0.1 µg/ml'),
    time: valueOf('time', '48 h'),
    experiment: valueOf('experiment', 3),
    reason: explained(writtenText('the reason, in words'), {
      title: 'Why',
      description: 'Printed beside the wells in the tables, and in the legend.',
      examples: ['scratched with the pipette tip while washing'],
    }),
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
