import type { FitOptions, FitOutcome } from '#domain/fit';
import type { Inference } from '#domain/inference';
import { placeAt, type Problem } from '#domain/problem';
import { inferScale } from '#doseresponse/inferScale';
import { screenHeader } from '#report/screenTable';
import { nothingToFit } from '../fitTable.ts';
import type { Runner } from '../runner.ts';
import { curvesOfBlock } from './curvesOfBlock.ts';
import type { ScreenedBlock } from './fitScreenBlock.ts';
import { screenBlocks, type ScreenBlock } from './screenBlocks.ts';
import type { ScreenChoices, ScreenLayout } from './screenLayout.ts';

/** What a screen is fitted with; `scale` null: concluded from the first block, aloud. */
export interface ScreenOptions extends Omit<FitOptions, 'scale'> {
  readonly scale: FitOptions['scale'] | null;
}

/** Where a screen comes from and goes to. */
export interface ScreenPorts {
  /** The text of the file, in pieces of any length. */
  readonly pieces: AsyncIterable<string>;
  /** Takes the table, piece by piece; the next one is offered when it is done. */
  readonly write: (text: string) => Promise<void>;
  readonly runner: Runner;
  /** Blocks that are fitted at once. */
  readonly atOnce: number;
  /** Curves fitted and characters of the file they came from, so far. */
  readonly onProgress: (curves: number, read: number) => void;
}

/** What became of a screen. */
export interface ScreenSummary {
  readonly curves: number;
  readonly outcomes: Readonly<Partial<Record<FitOutcome, number>>>;
  readonly inferred: readonly Inference[];
  /** The first ones, those of the whole screen first; `problemCount` says how many there were. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

const mostProblems = 100;

/**
 * Fits all curves of a screen, block by block on all workers, and writes the table in the order of the file; only the blocks that are being
 * fitted are in memory, and the names of the curves that were seen.
 *
 * @returns problems `column-missing`, `ambiguous-table`, `curve-scattered`,
 * `fit-impossible`, and those of rows
 */
export async function screenTable(
  file: string,
  options: ScreenOptions,
  choices: ScreenChoices,
  ports: ScreenPorts,
): Promise<ScreenSummary> {
  const source = await screenBlocks(ports.pieces, file, choices);
  const tally = new Tally(file);
  if (source.kind === 'problem') {
    tally.report([source.problem], 1);
    return tally.summary([]);
  }
  const { layout, blocks } = source;
  const inferred: Inference[] = [];
  let scale = options.scale;
  const running: Promise<Fitted>[] = [];
  await ports.write(screenHeader);
  for await (const block of blocks) {
    if (scale === null) {
      const concluded = scaleOfBlock(block, layout, file);
      inferred.push(concluded.inference);
      scale = concluded.scale;
    }
    const next = fitted(block, layout, file, { ...options, scale }, ports.runner);
    // one that fails before its turn is thrown when its turn comes
    next.catch(() => undefined);
    running.push(next);
    if (running.length >= ports.atOnce) await finish(running, tally, ports);
  }
  while (running.length > 0) await finish(running, tally, ports);
  if (tally.curves === 0 && tally.problemCount === 0) tally.report([nothingToFit(file)], 1);
  return tally.summary(inferred);
}

interface Fitted {
  readonly block: ScreenBlock;
  readonly screened: ScreenedBlock;
}

async function fitted(
  block: ScreenBlock,
  layout: ScreenLayout,
  file: string,
  options: FitOptions,
  runner: Runner,
): Promise<Fitted> {
  const key = `${file} from line ${block.firstLine}`;
  const result = await runner.run('fitScreenBlock', { block, layout, options, file }, key);
  if (result.ok) return { block, screened: result.output };
  const problem = blockNotFitted(file, block, result.message);
  return { block, screened: { curves: [], problems: [problem], problemCount: 1 } };
}

/** Writes the block that was read first. */
async function finish(running: Promise<Fitted>[], tally: Tally, ports: ScreenPorts): Promise<void> {
  const next = running.shift();
  if (next === undefined) return;
  const { block, screened } = await next;
  await ports.write(tally.rowsOf(screened));
  ports.onProgress(tally.curves, block.read);
}

/** What was met so far. */
class Tally {
  readonly #file: string;
  readonly #seen = new Set<string>();
  readonly #outcomes: Partial<Record<FitOutcome, number>> = {};
  readonly #problems: Problem[] = [];
  curves = 0;
  problemCount = 0;

  constructor(file: string) {
    this.#file = file;
  }

  report(problems: readonly Problem[], count: number): void {
    this.problemCount += count;
    this.#problems.push(...problems.slice(0, mostProblems - this.#problems.length));
  }

  /** The rows of a block, without curves of which a part was fitted already. */
  rowsOf({ curves, problems, problemCount }: ScreenedBlock): string {
    this.report(problems, problemCount);
    let rows = '';
    for (const { curve, line, outcome, row } of curves) {
      if (this.#seen.has(curve)) {
        this.report([curveScattered(this.#file, curve, line)], 1);
        continue;
      }
      this.#seen.add(curve);
      this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
      this.curves++;
      rows += row;
    }
    return rows;
  }

  summary(inferred: readonly Inference[]): ScreenSummary {
    return {
      curves: this.curves,
      outcomes: this.#outcomes,
      inferred,
      problems: this.#problems,
      problemCount: this.problemCount,
    };
  }
}

/** The scale that the responses of the first curves seem to have, aloud. */
function scaleOfBlock(
  block: ScreenBlock,
  layout: ScreenLayout,
  file: string,
): { readonly scale: FitOptions['scale']; readonly inference: Inference } {
  const points = curvesOfBlock(block, layout, () => undefined).flatMap((curve) => curve.points);
  const { scale, value, because } = inferScale(points);
  return {
    scale,
    inference: {
      what: 'scale',
      value,
      because: `in the first rows ${because}`,
      state: '--scale percent|unknown',
      file,
    },
  };
}

function curveScattered(file: string, curve: string, line: number): Problem {
  return {
    code: 'curve-scattered',
    severity: 'error',
    file,
    place: placeAt({ line }),
    found: `rows of the curve "${curve}" again, after those of other curves`,
    expected: 'all rows of a curve one below the other',
    fix: 'Sort the table by curve: the fit of this curve rests on its first rows only. These rows were left out.',
  };
}

function blockNotFitted(file: string, block: ScreenBlock, message: string): Problem {
  return {
    code: 'file-unreadable',
    severity: 'error',
    file,
    place: placeAt({ line: block.firstLine }),
    found: message,
    expected: 'rows that can be read in the time and memory allowed',
    fix: 'Look at the rows from this line on. Their curves were left out.',
  };
}
