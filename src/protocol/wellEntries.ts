import { contentFromText } from '#domain/contentFromText';
import { closestName } from '#domain/didYouMean';
import { canonicalName } from '#domain/names';
import { notUnderstood, type TextReading } from '#domain/textReading';
import { attributeNames, roles, type AttributeName, type WellContent } from '#domain/well';
import type { SchemaContext } from './schemaContext.ts';
import { refuse, type IssueAdvice } from './textSchema.ts';

/** What a value of a well may be in YAML. */
export const scalarTypes = ['string', 'number', 'boolean'];
/** An attribute of a range in the JSON schema; the reading of it is that of layout files. */
function attributeKey(title: string, takes: string, example: unknown, ifLeftOut = noneHere) {
  const description = 'Ranges may overlap: what they say adds up, and may not contradict.';
  return { type: scalarTypes, title, description, takes, ifLeftOut, examples: [example] };
}

const noneHere = 'as another range, the plate set or the file name says';
/** The attributes of a well as keys. */
export const attributeKeys: Readonly<Record<AttributeName, object>> = {
  role: attributeKey(
    'What the wells are there for',
    `one of: ${roles.join(', ')}`,
    'untreated',
    'treated where there is a dose, untreated where the dose is 0',
  ),
  'cell line': attributeKey('Cells', 'a name', 'SkBr3'),
  resistance: attributeKey('What the cells are resistant to', 'a name', 'T+P'),
  pretreatment: attributeKey('What the cells got before', 'a name', 'trastuzumab + pertuzumab'),
  treatment: attributeKey('What the cells got', 'a name', 'T-DM1'),
  dose: attributeKey('How much of it', 'a dose with its unit, as `0.1 µg/ml`', '0.1 µg/ml'),
  time: attributeKey('How long', 'a time with its unit: `48 h`, `2 d` or `90 min`', '48 h'),
  experiment: attributeKey('Which biological replicate', 'a name or number', 2),
};

/** What entries say of wells: constants, and at most one treatment with something that gives its dose. */
export interface SaidByEntries<D> {
  readonly content: Partial<WellContent>;
  readonly dosed: { readonly treatment: string; readonly dose: D } | null;
}

/** How the value of a treatment is read. */
export interface DoseReader<D> {
  /** Whether a text can be nothing but a dose, however its key is spelt. */
  readonly isCertain: (text: string) => boolean;
  readonly looksLikeDose: (text: string) => boolean;
  readonly read: (text: string) => TextReading<D>;
}

/**
 * What `{ resistance: T, T-DM1: 0.1 µg/ml }` says: keys that are attributes, and one that is a treatment.
 *
 * @param sink - takes the problems
 */
export function contentFromEntries<D>(
  entries: Readonly<Record<string, string>>,
  { aliases }: Pick<SchemaContext, 'aliases'>,
  sink: Parameters<typeof refuse>[0],
  reader: DoseReader<D>,
): SaidByEntries<D> {
  let content: Partial<WellContent> = {};
  const dosed: { key: string; treatment: string; dose: D }[] = [];
  for (const [key, text] of Object.entries(entries)) {
    const take = <T>(reading: TextReading<T>, advice: Partial<IssueAdvice> = {}): T | null => {
      if (reading.ok) return reading.value;
      refuse(sink, text, reading.expected, { fix: reading.fix, code: 'layout-invalid-value', ...advice }, [
        key,
      ]);
      return null;
    };
    const attribute = attributeNames.find((name) => name === key);
    if (attribute !== undefined) content = { ...content, ...take(contentFromText(attribute, text, aliases)) };
    else {
      const dose = take(...treatmentValue(key, text, reader));
      if (dose !== null) dosed.push({ key, treatment: canonicalName('treatment', key, aliases), dose });
    }
  }
  const [first, second] = dosed;
  if (first === undefined) return { content, dosed: null };
  if (second !== undefined || content.treatment !== undefined || content.dose !== undefined) {
    const others = [first.key, second?.key ?? (content.treatment === undefined ? 'dose' : 'treatment')];
    refuse(
      sink,
      entries,
      'at most one dosed treatment in a well',
      {
        code: 'layout-conflict',
        fix: `keep one of \`${others.join('` and `')}\`; a combination is one treatment with a name of its own`,
        onKey: true,
      },
      [others[1] ?? first.key],
    );
  }
  return { content, dosed: first };
}

/** A key that is no attribute is a treatment if its value is a dose; otherwise the key is not known. */
function treatmentValue<D>(
  key: string,
  text: string,
  { isCertain, looksLikeDose, read }: DoseReader<D>,
): [TextReading<D>, Partial<IssueAdvice>?] {
  const certain = isCertain(text);
  const attribute = closestName(key, attributeNames);
  if ((attribute !== null && !certain) || (!certain && !looksLikeDose(text))) {
    const fix =
      attribute === null ? `a treatment needs a dose: \`${key}: 0.1 µg/ml\`` : `did you mean "${attribute}"?`;
    const expected = `an attribute (${attributeNames.join(', ')}) or a treatment with a dose`;
    return [notUnderstood(expected, fix), { code: 'layout-unknown-attribute', onKey: true }];
  }
  return [read(text)];
}
