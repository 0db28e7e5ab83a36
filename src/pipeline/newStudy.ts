import type { Inference } from '#domain/inference';
import type { OutputFile } from '#domain/outputFile';
import type { Problem } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import { layoutTemplate } from '#layout/layoutTemplate';
import { jsonSchemaFile, protocolJsonSchema } from '#protocol/protocolJsonSchema';
import { protocolTemplate } from '#protocol/protocolTemplate';
import { plateFormats } from '#plate/plateFormat';
import { writeWorkbook } from '#sheet/writeWorkbook';
import { protocolOfStudy, readProtocols } from './chooseProtocol.ts';
import type { KnownExport } from './knownExport.ts';
import { claimedAlready, fileExists, nothingThere, onlyInCapitals } from './newStudyProblems.ts';
import { platesToFillIn, type PlatesToFillIn } from './platesToFillIn.ts';
import type { FileContents, ProjectFiles } from './projectFiles.ts';
import { readExportFile } from './readFile.ts';
import type { Runner } from './runner.ts';
import { studyNameProblem } from './studyName.ts';
import { isHalfWritten } from './waitingFile.ts';

/** An export that was named, wherever it is. */
export interface GivenFile {
  /** As messages name it. */
  readonly file: string;
  /** Below the folder of the study: where it is, or where it is copied to. */
  readonly path: string;
  readonly contents: FileContents;
}

type LayoutForm = 'excel' | 'table' | 'ranges';

/** What a new study is made from. */
export interface NewStudyRequest {
  readonly study: string;
  /** None: those that stand in the folder of the study. */
  readonly given: readonly GivenFile[];
  /** `export`: as the exports say it; null: that where they have names that repeat, otherwise `excel`. */
  readonly form: LayoutForm | 'export' | null;
  /** Number of wells; null: that of the exports, or 96. */
  readonly wells: number | null;
  readonly table: TableChoices;
}

/** What is to be written for a new study; nothing when there is an error among the problems. */
export interface NewStudy {
  readonly study: string;
  /** Relative to the project, none of which may be there already. */
  readonly files: readonly OutputFile[];
  /** Made by cellassay for itself, and renewed when it is old. */
  readonly renewed: readonly OutputFile[];
  readonly guessed: readonly Inference[];
  /** Whether the layout of a plate set is taken from the exports. */
  readonly fromExport: boolean;
  readonly problems: readonly Problem[];
}

/**
 * A protocol and a layout to fill in for a study, from its exports where there are any.
 *
 * Whatever was concluded from file names and exports is in `guessed`, with the line that changes it, and as a comment in the protocol.
 *
 * @returns problems `study-name-unusable`, `file-exists`, `two-protocols`, `wrong-usage`, and those of the files that could not be read
 */
export async function newStudy(
  request: NewStudyRequest,
  files: ProjectFiles,
  runner: Runner,
): Promise<NewStudy> {
  const { study, form } = request;
  const nothing: NewStudy = { study, files: [], renewed: [], guessed: [], fromExport: false, problems: [] };
  const refusals = await refusalsOf(study, files);
  if (refusals.length > 0) return { ...nothing, problems: refusals };
  const read = await readExports(request, files, runner);
  const generic = read.exports.length === 0;
  if (generic && read.problems.length > 0 && request.wells === null)
    return { ...nothing, problems: read.problems };
  const unlikeSize = sizeProblem(request, read.exports);
  if (unlikeSize !== null) return { ...nothing, problems: [...read.problems, unlikeSize] };
  const protocolFile = `protocols/${study}.yaml`;
  const layoutFile = `${study}.layout.xlsx`;
  const plates = platesToFillIn(read.exports, {
    protocolFile,
    layoutFile: form === 'ranges' ? null : layoutFile,
    fromExport: form === 'export' ? 'always' : form === null ? 'where names repeat' : 'never',
    table: request.table,
    format: formatOf(request.wells),
  });
  const without = plates.sets.find(({ names }) => names === null);
  if (form === 'export' && without !== undefined)
    return { ...nothing, problems: [...read.problems, noLayoutInExport(without.files, generic)] };
  const from = generic
    ? 'without an export: a plate as it is sold'
    : `from ${countOf(read.exports)} in plates/${study}/`;
  const written: OutputFile[] = [
    { path: protocolFile, contents: protocolTemplate({ study, from, sets: plates.sets }) },
    ...(form === 'ranges' || plates.plates.length === 0
      ? []
      : [await layoutOf(study, layoutFile, plates, form === 'table' ? 'table' : 'excel')]),
  ];
  return {
    study,
    files: written,
    renewed: [{ path: `protocols/${jsonSchemaFile}`, contents: protocolJsonSchema() }],
    guessed: plates.guessed,
    fromExport: plates.sets.some(({ names }) => names !== null),
    // a file that cannot be read does not keep the others from being used
    problems: read.problems.map((problem) =>
      problem.severity === 'error' ? { ...problem, severity: 'warning' } : problem,
    ),
  };
}

async function layoutOf(
  study: string,
  file: string,
  { plates }: PlatesToFillIn,
  form: 'excel' | 'table',
): Promise<OutputFile> {
  return { path: `protocols/${file}`, contents: await writeWorkbook(layoutTemplate(study, plates, form)) };
}

async function refusalsOf(study: string, files: ProjectFiles): Promise<Problem[]> {
  const unusable = studyNameProblem(study);
  if (unusable !== null) return [unusable];
  const there: Problem[] = [];
  for (const path of [`protocols/${study}.yaml`, `protocols/${study}.yml`, `protocols/${study}.layout.xlsx`])
    if ((await files.read(path)) !== null) there.push(fileExists(path, study));
  if (there.length > 0) return there;
  const alike = (await files.studies()).find(
    (name) => name !== study && name.toLowerCase() === study.toLowerCase(),
  );
  if (alike !== undefined) return [onlyInCapitals(study, alike)];
  const claimed = protocolOfStudy(study, await readProtocols(files));
  const claiming = claimed.value?.file ?? claimed.problems.find(({ code }) => code === 'two-protocols')?.file;
  return claiming === undefined || claiming === null ? [] : [claimedAlready(study, claiming)];
}

async function readExports(
  { study, given, table }: NewStudyRequest,
  files: ProjectFiles,
  runner: Runner,
): Promise<{ exports: KnownExport[]; problems: Problem[] }> {
  const exports: KnownExport[] = [];
  const problems: Problem[] = [];
  for (const { file, path, contents } of given.length > 0 ? given : await inFolder(study, files)) {
    const read = await readExportFile(file, contents, table, runner);
    problems.push(...read.problems);
    const reads = (read.value?.reads ?? []).filter(
      ({ sheet }) => table.sheet === null || sheet === null || sheet === table.sheet,
    );
    if (reads.length > 0) exports.push({ file, path, reads, layouts: read.value?.layouts ?? [] });
    else if (read.problems.length === 0) problems.push(nothingThere(file));
  }
  return { exports, problems };
}

async function inFolder(study: string, files: ProjectFiles): Promise<GivenFile[]> {
  const found: GivenFile[] = [];
  for (const file of (await files.filesOfStudy(study)).filter((one) => !isHalfWritten(one))) {
    const contents = await files.read(file);
    if (contents !== null) found.push({ file, path: file.slice(`plates/${study}/`.length), contents });
  }
  return found;
}

function formatOf(wells: number | null): { readonly rows: number; readonly columns: number } {
  return (
    plateFormats.find(({ rows, columns }) => rows * columns === (wells ?? 96)) ?? { rows: 8, columns: 12 }
  );
}

function sizeProblem({ wells }: NewStudyRequest, exports: readonly KnownExport[]): Problem | null {
  const other = exports.find(({ reads }) => reads.some(({ rows, columns }) => rows * columns !== wells));
  const read = other?.reads[0];
  if (wells === null || other === undefined || read === undefined) return null;
  return {
    code: 'wrong-usage',
    severity: 'error',
    file: other.file,
    place: null,
    found: `--plate ${wells}, and a plate of ${read.rows} × ${read.columns} wells in the file`,
    expected: 'the size of the plate that was read',
    fix: 'leave --plate out: the export says how large the plate is',
  };
}

function noLayoutInExport(files: string, generic: boolean): Problem {
  return {
    code: 'wrong-usage',
    severity: 'error',
    file: null,
    place: null,
    found: generic
      ? '--layout export, and no export'
      : `--layout export, and a plate without a layout in ${files}`,
    expected: 'exports that say what is in their wells: `cellassay inspect` shows it',
    fix: 'export again together with the layout, or leave --layout out and fill in a workbook',
  };
}

function countOf(exports: readonly KnownExport[]): string {
  return exports.length === 1 ? `an export (${exports[0]?.path ?? ''})` : `${exports.length} exports`;
}
