import { describe, expect, it } from 'vitest';
import { instrumentOf } from '#pipeline/instrumentOf';

describe('the reader that an export names', () => {
  it.each(['n/a', 'N/A', '', 'None', '--'])('is nobody when it says "%s"', (reader) => {
    expect(instrumentOf({ software: 'Gen5 3.12', metadata: { reader } }, []).reader).toBeNull();
  });

  it('is named as it stands otherwise', () => {
    const metadata = { reader: 'Synergy 2' };
    expect(instrumentOf({ software: null, metadata }, []).reader).toBe('Synergy 2');
  });
});
