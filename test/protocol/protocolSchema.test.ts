import { describe, expect, it } from 'vitest';
import { methodsFactNames } from '#domain/methodsFacts';
import { documentedSchema } from '#protocol/protocolJsonSchema';

describe('protocolSchema', () => {
  it('lists the known facts with an example each, and allows own ones', () => {
    const facts = documentedSchema().properties?.facts ?? {};
    expect(Object.keys(facts.properties ?? {})).toEqual(methodsFactNames);
    expect(facts.properties?.['seeding density']).toMatchObject({
      description: 'Cells per well at seeding.',
      examples: ['5000 cells per well'],
    });
    expect(facts.additionalProperties).not.toBe(false);
    expect(facts.required).toBeUndefined();
  });
});
