/**
 * A number with its exact first and second derivatives by p parameters (forward differentiation), so that a formula that is written once
 * has no derivative that could be wrong.
 */
export class Jet {
  readonly value: number;
  readonly gradient: readonly number[];
  /** p × p, row by row */
  readonly hessian: readonly number[];

  constructor(value: number, gradient: readonly number[], hessian: readonly number[]) {
    this.value = value;
    this.gradient = gradient;
    this.hessian = hessian;
  }

  static constant(value: number, p: number): Jet {
    return new Jet(value, new Array<number>(p).fill(0), new Array<number>(p * p).fill(0));
  }

  static parameter(value: number, index: number, p: number): Jet {
    const { hessian } = Jet.constant(0, p);
    return new Jet(
      value,
      Array.from({ length: p }, (_, j) => (j === index ? 1 : 0)),
      hessian,
    );
  }

  plus(other: Jet | number): Jet {
    if (typeof other === 'number') return new Jet(this.value + other, this.gradient, this.hessian);
    return new Jet(
      this.value + other.value,
      this.gradient.map((slope, j) => slope + other.gradient[j]!),
      this.hessian.map((bend, j) => bend + other.hessian[j]!),
    );
  }

  minus(other: Jet | number): Jet {
    return this.plus(typeof other === 'number' ? -other : other.times(-1));
  }

  times(other: Jet | number): Jet {
    if (typeof other === 'number')
      return new Jet(
        this.value * other,
        this.gradient.map((slope) => slope * other),
        this.hessian.map((bend) => bend * other),
      );
    const p = this.gradient.length;
    const [a, b] = [this.gradient, other.gradient];
    return new Jet(
      this.value * other.value,
      a.map((slope, j) => slope * other.value + this.value * b[j]!),
      this.hessian.map((bend, at) => {
        const [j, k] = [Math.floor(at / p), at % p];
        return bend * other.value + this.value * other.hessian[at]! + a[j]! * b[k]! + a[k]! * b[j]!;
      }),
    );
  }

  over(other: Jet): Jet {
    const { value } = other;
    return this.times(other.through(1 / value, -1 / value ** 2, 2 / value ** 3));
  }

  exp(): Jet {
    const value = Math.exp(this.value);
    return this.through(value, value, value);
  }

  log(): Jet {
    return this.through(Math.log(this.value), 1 / this.value, -1 / this.value ** 2);
  }

  /** To a power that is a plain number. */
  power(n: number): Jet {
    const { value } = this;
    return this.through(value ** n, n * value ** (n - 1), n * (n - 1) * value ** (n - 2));
  }

  atan(): Jet {
    const slope = 1 / (1 + this.value ** 2);
    return this.through(Math.atan(this.value), slope, -2 * this.value * slope ** 2);
  }

  /** f of this number, from f, f′ and f″ at its value. */
  private through(value: number, slope: number, bend: number): Jet {
    const p = this.gradient.length;
    const g = this.gradient;
    return new Jet(
      value,
      g.map((own) => slope * own),
      this.hessian.map((own, at) => slope * own + bend * g[Math.floor(at / p)]! * g[at % p]!),
    );
  }
}
