import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf } from './ingestFixture.ts';

const plate = (grid = 0) => namedValues(8, 12, grid);

describe('the SoftMax Pro reader of XML', () => {
  it('reads a plate for each section and wavelength', () => {
    const { value, problems } = readFixture('softmax-pro/filtermax.xml');
    expect(problems).toEqual([]);
    expect(
      value?.reads.map(({ label, kind, mode, wavelengthNm, plate: of }) => [
        label,
        kind,
        mode,
        wavelengthNm,
        of,
      ]),
    ).toEqual([
      ['T & T+P', 'measured', 'absorbance', 595, 'T & T+P'],
      ['CTR 570 nm', 'measured', 'absorbance', 570, 'CTR'],
      ['CTR 650 nm', 'measured', 'absorbance', 650, 'CTR'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual({ ...plate(), A1: 4, A2: 4 });
    expect(valuesOf(value!.reads[2])).toEqual(plate(2));
    expect(value?.metadata).toEqual({
      date: '2020-07-24',
      time: '12:26:00',
      'time (CTR)': '12:40:00',
      reader: 'FilterMax F5',
      firmware: 'ROM v1.2',
      plateType: '96 Well Standard clrbtm',
      temperatureC: '37',
    });
  });

  it('flags readings at the limit of a FilterMax, and says so', () => {
    const read = readFixture('softmax-pro/filtermax.xml').value!.reads[0]!;
    const flagged = read.wells.filter(({ flags }) => flags.includes('saturated'));
    expect(flagged.map(({ well }) => well)).toEqual(['A1', 'A2']);
    expect(read.inferred.map(({ what }) => what)).toContain('saturation');
  });

  it('names the line of the file in which a reading stands', () => {
    const read = readFixture('softmax-pro/filtermax.xml').value!.reads[0]!;
    const text = new TextDecoder('utf-16le').decode(fixtureBytes('softmax-pro/filtermax.xml'));
    const { cell } = read.wells.find(({ well }) => well === 'C7')!;
    expect(cell).toMatch(/^B\d+$/);
    expect(text.split('\n')[Number(cell.slice(1)) - 1]).toContain('<RawData>0.307</RawData>');
  });

  it('leaves out kinetics aloud', () => {
    const text = new TextDecoder('utf-16le').decode(fixtureBytes('softmax-pro/filtermax.xml'));
    const { value, problems } = readBytes(text.replaceAll('ReadType="Endpoint"', 'ReadType="Kinetic"'));
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual([
      'read-not-endpoint',
      'read-not-endpoint',
      'no-plate-found',
    ]);
  });

  it('refuses XML that is cut short, or of something else', () => {
    expect(readBytes('<Experiment><PlateSections><PlateSection Name="a">').problems).toMatchObject([
      {
        code: 'file-incomplete',
        found: 'an XML file that ends inside of <PlateSection>: not complete yet, or damaged',
      },
    ]);
    expect(readBytes('<Experiment><a></b></Experiment>').problems).toMatchObject([{ code: 'file-damaged' }]);
    expect(readBytes('<?xml version="1.0"?>\n<Workbook/>').problems).toMatchObject([
      { code: 'file-type-mismatch' },
    ]);
    expect(readBytes('<Experiment><Note>1</Note></Experiment>').problems).toMatchObject([
      { code: 'no-plate-found' },
    ]);
  });
});
