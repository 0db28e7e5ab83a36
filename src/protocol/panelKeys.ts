import { groupAttributes, type GroupAttribute } from '#domain/well';
import { z } from 'zod';
import { comparisonKeys } from './comparisonSchema.ts';
import { explained, taking } from './keyMeaning.ts';
import { filterText, type SchemaContext } from './schemaContext.ts';
import { setNameSchema } from './setNameSchema.ts';
import { keyed, oneOf, oneOrMore, textAs, writtenText } from './textSchema.ts';

const groupsExpected = 'a list of groups: `[CTR, T, P, T+P]`';
const groups = taking(
  z.array(writtenText('the name of a group'), { error: groupsExpected }).min(1),
  groupsExpected,
);

const filterExamples: Readonly<Record<GroupAttribute, unknown>> = {
  'cell line': ['SkBr3', 'BT474'],
  resistance: ['T', 'T+P'],
  pretreatment: 'trastuzumab + pertuzumab',
  treatment: 'T-DM1',
  dose: '0.1 µg/ml',
  time: '48 h',
};

/** The keys that every panel has, whatever it draws. */
export function panelKeys(context: SchemaContext) {
  const set = setNameSchema(context);
  return {
    of: explained(oneOrMore(set, 'the name of a plate set, or a list of them'), {
      title: 'Of which plate sets',
      description: 'The names that stand below `plates`.',
      examples: ['single dose'],
    }),
    by: explained(oneOf(groupAttributes), {
      title: 'What makes the groups',
      description: 'Each value of this attribute is a bar or a curve.',
      ifLeftOut: 'resistance',
      examples: ['treatment'],
    }).optional(),
    facet: explained(oneOf([...groupAttributes, 'none']), {
      title: 'What makes the facets',
      description:
        'Each value of this attribute gets a small plot of its own. It cannot be what makes the groups.',
      ifLeftOut: 'cell line',
      examples: ['none'],
    }).optional(),
    order: explained(groups, {
      title: 'Order of the groups',
      description: 'Groups that are not listed are not drawn.',
      ifLeftOut: 'as first met in the layout',
      examples: [['CTR', 'T', 'P', 'T+P']],
    }).optional(),
    'facet order': explained(groups, {
      title: 'Order of the facets',
      description: 'Facets that are not listed are not drawn.',
      ifLeftOut: 'as first met in the files',
      examples: [['SkBr3', 'BT474']],
    }).optional(),
    where: explained(filterSchema(context), {
      title: 'Only some of the wells',
      description: 'Attribute, then a value or a list of values.',
      ifLeftOut: 'everything in the plate sets',
      examples: [{ dose: '0.1 µg/ml' }],
    }).optional(),
    'error bars': explained(oneOf(['sd', 'sem', 'ci95']), {
      title: 'What the error bars are',
      description:
        'Standard deviation, standard error, or 95 % confidence interval; of the experiments, and the legend says which.',
      ifLeftOut: 'sd',
      examples: ['ci95'],
    }).optional(),
    'y label': explained(writtenText('a text'), {
      title: 'Label of the y axis',
      description: 'In your words instead of those of the program.',
      ifLeftOut: 'the quantity with its unit',
      examples: ['T-DM1-responsive cells (% of control)'],
    }).optional(),
    title: explained(writtenText('a text'), {
      title: 'Title of the panel',
      description: 'Stands above the panel.',
      ifLeftOut: 'no title',
      examples: ['One dose, 48 h'],
    }).optional(),
    ...comparisonKeys,
  };
}

/** Attribute -> the values that pass. */
function filterSchema({ aliases }: SchemaContext) {
  const filters = Object.fromEntries(
    groupAttributes.map((attribute) => {
      const value = textAs('a value of the attribute', (text) => filterText(attribute, text, aliases));
      const meaning = {
        title: `Only this ${attribute}, or these`,
        description: 'Lines add up: a group must fit all of them.',
        ifLeftOut: 'any',
        examples: [filterExamples[attribute]],
      } as const;
      return [attribute, explained(oneOrMore(value, 'a value, or a list of them'), meaning).optional()];
    }),
  );
  return keyed(filters);
}
