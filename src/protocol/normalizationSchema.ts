import type { Normalization } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import type { z } from 'zod';
import { explained } from './keyMeaning.ts';
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
  blank: explained(textAs(blankExpected, blankFromText), {
    title: 'What is subtracted',
    description:
      'The mean of the blank wells of the plate, nothing, or a constant in AU. Reads that the software of the reader has blanked already are not blanked again.',
    ifLeftOut: 'wells',
    examples: ['none', '0.05 AU'],
  }).optional(),
  control: explained(oneOf(['untreated', 'vehicle']), {
    title: 'Which wells are 100 %',
    description: 'Needed only where a group has untreated wells and vehicle wells.',
    ifLeftOut: 'whichever of the two a group has',
    examples: ['vehicle'],
  }).optional(),
  within: explained(oneOf(['plate', 'experiment']), {
    title: 'Where the control of a well is looked for',
    description:
      'On the plate of the well, or on all plates of its experiment, for studies that have controls on one plate only.',
    ifLeftOut: 'plate',
    examples: ['experiment'],
  }).optional(),
  zero: explained(oneOf(['blank', 'positive-control']), {
    title: 'What 0 % is',
    description: 'The blank, or the wells of the role positive-control (all cells dead).',
    ifLeftOut: 'blank',
    examples: ['positive-control'],
  }).optional(),
  n: explained(oneOf(['experiments', 'wells']), {
    title: 'What n counts',
    description:
      'Wells may stand in for experiments only where a study has one experiment; figure, legend and tables then say “n = wells (technical)”.',
    ifLeftOut: 'experiments',
    examples: ['wells'],
  }).optional(),
}) satisfies z.ZodType<{ [K in keyof Normalization]?: Normalization[K] | undefined }>;

function blankFromText(text: string): TextReading<Normalization['blank']> {
  const word = text.trim().toLowerCase();
  if (word === 'wells' || word === 'none') return understood(word);
  const value = numberFromText(word.replace(/\s*au$/, ''));
  return value === null ? notUnderstood(blankExpected, 'write one of these') : understood(value);
}
