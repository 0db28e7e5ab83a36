import { describe, expect, it } from 'vitest';
import { compareFacets } from '#compare/compareFacets';
import { comparisonWarnings } from '#compare/comparisonWarnings';
import { scatterDiffers } from '#compare/scatterDiffers';
import { starAlternatives } from '#compare/starAlternatives';
import { uncommonStars } from '#compare/uncommonStars';
import type { ComparisonRequest, TestName } from '#domain/comparison';
import { starConventionByName, starConventionFromText } from '#domain/starConvention';
import { asked, group, notNormalised } from '../support/comparisonRequest.ts';

const nowhere = { file: null, place: null, facet: null };

function judged(numbers: Readonly<Record<string, readonly number[]>>, request: ComparisonRequest) {
  const groups = Object.entries(numbers).map(([label, values]) => group(label, values, notNormalised));
  const facets = [{ facet: 'SkBr3', groups }];
  const { comparisons } = compareFacets({ facets, request });
  return starAlternatives({ comparisons, facets, otherN: null, request });
}

const warned = (numbers: Readonly<Record<string, readonly number[]>>, test: TestName, pairs: string[]) =>
  comparisonWarnings(judged(numbers, asked(test, pairs)), nowhere);

describe('what is said of a test before its stars are read', () => {
  it('warns once of groups of two, naming all of them', () => {
    const problems = warned({ A: [1, 2], B: [4, 5], C: [7, 8, 9] }, 'student', ['A:B', 'A:C']);
    expect(problems).toMatchObject([{ code: 'n-below-three', severity: 'warning' }]);
    expect(problems[0]!.found).toContain('SkBr3 A against B (n = 2), SkBr3 A against C (n = 2 and 3)');
  });

  it('says nothing of groups of three that scatter alike', () => {
    expect(warned({ A: [1, 2, 3], B: [4, 5.1, 6] }, 'student', ['A:B'])).toEqual([]);
  });

  it('notes unequal scatter where equal n bear it, and warns where Welch’s test would give other stars', () => {
    // variances 1e-4 and 1, ratio 10⁴: F test p = 2e-4; the means lie so far apart that every test gives three stars
    const far = warned({ A: [50, 50.01, 50.02], B: [290, 291, 292] }, 'student', ['A:B']);
    expect(far).toMatchObject([{ code: 'scatter-differs', severity: 'note' }]);
    // scipy 1.17: ttest_ind p = 0.0343, with equal_var=False 0.0848
    const near = warned({ A: [50, 51, 49.5], B: [60, 71, 58] }, 'student', ['A:B']);
    expect(near).toMatchObject([{ code: 'scatter-differs', severity: 'warning' }]);
    expect(near[0]!.found).toContain("* here, ns by Welch's test");
  });

  it('warns of unequal scatter where n differs', () => {
    const uneven = { A: [50, 50.01, 50.02, 50.03], B: [90, 91, 92] };
    expect(warned(uneven, 'student', ['A:B'])).toMatchObject([{ severity: 'warning' }]);
    expect(warned(uneven, 'welch', ['A:B'])).toEqual([]);
  });
});

describe('the rule for unequal scatter', () => {
  it('is the F test below six values: SDs that differ fivefold at n = 3 are within chance', () => {
    // F(2, 2) = 25: p = 2/26; and 49: p = 2/50 = 0.04, by P(F > x) = 1/(1 + x)
    expect(scatterDiffers([-1, 0, 1], [-5, 0, 5])).toBe(false);
    expect(scatterDiffers([-1, 0, 1], [-7, 0, 7])).toBe(true);
  });

  it('is the Brown–Forsythe test from six on, which one far value does not set off', () => {
    const alike = [-2, -1.5, -0.5, 0.5, 1.5, 2];
    const oneFar = [-2, -1.5, -0.5, 0.5, 1.5, 12];
    // scipy 1.17: F test p = 0.022, levene(center='median') p = 0.386; of the sixfold scatter 0.0028
    expect(scatterDiffers(alike, oneFar)).toBe(false);
    expect(
      scatterDiffers(
        alike,
        alike.map((value) => 6 * value),
      ),
    ).toBe(true);
  });
});

describe('stars that readers may misread', () => {
  const numbers = { A: [50, 51, 52], B: [54, 55.5, 56], C: [80, 81, 82] };
  const noted = (request: ComparisonRequest) =>
    uncommonStars(judged(numbers, request), request.stars, nowhere);

  it('are noted where a p lies between the thresholds of both conventions', () => {
    // scipy 1.17: ttest_ind p = 0.00749
    const problems = noted(asked('student', ['A:B']));
    expect(problems).toMatchObject([{ code: 'stars-uncommon', severity: 'note' }]);
    expect(problems[0]!.found).toContain('SkBr3 A against B (p = 0.0075) has *, where most would write **');
  });

  it('are not noted where both conventions agree, or of common conventions', () => {
    expect(noted(asked('student', ['A:C']))).toEqual([]);
    for (const name of ['apa', 'prism'] as const)
      expect(noted(asked('student', ['A:B'], { stars: starConventionByName(name) }))).toEqual([]);
    const own = starConventionFromText('*=0.05,**=0.01');
    if (!own.ok) expect.fail('the convention was not understood');
    expect(noted(asked('student', ['A:B'], { stars: own.value }))).toEqual([]);
  });
});
