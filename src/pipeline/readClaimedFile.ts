import type { InputFile } from '#domain/analysis';
import type { Inference } from '#domain/inference';
import type { Measurement } from '#domain/measurement';
import type { Problem } from '#domain/problem';
import type { Protocol } from '#domain/protocol';
import type { Export, Read } from '#domain/read';
import { chooseReads } from '#layout/chooseReads';
import { layoutForPlate } from '#layout/layoutForPlate';
import { measurementsFromRead } from '#layout/measurementsFromRead';
import { onStatedPlate } from '#layout/onStatedPlate';
import { turnRead } from '#layout/turnRead';
import { unusedPlate } from '#layout/unusedPlate';
import type { LaidOutPlate } from '#normalize/suspectedPlate';
import type { SheetBook } from '#sheet/sheetBook';
import type { ClaimedFile } from './claimFiles.ts';
import type { FileState } from './fileState.ts';
import { instrumentOf } from './instrumentOf.ts';
import { cannotBeOpened, readExportFile } from './readFile.ts';
import type { StudyReader } from './studyReader.ts';
import { isIncomplete, waitingProblems } from './waitingFile.ts';
import type { PlateOfStudy } from './unusedLayoutRows.ts';

/** A claimed file, read and joined with its layout. */
export interface ReadFile extends JoinedFile {
  readonly state: FileState;
  readonly claimedPlates: readonly PlateOfStudy[];
  readonly inputs: readonly InputFile[];
  /** As it was read; null for a file that could not be. */
  readonly exported: Export | null;
}

/** The wells of a file with what was in them. */
interface JoinedFile {
  readonly measurements: readonly Measurement[];
  readonly plates: readonly LaidOutPlate[];
  readonly inferences: readonly Inference[];
}

interface JoinedExport extends JoinedFile {
  readonly claimedPlates: readonly PlateOfStudy[];
  readonly problems: readonly Problem[];
  /** The reads that the protocol means. */
  readonly chosen: readonly Read[];
}

const nothingJoined: JoinedFile = { measurements: [], plates: [], inferences: [] };

/**
 * Reads one file that a plate set claims and joins it with its layout.
 *
 * @param books - layout files by their path in the protocol
 * @returns state `incomplete` when the file ends before its content does, `refused` when none of its wells can be used for another
 *   reason, with the problems of the file
 */
export async function readClaimedFile(
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
  if (contents === null)
    return {
      state: { ...state, problems: [cannotBeOpened(file)] },
      claimedPlates: [ofFile],
      inputs: [],
      exported: null,
      ...nothingJoined,
    };
  const input = (vendor: Export['vendor'] | null): InputFile => ({
    file,
    sha256: contents.sha256,
    kind: 'export',
    vendor,
  });
  const exported = await readExportFile(file, contents, set.table, reader.runner);
  if (isIncomplete(exported.problems)) {
    const problems = waitingProblems(exported.problems);
    const vendor = exported.value?.vendor ?? null;
    return {
      state: { ...state, vendor, state: 'incomplete', problems },
      claimedPlates: [ofFile],
      inputs: [input(vendor)],
      exported: null,
      ...nothingJoined,
    };
  }
  if (exported.value === null) {
    return {
      state: { ...state, problems: exported.problems },
      claimedPlates: [ofFile],
      inputs: [input(null)],
      exported: null,
      ...nothingJoined,
    };
  }
  const joined = joinLayout(study, protocol, claim, exported.value, books);
  const problems = [...exported.problems, ...joined.problems];
  const usable = joined.measurements.length > 0;
  return {
    state: { ...state, vendor: exported.value.vendor, state: usable ? 'claimed' : 'refused', problems },
    claimedPlates: [ofFile, ...joined.claimedPlates],
    exported: exported.value,
    inputs: [{ ...input(exported.value.vendor), instrument: instrumentOf(exported.value, joined.chosen) }],
    measurements: joined.measurements,
    plates: joined.plates,
    inferences: joined.inferences,
  };
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
  const chosen = chooseReads({ reads: exported.reads, file, set });
  const sized = chosen.value.map((read) => onStatedPlate(read, set, file));
  const reads = sized.map(({ value }) => value);
  const inferences = [...chosen.inferred];
  const problems = [...chosen.problems, ...sized.flatMap((one) => one.problems)];
  const book = set.layout.kind === 'file' ? (books.get(set.layout.path) ?? null) : null;
  const nothing = set.layout.kind === 'file' && book === null;
  if (nothing || problems.length > chosen.problems.length)
    return { measurements, plates, claimedPlates, inferences, problems, chosen: reads };
  for (const [index, asRead] of reads.entries()) {
    const { read, turned, inferred } = turnRead({ read: asRead, study, file, set });
    const plate = plateName(ofFile, read, index, reads.length);
    const layout = layoutForPlate({ set, book, read, exported, plate, captures, protocol, file });
    claimedPlates.push({ claim, plate: read.plate, name: plate });
    inferences.push(...read.inferred, ...inferred, ...layout.value.inferred);
    problems.push(...layout.problems);
    const unused =
      layout.problems.length > 0 ? null : unusedPlate({ layout: layout.value, set, book, protocol });
    if (unused !== null) {
      problems.push(unused);
      continue;
    }
    const joined = measurementsFromRead({ study, set, file, plate, read, layout: layout.value, protocol });
    measurements.push(...joined.value);
    plates.push(
      ...laidOut({ study, file, plate, set: set.name, turned, read, layout: layout.value }, joined.value),
    );
    problems.push(...joined.problems);
  }
  return { measurements, plates, claimedPlates, inferences, problems, chosen: reads };
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
