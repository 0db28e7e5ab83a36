import { describe, expect, it } from 'vitest';
import type { Protocol } from '#domain/protocol';
import { starConventionByName } from '#domain/starConvention';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';

function protocolOf(text: string): Protocol {
  const { value, problems } = parseProtocol({ text, file: 'protocols/fig2.yaml' });
  if (value === null) throw new Error(JSON.stringify(problems, null, 1));
  expect(problems).toEqual([]);
  return value;
}

const minimal = `plates:
  one:
    files: "*.txt"
    layout: { A1: { role: blank } }
`;

describe('parseProtocol', () => {
  const protocol = protocolOf(fig2Protocol);
  const [single, series] = protocol.plateSets;

  it('reads what stands at the top', () => {
    expect(protocol).toMatchObject({
      file: 'protocols/fig2.yaml',
      title: 'T-DM1 efficacy in trastuzumab- and pertuzumab-resistant HER2+ cells',
      assay: 'crystal violet',
      studies: ['fig2-repeat-*'],
      aliases: { 'cell line': { SkBr3: ['SKBR3-P40', 'clone 3'] } },
      molarMasses: { 'T-DM1': 148000 },
      facts: { 'seeding density': '5000 cells per well' },
    });
  });

  it('reads a plate set with a layout file and doses for each cell line', () => {
    expect(single).toEqual({
      name: 'single dose',
      files: 'a/{cell line}_exp{experiment}.*',
      read: { wavelengthNm: 590, label: null },
      table: { delimiter: null, decimal: null, sheet: null },
      layout: {
        kind: 'file',
        path: 'fig2-a.layout.xlsx',
        sheet: null,
        place: { line: 15, column: 5, sheet: null, cell: null, well: null },
      },
      content: { treatment: 'T-DM1', timeH: 48 },
      doseByCellLine: { SkBr3: { value: 0.1, unit: 'µg/ml' }, BT474: { value: 1, unit: 'µg/ml' } },
      normalization: {
        blank: 'wells',
        control: 'untreated',
        within: 'plate',
        zero: 'blank',
        n: 'experiments',
      },
      place: { line: 12, column: 3, sheet: null, cell: null, well: null },
    });
  });

  it('reads ranges with their place, and what one set says otherwise about normalisation', () => {
    expect(series).toMatchObject({
      read: { wavelengthNm: 590, label: 'Read 2' },
      table: { delimiter: 'semicolon', decimal: 'comma', sheet: 'Raw' },
      content: { timeH: 48 },
      doseByCellLine: {},
      normalization: { blank: 0.05, control: 'untreated', within: 'plate', zero: 'blank', n: 'wells' },
    });
    const start = { value: 10, unit: 'µg/ml' };
    expect(series?.layout).toMatchObject({
      kind: 'ranges',
      ranges: [
        {
          wells: 'B2:D9',
          content: { resistance: 'T', treatment: 'T-DM1' },
          series: { start, dilution: 4, along: 'columns', reversed: false },
          place: { line: 28, column: 7 },
        },
        {
          content: { resistance: 'T+P', treatment: 'T-DM1' },
          series: { start, dilution: 4, along: 'columns', reversed: true },
        },
        { content: { resistance: 'T', role: 'untreated' }, series: null },
        { wells: 'A2:A7, H2', content: { role: 'blank' }, series: null, place: { line: 31, column: 7 } },
      ],
    });
  });

  it('reads exclusions in canonical spelling', () => {
    expect(protocol.exclusions).toMatchObject([
      {
        files: 'a/BT474_exp2.*',
        wells: 'C5',
        where: {},
        reason: 'scratched with the pipette tip',
        place: { line: 33 },
      },
      { files: null, wells: null, where: { experiment: '3', 'cell line': 'BT474' }, place: { line: 36 } },
    ]);
  });

  it('reads a panel of bars', () => {
    expect(protocol.figure?.widthMm).toBe(174);
    expect(protocol.figure?.panels[0]).toEqual({
      kind: 'bars',
      name: 'a',
      quantity: 'relative response',
      relativeTo: 'CTR',
      title: 'One dose',
      of: ['single dose'],
      by: 'resistance',
      order: ['CTR', 'T', 'P', 'T+P'],
      facet: 'cell line',
      facetOrder: null,
      where: { dose: ['0.1 µg/ml', '1 µg/ml'], time: ['48 h'] },
      comparisons: {
        pairs: [
          ['T', 'T+P'],
          ['CTR', 'T+P'],
        ],
        test: 'ratio-paired',
        correction: 'holm',
        stars: {
          name: 'own',
          strict: true,
          steps: [
            { stars: '*', threshold: 0.05 },
            { stars: '**', threshold: 0.01 },
          ],
        },
      },
      errorBars: 'sem',
      errorBarsNamed: true,
      yLabel: 'Responsive cells (%)',
      place: { line: 44, column: 5, sheet: null, cell: null, well: null },
      namePlaces: expect.any(Object) as unknown,
    });
  });

  it('reads a panel of curves', () => {
    expect(protocol.figure?.panels[1]).toMatchObject({
      kind: 'curves',
      quantity: 'viability',
      of: ['single dose', 'dose series'],
      by: 'cell line',
      facet: null,
      model: '3PL',
      fixed: { top: 100, hillSlope: -1, ec50: 2 },
      omitZero: true,
      comparisons: { pairs: [['SkBr3', 'BT474']], test: 'paired', correction: 'none' },
    });
  });

  it('keeps where each group is named first, listed in pairs or as one pair', () => {
    const [a, b] = protocol.figure?.panels ?? [];
    const spots = Object.entries(a?.namePlaces ?? {}).map(([name, { line, column }]) => [name, line, column]);
    expect(spots).toEqual(
      expect.arrayContaining([
        ['T', 48, 18],
        ['T+P', 48, 21],
        ['CTR', 48, 30],
        ['P', 47, 24],
      ]),
    );
    expect(b?.namePlaces).toMatchObject({ SkBr3: { line: 64, column: 17 }, BT474: { line: 64, column: 24 } });
  });

  it('needs no more than plates, and fills in the defaults', () => {
    expect(protocolOf(minimal)).toMatchObject({
      title: null,
      assay: null,
      studies: [],
      aliases: {},
      molarMasses: {},
      exclusions: [],
      figure: null,
      facts: {},
      plateSets: [
        {
          read: null,
          normalization: { blank: 'wells', control: null, within: 'plate', zero: 'blank', n: 'experiments' },
        },
      ],
    });
  });

  it('draws with the defaults of the paper', () => {
    const { figure } = protocolOf(`${minimal}figure:
  panels:
    a: { bars: response, of: one, compare: [T, T+P] }
    b: { curves: viability, of: one }
`);
    expect(figure).toMatchObject({
      widthMm: 174,
      panels: [
        {
          by: 'resistance',
          facet: 'cell line',
          order: null,
          relativeTo: null,
          quantity: 'response',
          errorBars: 'sd',
          errorBarsNamed: false,
          comparisons: { test: 'student', correction: 'none', stars: starConventionByName('sepher') },
        },
        { model: '4PL', fixed: {}, omitZero: false, comparisons: null },
      ],
    });
  });

  it('takes the width of a preset where none is given', () => {
    const panels = 'panels: { a: { bars: response, of: one } }';
    expect(protocolOf(`${minimal}figure: { preset: bmc, ${panels} }`).figure?.widthMm).toBe(170);
    expect(protocolOf(`${minimal}figure: { preset: bmc, width: 85 mm, ${panels} }`).figure?.widthMm).toBe(85);
  });

  it('keeps texts as they were written: no, 01 and 1e3 are names', () => {
    const layout = 'layout: { A1: { treatment: no, cell line: 1e3, pretreatment: 01 } }';
    const { plateSets } = protocolOf(`plates: { one: { files: x, ${layout} } }`);
    expect(plateSets[0]?.layout).toMatchObject({
      ranges: [{ content: { treatment: 'no', cellLine: '1e3', pretreatment: '01' } }],
    });
  });

  it.each([
    ['590 nm', { wavelengthNm: 590, label: null }],
    ['590', { wavelengthNm: 590, label: null }],
    ['Blank 590', { wavelengthNm: null, label: 'Blank 590' }],
    ['{ label: "590" }', { wavelengthNm: null, label: '590' }],
  ])('reads `read: %s`', (read, choice) => {
    const text = `plates: { one: { files: x, read: ${read}, layout: { A1: { role: blank } } } }`;
    expect(protocolOf(text).plateSets[0]?.read).toEqual(choice);
  });

  it('reads which plates stood turned, as one pattern or several', () => {
    const turnedOf = (text: string): unknown =>
      protocolOf(minimal.replace('"*.txt"\n', `"*.txt"\n    turned: ${text}\n`)).plateSets[0]?.turned;
    expect(turnedOf('b/SkBr3_exp2.*')).toEqual(['b/SkBr3_exp2.*']);
    expect(turnedOf("[./p1.txt, 'b\\p2.txt']")).toEqual(['p1.txt', 'b/p2.txt']);
    expect(protocolOf(minimal).plateSets[0]).not.toHaveProperty('turned');
  });

  it('names the sheet of a layout file', () => {
    const { plateSets } = protocolOf('plates: { one: { files: x, layout: { file: l.xlsx, sheet: Map } } }');
    expect(plateSets[0]?.layout).toMatchObject({ kind: 'file', path: 'l.xlsx', sheet: 'Map' });
  });

  it('lets values be repeated by anchors', () => {
    const { plateSets } = protocolOf(`plates:
  one: { files: x, layout: &map { A1: { role: blank } } }
  two: { files: y, layout: *map }
`);
    expect(plateSets[1]?.layout).toMatchObject({ ranges: [{ content: { role: 'blank' } }] });
  });

  it('reads a file with byte order mark and Windows line ends', () => {
    expect(protocolOf(`\uFEFF${fig2Protocol.replaceAll('\n', '\r\n')}`).plateSets).toEqual(
      protocol.plateSets,
    );
  });
});
