import type { Interval } from '#domain/fit';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { explained } from './keyMeaning.ts';
import { keyed, textAs } from './textSchema.ts';

/** What a panel of curves says of the parameters of its fits. */
export function parameterKeys() {
  return {
    fix: explained(
      keyed({
        top: parameter('Upper plateau', 'In the unit of the panel: 100 for viability.', 100),
        bottom: parameter('Lower plateau', 'A bottom of 0 says that the drug kills every cell.', 0),
        'hill slope': parameter('Slope', 'In Prism’s sign: negative when viability falls.', -1),
        EC50: parameter('Relative EC50', 'In the unit of the doses.', 0.5),
        asymmetry: parameter('Asymmetry of a 5PL', 'drc’s f; 1 makes it a 4PL.', 0.5),
      }),
      {
        title: 'Parameters held at a value',
        description: 'Hold a plateau only where you know it.',
        ifLeftOut: 'all parameters of the model are fitted',
        examples: [{ top: 100 }],
      },
    ).optional(),
    bounds: explained(
      keyed({
        top: bound('Upper plateau', 'In the unit of the panel.', '90 to 110'),
        bottom: bound('Lower plateau', 'At least 0 says that nothing falls below the blank.', 'at least 0'),
        'hill slope': bound('Slope', 'In Prism’s sign: negative when viability falls.', '-4 to -0.5'),
        EC50: bound('Relative EC50', 'In the unit of the doses.', '0.001 to 100'),
        asymmetry: bound('Asymmetry of a 5PL', 'drc’s f; 1 makes it a 4PL.', '0.1 to 10'),
      }),
      {
        title: 'Bounds of parameters',
        description:
          'The best curve within them; an optimum that lies on a bound is flagged, and that parameter has no error.',
        ifLeftOut: 'none',
        examples: [{ bottom: '0 to 30' }],
      },
    ).optional(),
  };
}

/** What was written for parameters, by their names in a fit. */
export function byParameter<Value>(
  written: Readonly<Record<string, Value | undefined>> = {},
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name === 'EC50' ? 'ec50' : name === 'hill slope' ? 'hillSlope' : name, value] as const],
    ),
  );
}

/** Bounds of a parameter: `0 to 30`, `at least 0`, `at most 30`. */
function bound(title: string, description: string, example: string) {
  const range = textAs('bounds', (text): TextReading<Interval> => {
    const said = text.replaceAll('%', '').trim();
    const one = /^at (least|most)\s+(.+)$/i.exec(said);
    const ends = (one === null ? said.split(/\s+to\s+/i) : [one[2] ?? '']).map(numberFromText);
    const [low = null, high = null] = ends;
    const isBoth = one === null && ends.length === 2 && low !== null && high !== null && low < high;
    if (isBoth) return understood([low, high]);
    if (one !== null && low !== null)
      return understood(one[1]?.toLowerCase() === 'least' ? [low, null] : [null, low]);
    return notUnderstood('bounds as `0 to 30`, `at least 0` or `at most 30`', 'write the lower one first');
  });
  return explained(range, { title, description, ifLeftOut: 'not bounded', examples: [example] }).optional();
}

/** A parameter of a fit that can be held. */
function parameter(title: string, description: string, example: number) {
  const number = textAs('a number', (text): TextReading<number> => {
    const value = numberFromText(text.replace(/\s*%$/, ''));
    return value === null
      ? notUnderstood('a number as `100`', 'write a number with a decimal point')
      : understood(value);
  });
  return explained(number, { title, description, ifLeftOut: 'fitted', examples: [example] }).optional();
}
