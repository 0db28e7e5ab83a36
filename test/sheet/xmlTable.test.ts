import { describe, expect, it } from 'vitest';
import { decodeText } from '#sheet/decodeText';
import { isReaderXml, readXmlTable } from '#sheet/xmlTable';

const nothingStated = { delimiter: null, decimal: null, sheet: null };
const tableOf = (text: string) =>
  readXmlTable(decodeText(new TextEncoder().encode(text)), 'a.xml', nothingStated);

describe('the XML of a plate reader as cells', () => {
  it('has a row for each line and a cell for each tag and text', () => {
    const { value } = tableOf('<Experiment a="1 > 0">\r\n  <W> 0.25 </W><!-- no -->\n<W/>\n</Experiment>');
    expect(value?.sheets[0]?.rows.map((row) => row.map(({ text, number }) => number ?? text))).toEqual([
      ['<Experiment a="1 > 0">'],
      ['<W>', 0.25, '</W>'],
      ['<W/>'],
      ['</Experiment>'],
    ]);
  });

  it('puts a text onto the line where it begins, and reads entities and CDATA', () => {
    const { value } = tableOf('<Experiment>\n\n a &lt; b &#x41;\n<![CDATA[<c>]]></Experiment>');
    expect(value?.sheets[0]?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['<Experiment>'],
      [],
      ['a < b A'],
      ['<c>', '</Experiment>'],
    ]);
  });

  it('reads decimal commas', () => {
    const { value } = tableOf('<Experiment><W>0,25</W><W>1,5</W></Experiment>');
    expect(value?.decimal).toBe('comma');
    expect(value?.sheets[0]?.rows[0]?.flatMap(({ number }) => number ?? [])).toEqual([0.25, 1.5]);
  });

  it.each([
    ['<Experiment><W>0.2', 'an XML file that ends inside of <W>'],
    ['<Experiment><W>0.2</W>\n</Experiment', 'a tag that is not whole in line 2'],
  ])('takes %s for not complete yet', (text, found) => {
    expect(tableOf(text)).toMatchObject({
      value: null,
      problems: [{ code: 'file-incomplete', found: `${found}: not complete yet, or damaged` }],
    });
  });

  it.each([
    ['<Experiment>0.2\u0000</Experiment>', 'bytes of value 0 in line 1'],
    ['<Experiment><W 0.2</W></Experiment>', 'a tag that is not whole in line 1'],
    ['<Experiment>\n</W>', '</W> without its beginning in line 2'],
    ['<Experiment/>\n0.2', 'text outside of all tags in line 2'],
    ['<Experiment/><Experiment/>', '2 XML documents in one file'],
  ])('refuses %s', (text, found) => {
    expect(tableOf(text).problems).toMatchObject([{ code: 'file-damaged', found }]);
    expect(tableOf(text).value).toBeNull();
  });

  it('is told from other XML by its root', () => {
    expect(isReaderXml('<?xml version="1.0"?>\n<!-- a -->\n<Experiment>')).toBe(true);
    expect(isReaderXml('<Experiments>')).toBe(false);
    expect(isReaderXml('<html>')).toBe(false);
  });

  it('takes no more than a moment for a million brackets', () => {
    const start = performance.now();
    expect(tableOf('<'.repeat(1_000_000)).value).toBeNull();
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
