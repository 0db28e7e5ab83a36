import type { QualityLimits } from '#domain/quality';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { explained } from './keyMeaning.ts';
import { keyed, textAs } from './textSchema.ts';

const limitsSchema = keyed({
  blank: explained(amount('AU', 'an absorbance as `0.2 AU`'), {
    title: 'Highest mean of the blank wells',
    description: 'Blanks above it held cells, or were washed too little.',
    ifLeftOut: '0.2 AU',
    examples: ['0.3 AU'],
  }).optional(),
  'replicate CV': explained(amount('%', 'a percentage as `20 %`'), {
    title: 'Highest CV of wells with the same content',
    description: 'Of the absorbance as read, on one plate; for blanks too.',
    ifLeftOut: '20 %',
    examples: ['15 %'],
  }).optional(),
  "Z'": explained(amount('', 'a number as `0.5`'), {
    title: "Z' from which on a plate is good",
    description:
      'Between it and 0 a plate is marginal, at 0 and below it is poor. Needs three wells on either side.',
    ifLeftOut: '0.5',
    examples: ['0.4'],
  }).optional(),
  SSMD: explained(amount('', 'a number as `2`'), {
    title: 'SSMD below which a plate is poor',
    description:
      'How far a control stands apart from its background, in their scatter; good from one and a half times the limit. Needs three wells on either side.',
    ifLeftOut: '2',
    examples: ['3'],
  }).optional(),
  'edge effect': explained(amount('%', 'a percentage as `20 %`'), {
    title: 'Largest edge effect',
    description: 'Median of outer wells against inner wells with the same content.',
    ifLeftOut: '20 %',
    examples: ['15 %'],
  }).optional(),
  drift: explained(amount('%', 'a percentage as `20 %`'), {
    title: 'Largest drift',
    description: 'From the first to the last row or column, over wells with the same content.',
    ifLeftOut: '20 %',
    examples: ['15 %'],
  }).optional(),
  'linear range': explained(amount('AU', 'an absorbance as `3 AU`'), {
    title: 'Where the reader stops being linear',
    description:
      'Readings above it are warned of; they are used as they are. Where the reader ends altogether stands as `reader limit` in the plate set.',
    ifLeftOut: '3 AU',
    examples: ['2.5 AU'],
  }).optional(),
  outlier: explained(amount('', 'a number as `3.5`'), {
    title: 'Modified z of an outlier',
    description:
      'In groups of five wells and more. Outliers are named in tables/quality.csv and stay in the mean.',
    ifLeftOut: '3.5',
    examples: ['5'],
  }).optional(),
  'replicate range': explained(amount('%', 'a percentage as `44 %`'), {
    title: 'Largest range of three or four wells',
    description:
      'Highest minus lowest, of their mean. Beyond it the well farthest from the others is named in tables/quality.csv, and stays in the mean.',
    ifLeftOut: '44 %',
    examples: ['60 %'],
  }).optional(),
}).transform((written): Partial<QualityLimits> => {
  const limits = {
    blank: written.blank,
    replicateCv: written['replicate CV'],
    zPrime: written["Z'"],
    ssmd: written.SSMD,
    edgeEffect: written['edge effect'],
    drift: written.drift,
    linearRange: written['linear range'],
    outlierZ: written.outlier,
    replicateRange: written['replicate range'],
  };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
});

/** `quality:`, the limits beyond which a plate is called poor; what is left out keeps its default. */
export const qualityKey = explained(limitsSchema, {
  title: 'What a plate is judged by',
  description:
    'Limits beyond which a plate is called poor in tables/quality.csv, the report and `check`. They only warn: nothing is left out of a mean because of them.',
  ifLeftOut: 'limits of the field, see each of them',
  examples: [{ 'replicate CV': '15 %', 'linear range': '2.5 AU' }],
});

function amount(unit: string, expected: string) {
  return textAs(expected, (text): TextReading<number> => {
    const bare = unit === '' || !text.trim().endsWith(unit) ? text : text.trim().slice(0, -unit.length);
    const value = numberFromText(bare.trim());
    return value !== null && value > 0 ? understood(value) : notUnderstood(expected, 'write it like this');
  });
}
