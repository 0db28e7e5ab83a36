import { describe, expect, it } from 'vitest';
import { contentFromText } from '#domain/contentFromText';
import { attributeNames } from '#domain/well';

describe('what a text says of a well', () => {
  it.each(['…', '...', ' … '])('is nothing where the gap of a template stands: "%s"', (gap) => {
    for (const attribute of attributeNames)
      expect(contentFromText(attribute, gap, {})).toMatchObject({ ok: false });
    expect(contentFromText('treatment', gap, {})).toMatchObject({
      fix: `write it in place of ${gap.trim()}`,
    });
  });

  it('keeps names that only end with dots', () => {
    expect(contentFromText('treatment', 'T-DM1 …', {})).toEqual({
      ok: true,
      value: { treatment: 'T-DM1 …' },
    });
  });
});
