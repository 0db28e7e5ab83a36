import type { SeededRandom } from '../../example/seededRandom.ts';

/** What happens to files on their way; `cut` and `zero tail` are what a copy leaves that has not ended. */
export type DamageKind =
  'cut' | 'zero tail' | 'one bit' | 'some bits' | 'bytes inserted' | 'bytes deleted' | 'zeros' | 'mixed';

/** A damaged copy of a file. */
export interface Damage {
  readonly kind: DamageKind;
  /** What was done, so that a person can do it again: `cut to 1234 of 5678 bytes`. */
  readonly what: string;
  readonly bytes: Uint8Array;
}

type SimpleKind = Exclude<DamageKind, 'mixed'>;
type Damager = (bytes: Uint8Array, random: SeededRandom) => Omit<Damage, 'kind'>;

/** How many of a hundred tries each kind gets. */
const shares: Readonly<Record<DamageKind, number>> = {
  cut: 30,
  'zero tail': 10,
  'one bit': 20,
  'some bits': 10,
  'bytes inserted': 8,
  'bytes deleted': 8,
  zeros: 8,
  mixed: 6,
};

const damagers: Readonly<Record<SimpleKind, Damager>> = {
  cut: (bytes, random) => {
    const length = below(bytes.length, random);
    return { what: `cut to ${length} of ${bytes.length} bytes`, bytes: bytes.slice(0, length) };
  },
  'zero tail': (bytes, random) => {
    const start = below(bytes.length, random);
    return { what: `zeros from byte ${start} to the end`, bytes: bytes.slice().fill(0, start) };
  },
  'one bit': (bytes, random) => flipped(bytes, 1, random),
  'some bits': (bytes, random) => flipped(bytes, 2 + below(7, random), random),
  'bytes inserted': (bytes, random) => {
    const at = below(bytes.length + 1, random);
    const added = Uint8Array.from({ length: 1 + below(16, random) }, () => below(256, random));
    return {
      what: `${added.length} bytes inserted at byte ${at}`,
      bytes: Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at)]),
    };
  },
  'bytes deleted': (bytes, random) => {
    const at = below(bytes.length, random);
    const length = 1 + below(64, random);
    return {
      what: `${length} bytes deleted at byte ${at}`,
      bytes: Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]),
    };
  },
  zeros: (bytes, random) => {
    const at = below(bytes.length, random);
    const end = Math.min(bytes.length, at + 1 + below(4096, random));
    return { what: `zeros from byte ${at} to ${end}`, bytes: bytes.slice().fill(0, at, end) };
  },
};

/** One random damage; the same for the same stream of random numbers. */
export function damaged(bytes: Uint8Array, random: SeededRandom): Damage {
  const kind = kindOf(below(100, random));
  if (kind !== 'mixed') return { kind, ...damagers[kind](bytes, random) };
  const first = damagers[simpleKind(random)](bytes, random);
  const second = damagers[simpleKind(random)](first.bytes, random);
  return { kind, what: `${first.what}, then ${second.what}`, bytes: second.bytes };
}

/** A file of no bytes can only be added to. */
function simpleKind(random: SeededRandom): SimpleKind {
  const kinds = Object.keys(damagers) as SimpleKind[];
  return kinds[below(kinds.length, random)] ?? 'cut';
}

function kindOf(hundredth: number): DamageKind {
  let rest = hundredth;
  for (const [kind, share] of Object.entries(shares) as [DamageKind, number][]) {
    if (rest < share) return kind;
    rest -= share;
  }
  return 'mixed';
}

function flipped(bytes: Uint8Array, count: number, random: SeededRandom): Omit<Damage, 'kind'> {
  const copy = bytes.slice();
  const places: string[] = [];
  for (let flip = 0; flip < count && copy.length > 0; flip++) {
    const at = below(copy.length, random);
    const bit = below(8, random);
    copy[at] = (copy[at] ?? 0) ^ (1 << bit);
    places.push(`${at}.${bit}`);
  }
  return { what: `bits flipped (byte.bit): ${places.join(', ')}`, bytes: copy };
}

/** A whole number in [0, count). */
function below(count: number, random: SeededRandom): number {
  return Math.floor(random.uniform() * count);
}
