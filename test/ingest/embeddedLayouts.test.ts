import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EmbeddedLayout } from '#domain/embeddedLayout';
import type { Export } from '#domain/read';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { readBytes, readFixture } from './ingestFixture.ts';

/** `name|group|concentration|dilution` of a well. */
const said = (layout: EmbeddedLayout | undefined, well: string) => {
  const found = layout?.wells.find((one) => one.well === well);
  if (found === undefined) return null;
  return [found.name?.text, found.group, found.concentration?.text, found.dilution]
    .map((part) => part ?? '')
    .join('|');
};
const layoutsOf = (value: Export | null) => value?.layouts ?? [];

describe('the layout in an export', () => {
  it('is the section Layout of Gen5, as a matrix and as a list', () => {
    for (const name of ['gen5/grouped-swapped.txt', 'gen5/rows-grouped.txt']) {
      const [layout, ...others] = layoutsOf(readFixture(name).value);
      expect(others).toEqual([]);
      expect(layout).toMatchObject({ plate: 'Plate 1', heading: null });
      expect([said(layout, 'A1'), said(layout, 'H12')]).toEqual(['SPL1||1|', 'BLK|||']);
    }
  });

  it('is the grid of names of Byonoy, and that of a bench workbook', () => {
    const [names] = layoutsOf(readFixture('byonoy/app.csv').value);
    expect([said(names, 'A1'), said(names, 'H12')]).toEqual(['Sample 1|||', 'Sample 96|||']);
    const [map] = layoutsOf(readFixture('sheet/workbook.xlsx').value);
    expect(map).toMatchObject({ sheet: 'Layout', plate: null });
    expect([said(map, 'A1'), said(map, 'H12')]).toEqual(['blank|||', 'T-DM1 11|||']);
  });

  it('has the concentrations of SkanIt and of MARS beside the names', () => {
    const [definitions] = layoutsOf(readFixture('skanit/one-well.xlsx').value);
    expect(said(definitions, 'A1')).toBe('Std0001|Group 1|1 microg/ml|');
    const [content, standards] = layoutsOf(readFixture('mars/plate-view.csv').value);
    expect([said(content, 'A2'), said(standards, 'H2')]).toEqual(['Sample X1|||', '||128|']);
  });

  it('is no grid of readings, pictures or marks of the wells that were read', () => {
    for (const name of ['nivo/kinetic.csv', 'kaleido/pictures.csv', 'gen5/rows.txt', 'sheet/bare.csv'])
      expect(layoutsOf(readFixture(name).value)).toEqual([]);
  });
});

describe.skipIf(!hasSharedFolder)('the layouts in real exports', () => {
  const real = (file: string) =>
    layoutsOf(readBytes(readFileSync(`${sharedFolder}exports/${file}`), file).value);

  it('are those of Gen5: standards, dilutions, blanks', () => {
    const [layout] = real('biotek/gen5_stdcurve_630.txt');
    expect(['A1', 'D4', 'H1'].map((well) => said(layout, well))).toEqual([
      'STD1||2000|',
      'SPL1:4||0.125|',
      'BLK|||',
    ]);
  });

  it('are those of SoftMax Pro: groups, continuation lines, typed concentrations and no computed ones', () => {
    const [first, second] = real('moldev/softmax_plateformat_2plates_utf16.txt');
    expect([first?.plate, second?.plate]).toEqual(['Plate01', 'Plate02']);
    expect(said(first, 'A3')).toBe('01|Standards|320 ng/mL|');
    expect(said(second, 'H12')).toBe('24|UnknownsNoDiln||');
    const [groups] = real('moldev/softmax_plateformat_elisa450_groups.txt');
    expect([said(groups, 'A2'), said(groups, 'B3')]).toEqual(['St1|Std|320.000|', 'Co1|Ctrl||']);
  });

  it('are those of SkanIt, Byonoy and a map below the readings', () => {
    const [definitions] = real('thermo/skanit_elisa_450_with_calculations.xlsx');
    expect([said(definitions, 'A1'), said(definitions, 'D4'), said(definitions, 'H1')]).toEqual([
      'Std0001|Group 1|1 microg/ml|',
      'Un0023|Group 1||1:250',
      'Blank1|Group 1||',
    ]);
    expect(said(real('byonoy/absorbance96_540.csv')[0], 'B2')).toBe('Sample 14|||');
    const [map] = real('tecan/sunrise_magellan_biff_with_layout_below.xls');
    expect([said(map, 'A11'), said(map, 'G9'), said(map, 'A1')]).toEqual(['STD1000|||', 'M1C|||', null]);
  });
});
