import type { InputFile } from '#domain/analysis';
import type { Inference } from '#domain/inference';
import type { Measurement } from '#domain/measurement';
import type { Problem } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import { checkDoseUnits } from '#layout/checkDoseUnits';
import { checkExclusions } from '#layout/checkExclusions';
import { checkExportNames } from '#layout/checkExportNames';
import { checkTurned } from '#layout/checkTurned';
import { mergeSpellings } from '#layout/mergeSpellings';
import { excludeDuplicatePlates } from '#normalize/duplicatePlates';
import { withoutImpossibleReadings } from '#normalize/impossibleReadings';
import { suspectPlates } from '#normalize/suspectPlates';
import type { SheetBook } from '#sheet/sheetBook';
import { claimFiles, type Claims } from './claimFiles.ts';
import type { FileState } from './fileState.ts';
import { readClaimedFile, type ReadFile } from './readClaimedFile.ts';
import type { StudyReader } from './studyReader.ts';
import { noTableChoices, readBookFile } from './readFile.ts';
import { waitingFile } from './waitingFile.ts';
import { unusedLayoutRows } from './unusedLayoutRows.ts';

/** The wells of a study and what was found on the way to them. */
export interface StudyData {
  readonly measurements: readonly Measurement[];
  readonly inputs: readonly InputFile[];
  readonly inferences: readonly Inference[];
  readonly files: readonly FileState[];
  /** Problems of no single export: of claims, layouts, exclusions, doses, duplicates, plates that may be turned. */
  readonly problems: readonly Problem[];
}

/**
 * Reads every file of a study that its protocol claims and joins it with its layout.
 *
 * One bad file never stops the others: it is `refused` with its problems, and the rest goes on.
 */
export async function readStudy(study: string, protocol: Protocol, reader: StudyReader): Promise<StudyData> {
  const claims = claimFiles(study, await reader.files.filesOfStudy(study), protocol);
  const layouts = await readLayouts(protocol, reader);
  const read = await readClaimed(study, protocol, claims, layouts.books, reader);
  const merged = mergeSpellings(
    read.flatMap((file) => file.measurements),
    protocol,
  );
  const possible = withoutImpossibleReadings(merged.measurements);
  const doses = checkDoseUnits(possible.measurements, protocol);
  const distinct = excludeDuplicatePlates(doses.measurements);
  return {
    measurements: distinct.measurements,
    inputs: [...layouts.inputs, ...read.flatMap((file) => file.inputs)],
    inferences: [...layouts.inferences, ...read.flatMap((file) => file.inferences), ...merged.inferred],
    files: [...read.map((file) => file.state), ...leftFiles(study, protocol, claims)],
    problems: [
      ...claims.problems,
      ...layouts.problems,
      ...unusedLayoutRows(
        protocol,
        layouts.books,
        read.flatMap((file) => file.claimedPlates),
      ),
      ...unusedNames(protocol, claims, read),
      ...possible.problems,
      ...doses.problems,
      ...distinct.problems,
      ...suspectPlates(read.flatMap((file) => file.plates)),
      ...checkExclusions(protocol, study, distinct.measurements),
      ...checkTurned(
        protocol,
        study,
        claims.claimed.map(({ file, set }) => ({ file, set: set.name })),
      ),
    ],
  };
}

/** A name may be in some exports of a plate set and not in others; one that is in none is told once. */
function unusedNames(protocol: Protocol, { claimed }: Claims, read: readonly ReadFile[]): Problem[] {
  return protocol.plateSets.flatMap((set) => {
    const exports = read.flatMap(({ exported }, index) =>
      exported !== null && claimed[index]?.set.name === set.name ? [exported] : [],
    );
    return checkExportNames(set, exports, protocol.file);
  });
}

function leftFiles(study: string, protocol: Protocol, claims: Claims): FileState[] {
  const left = (files: readonly string[], state: 'unclaimed' | 'refused'): FileState[] =>
    files.map((file) => ({ file, vendor: null, study, protocol: protocol.file, state, problems: [] }));
  return [
    ...left(claims.unclaimed, 'unclaimed'),
    ...left(claims.refused, 'refused'),
    ...claims.waiting.map((file) => waitingFile(file, study, protocol.file)),
  ];
}

interface Layouts {
  readonly books: ReadonlyMap<string, SheetBook>;
  readonly inputs: readonly InputFile[];
  readonly inferences: readonly Inference[];
  readonly problems: readonly Problem[];
}

/** Layout files stand beside the protocol; each is read once, however many plate sets use it. */
async function readLayouts(protocol: Protocol, reader: StudyReader): Promise<Layouts> {
  const books = new Map<string, SheetBook>();
  const inputs: InputFile[] = [];
  const inferences: Inference[] = [];
  const problems: Problem[] = [];
  for (const set of protocol.plateSets) {
    if (set.layout.kind !== 'file' || books.has(set.layout.path)) continue;
    const file = `${protocol.file.replace(/[^/]*$/, '')}${set.layout.path}`;
    const contents = await reader.files.read(file);
    if (contents === null) {
      problems.push(layoutNotFound(set, protocol, file));
      continue;
    }
    const book = await readBookFile(file, contents, noTableChoices, reader.runner);
    problems.push(...book.problems.map(inLayout));
    inputs.push({ file, sha256: contents.sha256, kind: 'layout', vendor: null });
    if (book.value === null) continue;
    books.set(set.layout.path, book.value);
    inferences.push(...book.value.inferred);
  }
  return { books, inputs, inferences, problems };
}

/** How the exports of a plate set are divided says nothing of its layout. */
function inLayout(problem: Problem): Problem {
  return problem.code === 'ambiguous-table'
    ? { ...problem, fix: 'Write decimals with a point, or save the layout as a workbook (.xlsx).' }
    : problem;
}

function layoutNotFound(set: PlateSet, protocol: Protocol, file: string): Problem {
  return {
    code: 'layout-not-found',
    severity: 'error',
    file: protocol.file,
    place: set.layout.place,
    found: `no file ${file}`,
    expected: `the layout of the plate set "${set.name}", beside the protocol`,
    fix: 'Correct the name after `layout:`, or put the file there.',
  };
}

async function readClaimed(
  study: string,
  protocol: Protocol,
  claims: Claims,
  books: ReadonlyMap<string, SheetBook>,
  reader: StudyReader,
): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  for (const [index, claim] of claims.claimed.entries()) {
    reader.progress(`reading ${claim.file}`, index, claims.claimed.length);
    read.push(await readClaimedFile(study, protocol, claim, books, reader));
  }
  return read;
}
