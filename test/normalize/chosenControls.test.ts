import { describe, expect, it } from 'vitest';
import { withoutOtherControls } from '#normalize/chosenControls';
import { measurement, usual } from '../support/measurements.ts';

describe('controls beside those that are 100 %', () => {
  const wells = (['blank', 'untreated', 'vehicle', 'treated'] as const).map((role, index) =>
    measurement({ well: `A${String(index + 1)}`, role }),
  );
  const left = (control: 'untreated' | 'vehicle' | null) =>
    withoutOtherControls(wells, [{ name: 'set', normalization: { ...usual, control } }]).map(
      ({ role }) => role,
    );

  it('are left out of curves where the protocol chooses one kind', () => {
    expect(left('vehicle')).toEqual(['blank', 'vehicle', 'treated']);
    expect(left('untreated')).toEqual(['blank', 'untreated', 'treated']);
  });

  it('stay where it chooses none', () => {
    expect(left(null)).toEqual(['blank', 'untreated', 'vehicle', 'treated']);
  });
});
