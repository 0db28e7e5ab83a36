import { isJoint, type ComparisonRequest, type StarConvention, type TestName } from '#domain/comparison';
import { starConventionByName } from '#domain/starConvention';
import { refuse } from './textSchema.ts';

/** What the keys above were read as. */
export interface WrittenComparison {
  readonly compare?: readonly (readonly [string, string])[] | undefined;
  readonly control?: string | undefined;
  readonly test?: TestName | undefined;
  readonly correction?: ComparisonRequest['correction'] | undefined;
  readonly stars?: StarConvention | undefined;
}

/**
 * The request of a panel with its defaults, or null when it compares nothing.
 *
 * @param canonical - the one spelling of a group
 * @param sink - takes `protocol-invalid-value` for a group against itself, a pair given twice and a test that does not go with the
 *   correction, `protocol-missing-key` for keys that need another
 */
export function comparisonRequest(
  written: WrittenComparison,
  defaultTest: TestName,
  canonical: (group: string) => string,
  sink: Parameters<typeof refuse>[0],
): ComparisonRequest | null {
  const { compare, control, correction = 'none', stars } = written;
  const test = written.test ?? defaultTest;
  if (correction === 'dunnett' && control === undefined) {
    const fix = 'add `control: CTR`, the group that the others are compared with';
    const advice = { fix, code: 'protocol-missing-key', onKey: true } as const;
    refuse(sink, written, '`control` beside `correction: dunnett`', advice, ['correction']);
    return null;
  }
  if (compare === undefined && control === undefined && correction !== 'tukey') {
    refuseIdleKeys(written, sink);
    return null;
  }
  const pairs = (compare ?? []).map(([a, b]) => [canonical(a), canonical(b)] as const);
  const against = control === undefined ? null : canonical(control);
  refuseWrongPairs(pairs, compare, sink);
  if (isJoint(correction) && test !== 'student') {
    const expected = `\`test: student\` beside \`${correction}\`, which has one variance for all groups of a facet`;
    const fix =
      defaultTest === 'student'
        ? `write \`test: student\`, or \`correction: holm\` with \`test: ${test}\``
        : 'write `correction: holm`; these values are compared experiment by experiment';
    refuse(sink, correction, expected, { fix }, ['correction']);
  }
  if (against !== null) refuseOtherPairs(pairs, against, written, sink);
  return {
    pairs,
    ...(against === null ? {} : { control: against }),
    test,
    correction,
    stars: stars ?? starConventionByName('sepher'),
  };
}

type Sink = Parameters<typeof refuse>[0];
type Pairs = ComparisonRequest['pairs'];

function refuseIdleKeys(written: WrittenComparison, sink: Sink): void {
  const idle = (['test', 'correction', 'stars'] as const).find((key) => written[key] !== undefined);
  if (idle === undefined) return;
  const fix = 'add `compare: [T, T+P]`, or remove this line';
  refuse(
    sink,
    written,
    `\`compare\` beside \`${idle}\``,
    { fix, code: 'protocol-missing-key', onKey: true },
    [idle],
  );
}

function refuseWrongPairs(pairs: Pairs, compare: unknown, sink: Sink): void {
  for (const [index, [a, b]] of pairs.entries()) {
    const earlier = pairs.slice(0, index).some(([c, d]) => (a === c && b === d) || (a === d && b === c));
    if (a === b)
      refuse(sink, compare, 'two different groups', { fix: `"${a}" cannot be tested against itself` }, [
        'compare',
      ]);
    if (earlier)
      refuse(sink, compare, 'each pair once', { fix: `remove the second [${a}, ${b}]` }, ['compare']);
  }
}

/** Beside `control` pairs say which of the comparisons with it are made. */
function refuseOtherPairs(pairs: Pairs, control: string, written: WrittenComparison, sink: Sink): void {
  const other = pairs.find((pair) => !pair.includes(control));
  if (other === undefined) return;
  const more =
    written.correction === 'dunnett' ? 'write `correction: tukey` without `control`' : 'remove `control`';
  const fix = `remove [${other.join(', ')}], or ${more}`;
  refuse(sink, written.compare, `pairs with the control "${control}"`, { fix }, ['compare']);
}
