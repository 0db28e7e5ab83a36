import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { panelSchema } from './panelSchema.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, oneOf, refuse, textAs } from './textSchema.ts';

/** Full page width of journals, mm. A preset sets nothing but the width so far. */
const presetWidthsMm = { bmc: 170 } as const;
const defaultWidthMm = 174;

const millimetresOf: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };

/** `figure:`. */
export function figureSchema(context: SchemaContext) {
  return keyed({
    preset: oneOf(['bmc']).describe('Default width of a journal: bmc 170 mm.').optional(),
    width: textAs('a width as `174 mm`', widthFromText)
      .describe('Width of the figure; default 174 mm.')
      .optional(),
    panels: named(panelSchema(context), 'panels: `a: { bars: response, of: … }`', (name) =>
      /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,30}$/u.test(name) && !reservedByWindows.test(name)
        ? understood(name)
        : notUnderstood('a short name of letters and digits that can name a file', 'name panels a, b, c …'),
    ).describe('Panels by their letter, in the order in which they are drawn.'),
  }).transform(({ preset, width, panels }, sink) => {
    const names = Object.keys(panels);
    const twice = names.find((name, index) => names.slice(0, index).some((other) => sameFile(name, other)));
    if (twice !== undefined) {
      const fix = 'name panels a, b, c …';
      refuse(
        sink,
        twice,
        'names that differ in more than capitals, because each names a file',
        { fix, onKey: true },
        ['panels', twice],
      );
    }
    return {
      widthMm: width ?? (preset === undefined ? defaultWidthMm : presetWidthsMm[preset]),
      panels,
    };
  });
}

/** Windows keeps these for devices; a file of this name cannot be written there. */
const reservedByWindows = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

function sameFile(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

function widthFromText(text: string): TextReading<number> {
  const expected = 'a width between 20 and 400 mm, as `174 mm`';
  const match = /^([\d.]+)\s*([a-z]+)$/i.exec(text.trim());
  const value = numberFromText(match?.[1] ?? '');
  const unit = millimetresOf[match?.[2]?.toLowerCase() ?? ''];
  if (value === null || unit === undefined) return notUnderstood(expected, 'write number and unit: `174 mm`');
  const width = value * unit;
  return width >= 20 && width <= 400
    ? understood(width)
    : notUnderstood(expected, 'choose a width that a page can hold');
}
