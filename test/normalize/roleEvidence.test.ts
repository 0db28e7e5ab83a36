import { describe, expect, it } from 'vitest';
import { roleEvidence } from '#normalize/roleEvidence';
import type { RoleMap, RoleWell } from '#normalize/roleMap';
import oracle from '../oracle/role-evidence.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';

type Case = Pick<(typeof oracle.cases)[number], 'blanks' | 'empties' | 'ladders'>;

/** The wells of a case in one row of a plate: blanks, empties, then the steps of each ladder, its control first. */
function plateOf({ blanks, empties, ladders }: Case): { readings: number[]; map: RoleMap } {
  const without = (kind: 'blank' | 'empty') => (reading: number) => ({
    reading,
    well: { kind, control: false, ladder: -1, step: 0 } satisfies RoleWell,
  });
  const cells = ladders.flatMap((steps, ladder) =>
    steps.flatMap((alike, step) =>
      alike.map((reading) => ({
        reading,
        well: { kind: 'cells', control: step === 0, ladder, step } satisfies RoleWell,
      })),
    ),
  );
  const all = [...blanks.map(without('blank')), ...empties.map(without('empty')), ...cells];
  const wells = all.map(({ well }) => well);
  return {
    readings: all.map(({ reading }) => reading),
    map: { rows: 1, columns: all.length, wells, signature: '' },
  };
}

describe('roleEvidence', () => {
  it.each(oracle.cases)('agrees with an independent program: $name', (one) => {
    const { readings, map } = plateOf(one);
    expectClose(roleEvidence(readings, map, oracle.tolerance).logLikelihood, one.logLikelihood, {
      rel: 1e-9,
    });
  });

  it('counts blanks and cells further than three tolerances from their level as astray', () => {
    const { readings, map } = plateOf({
      blanks: [-2.7, -2.7, -2.7, 0],
      empties: [0],
      ladders: [[[0, 0, 0, -0.59, -0.61]]],
    });
    expect(roleEvidence(readings, map, 0.2).astray).toBe(2 / 9);
  });

  it('takes the controls for what cells read, and all cells where there is no control', () => {
    const { readings, map } = plateOf({ blanks: [-2.7], empties: [], ladders: [[[0.1], [-1], [-1.2]]] });
    expect(roleEvidence(readings, map, 0.2).control).toBe(0.1);
    const wells = map.wells.map((well) => well && { ...well, control: false });
    expect(roleEvidence(readings, { ...map, wells }, 0.2).control).toBe(-1);
  });

  it('knows no level without cells where every well holds some', () => {
    const { readings, map } = plateOf({ blanks: [], empties: [], ladders: [[[0.1], [-1]]] });
    expect(roleEvidence(readings, map, 0.2).noCells).toBeNull();
  });
});
