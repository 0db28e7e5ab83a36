import { describe, expect, it } from 'vitest';
import type { Layout } from '#domain/layout';
import { emptyWellContent, type WellContent } from '#domain/well';
import { roleMapFromLayout, turnedRoleMap } from '#normalize/roleMap';

const layout = (wells: Readonly<Record<string, Partial<WellContent>>>): Layout => ({
  rows: 2,
  columns: 3,
  inferred: [],
  wells: Object.fromEntries(
    Object.entries(wells).map(([well, content]) => [well, { ...emptyWellContent, ...content }]),
  ),
});

const drug = (value: number, unit = 'µM', treatment = 'drug'): Partial<WellContent> => ({
  role: 'treated',
  treatment,
  dose: { value, unit },
});

describe('the pattern of a layout', () => {
  it('has the control at dose 0 of the series of its cells, and doses in one unit', () => {
    const map = roleMapFromLayout(layout({ A1: { role: 'untreated' }, A2: drug(1), A3: drug(100, 'nM') }));
    expect(map.wells.slice(0, 3)).toEqual([
      { kind: 'cells', control: true, ladder: 0, step: 0 },
      { kind: 'cells', control: false, ladder: 0, step: 1 },
      { kind: 'cells', control: false, ladder: 0, step: 0.1 },
    ]);
  });

  it('keeps the control for itself where its cells got several drugs, and untreated wells beside a vehicle', () => {
    const ladders = (wells: Readonly<Record<string, Partial<WellContent>>>): (number | undefined)[] =>
      roleMapFromLayout(layout(wells)).wells.map((well) => well?.ladder);
    expect(ladders({ A1: { role: 'untreated' }, A2: drug(1), A3: drug(1, 'µM', 'other') })).toEqual([
      0, 1, 2, -1, -1, -1,
    ]);
    expect(ladders({ A1: { role: 'untreated' }, A2: { role: 'vehicle' }, A3: drug(1) })).toEqual([
      0, 1, 1, -1, -1, -1,
    ]);
  });

  it('tells wells that nobody named from those that were refused', () => {
    const { wells } = roleMapFromLayout(layout({ A1: { role: 'blank' }, A2: {}, A3: { role: 'empty' } }));
    expect(wells.slice(0, 4).map((well) => well?.kind ?? null)).toEqual(['blank', null, 'empty', 'unnamed']);
  });

  it('is the same for other cells, another drug and another top dose', () => {
    const one = layout({
      A1: { role: 'untreated', cellLine: 'SkBr3' },
      A2: { ...drug(1), cellLine: 'SkBr3' },
    });
    const two = layout({
      A1: { role: 'untreated', cellLine: 'BT474' },
      A2: { ...drug(5, 'µg/ml', 'T-DM1'), cellLine: 'BT474' },
    });
    const three = layout({ A1: { role: 'untreated', cellLine: 'BT474' }, A2: { role: 'untreated' } });
    expect(roleMapFromLayout(one).signature).toBe(roleMapFromLayout(two).signature);
    expect(roleMapFromLayout(one).signature).not.toBe(roleMapFromLayout(three).signature);
  });

  it('turned is the same only where the layout is symmetric', () => {
    const symmetric = roleMapFromLayout(
      layout({ A1: { role: 'blank' }, B3: { role: 'blank' }, A2: drug(1), B2: drug(1) }),
    );
    const other = roleMapFromLayout(layout({ A1: { role: 'blank' }, A2: drug(1), B2: drug(1) }));
    expect(turnedRoleMap(symmetric).signature).toBe(symmetric.signature);
    expect(turnedRoleMap(other).signature).not.toBe(other.signature);
    expect(turnedRoleMap(other).wells.at(-1)?.kind).toBe('blank');
    expect(turnedRoleMap(turnedRoleMap(other))).toEqual(other);
  });
});
