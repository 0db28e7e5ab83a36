import { afterEach, describe, expect, it, vi } from 'vitest';
import { pdfFromDrawing } from '#figure/draw/pdfFromDrawing';
import type { Drawing, RectPrimitive } from '#figure/draw/primitives';
import { group, line } from '#figure/draw/primitives';
import { textFromRuns } from '#figure/draw/textRun';
import { fontsFromBytes } from '#figure/draw/fonts';
import { drawFigure } from '#figure/drawFigure';
import { expectClose } from '../../support/expectClose.ts';
import { arimo, arimoSet } from '../support/arimo.ts';
import { gallery } from '../support/gallery.ts';
import { drawingOf, text, textsOf } from '../support/madeUpDrawing.ts';
import { fontWithSquare } from '../support/fontWithSquare.ts';
import type { ReadPdf } from '../support/readPdf.ts';
import { readPdf } from '../support/readPdf.ts';

const pdfOf = async (drawing: Drawing): Promise<ReadPdf> => readPdf(await pdfFromDrawing(drawing, arimo));
const composite = drawFigure(gallery['composite-174']!, arimo);
const squareFont = fontWithSquare('漢');
const bar: RectPrimitive = { kind: 'rect', x: 1, y: 2, width: 3, height: 4, fill: '#ff0000', stroke: null };

describe('the page of a PDF', () => {
  it.each([
    ['composite-174', 174],
    ['composite-85', 85],
  ])('of %s is as large as the figure in print, to a millionth of a point', async (name, widthMm) => {
    const drawing = drawFigure(gallery[name]!, arimo);
    const { mediaBox, source } = await pdfOf(drawing);
    expect(mediaBox.slice(0, 2)).toEqual([0, 0]);
    expectClose(mediaBox[2], (widthMm / 25.4) * 72, { abs: 1e-6 });
    expect(mediaBox[3]).toBe(drawing.heightPt);
    expect(source.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
  });

  it('says what the figure is, in any script, and nothing of when', async () => {
    const { info, source } = await pdfOf({ ...drawingOf(), title: 'A (b) \\ c', description: 'α ≤ 漢 <&>' });
    expect(info).toEqual({
      Title: 'A (b) \\ c',
      Subject: 'α ≤ 漢 <&>',
      Creator: 'cellassay',
      Producer: 'PDFKit',
    });
    expect(source).not.toMatch(/D:\d|CreationDate|ModDate/);
    expect(source).toMatch(/^%PDF-1\.4\n/);
  });

  it('has nothing in it when nothing is drawn', async () => {
    const { fonts, texts } = await pdfOf(drawingOf());
    expect([fonts.size, texts.length]).toEqual([0, 0]);
  });
});

describe('the bytes of a PDF', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are the same in every year', async () => {
    const today = await pdfFromDrawing(composite, arimo);
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2041-12-31T23:59:59Z') });
    const later = await pdfFromDrawing(composite, fontsFromBytes(arimoSet));
    expect(Buffer.from(later).equals(today)).toBe(true);
  });

  it('carry an identity that another content of the same title does not share', async () => {
    const identity = async (drawing: Drawing): Promise<string> =>
      /\/ID \[<(\w{32})> <\1>\]/.exec((await pdfOf(drawing)).source)![1]!;
    expect(await identity(drawingOf(text('1')))).toBe(await identity(drawingOf(text('1'))));
    expect(await identity(drawingOf(text('1')))).not.toBe(await identity(drawingOf(text('2'))));
  });
});

describe('the fonts of a PDF', () => {
  it('are embedded as subsets of our TrueType faces; none is left to the reader of the file', async () => {
    const { fonts, source } = await pdfOf(
      drawingOf(text('a'), text('<b>a</b>'), text('<i>a</i>'), text('<b><i>a</i></b>')),
    );
    expect([...fonts.values()].map((font) => font.name.replace(/^[A-Z]{6}\+/, ''))).toEqual([
      'Arimo-Regular',
      'Arimo-Bold',
      'Arimo-Italic',
      'Arimo-BoldItalic',
    ]);
    expect(new Set([...fonts.values()].map((font) => font.name.slice(0, 7))).size).toBe(4);
    for (const { file } of fonts.values()) {
      // TrueType outlines; OTTO would be PostScript ones
      expect(Buffer.from(file.subarray(0, 4)).toString('latin1')).toBe('true');
      expect(file.length).toBeLessThan(arimoSet.regular.length / 10);
    }
    expect(source.match(/\/FontFile2 /g)).toHaveLength(4);
    expect(source).not.toMatch(/Type1|FontFile3|Helvetica|TrueType\b/);
  });

  it('take bold from the bold face, which is wider', async () => {
    const { texts } = await pdfOf(drawingOf(text('a'), text('<b>A</b>')));
    expectClose(texts[0]?.widthPt, 5.56, { abs: 0.01 });
    expectClose(texts[1]?.widthPt, 7.22, { abs: 0.01 });
  });

  it('hand over to a fallback in the middle of a line, which is embedded too', async () => {
    const fonts = fontsFromBytes({ ...arimoSet, fallbacks: [squareFont] });
    const { texts, fonts: embedded } = readPdf(await pdfFromDrawing(drawingOf(text('a漢b')), fonts));
    expect(texts.map((shown) => [shown.copied, embedded.get(shown.font)?.name.slice(7)])).toEqual([
      ['a', 'Arimo-Regular'],
      ['漢', 'SquareRegular'],
      ['b', 'Arimo-Regular'],
    ]);
    // the square is as wide as its size
    expectClose(texts[1]?.x, 10 + 5.56, { abs: 0.01 });
    expectClose(texts[2]?.x, 10 + 5.56 + 10, { abs: 0.01 });
  });
});

describe('the text of a PDF', () => {
  it.each([
    'α β ≤ ≥ ± × − – † µ μ ° Å Š',
    'EC₅₀ 0.018 µg/ml (0.012–0.027)†',
    'H₂O₂ (µmol l⁻¹ ± SD), 10⁻²',
    '<i>HER2</i> <b>漢</b> ☃ & <x> (a) \\',
    'office ffl fi',
  ])('is copied as it was typed: %s', async (typed) => {
    const { texts } = await pdfOf(drawingOf(text(typed)));
    expect(texts.map((shown) => shown.copied).join('')).toBe(typed.replace(/<\/?[ib]>/g, ''));
  });

  it('draws raised digits as the SVG does and spells out what no font has', async () => {
    const { texts } = await pdfOf(drawingOf(text('l⁻¹漢')));
    expect(texts.map(({ text: drawn, sizePt, y }) => [drawn, sizePt, y])).toEqual([
      ['l', 10, 20],
      ['−1', 6.8, 16.4],
      ['[U+6F22]', 10, 20],
    ]);
  });

  it('keeps letters that have no raised form as letters', async () => {
    const { texts } = await pdfOf(drawingOf(text('5<sup>th</sup> x<sup>2</sup>')));
    expect(texts.map((shown) => shown.copied)).toEqual(['5', 'th', ' x', '²']);
  });

  // Arial's H is 722/1000 of the size wide
  it.each([
    ['start', 10],
    ['middle', 10 - 3.61],
    ['end', 10 - 7.22],
  ] as const)('that is anchored at its %s stands where it should', async (anchor, start) => {
    const { texts } = await pdfOf(drawingOf(text('H', { anchor })));
    expectClose(texts[0]?.x, start, { abs: 0.01 });
    expectClose(texts[0]?.y, 20, { abs: 1e-9 });
    expect([texts[0]?.along, texts[0]?.up]).toEqual([
      [1, 0],
      [0, -1],
    ]);
  });

  it('that is turned reads upwards, its raised digits to the left', async () => {
    const { texts } = await pdfOf(drawingOf(text('H⁻¹', { angle: -90 })));
    const [letter, raised] = texts;
    expect([letter?.along, letter?.up]).toEqual([
      [0, -1],
      [-1, 0],
    ]);
    expect([letter?.x, letter?.y]).toEqual([10, 20]);
    expectClose(raised?.x, 10 - 3.6, { abs: 0.01 });
    expectClose(raised?.y, 20 - 7.22, { abs: 0.01 });
  });

  it.each(Object.keys(gallery))(
    'in %s is as wide as it was measured, and nothing is left out',
    async (name) => {
      const drawing = drawFigure(gallery[name]!, arimo);
      const { texts } = await pdfOf(drawing);
      const expected = textsOf(drawing.primitives);
      const placed = expected.flatMap(({ runs, sizePt }) => arimo.place(runs, sizePt));
      const pieces = placed.flatMap((run) => arimo.pieces(run).map((piece) => piece.drawn));
      expect(texts.map((shown) => shown.text)).toEqual(pieces);
      const width = (sum: number, part: { readonly width: number }): number => sum + part.width;
      expectClose(
        texts.reduce((sum, shown) => sum + shown.widthPt, 0),
        placed.reduce(width, 0),
        { abs: 0.002 * texts.length },
      );
    },
  );

  it.each(['AVATAR To We', 'A V A', '10 A 11 11 1 1', 'P. Y, r. T o', 'T-DM1 (µg/ml)', 'ΔΨ Αυτά Київ To'])(
    'is kerned as the outlines are, at blanks too: %s',
    async (kerned) => {
      for (const typed of [kerned, `<b>${kerned}</b>`, `<i>${kerned}</i>`]) {
        const written = text(typed, { sizePt: 100 });
        const { texts } = await pdfOf(drawingOf(written));
        expect(textFromRuns(written.runs)).toBe(texts[0]?.text);
        expectClose(texts[0]?.widthPt, arimo.width(written.runs, 100), { abs: 0.01 });
      }
    },
  );
});

describe('the lines of a PDF', () => {
  it('are clipped in a clipped group, and only there', async () => {
    const inner = line(0, 0, 5, 5, { colour: '#000000', widthPt: 1, dash: [2, 1] });
    const outer = line(9, 9, 8, 8, { colour: '#000000', widthPt: 1 });
    const { content } = await pdfOf(
      drawingOf(group('plot', [inner], { x: 1, y: 2, width: 4, height: 3 }), outer),
    );
    expect(content).toMatch(/q\n1 2 4 3 re\nW n\n[^Q]*\[2 1\] 0 d\n0 0 m\n5 5 l\nS\nQ\n[^q]*\[\] 0 d\n9 9 m/);
  });

  it('keep the colours', async () => {
    const { content } = await pdfOf(drawingOf({ ...bar, fill: '#ff8000' }));
    const [, r, g, b] = /([\d.]+) ([\d.]+) ([\d.]+) scn/.exec(content)!;
    expect([Number(r), Number(g), Number(b)].map((part) => Math.round(part * 255))).toEqual([255, 128, 0]);
  });

  it('do not show a bar of height 0, which SVG does not show either', async () => {
    const painted = async (height: number): Promise<number> =>
      (await pdfOf(drawingOf({ ...bar, height }))).content.match(/^(?:f|B|S)$/gm)?.length ?? 0;
    expect([await painted(4), await painted(0)]).toEqual([1, 0]);
  });

  it('let nothing but steps stand between the first step of a path and its painting', async () => {
    const { content } = await pdfOf(composite);
    const paths = content.split(/^(?:f|B|S|W n)$/m).map((part) => part.trim().split('\n'));
    for (const lines of paths.slice(0, -1)) {
      const first = lines.findIndex((step) => /( m| re)$/.test(step));
      expect(lines.slice(first).filter((step) => !/( m| l| c|^h| re)$|^h$/.test(step))).toEqual([]);
    }
    expect(paths.length).toBeGreaterThan(100);
  });

  it('throw at a colour that they would draw black, which is our own bug', async () => {
    await expect(pdfFromDrawing(drawingOf({ ...bar, fill: 'tomato' }), arimo)).rejects.toThrow('tomato');
  });
});
