/**
 * Draws docs/picture.png, the picture of README: a plate as the reader wrote it, the protocol, and the panels that come out of the two.
 * Everything in it is taken from plates/fig2, protocols/fig2.yaml and output/fig2, so `npm start` has to come first.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import sharp from 'sharp';
import type { Drawing, Primitive } from '#figure/draw/primitives';
import { fontsFromBytes } from '#figure/draw/fonts';
import { outlinedSvgFromDrawing } from '#figure/draw/outlinedSvgFromDrawing';
import { runsFromText } from '#figure/draw/textRun';
import { arimoFonts } from '#shell/files/programFiles';
import { wellFromName } from '#plate/wellName';

const width = 820;
const height = 432;
const ink = '#1d1b22';
const soft = '#565260';
const fonts = fontsFromBytes(arimoFonts());

const plate = 'plates/fig2/b/SkBr3_exp1.xlsx';
const wells = parse<Record<string, string>>(readFileSync('output/fig2/tables/measurements.csv', 'utf8'), {
  columns: true,
}).filter((row) => row.file === plate);
const protocol = readFileSync('protocols/fig2.yaml', 'utf8').split('\n');

const drawing: Drawing = {
  name: 'picture',
  title: 'What cellassay does',
  description:
    'A plate-reader export and a protocol go in; bars with significance stars and dose-response curves come out.',
  widthMm: 0,
  widthPt: width,
  heightPt: height,
  missingCharacters: [],
  primitives: [
    { kind: 'rect', x: 0, y: 0, width, height, fill: '#ffffff', stroke: null },
    text(16, 24, 'what the plate reader wrote (simulated)', 11, ink, true),
    text(16, 38, plate, 8, soft),
    ...wells.flatMap((well) => heatmapWell(well.well ?? '', Number(well.absorbance_au))),
    text(16, 212, 'what you say about it, once', 11, ink, true),
    text(16, 226, 'protocols/fig2.yaml', 8, soft),
    ...protocolLines().map((line, i) => text(16, 244 + i * 11.5, line, 7.6, ink)),
    arrow(302, 200),
    text(372, 24, 'what you get back', 11, ink, true),
    text(372, 38, 'figures, legends, tables and a report in output/fig2/', 8, soft),
  ],
};

function text(
  x: number,
  y: number,
  content: string,
  sizePt: number,
  colour: string,
  bold = false,
): Primitive {
  return {
    kind: 'text',
    x,
    y,
    anchor: 'start',
    angle: 0,
    runs: runsFromText(content, { bold }),
    sizePt,
    colour,
  };
}

function heatmapWell(name: string, absorbance: number): Primitive[] {
  const position = wellFromName(name);
  if (position === null) return [];
  const x = 16 + position.column * 22.5;
  const y = 48 + position.row * 17.5;
  const share = Math.min(1, absorbance / 1.1);
  const part = (light: number, dark: number): string =>
    Math.round(light + (dark - light) * share)
      .toString(16)
      .padStart(2, '0');
  const fill = `#${part(246, 76)}${part(243, 29)}${part(251, 149)}`;
  return [
    { kind: 'rect', x, y, width: 21.5, height: 16.5, fill, stroke: null },
    text(x + 2.6, y + 11.2, absorbance.toFixed(2), 7.6, share > 0.55 ? '#ffffff' : ink),
  ];
}

/** The plates and the beginning of the figure, as they stand in the protocol. */
function protocolLines(): string[] {
  const first = protocol.findIndex((line) => line.startsWith('  dose series:'));
  const last = protocol.findIndex((line, i) => i > first && line.trim() === '');
  return protocol.slice(first, last).map((line) => line.replace(/\s+#.*$/, '').replace(/^ {2}/, ''));
}

function arrow(x: number, y: number): Primitive {
  const tip = (dx: number, dy: number) => ({ type: 'L' as const, x: x + dx, y: y + dy });
  return {
    kind: 'path',
    commands: [
      { type: 'M', x, y },
      tip(34, 0),
      tip(34, -9),
      tip(54, 7),
      tip(34, 23),
      tip(34, 14),
      tip(0, 14),
      { type: 'Z' },
    ],
    fill: '#5b2a86',
    stroke: null,
  };
}

/** A panel as it was written, placed on the picture. */
function placed(name: string, y: number): string {
  const svg = readFileSync(`output/fig2/figures/${name}.outlined.svg`, 'utf8');
  return svg.replace(
    /<svg ([^>]*?)width="[^"]*" height="[^"]*"/,
    `<svg $1x="366" y="${y}" width="444" height="180"`,
  );
}

const whole = outlinedSvgFromDrawing(drawing, fonts, { widthPx: width, heightPx: height, pointsPerPx: 1 });
const svg = whole.replace('</svg>', `${placed('a', 46)}${placed('b', 240)}</svg>`);
const scale = 2;
writeFileSync(
  'docs/picture.png',
  await sharp(Buffer.from(svg), { density: 72 * scale })
    .png({ compressionLevel: 9, palette: true })
    .toBuffer(),
);
