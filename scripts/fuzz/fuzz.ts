import type { Runner } from '#pipeline/runner';
import { noTableChoices } from '#pipeline/readFile';
import { seededRandom } from '../../example/seededRandom.ts';
import { damaged, type Damage } from './damage.ts';
import type { FuzzFile } from './fuzzFiles.ts';
import { defects, outcomeOf, type Outcome, type Reading } from './outcome.ts';

/** One damaged file and what became of it. */
export interface Try {
  /** From 0. */
  readonly index: number;
  readonly file: FuzzFile;
  readonly damage: Damage;
  readonly outcome: Outcome;
  /** The message of what was thrown or went beyond a limit. */
  readonly message: string | null;
}

/** What the fuzz found; a function of the seed, the number of tries, the files and the program. */
export interface FuzzResult {
  readonly seed: number;
  readonly tries: readonly Try[];
  readonly defects: readonly Try[];
}

/**
 * Damages files at random and reads each as the program does.
 *
 * Each try has a stream of random numbers of its own, so that the order in which processes answer is irrelevant.
 *
 * @param input.files - taken in turn, so that each is tried as often as the others
 * @param input.atOnce - how many tries are under way together
 */
export async function fuzz(input: {
  readonly files: readonly FuzzFile[];
  readonly seed: number;
  readonly tries: number;
  readonly runner: Runner;
  readonly atOnce: number;
  readonly onTry?: (done: number) => void;
}): Promise<FuzzResult> {
  const wholes = new Map<FuzzFile, Reading>();
  for (const file of input.files) wholes.set(file, await readWhole(file, input.runner));
  const tries: Try[] = [];
  let next = 0;
  const workOff = async (): Promise<void> => {
    for (let index = next++; index < input.tries; index = next++) {
      const file = input.files[index % input.files.length]!;
      const damage = damaged(file.bytes, randomOfTry(input.seed, index));
      tries[index] = {
        index,
        file,
        damage,
        ...(await readDamaged(file, wholes.get(file)!, damage, input.runner)),
      };
      input.onTry?.(index + 1);
    }
  };
  await Promise.all(Array.from({ length: input.atOnce }, workOff));
  return {
    seed: input.seed,
    tries,
    defects: tries.filter(({ outcome }) => defects.includes(outcome)),
  };
}

/** Neighbouring seeds share no stream: tries are counted far below a million. */
function randomOfTry(seed: number, index: number): ReturnType<typeof seededRandom> {
  return seededRandom(Math.imul(seed, 1_000_003) + index);
}

async function readWhole(file: FuzzFile, runner: Runner): Promise<Reading> {
  const result = await read(file, file.bytes, runner);
  if (!result.ok) throw new Error(result.message);
  return result.output;
}

async function readDamaged(
  file: FuzzFile,
  whole: Reading,
  damage: Damage,
  runner: Runner,
): Promise<Pick<Try, 'outcome' | 'message'>> {
  try {
    const result = await read(file, damage.bytes, runner);
    if (!result.ok) return { outcome: 'hung', message: result.message };
    return { outcome: outcomeOf(file, whole, damage, result.output), message: null };
  } catch (error) {
    return { outcome: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
}

function read({ file, step }: FuzzFile, bytes: Uint8Array, runner: Runner) {
  return runner.run(step, { bytes, file, sha256: 'damaged', table: noTableChoices }, file);
}
