import { didYouMean } from '#domain/didYouMean';
import { foldName, type Aliases } from '#domain/names';
import { notUnderstood, understood } from '#domain/textReading';
import { roles, type AttributeName } from '#domain/well';
import type { z } from 'zod';
import { named, oneOrMore, refuse, writtenText } from './textSchema.ts';

const namedAttributes = [
  'role',
  'cell line',
  'resistance',
  'pretreatment',
  'treatment',
  'experiment',
] as const satisfies readonly AttributeName[];

const attributesWithNames = `one of: ${namedAttributes.join(', ')}`;

/** `aliases:`, attribute -> the name that is printed -> other spellings of it. */
export const aliasesSchema = named(
  named(
    oneOrMore(writtenText('a spelling'), 'a spelling, or a list of them'),
    'the name that is printed -> other spellings: `SkBr3: [SKBR3-P40]`',
  ),
  'attribute -> names: `cell line: { SkBr3: [SKBR3-P40] }`',
  (key) =>
    namedAttributes.some((name) => name === key)
      ? understood(key)
      : notUnderstood(attributesWithNames, didYouMean(key, namedAttributes, 'use one of these')),
  namedAttributes,
).transform((written, sink): Aliases => {
  for (const [attribute, names] of Object.entries(written)) {
    const owner = new Map<string, string>();
    for (const [name, spellings] of Object.entries(names)) {
      if (attribute === 'role' && !roles.some((role) => role === name)) {
        const advice = { fix: didYouMean(name, roles, 'put the role first'), onKey: true };
        refuse(sink, name, `one of: ${roles.join(', ')}`, advice, [attribute, name]);
      }
      for (const spelling of [name, ...spellings]) {
        const other = owner.get(foldName(spelling)) ?? name;
        const fix = `"${spelling}" stands under "${other}" too: keep one`;
        if (other !== name)
          refuse(sink, spelling, 'each spelling under one name', { fix }, [attribute, name]);
        owner.set(foldName(spelling), name);
      }
    }
  }
  return written;
}) satisfies z.ZodType<Aliases>;
