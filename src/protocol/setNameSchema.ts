import { didYouMean } from '#domain/didYouMean';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import type { SchemaContext } from './schemaContext.ts';
import { textAs } from './textSchema.ts';

/** The name of a plate set of the same protocol. */
export function setNameSchema({ setNames }: SchemaContext) {
  return textAs('the name of a plate set', (text): TextReading<string> => {
    if (setNames === null || setNames.includes(text)) return understood(text);
    return notUnderstood(
      `one of the plate sets: ${setNames.join(', ')}`,
      didYouMean(text, setNames, 'use one of them'),
    );
  });
}
