import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { protocolSchema } from '#protocol/protocolSchema';

describe('protocolSchema', () => {
  it('can be given to editors as a JSON schema that describes every key at the top', () => {
    const schema = z.toJSONSchema(protocolSchema({ aliases: {}, setNames: null }), { io: 'input' });
    expect(schema.required).toEqual(['plates']);
    for (const property of Object.values(schema.properties ?? {})) {
      expect((property as { description?: string }).description).toMatch(/\w/);
    }
  });
});
