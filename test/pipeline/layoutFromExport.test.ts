import { describe, expect, it } from 'vitest';
import { gen5WithLayout, type ExportedWell } from '../support/gen5WithLayout.ts';
import { runInMemory } from '../support/memoryStudy.ts';

const doses = [10, 2.5, 0.625, 0.15625, 0.04, 0];

/** Blanks A1:C1, CTL1 A2:C2 (T), CTL2 D2:F2 (T+P), six doses in columns 3 to 8 of SPL1 (A–C) and SPL2 (D–F). */
function plate(experiment: number, nameOf = (id: string) => id): Record<string, ExportedWell> {
  const wells: Record<string, ExportedWell> = {};
  for (const row of 'ABC') wells[`${row}1`] = { id: nameOf('BLK'), reading: 0.05 + experiment / 1000 };
  for (const [index, row] of Array.from('ABCDEF').entries()) {
    const [control, sample, ec50] = index < 3 ? ['CTL1', 'SPL1', 0.3] : ['CTL2', 'SPL2', 2];
    wells[`${row}2`] = { id: nameOf(control), reading: 1 + index / 100 + experiment / 200 };
    doses.forEach((dose, step) => {
      const reading = 0.05 + 0.95 / (1 + (dose / ec50) * (1 + experiment / 10)) + index / 100;
      wells[`${row}${step + 3}`] = { id: nameOf(`${sample}:${step + 1}`), amount: String(dose), reading };
    });
  }
  return wells;
}

const plates = (make = plate, options = {}) =>
  Object.fromEntries([1, 2, 3].map((n) => [`SkBr3_exp${n}.txt`, gen5WithLayout(make(n), options)]));

const protocolWith = (layout: string) => `
plates:
  all:
    files: "{cell line}_exp{experiment}.*"
    read: 590 nm
${layout.replace(/^(?=.)/gm, '    ')}
figure:
  width: 85 mm
  panels:
    a: { curves: viability, of: all, by: resistance }
`;

const byName = protocolWith(`layout: from export
names:
  CTL1: { resistance: T, role: untreated }
  ctl 2: { resistance: T+P, role: untreated }
  SPL1:*: { resistance: T, T-DM1: from export in µg/ml }
  SPL2:*: { resistance: T+P, T-DM1: from export in µg/ml }
`);

const byHand = protocolWith(`layout:
  A1:C1: { role: blank }
  A2:C2: { resistance: T, role: untreated }
  D2:F2: { resistance: T+P, role: untreated }
  A3:C8: { resistance: T, T-DM1: "10, 2.5, 0.625, 0.15625, 0.04, 0 µg/ml along columns" }
  D3:F8: { resistance: T+P, T-DM1: "10, 2.5, 0.625, 0.15625, 0.04, 0 µg/ml along columns" }
`);

const codesOf = (problems: readonly { code: string; severity: string }[]) =>
  problems.filter(({ severity }) => severity !== 'note').map(({ code }) => code);

describe('layout: from export', () => {
  it('gives the numbers of the same layout written by hand, and tells what it concluded', async () => {
    const named = await runInMemory({ protocol: byName, plates: plates() });
    const drawn = await runInMemory({ protocol: byHand, plates: plates(plate, { layout: false }) });
    expect(codesOf(named.problems)).toEqual(codesOf(drawn.problems));
    expect(named.output['tables/replicates.csv']!.split('\n').length).toBeGreaterThan(25);
    for (const table of ['replicates', 'summary', 'fits'])
      expect(named.output[`tables/${table}.csv`]).toBe(drawn.output[`tables/${table}.csv`]);
    expect(named.output['provenance.json']).toContain('the export calls A1:C1 \\"BLK\\"');
    expect(named.output['provenance.json']).toContain('section \\"Layout\\", plate \\"Plate 1\\": 45 wells');
  });

  it('takes from names what is in them', async () => {
    const nameOf = (id: string) => {
      const [sample = '', step] = id.split(':');
      const resistance = sample.endsWith('2') ? 'T+P' : 'T';
      if (id === 'BLK') return 'Blank 1';
      return step === undefined ? `${resistance} untreated` : `${resistance} ${doses[Number(step) - 1]}`;
    };
    const protocol = protocolWith(`layout: from export
treatment: T-DM1
names:
  "{resistance} untreated": { role: untreated }
  "{resistance} {dose in µg/ml} µg": {}
`);
    const named = await runInMemory({
      protocol,
      plates: plates((n) => plate(n, (id) => (id.includes(':') ? `${nameOf(id)} µg` : nameOf(id)))),
    });
    const values = (table: string | undefined) =>
      (table ?? '').split('\n').map((line) => line.split(',').filter((cell) => /^\d+\.\d{6,}$/.test(cell)));
    const drawn = await runInMemory({
      protocol: byHand,
      plates: plates(),
    });
    expect(codesOf(named.problems)).toEqual(codesOf(drawn.problems));
    expect(values(named.output['tables/replicates.csv'])).toEqual(
      values(drawn.output['tables/replicates.csv']),
    );
  });

  it('never guesses: controls of unknown kind and other names are listed, with what was most likely meant', async () => {
    const protocol = byName.replace('CTL1:', 'CLT1:').replace(/ {6}SPL2.*\n/, '');
    const { problems, output } = await runInMemory({ protocol, plates: plates() });
    const unexplained = problems.filter(({ code }) => code === 'name-not-explained');
    expect(unexplained).toHaveLength(3);
    expect(unexplained[0]).toMatchObject({
      severity: 'error',
      file: 'plates/s/SkBr3_exp1.txt',
      place: { cell: 'C19', well: 'A2' },
      found: expect.stringContaining('"CTL1" (A2:C2), "SPL2:1" (D3:F3)') as string,
      fix: 'the protocol explains "CLT1": did you mean "CTL1"?',
    });
    expect(problems.find(({ code }) => code === 'name-not-in-export')).toMatchObject({
      severity: 'warning',
      file: 'protocols/s.yaml',
      fix: 'did you mean "CTL1"?',
    });
    expect(output['tables/measurements.csv']).not.toMatch(/,A2,/);
  });

  it('says that an export has no layout, and that a concentration has no unit', async () => {
    const none = await runInMemory({ protocol: byName, plates: plates(plate, { layout: false }) });
    expect(none.problems.filter(({ code }) => code === 'layout-not-in-export')).toHaveLength(3);
    const noUnit = await runInMemory({
      protocol: byName.replaceAll('from export in µg/ml', 'from export'),
      plates: plates(),
    });
    expect(noUnit.problems.find(({ code }) => code === 'layout-invalid-value')).toMatchObject({
      place: { cell: 'D19', well: 'A3' },
      expected: 'a dose with its unit',
      fix: 'the export has no unit: write `T-DM1: from export in µg/ml` with yours',
    });
  });

  it('refuses lines that contradict, wells named twice and names without `layout: from export`', async () => {
    const twice = byName.replace('      CTL1:', '      CTL*: { resistance: P }\n      CTL1:');
    expect(
      (await runInMemory({ protocol: twice, plates: plates() })).problems.find(
        ({ code }) => code === 'layout-conflict',
      ),
    ).toMatchObject({
      file: 'protocols/s.yaml',
      found: expect.stringContaining('"P" in name "CTL*", "T" in name "CTL1"') as string,
    });
    const elsewhere = await runInMemory({
      protocol: byHand.replace('    read', '    names: { BLK: { role: blank } }\n    read'),
      plates: plates(),
    });
    expect(elsewhere.problems[0]).toMatchObject({ expected: 'names only with `layout: from export`' });
    const misspelt = await runInMemory({
      protocol: byName.replace('from export\n', 'form export\n'),
      plates: plates(),
    });
    expect(misspelt.problems[0]).toMatchObject({ fix: 'did you mean "from export"?' });
  });

  it('takes names in any script, names that look like formulas or keys, and leaves empty wells empty', async () => {
    const odd: Record<string, string> = { BLK: '空白', CTL1: '=1+1', CTL2: 'constructor' };
    const make = (n: number) => {
      const wells = plate(n, (id) => odd[id] ?? id);
      return { ...wells, H11: { id: 'unused', reading: 0.04 }, H12: { id: ' - ', reading: 0.04 } };
    };
    const protocol = byName
      .replace('CTL1:', '空白: { role: blank }\n      "=1+1":')
      .replace('ctl 2:', 'constructor:');
    const named = await runInMemory({ protocol, plates: plates(make) });
    const drawn = await runInMemory({ protocol: byHand, plates: plates() });
    expect(codesOf(named.problems)).toEqual(codesOf(drawn.problems));
    expect(named.output['tables/replicates.csv']).toBe(drawn.output['tables/replicates.csv']);
  });
});
