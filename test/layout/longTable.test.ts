import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { excelBook, layoutOfBook, textBook, wellsOfBook } from './layoutOfFile.ts';
import { fileSet, microgram } from './plateOf.ts';

const fixture = (name: string) =>
  textBook(readFileSync(new URL(`../fixtures/layout/${name}`, import.meta.url), 'utf8'));
const micromolar = (value: number) => ({ value, unit: 'µM' });

/** Well -> role and treatment in short. */
function short(wells: ReturnType<typeof wellsOfBook>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wells).map(([well, { role, cellLine, treatment, dose }]) => [
      well,
      [role, cellLine, treatment, dose && `${dose.value} ${dose.unit}`].filter(Boolean).join(' '),
    ]),
  );
}

const inferencesOf = (...of: Parameters<typeof layoutOfBook>) => layoutOfBook(...of).value.inferred;

describe('a long table', () => {
  it('is read below notes, in spellings people use, with ranges and lists of wells', () => {
    const book = fixture('tidy.layout.csv');
    const wells = wellsOfBook(book);
    expect(short(wells)).toEqual({
      A1: 'blank',
      A2: 'blank',
      A3: 'blank',
      B1: 'vehicle SkBr3 DMSO',
      B2: 'vehicle SkBr3 DMSO',
      B3: 'treated SkBr3 T-DM1 0.1 µg/ml',
      B4: 'treated SkBr3 T-DM1 100 ng/ml',
    });
    expect(wells['B3']?.timeH).toBe(48);
    expect(inferencesOf(book)).toContainEqual({
      what: 'layout table',
      value: 'Wells, Cell_Line, Type, Compound, conc, Dose_Unit, Time (h)',
      because: 'the line of headings at A4; left out as notes: Comment',
      state: null,
      file: 'protocols/l.csv',
    });
    expect(inferencesOf(book).map(({ value }) => value)).toContain('2 cells left out');
  });

  it.each([
    ['dose (µM)', '5'],
    ['Conc. [uM]', '5'],
    ['concentration', '5 µM'],
    ['conc_uM', '5'],
    ['final concentration in µM', '5'],
    ['dose µmol/l', '5'],
  ])('takes the unit of a dose from wherever it stands: %s', (heading, dose) => {
    const wells = wellsOfBook(textBook(`well,drug,${heading}\nA1,lapatinib,${dose}\nA2,lapatinib,0`));
    expect(wells['A1']).toMatchObject({ role: 'treated', treatment: 'lapatinib', dose: micromolar(5) });
    expect(wells['A2']).toMatchObject({ role: 'untreated', treatment: null, dose: null });
  });

  it.each(['lapatinib (µM)', 'lapatinib [µM]', 'lapatinib_uM', 'lapatinib µM'])(
    'reads a column named after a treatment with its unit: %s',
    (heading) => {
      const wells = wellsOfBook(textBook(`well,${heading},T-DM1 (ug/ml)\nA1,5,\nA2,,0.1\nA3,0,0`));
      expect(short(wells)).toEqual({
        A1: 'treated lapatinib 5 µM',
        A2: 'treated T-DM1 0.1 µg/ml',
        A3: 'untreated',
      });
    },
  );

  it('reads a column named after a treatment whose cells have the unit', () => {
    expect(short(wellsOfBook(textBook('well,lapatinib\nA1,5 µM\nA2,50 nM')))).toEqual({
      A1: 'treated lapatinib 5 µM',
      A2: 'treated lapatinib 50 nM',
    });
  });

  it.each([
    ['time (h)', '48'],
    ['time_h', '48'],
    ['Time point', '2 d'],
    ['exposure time [min]', '2880'],
    ['incubation hours', '48'],
  ])('reads times: %s', (heading, time) => {
    expect(wellsOfBook(textBook(`well,role,${heading}\nA1,blank,${time}`))['A1']?.timeH).toBe(48);
  });

  it('reads rows and columns of the plate in two columns, rows as letters or numbers', () => {
    const letters = wellsOfBook(textBook('role,row,col\nblank,A,1\nuntreated,h,12\nempty,B,02'));
    const numbers = wellsOfBook(textBook('role,row,column\nblank,1,1\nuntreated,8,12\nempty,2,2'));
    expect(short(letters)).toEqual({ A1: 'blank', B2: 'empty', H12: 'untreated' });
    expect(numbers).toEqual(letters);
  });

  it('is not taken for a block where letters and numbers stand side by side', () => {
    const rows = ['A', 'B', 'C'].flatMap((row) =>
      [1, 2, 3].map((column) => `${row},${column},${column + 1},blank`),
    );
    expect(
      Object.keys(wellsOfBook(textBook(`row,column,experiment,role\n${rows.join('\n')}`), { captures: {} })),
    ).toEqual(['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3']);
  });

  it('adds up rows that speak of one well, and takes the same said twice as said once', () => {
    const book = textBook('well,role,cell line\nA1:A3,untreated,\nA2,,BT474\nA2,untreated,BT-474');
    expect(short(wellsOfBook(book))).toEqual({ A1: 'untreated', A2: 'untreated BT474', A3: 'untreated' });
  });

  it('reads groups as roles where they name one and as treatments otherwise, aloud', () => {
    const book = fixture('tecan-groups.layout.tsv');
    const set = fileSet({ content: { dose: microgram(1) } });
    expect(short(wellsOfBook(book, { set }))).toEqual({
      A1: 'blank',
      A2: 'untreated SkBr3',
      A3: 'treated SkBr3 T-DM1 1 µg/ml',
      A4: 'treated BT474 T-DM1 1 µg/ml',
    });
    expect(inferencesOf(book, { set })).toContainEqual({
      what: 'column "group"',
      value: 'roles: ctl_blank, ctl_untrt; treatments: T-DM1',
      because: 'a name that is no role is a treatment',
      state: 'columns `role` and `treatment`',
      file: 'protocols/l.csv',
    });
  });

  it('lets a dose of 0 in a group of a treatment be untreated', () => {
    const book = textBook('well,sample,dose (µM)\nA1,lapatinib,5\nA2,lapatinib,0\nA3,Blank 1,');
    expect(short(wellsOfBook(book))).toEqual({ A1: 'treated lapatinib 5 µM', A2: 'untreated', A3: 'blank' });
  });

  it('takes only roles from groups where treatments have a column of their own', () => {
    const book = textBook('well,group,treatment,dose\nA1,blank,,\nA2,my drug,lapatinib,5 µM');
    expect(short(wellsOfBook(book))).toEqual({ A1: 'blank', A2: 'treated lapatinib 5 µM' });
  });

  it('continues a sample on the lines below it in a list of Sample and Wells', () => {
    const set = fileSet({ content: { dose: microgram(1) } });
    expect(short(wellsOfBook(fixture('softmax-groups.layout.txt'), { set }))).toEqual({
      A1: 'blank',
      A2: 'blank',
      B1: 'untreated',
      B2: 'untreated',
      C1: 'treated T-DM1 1 µg/ml',
      C2: 'treated T-DM1 1 µg/ml',
    });
  });

  it('prefers the attribute itself to another word for it, which is then a note', () => {
    const book = textBook('well,cell line,cell,type,role\nA1,SkBr3,C12,sample,untreated');
    expect(short(wellsOfBook(book))).toEqual({ A1: 'untreated SkBr3' });
    expect(inferencesOf(book).find(({ what }) => what === 'layout table')?.because).toMatch(
      /left out as notes: cell, type$/,
    );
  });

  it('leaves columns without a heading and measured columns out aloud', () => {
    const book = excelBook({
      S: [
        ['well', 'role', null, 'OD', 'viability (%)'],
        ['A1', 'blank', 'x', 0.05, 3],
      ],
    });
    expect(short(wellsOfBook(book))).toEqual({ A1: 'blank' });
    expect(inferencesOf(book).find(({ what }) => what === 'layout table')?.because).toBe(
      'the line of headings at A1 in sheet S; left out as notes: OD, viability (%), the column below C1',
    );
  });

  it('reads the percentage that a workbook shows, not the fraction that it stores', () => {
    const book = excelBook({
      S: [
        ['well', 'DMSO (%)'],
        ['A1', 10],
      ],
    });
    expect(wellsOfBook(book)['A1']?.dose).toEqual({ value: 10, unit: '%' });
    const cells = book.sheets[0]!.rows.map((row) => [...row]);
    cells[1]![1] = { text: '10%', number: 0.1 };
    const shown = { ...book, sheets: [{ ...book.sheets[0]!, rows: cells }] };
    expect(wellsOfBook(shown)['A1']?.dose).toEqual({ value: 10, unit: '%' });
  });
});

describe('a long table for many plates', () => {
  const plate = (experiment: string) => ({
    captures: { experiment },
    file: `plates/s/SkBr3_exp${experiment}.txt`,
    plate: `SkBr3_exp${experiment}`,
  });

  it('gives each plate the rows of its file, and those for every plate', () => {
    const book = fixture('many-plates.layout.csv');
    expect(short(wellsOfBook(book, plate('1')))).toEqual({
      A1: 'blank',
      A2: 'untreated',
      A3: 'treated lapatinib 2.5 µM',
      H12: 'empty',
    });
    expect(short(wellsOfBook(book, plate('2')))).toEqual({
      A1: 'untreated',
      A2: 'treated lapatinib 2.5 µM',
      A3: 'blank',
      H12: 'empty',
    });
  });

  it.each([
    ['file', 'SkBr3_exp1.txt'],
    ['File name', 'skbr3_exp1'],
    ['file', 'plates/s/SkBr3_exp1.txt'],
    ['file', '*_exp1.*'],
    ['plate', 'SkBr3_exp1'],
    ['Plate', 'P-007'],
    ['barcode', 'p007'],
    ['experiment', '01'],
  ])('knows the plate by its %s %s', (heading, name) => {
    const book = textBook(`${heading},well,role\n${name},A1,blank\nother,A1,untreated`);
    const read = { rows: 8, columns: 12, plate: 'P007' };
    expect(short(wellsOfBook(book, { ...plate('1'), read }))).toEqual({ A1: 'blank' });
  });

  it('knows plates of one file by their numbers', () => {
    const book = textBook('plate,well,role\n1,A1,blank\n2,A1,untreated\n12,A1,empty');
    const read = { rows: 8, columns: 12, plate: 'Plate 2' };
    expect(short(wellsOfBook(book, { read, plate: 'x Plate 2', file: 'plates/s/x.txt' }))).toEqual({
      A1: 'untreated',
    });
  });

  it('takes the experiment of each well where the plate has none', () => {
    const wells = wellsOfBook(textBook('well,role,experiment\nA1,blank,1\nA2,blank,2'), { captures: {} });
    expect(Object.values(wells).map(({ experiment }) => experiment)).toEqual(['1', '2']);
  });

  it('says so when no row holds for a plate', () => {
    const { value, problems } = layoutOfBook(fixture('many-plates.layout.csv'), plate('1'));
    expect([problems, Object.keys(value.wells)]).toEqual([[], ['A1', 'A2', 'A3', 'H12']]);
    const book = textBook('file,well,role\nSkBr3_exp1,A1,blank\nSkBr3_ex2,A1,blank');
    const missing = layoutOfBook(book, plate('2'));
    expect(missing.value.wells).toEqual({});
    expect(missing.problems).toEqual([
      {
        code: 'plate-not-in-layout',
        severity: 'error',
        file: 'protocols/l.csv',
        place: { line: null, column: null, sheet: null, cell: 'A1', well: null },
        found: 'no row for plates/s/SkBr3_exp2.txt; the column "file" has SkBr3_exp1, SkBr3_ex2',
        expected: 'rows with "SkBr3_exp2" in the column "file"',
        fix: 'add the rows, correct a name in "file", or leave it empty in rows that hold for every plate',
      },
    ]);
  });

  it('tells two plates apart by experiment, and says which one is missing', () => {
    const book = textBook('experiment,well,role\n1,A1,blank\n2,A1,untreated');
    expect(short(wellsOfBook(book, plate('2')))).toEqual({ A1: 'untreated' });
    expect(layoutOfBook(book, plate('3')).problems[0]).toMatchObject({
      code: 'plate-not-in-layout',
      found: 'no row for experiment 3 of plates/s/SkBr3_exp3.txt; the column "experiment" has 1, 2',
    });
  });
});
