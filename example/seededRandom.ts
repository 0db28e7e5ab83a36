/** Random numbers that are the same for the same seed on every machine. */
export interface SeededRandom {
  /** Uniform in [0, 1), 53 bits. */
  readonly uniform: () => number;
  /** Normal with mean 0 and standard deviation 1. */
  readonly normal: () => number;
}

/**
 * A stream of random numbers that depends on nothing but the seed.
 *
 * Each call to `normal` uses two uniforms and keeps nothing for the next call, so that the n-th normal of a stream does not
 * depend on what was asked before it.
 *
 * @param seed - whole number; its lower 32 bits count
 * @source xoshiro128** 1.1, Blackman & Vigna 2021 (ACM Trans Math Softw 47:36), its state filled by the 32-bit mixing function of
 * MurmurHash3; Box & Muller 1958 (Ann Math Stat 29:610)
 */
export function seededRandom(seed: number): SeededRandom {
  let state = seed | 0;
  const nextState = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return mixed(state);
  };
  let [a, b, c, d] = [nextState(), nextState(), nextState(), nextState()];

  const next32 = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
  const uniform = (): number => ((next32() >>> 5) * 2 ** 26 + (next32() >>> 6)) / 2 ** 53;
  const normal = (): number => {
    // 1 − u lies in (0, 1]: the logarithm is finite
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
  return { uniform, normal };
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function mixed(word: number): number {
  let h = word ^ (word >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}
