import { describe, expect, it } from 'vitest';
import {
  fixtureBytes,
  namedValues,
  readBytes,
  readFixture,
  textsOf,
  valuesOf,
  without,
} from './ingestFixture.ts';

const plate = namedValues(8, 12);
const factsOf = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm, plate: of }) => [
    label,
    kind,
    mode,
    wavelengthNm,
    of,
  ]);

describe('the Bio-Rad reader', () => {
  it('reads both wavelengths of a Model 680; a minus sign stands where the blank would', () => {
    const { value, problems } = readFixture('bio-rad/680-dual.txt');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'bio-rad', software: null });
    expect(value?.metadata).toEqual({ reader: 'Bio-Rad Model 680', date: '2026-07-05', time: '10:05:02' });
    expect(factsOf('bio-rad/680-dual.txt')).toEqual([
      ['Mes. filter 595', 'measured', 'absorbance', 595, null],
      ['Ref. filter 655', 'measured', 'absorbance', 655, null],
    ]);
    const [first, second] = value!.reads;
    expect(first).toMatchObject({ rows: 8, columns: 12, unit: 'AU', blanked: false });
    expect(valuesOf(first)).toEqual({ ...without(plate, 'A12'), C4: -0.002, H12: -0.001 });
    expect(valuesOf(second)).toEqual(namedValues(8, 12, 1));
    expect(first!.wells.find(({ well }) => well === 'B7')?.cell).toBe('A7');
  });

  it('takes asterisks for more than the range of the model: 3.5 AU in the 680, 3 AU in the 550', () => {
    const boundOf = (name: string, well: string) =>
      readFixture(name).value!.reads[0]!.wells.find((one) => one.well === well);
    expect(boundOf('bio-rad/680-dual.txt', 'A12')).toMatchObject({
      reading: { kind: 'bound', relation: '>', limit: 3.5, text: '*.***' },
      flags: ['saturated'],
    });
    expect(boundOf('bio-rad/550.txt', 'B3')).toMatchObject({
      reading: { kind: 'bound', relation: '>', limit: 3, text: '*' },
      flags: ['saturated'],
    });
    expect(readFixture('bio-rad/550.txt').value!.reads[0]!.inferred).toMatchObject([
      { what: 'end of the range', value: '3 AU' },
    ]);
  });

  it('does not take the position of a filter in a Model 550 for a wavelength', () => {
    const { value, problems } = readFixture('bio-rad/550.txt');
    expect(problems).toEqual([]);
    expect(factsOf('bio-rad/550.txt')).toEqual([['Mes. filter 2', 'measured', 'absorbance', null, null]]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'B3'));
    expect(textsOf(value!.reads[0])).toEqual({ B3: '*' });
  });

  it('reads a plate of the memory of the reader, all on one line and year first', () => {
    const { value, problems } = readFixture('bio-rad/memory.txt');
    expect(problems).toEqual([]);
    expect(factsOf('bio-rad/memory.txt')).toEqual([
      ['Mes. filter 590', 'measured', 'absorbance', 590, null],
      ['Ref. filter 655', 'measured', 'absorbance', 655, null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual({ ...plate, D6: -0.003 });
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(value?.metadata).toMatchObject({ date: '2026-07-05', memory: '3', method: 'CV' });
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'B1')?.cell).toBe('M1');
  });

  it('calls several plates by their place', () => {
    const { value, problems } = readFixture('bio-rad/two-plates.txt');
    expect(problems).toEqual([]);
    expect(value!.reads.map((read) => [read.plate, valuesOf(read)['C7']])).toEqual([
      ['1', 0.307],
      ['2', 1.307],
    ]);
    expect(value?.metadata).toMatchObject({ date: '2026-07-05', 'date (2)': '2026-07-06' });
  });

  it('leaves a kinetic out aloud', () => {
    const one = new TextDecoder().decode(fixtureBytes('bio-rad/680-dual.txt')).split('\r');
    const block = one.slice(one.indexOf('.begin'), one.indexOf('.end') + 1);
    const { value, problems } = readBytes([...one.slice(0, 3), ...block, ...block, ...block, ''].join('\r'));
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('reads the text after a spreadsheet program has divided it', () => {
    const { value, problems } = readFixture('bio-rad/divided.csv');
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'B7')?.cell).toBe('H5');
  });

  it('says which text stands among the readings, and gives the wells of that line no value', () => {
    const text = new TextDecoder().decode(fixtureBytes('bio-rad/550.txt')).replace(' 0.301', ' ERROR');
    const { value, problems } = readBytes(text);
    expect(Object.keys(valuesOf(value!.reads[0])).some((well) => well.startsWith('H'))).toBe(false);
    expect(problems).toMatchObject([{ code: 'cell-not-a-number', severity: 'error', place: { line: 6 } }]);
  });

  it('claims no bench file that only mentions such a reader', () => {
    const text =
      'read on a Bio-Rad Model 680 microplate reader\n,1,2,3\nA,0.123,0.223,0.323\nB,0.423,0.523,0.623\n';
    expect(readBytes(text).value?.vendor).toBe('sheet');
  });
});

describe('a Bio-Rad text that ends after any of its bytes', () => {
  it.each(['bio-rad/680-dual.txt', 'bio-rad/two-plates.txt', 'bio-rad/memory.txt'])(
    '%s never gives a part of a read, or a changed value, in silence',
    (name) => {
      const bytes = fixtureBytes(name);
      const whole = readFixture(name).value!.reads;
      let parts = 0;
      for (let end = 40; end < bytes.length; end += 7) {
        const { value, problems } = readBytes(bytes.subarray(0, end), name);
        const told = problems.some(({ code }) => /^file-(?:damaged|incomplete)$/.test(code));
        if (value === null) expect(problems.length).toBeGreaterThan(0);
        for (const [index, read] of (value?.reads ?? []).entries()) {
          expect(valuesOf(whole[index])).toMatchObject(valuesOf(read));
          if (read.wells.length === 96) continue;
          parts += 1;
          expect(told, `${name} cut to ${end} bytes`).toBe(true);
        }
        if (name.includes('dual') && value?.reads.length === 1) expect(told).toBe(true);
      }
      expect(parts).toBeGreaterThan(5);
    },
  );
});
