import { methodsFactNames, methodsFactOf, methodsFacts, type MethodsFactName } from '#domain/methodsFacts';
import { z } from 'zod';
import { refuse, writtenText } from './textSchema.ts';

/** `facts:`, the known ones with what they mean, and any others; known names are taken in any capitals, blanks and hyphens. */
export const factsSchema = z
  .object(knownFacts(), { error: 'facts: `seeding density: 5000 cells per well`' })
  .catchall(writtenText('a text'))
  .transform((written, sink): Readonly<Record<string, string>> => {
    const facts = new Map<string, string>();
    for (const [key, value] of Object.entries(written)) {
      if (value === undefined) continue;
      const name = methodsFactOf(key) ?? key;
      if (facts.has(name)) {
        const fix = `keep one of the lines for "${name}"`;
        refuse(sink, value, 'each fact once', { fix, onKey: true }, [key]);
      }
      facts.set(name, value);
    }
    return Object.fromEntries(facts);
  });

function knownFacts(): Record<MethodsFactName, z.ZodOptional<ReturnType<typeof writtenText>>> {
  const entries = methodsFactNames.map((name) => {
    const { about, example } = methodsFacts[name];
    return [name, writtenText('a text').describe(`${about} For example: ${example}`).optional()];
  });
  return Object.fromEntries(entries) as ReturnType<typeof knownFacts>;
}
