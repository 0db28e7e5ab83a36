import type { Weighting } from '#domain/fit';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { weightingFromText } from '#domain/weighting';
import { explained } from './keyMeaning.ts';
import { textAs } from './textSchema.ts';

/** `weights: 1/y²` of a panel of curves. */
export function weightsKey() {
  const weighting = textAs('a weighting', (text): TextReading<Weighting> => {
    const known = weightingFromText(text);
    return known === null
      ? notUnderstood('`1/y`, `1/y²` or `1/SD²`', 'leave the key out for a fit without weights')
      : understood(known);
  });
  return explained(weighting, {
    title: 'Weights of the fit',
    description:
      'For scatter that grows with the response: 1/y² where it is a percentage of the response, 1/y where it is that of counts, with y of the curve. 1/SD² is of the replicates at each dose, and wants ten or more of them.',
    ifLeftOut: 'every point counts alike',
    examples: ['1/y²'],
  });
}
