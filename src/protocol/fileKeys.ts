import { closestName } from '#domain/didYouMean';
import type { ReadChoice } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { groupAttributes } from '#domain/well';
import { z } from 'zod';
import { explained, taking } from './keyMeaning.ts';
import { keyed, oneOf, oneOrMore, textAs, writtenText } from './textSchema.ts';

/** The role of a well never stands in the name of a file. */
const captured = [...groupAttributes, 'experiment'] as const;

const filesExpected = `a pattern below plates/<study>/; captures: ${captured.map((one) => `{${one}}`).join(', ')}`;

const readExpected = 'a wavelength as `590 nm`, a label, or `{ wavelength: 590 nm, label: … }`';

const readChoiceSchema = taking(
  z.union(
    [
      textAs('a wavelength or a label', (text): TextReading<ReadChoice> => {
        const wavelength = wavelengthFromText(text);
        return understood(
          wavelength.ok
            ? { wavelengthNm: wavelength.value, label: null }
            : { wavelengthNm: null, label: text.trim() },
        );
      }),
      keyed({
        wavelength: explained(textAs('a wavelength as `590 nm`', wavelengthFromText), {
          title: 'Wavelength of the read',
          description: 'As the export has it.',
          ifLeftOut: 'any',
          examples: ['590 nm'],
        }).optional(),
        label: explained(writtenText('the label of a read'), {
          title: 'Label of the read',
          description: 'As the export has it; capitals and blanks do not matter.',
          ifLeftOut: 'any',
          examples: ['Blank 590'],
        }).optional(),
      }).transform((choice): ReadChoice => ({
        wavelengthNm: choice.wavelength ?? null,
        label: choice.label ?? null,
      })),
    ],
    { error: readExpected },
  ),
  readExpected,
);

/** The keys of a plate set that say which files it is, and how they are read. */
export const fileKeys = {
  files: explained(textAs(filesExpected, filePatternFromText), {
    title: 'Which files',
    description:
      'A pattern below `plates/<study>/`: `*` is any text within a name, `**` any folders, `?` one character. What stands in `{…}` is taken from the name of the file and holds for all its wells.',
    examples: ['{cell line}_exp{experiment}.*', 'b/*_{time}_n{experiment}.txt'],
  }),
  read: explained(readChoiceSchema, {
    title: 'Which read of an export',
    description:
      'By its wavelength, by its label, or by both; `cellassay inspect` shows what a file has. A read that the software of the reader calculated is taken only by its label.',
    ifLeftOut: 'the only measured absorbance read; several are asked about',
    examples: ['590 nm', { wavelength: '590 nm', label: 'Read 2' }],
  }).optional(),
  delimiter: explained(oneOf(['comma', 'semicolon', 'tab']), {
    title: 'What separates cells of text files',
    description: 'Only where a file can be read in two ways.',
    ifLeftOut: 'found in the file',
    examples: ['semicolon'],
  }).optional(),
  decimal: explained(oneOf(['point', 'comma']), {
    title: 'Decimal mark of text files',
    description: 'Only where a file can be read in two ways.',
    ifLeftOut: 'found in the file',
    examples: ['comma'],
  }).optional(),
  sheet: explained(writtenText('the name of a sheet'), {
    title: 'Sheet of workbooks',
    description: 'Where several sheets hold plates and one is meant.',
    ifLeftOut: 'all sheets',
    examples: ['Raw'],
  }).optional(),
  turned: explained(
    oneOrMore(writtenText('a pattern of files'), 'a pattern of files, or a list of them').transform(
      (patterns) => patterns.map(withSlashes),
    ),
    {
      title: 'Plates that stood turned',
      description:
        'Exports whose plate (every plate in them) stood turned by 180° in the reader: patterns below the folder of the study. The wells are turned back: A1 of the export is the last well of the plate. Layout and exclusions name the wells of the plate.',
      ifLeftOut:
        'no plate was turned, as far as anybody says; `cellassay check` says which look as if they were',
      examples: ['a/SkBr3_exp2.*'],
    },
  ).optional(),
};

function wavelengthFromText(text: string): TextReading<number> {
  const nm = numberFromText(text.trim().replace(/\s*nm$/i, ''));
  return nm !== null && nm >= 180 && nm <= 1100
    ? understood(nm)
    : notUnderstood('a wavelength between 180 and 1100 nm', 'write it as `590 nm`');
}

function filePatternFromText(text: string): TextReading<string> {
  for (const [, capture = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (captured.some((one) => one === capture)) continue;
    const closest = closestName(capture, captured);
    return notUnderstood(
      filesExpected,
      closest === null ? `use * instead of {${capture}}` : `did you mean {${closest}}?`,
    );
  }
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')))
    return notUnderstood(filesExpected, 'close each { with a }');
  if (/\}\{/.test(text))
    return notUnderstood(filesExpected, 'put something between two captures: `{cell line}_{experiment}`');
  if (/^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)/.test(text))
    return notUnderstood(filesExpected, 'leave out what stands before the folder of the study');
  return understood(withSlashes(text));
}

function withSlashes(pattern: string): string {
  return pattern.replace(/\\/g, '/').replace(/^\.\//, '');
}
