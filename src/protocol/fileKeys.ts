import { closestName } from '#domain/didYouMean';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { groupAttributes } from '#domain/well';
import { explained } from './keyMeaning.ts';
import { readKeys } from './readKeys.ts';
import { oneOf, oneOrMore, textAs, writtenText } from './textSchema.ts';

/** The role of a well never stands in the name of a file. */
const captured = [...groupAttributes, 'experiment'] as const;

const filesExpected = `a pattern below plates/<study>/; captures: ${captured.map((one) => `{${one}}`).join(', ')}`;

/** The keys of a plate set that say which files it is, and how they are read. */
export const fileKeys = {
  files: explained(textAs(filesExpected, filePatternFromText), {
    title: 'Which files',
    description:
      'A pattern below `plates/<study>/`: `*` is any text within a name, `**` any folders, `?` one character. What stands in `{…}` is taken from the name of the file and holds for all its wells.',
    examples: ['{cell line}_exp{experiment}.*', 'b/*_{time}_n{experiment}.txt'],
  }),
  ...readKeys,
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
