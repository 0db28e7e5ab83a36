import { explained } from './keyMeaning.ts';
import { oneOf } from './textSchema.ts';

/** `outliers:` of a panel of curves: nothing is left out unless it says so. */
export const outliersKey = explained(oneOf(['suggest', 'exclude']), {
  title: 'What is done with outliers',
  description:
    'ROUT (Q = 1 %) looks for points too far from a curve that outliers cannot pull. `suggest` keeps them, flagged, with the result without them beside it; `exclude` leaves them out of the fits of the experiments, and legend, methods and report say how many. Decide before you see the result.',
  ifLeftOut: 'suggest',
  examples: ['exclude'],
}).optional();
