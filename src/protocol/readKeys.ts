import type { ReadChoice } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { plateFormats, type PlateFormat } from '#plate/plateFormat';
import { z } from 'zod';
import { explained, taking } from './keyMeaning.ts';
import { keyed, textAs, writtenText } from './textSchema.ts';

/** What `read:` says: a read, and with `590 nm - 630 nm` what is subtracted from it. */
export interface WrittenRead {
  readonly choice: ReadChoice;
  readonly minus: ReadChoice | null;
}

const choiceExpected = 'a wavelength as `590 nm`, a label, or `{ wavelength: 590 nm, label: … }`';

const choiceByKeys = keyed({
  wavelength: explained(textAs('a wavelength as `590 nm`', wavelengthFromText), {
    title: 'Wavelength of the read',
    description: 'As the export has it.',
    ifLeftOut: 'any',
    examples: ['590 nm'],
  }).optional(),
  label: explained(writtenText('the label of a read'), {
    title: 'Label of the read',
    description: 'As the export has it; capitals and blanks do not matter.',
    ifLeftOut: 'any',
    examples: ['Blank 590'],
  }).optional(),
}).transform((choice): ReadChoice => ({
  wavelengthNm: choice.wavelength ?? null,
  label: choice.label ?? null,
}));

const readSchema = taking(
  z.union(
    [
      textAs('a wavelength or a label', (text): TextReading<WrittenRead> => understood(readFromText(text))),
      choiceByKeys.transform((choice): WrittenRead => ({ choice, minus: null })),
    ],
    { error: choiceExpected },
  ),
  choiceExpected,
);

const referenceSchema = taking(
  z.union(
    [
      textAs('a wavelength or a label', (text): TextReading<ReadChoice> => understood(choiceFromText(text))),
      choiceByKeys,
    ],
    { error: choiceExpected },
  ),
  choiceExpected,
);

/** The keys of a plate set that say which reads of an export are meant, and what is known of reader and plates. */
export const readKeys = {
  read: explained(readSchema, {
    title: 'Which read of an export',
    description:
      'By its wavelength, by its label, or by both; `cellassay inspect` shows what a file has. A read that the software of the reader calculated is taken only by its label. `590 nm - 630 nm` is `read: 590 nm` with `reference: 630 nm`.',
    ifLeftOut: 'the only measured absorbance read; several are asked about',
    examples: ['590 nm', '590 nm - 630 nm', { wavelength: '590 nm', label: 'Read 2' }],
  }).optional(),
  reference: explained(referenceSchema, {
    title: 'Reference wavelength',
    description:
      'The read of the same plate, by wavelength or label, that is subtracted well by well before the blank: what scatters light or scratches the plastic reads alike at both. A read from which the reader subtracted it already stays as it is.',
    ifLeftOut: 'nothing is subtracted but the blank',
    examples: ['630 nm', { label: 'Read 2' }],
  }).optional(),
  'reader limit': explained(textAs('an absorbance as `4 AU`', absorbanceFromText), {
    title: 'Where the reader ends',
    description:
      'Readings at and above it are beyond the range of the reader (`> 4`) and never averaged, also where the file shows them as plain numbers.',
    ifLeftOut: 'what the file itself marks (`OVRFLW`, `>4.000`)',
    examples: ['4 AU', '3.5 AU'],
  }).optional(),
  plate: explained(textAs(`the wells of a plate: ${sizes().join(', ')}`, formatFromText), {
    title: 'Size of the plates',
    description:
      'Where the exports do not say it: a grid of A1 to D6 alone may be a plate of 24 wells or the corner of one of 96. The wells keep their names.',
    ifLeftOut: 'as the export says, or the smallest plate that has all its wells',
    examples: ['96 wells'],
  }).optional(),
};

/** `590 nm - 630 nm` needs its unit: `590-630` alone is what a reader calls a read that it subtracted itself. */
function readFromText(text: string): WrittenRead {
  const parts = /nm/i.test(text) ? text.split(/\s*(?:[-−–]|\bminus\b)\s*/) : [];
  const [choice, minus] = parts.flatMap((part) => {
    const wavelength = wavelengthFromText(part);
    return wavelength.ok ? [{ wavelengthNm: wavelength.value, label: null }] : [];
  });
  return parts.length === 2 && choice !== undefined && minus !== undefined
    ? { choice, minus }
    : { choice: choiceFromText(text), minus: null };
}

function choiceFromText(text: string): ReadChoice {
  const wavelength = wavelengthFromText(text);
  return wavelength.ok
    ? { wavelengthNm: wavelength.value, label: null }
    : { wavelengthNm: null, label: text.trim() };
}

function wavelengthFromText(text: string): TextReading<number> {
  const nm = numberFromText(text.trim().replace(/\s*nm$/i, ''));
  return nm !== null && nm >= 180 && nm <= 1100
    ? understood(nm)
    : notUnderstood('a wavelength between 180 and 1100 nm', 'write it as `590 nm`');
}

function absorbanceFromText(text: string): TextReading<number> {
  const value = numberFromText(text.trim().replace(/\s*(?:AU|OD)$/i, ''));
  return value !== null && value > 0
    ? understood(value)
    : notUnderstood('an absorbance as `4 AU`', 'write it with a decimal point, as `3.5 AU`');
}

function formatFromText(text: string): TextReading<PlateFormat> {
  const wells = Number(/^\s*(\d+)\s*(?:-?\s*wells?)?(?:\s+plates?)?\s*$/i.exec(text)?.[1]);
  const format = plateFormats.find(({ rows, columns }) => rows * columns === wells);
  return format === undefined
    ? notUnderstood(`a plate of ${sizes().join(', ')} wells`, 'write it as `96 wells`')
    : understood(format);
}

function sizes(): number[] {
  return plateFormats.map(({ rows, columns }) => rows * columns);
}
