import { closestName } from '#domain/didYouMean';
import type { Inference } from '#domain/inference';
import { foldName } from '#domain/names';
import type { Problem, WithProblems } from '#domain/problem';
import type { PlateSet, ReadChoice } from '#domain/protocol';
import type { Read } from '#domain/read';
import { measuredReads } from './measuredReads.ts';

/** The reads of an export, and which of them the protocol means. */
export interface ReadsToChooseFrom {
  readonly reads: readonly Read[];
  /** null when the protocol does not say. */
  readonly choice: ReadChoice | null;
  readonly file: string;
  readonly set: Pick<PlateSet, 'name' | 'table'>;
  /** The key that names the read. */
  readonly key?: 'read' | 'reference';
}

/** One read for each plate of the file. */
export interface ChosenReads extends WithProblems<Read[]> {
  readonly inferred: readonly Inference[];
}

/**
 * Which reads of an export a plate set means: one measured absorbance read for each plate in the file.
 *
 * A read that has to be named by its label (`read: { label: Blank 590 }`) may be one that the reader's software calculated.
 *
 * @returns problems `read-not-found`, and `read-ambiguous` with the line that the protocol needs
 */
export function chooseRead(from: ReadsToChooseFrom): ChosenReads {
  const { reads, choice, set, file, key } = from;
  const { sheet } = set.table;
  const inSheet =
    sheet === null ? reads : reads.filter((read) => read.sheet === null || read.sheet === sheet);
  const candidates = choice === null ? measuredReads(inSheet) : readsOfChoice(inSheet, choice, key);
  if (candidates.length === 0) return { value: [], problems: [notFound(from)], inferred: [] };
  const plates = new Set(candidates.map(plateOf));
  const wavelengths = new Set(candidates.map((read) => read.wavelengthNm));
  if (plates.size < candidates.length || wavelengths.size > 1) {
    return { value: [], problems: [ambiguous(from, candidates)], inferred: [] };
  }
  return { value: candidates, problems: [], inferred: inferencesOf(candidates, choice, file) };
}

function readsOfChoice(
  reads: readonly Read[],
  { wavelengthNm, label }: ReadChoice,
  key: ReadsToChooseFrom['key'] = 'read',
): Read[] {
  if (label !== null) {
    return reads.filter(
      (read) =>
        foldName(read.label) === foldName(label) &&
        (wavelengthNm === null || read.wavelengthNm === null || read.wavelengthNm === wavelengthNm),
    );
  }
  const measured = measuredReads(reads);
  const atWavelength = measured.filter((read) => read.wavelengthNm === wavelengthNm);
  const nobodySays = key === 'read' && measured.every((read) => read.wavelengthNm === null);
  return atWavelength.length > 0 || !nobodySays ? atWavelength : measured;
}

/** Sheets without a plate name are taken as one plate each. */
export function plateOf(read: Read): string {
  return JSON.stringify([read.plate, read.plate === null ? read.sheet : null]);
}

function inferencesOf(chosen: readonly Read[], choice: ReadChoice | null, file: string): Inference[] {
  const [first] = chosen;
  if (first === undefined) return [];
  const inferred: Inference[] = [];
  if (choice === null) {
    inferred.push({
      what: 'read',
      value: nameOf(first),
      because:
        first.mode === 'absorbance'
          ? 'the only measured absorbance read of the file'
          : 'the only measured read; the file does not say that it is absorbance',
      state: lineFor(first),
      file,
    });
  }
  if (choice?.wavelengthNm !== undefined && choice.wavelengthNm !== null && first.wavelengthNm === null) {
    inferred.push({
      what: 'wavelength',
      value: `${choice.wavelengthNm} nm`,
      because: 'the file names no wavelength, and holds one measured read',
      state: null,
      file,
    });
  }
  const sheets = new Set(chosen.filter((read) => read.plate === null).map((read) => read.sheet));
  if (sheets.size > 1) {
    const names = [...sheets].join(', ');
    inferred.push({
      what: 'plates',
      value: `${sheets.size} plates with the same layout`,
      because: `a grid in each of the sheets ${names}`,
      state: `sheet: ${[...sheets][0] ?? ''}`,
      file,
    });
  }
  return inferred;
}

/** A read as messages call it: `"Blank 590" (calculated)`. */
export function nameOf({ label, wavelengthNm, kind, mode }: Read): string {
  const details = [
    ...(wavelengthNm !== null && !label.includes(String(wavelengthNm)) ? [`${wavelengthNm} nm`] : []),
    ...(kind === 'measured' ? [] : [kind]),
    ...(mode === 'absorbance' ? [] : [mode]),
  ];
  return `"${label}"${details.length === 0 ? '' : ` (${details.join(', ')})`}`;
}

/** The line of the protocol that would mean this read. */
export function lineFor({ label, wavelengthNm, kind }: Read, key = 'read'): string {
  return wavelengthNm !== null && kind === 'measured'
    ? `${key}: ${wavelengthNm} nm`
    : `${key}: { label: "${label}" }`;
}

function ambiguous({ file, set, key = 'read' }: ReadsToChooseFrom, candidates: readonly Read[]): Problem {
  const lines = [...new Set(candidates.map((read) => lineFor(read, key)))];
  const byLabel = [...new Set(candidates.map(({ label }) => `${key}: { label: "${label}" }`))];
  const sheets = [...new Set(candidates.map(({ sheet }) => `sheet: ${sheet ?? ''}`))];
  const choices = [lines, byLabel, sheets].find((texts) => texts.length > 1);
  return {
    code: 'read-ambiguous',
    severity: 'error',
    file,
    place: null,
    found: `${candidates.length} reads: ${candidates.map(nameOf).join(', ')}`,
    expected: `one ${wordFor(key)} for each plate of the plate set "${set.name}"`,
    fix:
      choices === undefined
        ? 'export the file with one read; these cannot be told apart by name'
        : `write into the plate set: ${choices.map((line) => `\`${line}\``).join(' or ')}`,
  };
}

function wordFor(key: 'read' | 'reference'): string {
  return key === 'read' ? 'read' : 'reference read';
}

function notFound({ reads, choice, file, set, key = 'read' }: ReadsToChooseFrom): Problem {
  const label = choice?.label ?? null;
  const closest =
    label === null
      ? null
      : closestName(
          label,
          reads.map((read) => read.label),
        );
  const wanted = [choice?.wavelengthNm ? `${choice.wavelengthNm} nm` : null, label].filter(
    (part) => part !== null,
  );
  const lines = [...new Set(reads.map((read) => lineFor(read, key)))].slice(0, 4);
  const { sheet } = set.table;
  return {
    code: 'read-not-found',
    severity: 'error',
    file,
    place: null,
    found: reads.length === 0 ? 'no read' : [...new Set(reads.map(nameOf))].join(', '),
    expected: `${wanted.length === 0 ? 'a measured absorbance read' : `the ${wordFor(key)} ${wanted.join(', ')}`} of the plate set "${set.name}"${sheet === null ? '' : ` in the sheet "${sheet}"`}`,
    fix:
      closest !== null
        ? `did you mean "${closest}"?`
        : lines.length === 0
          ? 'export the file again, with the plate in it'
          : `write into the plate set what the file has: ${lines.map((line) => `\`${line}\``).join(' or ')}`,
  };
}
