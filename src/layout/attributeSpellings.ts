import { foldName } from '#domain/names';
import { attributeNames, type AttributeName } from '#domain/well';

/** What people write above a column, or into the corner of a block, for an attribute. */
const spellings: Readonly<Record<AttributeName, readonly string[]>> = {
  role: ['type', 'well type', 'well role', 'sample type'],
  'cell line': ['cell', 'cell type', 'cell name'],
  resistance: ['resistant to', 'resistance to'],
  pretreatment: ['pretreated with'],
  treatment: [
    'compound',
    'drug',
    'agent',
    'inhibitor',
    'substance',
    'treated with',
    'compound name',
    'drug name',
  ],
  dose: [
    'conc',
    'conc.',
    'concentration',
    'dosage',
    'final conc',
    'final conc.',
    'final concentration',
    'drug conc',
    'drug concentration',
    'drug dose',
    'compound conc',
    'compound concentration',
    'treatment dose',
    'treatment concentration',
  ],
  time: [
    'time point',
    'duration',
    'incubation',
    'incubation time',
    'exposure',
    'exposure time',
    'treatment time',
  ],
  experiment: ['exp', 'exp.', 'experiment no', 'experiment number', 'biological replicate', 'bio rep'],
};

const attributeOfWord = new Map(
  attributeNames.flatMap((name) => [name, ...spellings[name]].map((word) => [foldName(word), name] as const)),
);

/** The attribute that a heading names in a spelling people use, or null. */
export function attributeFromHeading(heading: string): AttributeName | null {
  return attributeOfWord.get(foldName(heading)) ?? null;
}

/** Whether a heading is the name of the attribute itself, and not only another word for it. */
export function isAttributeItself(heading: string): boolean {
  return attributeNames.some((name) => foldName(name) === foldName(heading));
}
