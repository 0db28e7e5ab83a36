import { closestName } from '#domain/didYouMean';
import { foldName, type Aliases } from '#domain/names';
import { attributeNames } from '#domain/well';
import { attributeFromHeading } from './attributeSpellings.ts';
import { blockAttributeFromText, type BlockAttribute } from './blockAttribute.ts';
import { hasUnitMisspelt, headingParts } from './headingUnit.ts';

/** What a column of a long table says. */
export type ColumnMeaning =
  /** Which wells the row speaks of. */
  | { readonly kind: 'well' | 'row' | 'column' }
  /** For which plates the row holds. */
  | { readonly kind: 'plate' | 'file' }
  | { readonly kind: 'value'; readonly attribute: BlockAttribute }
  /** Units of the doses (or times) beside it. */
  | { readonly kind: 'unit'; readonly of: 'dose' | 'time' }
  /** A role or a treatment, whichever the cell names. */
  | { readonly kind: 'group' }
  | { readonly kind: 'note' }
  | { readonly kind: 'fault'; readonly expected: string; readonly fix: string };

type Word = Exclude<ColumnMeaning['kind'], 'value' | 'unit' | 'fault'>;

const words: Readonly<Record<Word, readonly string[]>> = {
  well: ['well', 'wells', 'well name', 'well id', 'well position', 'well positions', 'position', 'pos'],
  row: ['row', 'plate row', 'well row'],
  column: ['column', 'col', 'plate column', 'well column', 'well col', 'plate col'],
  plate: ['plate', 'plate name', 'plate id', 'plate no', 'plate number', 'barcode', 'plate barcode'],
  file: ['file', 'file name', 'export', 'source file'],
  group: ['group', 'sample', 'sample name', 'sample id', 'content', 'contents', 'well content', 'condition'],
  note: [
    'study',
    'sheet',
    'note',
    'notes',
    'comment',
    'comments',
    'remark',
    'remarks',
    'experimenter',
    'operator',
    'replicate',
    'technical replicate',
    'absorbance',
    'od',
    'value',
    'viability',
    'response',
    'inhibition',
    'confluence',
    'survival',
    'cv',
    'stock',
    'stock conc',
    'stock concentration',
    'ic50',
    'ec50',
  ],
};

const units: Readonly<Record<'dose' | 'time', readonly string[]>> = {
  dose: ['dose unit', 'dose units', 'unit', 'units', 'conc unit', 'conc units', 'concentration unit'],
  time: ['time unit', 'time units'],
};

const kindOfWord = new Map(
  (Object.keys(words) as Word[]).flatMap((kind) =>
    words[kind].map((word) => [foldName(word), kind] as const),
  ),
);
const unitOfWord = new Map(
  (['dose', 'time'] as const).flatMap((of) => units[of].map((word) => [foldName(word), of] as const)),
);

/** Whether a heading is a word for wells, rows or columns of the plate; quick, because every cell of a sheet is asked. */
export function namesPosition(heading: string): 'well' | 'row' | 'column' | null {
  if (heading.length > 20) return null;
  const kind = kindOfWord.get(foldName(heading));
  return kind === 'well' || kind === 'row' || kind === 'column' ? kind : null;
}

/**
 * What the heading of a column of a long table means.
 *
 * @param holdsDoses - whether its cells are doses with units, so that a name that is no attribute is a treatment
 * @returns a fault for an attribute that is misspelt or has a wrong unit; anything else that is not known is a note
 */
export function columnMeaning(heading: string, holdsDoses: boolean, aliases: Aliases): ColumnMeaning {
  const { name } = headingParts(heading);
  const unit = unitOfWord.get(foldName(heading));
  if (unit !== undefined) return { kind: 'unit', of: unit };
  const word = kindOfWord.get(foldName(name));
  if (word !== undefined) return { kind: word };
  const attribute = blockAttributeFromText(heading, holdsDoses, aliases);
  if (attribute.ok) return { kind: 'value', attribute: attribute.value };
  if (hasUnitMisspelt(heading))
    return {
      kind: 'fault',
      expected: 'a unit in its usual letters',
      fix: 'write it in brackets, as `conc (µM)`',
    };
  const isMeant = attributeFromHeading(name) !== null || misspelt(name);
  return isMeant ? { kind: 'fault', expected: attribute.expected, fix: attribute.fix } : { kind: 'note' };
}

/** The word for wells that a heading is nearly, or null. */
export function nearlyWell(heading: string): string | null {
  return closestName(heading, ['well', 'wells']);
}

/** `resistence`, but not `treatment date`, which is something else. */
function misspelt(name: string): boolean {
  const closest = closestName(name, attributeNames);
  return (
    closest !== null &&
    Math.abs(closest.length - name.length) <= 2 &&
    !foldName(name).startsWith(foldName(closest))
  );
}
