import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { methodsFactNames } from '#domain/methodsFacts';
import { protocolSchema } from '#protocol/protocolSchema';

describe('protocolSchema', () => {
  it('can be given to editors as a JSON schema that describes every key at the top', () => {
    const schema = z.toJSONSchema(protocolSchema({ aliases: {}, setNames: null }), { io: 'input' });
    expect(schema.required).toEqual(['plates']);
    for (const property of Object.values(schema.properties ?? {})) {
      expect((property as { description?: string }).description).toMatch(/\w/);
    }
  });

  it('lists the known facts with an example each, and allows own ones', () => {
    const schema = z.toJSONSchema(protocolSchema({ aliases: {}, setNames: null }), { io: 'input' });
    const facts = (schema.properties?.['facts'] ?? {}) as z.core.JSONSchema.ObjectSchema;
    expect(Object.keys(facts.properties ?? {})).toEqual(methodsFactNames);
    expect(facts.properties?.['seeding density']).toMatchObject({
      description: 'Cells per well at seeding. For example: 5000 cells per well',
    });
    expect(facts.additionalProperties).not.toBe(false);
    expect(facts.required).toBeUndefined();
  });
});
