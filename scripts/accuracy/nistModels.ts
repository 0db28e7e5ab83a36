import type { Jet } from './jet.ts';

/** y of the parameters b1 … bk at x. */
export type NistModel = (b: readonly Jet[], x: number) => Jet;

/** b1 + b2·x + b3·x² + … */
function polynomial(coefficients: readonly Jet[], x: number): Jet {
  const [first, ...others] = coefficients;
  return others.reduce((sum, coefficient, i) => sum.plus(coefficient.times(x ** (i + 1))), first!);
}

/** height·e^(−rate·x) */
function decay(height: Jet, rate: Jet, x: number): Jet {
  return height.times(rate.times(-x).exp());
}

/** height·e^(−(x − centre)²/width²) */
function peak(height: Jet, centre: Jet, width: Jet, x: number): Jet {
  return height.times(centre.minus(x).over(width).power(2).times(-1).exp());
}

/** b1·(1 − e^(−b2·x)) */
const saturation: NistModel = ([b1, b2], x) => b1!.minus(decay(b1!, b2!, x));

/** The models of NIST's nonlinear regressions, by set; a test holds each against the text of its formula. */
export const nistModels: Readonly<Record<string, NistModel>> = {
  'NIST-BoxBOD': saturation,
  'NIST-Misra1a': saturation,
  'NIST-Misra1b': ([b1, b2], x) =>
    b1!.minus(
      b1!.times(
        b2!
          .times(x / 2)
          .plus(1)
          .power(-2),
      ),
    ),
  'NIST-Chwirut2': ([b1, b2, b3], x) =>
    b1!
      .times(-x)
      .exp()
      .over(polynomial([b2!, b3!], x)),
  'NIST-DanWood': ([b1, b2], x) => b1!.times(b2!.times(Math.log(x)).exp()),
  'NIST-Gauss1': ([b1, b2, b3, b4, b5, b6, b7, b8], x) =>
    decay(b1!, b2!, x)
      .plus(peak(b3!, b4!, b5!, x))
      .plus(peak(b6!, b7!, b8!, x)),
  'NIST-Kirby2': ([b1, b2, b3, b4, b5], x) =>
    polynomial([b1!, b2!, b3!], x).over(b4!.plus(b5!.times(x)).times(x).plus(1)),
  'NIST-MGH09': ([b1, b2, b3, b4], x) =>
    b1!.times(b2!.times(x).plus(x * x)).over(
      b3!
        .times(x)
        .plus(b4!)
        .plus(x * x),
    ),
  'NIST-Rat42': ([b1, b2, b3], x) => b1!.over(b2!.minus(b3!.times(x)).exp().plus(1)),
  'NIST-Rat43': ([b1, b2, b3, b4], x) =>
    b1!.times(b2!.minus(b3!.times(x)).exp().plus(1).log().over(b4!).times(-1).exp()),
  'NIST-Roszman1': ([b1, b2, b3, b4], x) =>
    b1!.minus(b2!.times(x)).minus(
      b3!
        .over(b4!.times(-1).plus(x))
        .atan()
        .times(1 / Math.PI),
    ),
  'NIST-Thurber': ([b1, b2, b3, b4, b5, b6, b7], x) =>
    polynomial([b1!, b2!, b3!, b4!], x).over(polynomial([b5!, b6!, b7!], x).times(x).plus(1)),
  'NIST-Lanczos3': ([b1, b2, b3, b4, b5, b6], x) =>
    decay(b1!, b2!, x)
      .plus(decay(b3!, b4!, x))
      .plus(decay(b5!, b6!, x)),
};
