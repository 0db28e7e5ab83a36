import { chooseTest } from './chooseTest.ts';
import { sidesOfPair, type ComparedSide, type ReplicateGroup } from './comparedSide.ts';

/** Two groups that a test of all groups cannot hold, and why. */
export interface DependentPair {
  /** `T and CTR` */
  readonly pair: string;
  readonly reason: string;
  readonly fix: string;
}

/**
 * The first two groups that Student's test would be refused for: they share a normaliser, one of them is a constant, or they are not of
 * one quantity. What takes the variance of all groups together is wrong because of a single such pair.
 *
 * @param groups - all that take part
 * @param asked - further pairs, which may name a normaliser that is no group
 */
export function dependentPair(
  groups: readonly ReplicateGroup[],
  asked: readonly Readonly<{ a: ComparedSide; b: ComparedSide }>[] = [],
): DependentPair | null {
  const everyPair = groups.flatMap((first, index) =>
    groups.slice(index + 1).flatMap((second) => {
      const sides = sidesOfPair(groups, [first.label, second.label]);
      return 'missing' in sides ? [] : [sides];
    }),
  );
  for (const { a, b } of [...asked, ...everyPair]) {
    const choice = chooseTest('student', a, b);
    if (choice.kind === 'refused')
      return { pair: `${a.label} and ${b.label}`, reason: choice.reason, fix: choice.fix };
  }
  return null;
}
