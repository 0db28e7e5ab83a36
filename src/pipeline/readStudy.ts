import type { InputFile } from '#domain/analysis';
import type { Inference } from '#domain/inference';
import type { Measurement } from '#domain/measurement';
import type { Problem } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import type { Export, Read } from '#domain/read';
import { checkDoseUnits } from '#layout/checkDoseUnits';
import { checkExclusions } from '#layout/checkExclusions';
import { checkTurned } from '#layout/checkTurned';
import { chooseRead } from '#layout/chooseRead';
import { layoutForPlate } from '#layout/layoutForPlate';
import { measurementsFromRead } from '#layout/measurementsFromRead';
import { mergeSpellings } from '#layout/mergeSpellings';
import { turnRead } from '#layout/turnRead';
import { excludeDuplicatePlates } from '#normalize/duplicatePlates';
import { withoutImpossibleReadings } from '#normalize/impossibleReadings';
import type { LaidOutPlate } from '#normalize/suspectedPlate';
import { suspectPlates } from '#normalize/suspectPlates';
import type { SheetBook } from '#sheet/sheetBook';
import { claimFiles, type ClaimedFile, type Claims } from './claimFiles.ts';
import { instrumentOf } from './instrumentOf.ts';
import type { Progress } from './progress.ts';
import type { ProjectFiles } from './projectFiles.ts';
import { noTableChoices, readBookFile, readExportFile } from './readFile.ts';
import type { Runner } from './runner.ts';
import { unusedLayoutRows, type PlateOfStudy } from './unusedLayoutRows.ts';

/** What `check` and `run` say of a file. */
export interface FileState {
  readonly file: string;
  readonly vendor: string | null;
  readonly study: string | null;
  readonly protocol: string | null;
  readonly state: 'claimed' | 'unclaimed' | 'incomplete' | 'refused' | 'ignored';
  readonly problems: readonly Problem[];
}

/** The wells of a study and what was found on the way to them. */
export interface StudyData {
  readonly measurements: readonly Measurement[];
  readonly inputs: readonly InputFile[];
  readonly inferences: readonly Inference[];
  readonly files: readonly FileState[];
  /** Problems of no single export: of claims, layouts, exclusions, doses, duplicates, plates that may be turned. */
  readonly problems: readonly Problem[];
}

/** What reading needs from outside. */
export interface StudyReader {
  readonly files: ProjectFiles;
  readonly runner: Runner;
  readonly progress: Progress;
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

function leftFiles(study: string, protocol: Protocol, claims: Claims): FileState[] {
  const left = (files: readonly string[], state: 'unclaimed' | 'refused'): FileState[] =>
    files.map((file) => ({ file, vendor: null, study, protocol: protocol.file, state, problems: [] }));
  return [...left(claims.unclaimed, 'unclaimed'), ...left(claims.refused, 'refused')];
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

interface ReadFile extends JoinedFile {
  readonly state: FileState;
  readonly claimedPlates: readonly PlateOfStudy[];
  readonly inputs: readonly InputFile[];
}

/** The wells of a file with what was in them. */
interface JoinedFile {
  readonly measurements: readonly Measurement[];
  readonly plates: readonly LaidOutPlate[];
  readonly inferences: readonly Inference[];
}

const nothingJoined: JoinedFile = { measurements: [], plates: [], inferences: [] };

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
    read.push(await readOne(study, protocol, claim, books, reader));
  }
  return read;
}

async function readOne(
  study: string,
  protocol: Protocol,
  claim: ClaimedFile,
  books: ReadonlyMap<string, SheetBook>,
  reader: StudyReader,
): Promise<ReadFile> {
  const { file, set } = claim;
  const contents = await reader.files.read(file);
  const state: FileState = {
    file,
    vendor: null,
    study,
    protocol: protocol.file,
    state: 'refused',
    problems: [],
  };
  // A file that cannot be read is a plate of the study all the same.
  const ofFile: PlateOfStudy = { claim, plate: null, name: claim.plate };
  if (contents === null) return { state, claimedPlates: [ofFile], inputs: [], ...nothingJoined };
  const input = (vendor: Export['vendor'] | null): InputFile => ({
    file,
    sha256: contents.sha256,
    kind: 'export',
    vendor,
  });
  const exported = await readExportFile(file, contents, set.table, reader.runner);
  if (exported.value === null) {
    return {
      state: { ...state, problems: exported.problems },
      claimedPlates: [ofFile],
      inputs: [input(null)],
      ...nothingJoined,
    };
  }
  const joined = joinLayout(study, protocol, claim, exported.value, books);
  const problems = [...exported.problems, ...joined.problems];
  const usable = joined.measurements.length > 0;
  return {
    state: { ...state, vendor: exported.value.vendor, state: usable ? 'claimed' : 'refused', problems },
    claimedPlates: [ofFile, ...joined.claimedPlates],
    inputs: [{ ...input(exported.value.vendor), instrument: instrumentOf(exported.value, joined.chosen) }],
    measurements: joined.measurements,
    plates: joined.plates,
    inferences: joined.inferences,
  };
}

interface JoinedExport extends JoinedFile {
  readonly claimedPlates: readonly PlateOfStudy[];
  readonly problems: readonly Problem[];
  /** The reads that the protocol means, as the file has them. */
  readonly chosen: readonly Read[];
}

function joinLayout(
  study: string,
  protocol: Protocol,
  claim: ClaimedFile,
  exported: Export,
  books: ReadonlyMap<string, SheetBook>,
): JoinedExport {
  const { file, set, captures, plate: ofFile } = claim;
  const claimedPlates: PlateOfStudy[] = [];
  const measurements: Measurement[] = [];
  const plates: LaidOutPlate[] = [];
  const chosen = chooseRead({ reads: exported.reads, choice: set.read, file, set });
  const inferences = [...chosen.inferred];
  const problems = [...chosen.problems];
  const book = set.layout.kind === 'file' ? (books.get(set.layout.path) ?? null) : null;
  if (set.layout.kind === 'file' && book === null)
    return { measurements, plates, claimedPlates, inferences, problems, chosen: chosen.value };
  for (const [index, asRead] of chosen.value.entries()) {
    const { read, turned, inferred } = turnRead({ read: asRead, study, file, set });
    const plate = plateName(ofFile, read, index, chosen.value.length);
    const layout = layoutForPlate({ set, book, read, plate, captures, protocol, file });
    const joined = measurementsFromRead({ study, set, file, plate, read, layout: layout.value, protocol });
    claimedPlates.push({ claim, plate: read.plate, name: plate });
    measurements.push(...joined.value);
    plates.push(
      ...laidOut({ study, file, plate, set: set.name, turned, read, layout: layout.value }, joined.value),
    );
    inferences.push(...read.inferred, ...inferred, ...layout.value.inferred);
    problems.push(...layout.problems, ...joined.problems);
  }
  return { measurements, plates, claimedPlates, inferences, problems, chosen: chosen.value };
}

/** None for a plate of which no well is used. */
function laidOut(plate: Omit<LaidOutPlate, 'leftOut'>, wells: readonly Measurement[]): LaidOutPlate[] {
  const leftOut = wells.filter(({ excludedReason }) => excludedReason !== null).map(({ well }) => well);
  return leftOut.length === wells.length ? [] : [{ ...plate, leftOut: new Set(leftOut) }];
}

/** Unique within the study and readable: the file below the study folder, and the plate where a file holds several. */
function plateName(name: string, read: Read, index: number, plates: number): string {
  return plates === 1 ? name : `${name} ${read.plate ?? `plate ${index + 1}`}`;
}
