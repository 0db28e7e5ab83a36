import { isReservedByWindows } from '#domain/reservedName';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { explained } from './keyMeaning.ts';
import { panelSchema } from './panelSchema.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, oneOf, refuse, textAs } from './textSchema.ts';

/** Full page width of journals, mm. A preset sets nothing but the width so far. */
const presetWidthsMm = { bmc: 170 } as const;
const defaultWidthMm = 174;

const widthExpected = 'a width between 20 and 400 mm, as `174 mm`';

const millimetresOf: Readonly<Record<string, number>> = { mm: 1, cm: 10, in: 25.4 };

/** `figure:`. */
export function figureSchema(context: SchemaContext) {
  return keyed({
    preset: explained(oneOf(['bmc']), {
      title: 'Width of a journal',
      description: 'bmc is 170 mm. A `width` goes before it.',
      ifLeftOut: 'no preset',
      examples: ['bmc'],
    }).optional(),
    width: explained(textAs(widthExpected, widthFromText), {
      title: 'Width of the figure',
      description: 'As printed, in mm, cm or in; PNG files get 600 dpi at this width.',
      ifLeftOut: '174 mm',
      examples: ['85 mm'],
    }).optional(),
    panels: explained(
      named(panelSchema(context), 'panels: `a: { bars: response, of: … }`', (name) =>
        /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,30}$/u.test(name) && !isReservedByWindows(name)
          ? understood(name)
          : notUnderstood('a short name of letters and digits that can name a file', 'name panels a, b, c …'),
      ),
      {
        title: 'The panels',
        description:
          'Panels by their letter, in the order in which they are drawn. A panel begins with `bars` or `curves`; its letter names the files `figures/a.svg`, `figures/a.legend.txt` …',
        examples: [{ a: { bars: 'response', of: 'single dose' } }],
      },
    ),
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

function sameFile(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

function widthFromText(text: string): TextReading<number> {
  const match = /^([\d.]+)\s*([a-z]+)$/i.exec(text.trim());
  const value = numberFromText(match?.[1] ?? '');
  const unit = millimetresOf[match?.[2]?.toLowerCase() ?? ''];
  if (value === null || unit === undefined)
    return notUnderstood(widthExpected, 'write number and unit: `174 mm`');
  const width = value * unit;
  return width >= 20 && width <= 400
    ? understood(width)
    : notUnderstood(widthExpected, 'choose a width that a page can hold');
}
