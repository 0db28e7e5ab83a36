import type { Normalization } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import type { z } from 'zod';
import { keyed, oneOf, textAs } from './textSchema.ts';

/** Per cent of the control of the same plate, blank wells subtracted, experiments as n. */
export const defaultNormalization: Normalization = {
  blank: 'wells',
  control: null,
  within: 'plate',
  zero: 'blank',
  n: 'experiments',
};

const blankExpected = 'wells, none, or a constant as `0.05 AU`';

/** `normalize:`, at the top for all plate sets or within one of them; what is left out keeps its default. */
export const normalizationSchema = keyed({
  blank: textAs(blankExpected, blankFromText)
    .describe(
      'What is subtracted: the mean of the blank wells of the plate (default), nothing, or a constant in AU.',
    )
    .optional(),
  control: oneOf(['untreated', 'vehicle'])
    .describe('Which wells are 100 %; if left out, whichever of the two a group has.')
    .optional(),
  within: oneOf(['plate', 'experiment'])
    .describe('Where the control of a well is looked for: on its plate (default) or in its experiment.')
    .optional(),
  zero: oneOf(['blank', 'positive-control']).describe('What 0 % is; default blank.').optional(),
  n: oneOf(['experiments', 'wells'])
    .describe('What n counts; wells may stand in only where a study has one experiment.')
    .optional(),
}) satisfies z.ZodType<{ [K in keyof Normalization]?: Normalization[K] | undefined }>;

function blankFromText(text: string): TextReading<Normalization['blank']> {
  const word = text.trim().toLowerCase();
  if (word === 'wells' || word === 'none') return understood(word);
  const value = numberFromText(word.replace(/\s*au$/, ''));
  return value === null ? notUnderstood(blankExpected, 'write one of these') : understood(value);
}
