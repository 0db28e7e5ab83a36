import type { ReadChoice, TableChoices } from '#domain/protocol';
import type { Read } from '#domain/read';
import { chooseRead } from './chooseRead.ts';
import { measuredReads } from './measuredReads.ts';

/** Which reads a plate set can mean; what is written into a protocol that somebody will correct. */
export interface ReadChoices {
  /** The first that means one read for each plate in every file; null when the files do not tell their reads apart by name. */
  readonly chosen: ReadChoice | null;
  readonly others: readonly ReadChoice[];
  /** Every file has only one, but not all the same: what they have. */
  readonly differing: readonly ReadChoice[];
  /** Where there is nothing to choose from: `absorbance` and the like are not measured, only calculated. */
  readonly mode: Read['mode'];
}

/**
 * The measured reads that exports of one kind have in common, absorbance before anything else.
 *
 * @param exports - reads of each file
 */
export function readChoices(exports: readonly (readonly Read[])[], table: TableChoices): ReadChoices {
  const candidates = candidatesOf(exports[0] ?? []);
  const byWavelength = distinct(candidates.map((read) => choiceOf(read, 'wavelength')));
  const choices = [byWavelength, distinct(candidates.map((read) => choiceOf(read, 'label')))];
  const works = (choice: ReadChoice | null): boolean =>
    exports.every(
      (reads) => chooseRead({ reads, choice, file: '', set: { name: '', table } }).problems.length === 0,
    );
  const mode = candidates[0]?.mode ?? 'other';
  for (const options of choices) {
    const chosen = options.find(works);
    if (chosen === undefined) continue;
    const others = options.filter((choice) => choice !== chosen);
    // the only read, of which the file says nothing: its label would be a name that the program gave
    const nameless = others.length === 0 && chosen.wavelengthNm === null;
    return { chosen: nameless ? null : chosen, others, differing: [], mode };
  }
  const nothing = { chosen: null, others: [], differing: [], mode };
  if (!works(null)) return { ...nothing, others: byWavelength };
  const all = exports.flatMap((reads) => candidatesOf(reads).map((read) => choiceOf(read, 'wavelength')));
  return { ...nothing, differing: distinct(all) };
}

function candidatesOf(reads: readonly Read[]): readonly Read[] {
  const measured = measuredReads(reads);
  if (measured.length > 0) return measured;
  const others = reads.filter(({ kind }) => kind === 'measured');
  return others.length > 0 ? others : reads;
}

/** A read that is not measured absorbance can be meant only by its label. */
function choiceOf({ wavelengthNm, label, kind, mode }: Read, by: 'wavelength' | 'label'): ReadChoice {
  const plain = kind === 'measured' && (mode === 'absorbance' || mode === 'other');
  return by === 'wavelength' && wavelengthNm !== null && plain
    ? { wavelengthNm, label: null }
    : { wavelengthNm: null, label };
}

function distinct(choices: readonly ReadChoice[]): ReadChoice[] {
  return [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
}
