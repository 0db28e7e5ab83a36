import { printedNumber } from '#domain/printedNumber';
import type { Ec50Move, Ec50Range, Ec50Sensitivity, SensitivityCell } from '#domain/sensitivity';

/** Up to here an EC50 does not depend on how it is made, as far as anyone would act on it. */
const hardlyMoves = 1.25;

/** From here on it does so much that a number alone must not be published. */
const movesMuch = 2;

type Table = Omit<Ec50Sensitivity, 'verdict'>;

/** Neither extrapolated to an implausible plateau nor made with plateaus that the data contradict. */
export function isBelievable({ implausible, contradicted }: SensitivityCell): boolean {
  return implausible.length === 0 && !contradicted;
}

/**
 * What a sensitivity table says, in words: how far the EC50 moves over the ways that can be believed, which choice moves it most, and
 * which ways cannot be believed because a plateau was extrapolated or the data contradict those that are held.
 *
 * @param doseUnit - printed after doses; may be empty
 */
export function sensitivityVerdict(table: Table, doseUnit: string): string {
  const { cells, headline, believable } = table;
  const dose = (value: number): string => `${printedNumber(value)} ${doseUnit}`.trim();
  const all = cells.every(isBelievable);
  const range = all ? headline : believable;
  const ways = all ? `${cells.length} ways` : `${cells.filter(isBelievable).length} of ${cells.length} ways`;
  return [
    rangeText(table, ways, range, dose),
    ownText(cells),
    intervalText(table, range),
    moveText(range.moves[0], dose),
    implausibleText(cells),
    contradictedText(cells),
    all || headline.fold === null || headline.fold === believable.fold
      ? ''
      : `Over all ways it moves ${foldText(headline, dose)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const names: Readonly<Record<Ec50Sensitivity['headlineOf'], string>> = {
  experiments: 'EC50 over experiments',
  experiment: 'EC50',
  points: 'EC50 of all points',
};

function rangeText(
  { headlineOf, cells }: Table,
  ways: string,
  range: Ec50Range,
  dose: (value: number) => string,
): string {
  const { lowest, fold, cellsWithoutEc50 } = range;
  const fit = ways === `${cells.length} ways` ? 'ways to fit these data' : 'ways that can be believed';
  const counted = ways.replace('ways', fit);
  if (lowest === null) return `None of the ${counted} gives an EC50.`;
  const none = cellsWithoutEc50 === 0 ? '' : `, ${cellsWithoutEc50} of which give none,`;
  if (fold === null) return `Of the ${counted} only one gives an EC50, ${dose(lowest)}.`;
  const depends =
    fold <= hardlyMoves
      ? 'it hardly depends'
      : fold <= movesMuch
        ? 'it depends somewhat'
        : 'it depends very much';
  return `Over the ${counted}${none} the ${names[headlineOf]} moves ${foldText(range, dose)}: ${depends} on how it is made.`;
}

/** Where what was asked for has no number, or contradicts the data. */
function ownText(cells: readonly SensitivityCell[]): string {
  const own = cells.find((cell) => cell.own);
  if (own === undefined) return '';
  const { ec50, outcome } = own.headline;
  if (ec50 === null && outcome === 'bound') return 'As it was asked for, the data give only a bound.';
  if (ec50 === null) return 'As it was asked for, the data give no EC50.';
  return isBelievable(own) ? '' : 'As it was asked for, it is not to be believed.';
}

function intervalText({ headlineOf }: Table, { cellsOutsideInterval, fold }: Ec50Range): string {
  if (cellsOutsideInterval === null || fold === null) return '';
  const whose = headlineOf === 'experiments' ? ' of the mean of experiments' : '';
  return cellsOutsideInterval === 0
    ? `All of them lie within the 95 % interval${whose}.`
    : `${cellsOutsideInterval} of them ${cellsOutsideInterval === 1 ? 'lies' : 'lie'} outside the 95 % interval${whose}, which knows nothing of these choices.`;
}

function moveText(move: Ec50Move | undefined, dose: (value: number) => string): string {
  if (move === undefined || !(move.fold > 1)) return '';
  const what = {
    plateaus: 'holding the plateaus',
    doseZero: 'leaving out dose 0',
    experiment: `leaving out experiment ${move.experiment ?? ''}`,
  }[move.choice];
  return `What moves it most is ${what}: ${printedNumber(move.fold)}-fold (from ${dose(move.from)} to ${dose(move.to)}).`;
}

/** Said of the pooled curves and of those of single experiments alike. */
function implausibleText(cells: readonly SensitivityCell[]): string {
  const implausible = cells.filter((cell) => cell.implausible.length > 0);
  if (implausible.length === 0) return '';
  const bottoms = implausible.flatMap(({ lowestBottom }) => lowestBottom ?? []);
  const tops = implausible.flatMap(({ highestTop }) => highestTop ?? []);
  const reach = [
    ...(bottoms.length === 0 ? [] : [`bottom down to ${printedNumber(Math.min(...bottoms))}`]),
    ...(tops.length === 0 ? [] : [`top up to ${printedNumber(Math.max(...tops))}`]),
  ].join(', ');
  return `In ${implausible.length} ways a plateau is implausible (${reach}): nobody measured it, and an EC50 half way to it is not to be believed.`;
}

function contradictedText(cells: readonly SensitivityCell[]): string {
  const contradicted = cells.filter((cell) => cell.contradicted).length;
  if (contradicted === 0) return '';
  return `In ${contradicted} ways the data contradict the plateaus that are held (F test against free ones, p < 0.05).`;
}

/** `1.33-fold (0.9 to 1.2 µM)` */
function foldText({ fold, lowest, highest }: Ec50Range, dose: (value: number) => string): string {
  return `${printedNumber(fold ?? 1)}-fold (${dose(lowest ?? 0)} to ${dose(highest ?? 0)})`;
}
