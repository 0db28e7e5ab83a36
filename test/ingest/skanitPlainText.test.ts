import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf } from './ingestFixture.ts';

const text = new TextDecoder().decode(fixtureBytes('skanit/plain-report.txt'));

describe('the SkanIt reader, of plain reports', () => {
  it('reads whole plates without letters and says that it counted the wells', () => {
    const { value, problems } = readFixture('skanit/plain-report.txt');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      vendor: 'skanit',
      metadata: { date: '2026-07-24', time: '16:00:41' },
    });
    expect(value?.reads).toMatchObject(
      ['CV-1', 'CV-2'].map((plate) => ({
        label: 'Photometric1 620 nm',
        kind: 'measured',
        mode: 'absorbance',
        wavelengthNm: 620,
        plate,
        rows: 8,
        columns: 12,
      })),
    );
    expect(value?.reads.map(valuesOf)).toEqual([namedValues(8, 12), namedValues(8, 12, 1)]);
    expect(value?.reads[0]?.wells.find(({ well }) => well === 'C7')?.cell).toBe('H7');
    expect(value?.reads[0]?.inferred.at(-1)).toMatchObject({ what: 'grid', state: null });
  });

  it('leaves a plate out aloud that was read again and again', () => {
    const { value, problems } = readBytes(text.replace('CV-2', 'CV-1'));
    expect(value).toBeNull();
    expect(problems).toMatchObject([
      {
        code: 'read-not-endpoint',
        found: expect.stringContaining('plate CV-1') as unknown,
        place: { line: 5 },
      },
      { code: 'no-plate-found' },
    ]);
  });

  it('leaves a plate out aloud whose readings are numbered', () => {
    const block = text.split('\r\n').slice(4, 12).join('\n');
    const readings = [1, 2].map((n) => `Reading: ${n}\n\n${block}\n\n`).join('');
    const { value, problems } = readBytes(`Plate: Plate 1 - Wavelength: 600\n\n${readings}`);
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('does not count wells in a block that is no whole plate', () => {
    const lines = text.split('\r\n');
    const { value, problems } = readBytes(lines.filter((_, line) => line !== 6).join('\n'));
    expect(value?.reads.map(({ plate }) => plate)).toEqual(['CV-2']);
    expect(problems).toMatchObject([
      {
        code: 'file-incomplete',
        severity: 'error',
        found: expect.stringContaining('7 lines of 12 numbers') as unknown,
      },
    ]);
  });

  it('takes another step than a photometric one for calculated', () => {
    const { value } = readBytes(text.replaceAll('Photometric1', 'Blank subtraction1'));
    expect(value?.reads).toMatchObject([
      { kind: 'calculated', mode: 'other', blanked: true, wavelengthNm: null },
      { kind: 'calculated' },
    ]);
  });
});
