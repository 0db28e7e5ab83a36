import type { ComparisonRequest, JointCorrection } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import type { ComparedSide, ReplicateGroup } from './comparedSide.ts';
import { dependentPair } from './dependentPair.ts';

/** A request whose correction is a test of all groups of a facet together. */
export type JointRequest = ComparisonRequest & { readonly correction: JointCorrection };

const names: Readonly<Record<JointCorrection, string>> = {
  dunnett: "Dunnett's test",
  tukey: "Tukey's test",
};

/**
 * Why groups cannot be compared by Dunnett's or Tukey's test, in the words of a problem; null where they can.
 *
 * Both take the groups for independent and of one variance, as Student's test does: what that one is refused for, they are.
 *
 * @param groups - all of the facet
 * @param asked - the pairs, which may name a normaliser that is no group
 */
export function jointRefusal(
  groups: readonly ReplicateGroup[],
  asked: readonly Readonly<{ a: ComparedSide; b: ComparedSide }>[],
  { correction, test, control }: JointRequest,
): Pick<Problem, 'found' | 'expected' | 'fix'> | null {
  const name = names[correction];
  const found = `\`correction: ${correction}\` with \`test: ${test}\``;
  if (test !== 'student') {
    return {
      found,
      expected: `\`test: student\`: ${name} has one variance for all groups and takes them for independent, which a ${test} test does not`,
      fix: `Write \`test: student\` with \`correction: ${correction}\`, or keep \`test: ${test}\` with \`correction: holm\`.`,
    };
  }
  if (correction === 'dunnett') {
    const without = asked.find(({ a, b }) => a.label !== control && b.label !== control);
    if (without !== undefined) {
      const pair = `${without.a.label} against ${without.b.label}`;
      return {
        found: `${found} for ${pair}, and ${control == null ? 'no control' : `the control ${control}`}`,
        expected:
          "pairs of a group and the control: Dunnett's test compares every group with the control only",
        fix: `Name the control (\`control: ${without.b.label}\`, \`--control ${without.b.label}\`) and compare with it, or write \`correction: tukey\` for all pairs.`,
      };
    }
  }
  const dependent = dependentPair(groups, asked);
  return dependent === null
    ? null
    : {
        found: `\`correction: ${correction}\` over groups with ${dependent.pair}`,
        expected: `groups that are independent of each other and scatter alike: ${dependent.reason}`,
        fix: `${dependent.fix} Correct their p with \`correction: holm\`; ${name} does not suit such values.`,
      };
}
