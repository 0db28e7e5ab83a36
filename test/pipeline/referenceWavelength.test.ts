import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/expectClose.ts';
import { runInMemory } from '../support/memoryStudy.ts';
import { tableFromText } from '../support/project.ts';

type Reading = number | string;
type Wells = Readonly<Record<string, readonly [at590: Reading, at630: Reading]>>;

/** B = 0.05 and C − B = 1 after the reference, 0.105 and 1.02 without it. */
const plate: Wells = {
  A1: [0.1, 0.05],
  A2: [0.11, 0.06],
  A3: [0.105, 0.055],
  B1: [1.15, 0.1],
  B2: [1.1, 0.05],
  B3: [1.125, 0.075],
  C1: [0.5, 0.05],
  C2: [0.55, 0.1],
  C3: [0.525, 0.075],
  D1: [0.03, 0.05],
};

/** As Gen5 writes a list of wells with two reads. */
function gen5(wells: Wells): string {
  const header = [
    'Software Version\t3.11.19',
    '',
    'Plate Number\tPlate 1',
    'Reader Type:\tEpoch 2',
    'Reading Type\tReader',
    '',
    'Procedure Details',
    '',
    'Plate Type\t24 WELL PLATE (Use plate lid)',
    '',
    'Results',
    '',
    'Well\tAbs:590\tAbs:630',
  ];
  const lines = Object.entries(wells).map(([well, readings]) => [well, ...readings].join('\t'));
  return [...header, ...lines, ''].join('\n');
}

const protocol = (read = 'read: 590 nm\n    reference: 630 nm', more = ''): string => `
assay: crystal violet
plates:
  doses:
    files: "{cell line}_exp{experiment}.txt"
    ${read}
    time: 48 h
    layout:
      A1:A3: { role: blank }
      B1:B3: { resistance: T, role: untreated }
      C1:C3: { resistance: T, T-DM1: 1 µg/ml }
      D1: { resistance: T, T-DM1: 10 µg/ml }
${more}figure:
  panels:
    a: { bars: viability, of: doses, by: dose }
`;

async function run(wells: Wells, text = protocol()) {
  const { output, problems } = await runInMemory({
    protocol: text,
    plates: { 'SkBr3_exp1.txt': gen5(wells) },
  });
  const rows = (table: string) => tableFromText(output[`tables/${table}.csv`] ?? '');
  const well = (name: string) => rows('measurements').find((row) => row.well === name)!;
  return { output, problems, rows, well };
}

describe('a study with a reference wavelength', () => {
  it('subtracts 630 nm from 590 nm well by well before the blank, and keeps both readings', async () => {
    const { well } = await run(plate);
    const c1 = well('C1');
    expect(c1).toMatchObject({
      read_label: 'Abs:590 − Abs:630',
      wavelength_nm: '590',
      raw_au: '0.5',
      reference_au: '0.05',
      reference_label: 'Abs:630',
      reference_wavelength_nm: '630',
      cell: 'B20',
      reference_cell: 'C20',
    });
    expectClose(Number(c1.absorbance_au), 0.45, { abs: 1e-15 });
    expectClose(Number(c1.blanked_au), 0.4, { abs: 1e-15 });
    expectClose(Number(c1.viability_percent), 40, { abs: 1e-12 });
    // 0.03 − 0.05 − 0.05 AU: below the blank, and not clipped
    expectClose(Number(well('D1').viability_percent), -7, { abs: 1e-12 });
  });

  it('gives what one gets without it only where nobody asks for it', async () => {
    const { well } = await run(plate, protocol('read: 590 nm'));
    expectClose(Number(well('C1').viability_percent), (100 * (0.5 - 0.105)) / 1.02, { rel: 1e-12 });
    expect(well('C1')).toMatchObject({ read_label: 'Abs:590', raw_au: '', reference_au: '' });
  });

  it('says so in methods text, legend, report and provenance', async () => {
    const { output } = await run(plate, protocol('read: 590 nm − 630 nm'));
    expect(output['methods.txt']).toContain(
      'Absorbance was read at 590 nm, and the reading of the same well at 630 nm (reference) was subtracted before anything else (reader: Epoch 2;',
    );
    expect(output['figures/a.legend.txt']).toContain('read at 590 nm minus 630 nm (reference)');
    expect(output['report.html']).toContain('at 590 nm minus the reference at 630 nm');
    expect(output['report.html']).toContain('absorbance 0.45 (0.5 at 590 nm − 0.05 at 630 nm, cell C20)');
    expect(output['provenance.json']).toContain('minus \\"Abs:630\\", well by well, before the blank');
  });

  it('judges blanks by the difference, and the range of the reader by what was read', async () => {
    const cloudy = {
      ...plate,
      A1: [0.35, 0.3],
      A2: [0.36, 0.31],
      A3: [0.355, 0.305],
      C3: [3.2, 2.7],
    } as const;
    const { rows } = await run(cloudy);
    const value = (measure: string) => Number(rows('quality').find((row) => row.measure === measure)?.value);
    expectClose(value('blank mean'), 0.05, { abs: 1e-12 });
    expectClose(value('highest absorbance'), 3.2, { abs: 1e-12 });
  });

  it('makes a saturated treated well a bound and never averages it', async () => {
    const { well, rows, problems } = await run({ ...plate, C2: ['>4.000', 0.1] });
    expect(well('C2')).toMatchObject({ absorbance_au: '', absorbance_text: '>4.000 − 0.1', raw_au: '' });
    // 100 × (4 − 0.1 − 0.05)/1
    expect(well('C2').flags).toContain('absorbance > 3.9');
    expect(well('C2').flags).toContain('viability > 385');
    expect(rows('summary').filter((row) => row.dose === '1')).toEqual([]);
    expect(problems.map(({ code }) => code)).toContain('treated-saturated');
    expect(rows('quality').find((row) => row.measure === 'saturated wells')).toMatchObject({ value: '1' });
  });

  it('makes a saturated reference an upper bound, which spoils a control too', async () => {
    const { well, problems } = await run({ ...plate, B2: [1.1, '>4.000'] });
    expect(well('B2').flags).toContain('absorbance < -2.9');
    expect(problems.find(({ code }) => code === 'control-saturated')?.found).toContain('1.1 − >4.000');
    expect(well('C1').viability_percent).toBe('');
  });

  it('leaves a well out that is masked in either read, with the reason', async () => {
    const { well, problems } = await run({ ...plate, C1: [0.5, '*0.050*'], C2: ['*0.550*', 0.1] });
    expect(well('C1').flags).toContain('absorbance missing: masked in the reader');
    expect(well('C1').absorbance_text).toBe('*0.050* at Abs:630');
    expect(well('C2').absorbance_text).toBe('*0.550*');
    expect(problems.find(({ code }) => code === 'well-missing')?.found).toBe(
      'C1:C2: masked in the software of the reader ("*0.050* at Abs:630", "*0.550*")',
    );
  });

  it('leaves every result as it is when both wavelengths are raised by one amount', async () => {
    const plain = await run(plate);
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0.001, max: 2, noNaN: true }), async (raised) => {
        const lifted = Object.fromEntries(
          Object.entries(plate).map(([well, [a, r]]) => [
            well,
            [Number(a) + raised, Number(r) + raised] as const,
          ]),
        );
        const results = await run(lifted);
        for (const [index, row] of plain.rows('summary').entries())
          expectClose(Number(results.rows('summary')[index]?.mean), Number(row.mean), { abs: 1e-9 });
      }),
      { numRuns: 5 },
    );
    expect(plain.rows('summary').length).toBeGreaterThan(1);
  });

  it('is refused with what the file has when there is no such read', async () => {
    const { problems } = await run(plate, protocol('read: 590 nm\n    reference: 650 nm'));
    expect(problems.find(({ severity }) => severity === 'error')).toMatchObject({
      code: 'read-not-found',
      file: 'plates/s/SkBr3_exp1.txt',
      expected: 'the reference read 650 nm of the plate set "doses"',
    });
  });
});

describe('a reader limit of the protocol', () => {
  it('makes plain numbers at the end of the range bounds', async () => {
    const { well } = await run(
      { ...plate, C2: [3.5, 0.1] },
      protocol('read: 590 nm\n    reader limit: 3.5 AU'),
    );
    expect(well('C2').flags).toContain('absorbance > 3.5');
    expect(well('C1').absorbance_au).toBe('0.5');
  });
});

describe('the corner of a plate', () => {
  const grid = [
    ',1,2,3,4,5,6',
    'A,0.05,0.05,0.05,1,1,1',
    'B,0.5,0.5,0.5,0.5,0.5,0.5',
    'C,1,1,1,1,1,1',
    'D,1,1,1,1,1,1',
  ];
  const text = (line: string): string => `
plates:
  doses:
    files: "exp{experiment}.csv"
    ${line}
    layout:
      A1:A3: { role: blank }
      A4:A6: { role: untreated }
      B1:B6: { T-DM1: 1 µg/ml }
      C-H: { role: empty }
figure:
  panels:
    a: { bars: viability, of: doses, by: dose }
`;
  const runGrid = (line: string) =>
    runInMemory({ protocol: text(line), plates: { 'exp1.csv': [...grid, ''].join('\n') } });

  it('is refused under the layout of a whole one, with the line that says what it is', async () => {
    const { problems } = await runGrid('time: 48 h');
    expect(problems.find(({ code }) => code === 'layout-outside-plate')?.fix).toContain(
      '`plate: 96 wells` in the plate set',
    );
  });

  it('is used when the protocol states the plate; the wells keep their names', async () => {
    const { output, problems } = await runGrid('plate: 96 wells');
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const rows = tableFromText(output['tables/measurements.csv'] ?? '');
    expect(rows.map(({ well }) => well)).toContain('D6');
    expectClose(Number(rows.find(({ well }) => well === 'B1')?.viability_percent), (100 * 0.45) / 0.95, {
      rel: 1e-12,
    });
    expect(output['report.html']).toContain('<th scope="col">12</th>');
  });

  it('is refused on a plate that is too small for its wells', async () => {
    const { problems } = await runGrid('plate: 6 wells');
    expect(problems.map(({ code }) => code)).toContain('plate-size-contradicts');
  });
});
