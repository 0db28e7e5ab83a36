import type { Export } from '#domain/read';
import type { Fit, FitOptions, FitPoint } from '#domain/fit';
import type { FigureSpec } from '#domain/figure';
import type { WithProblems } from '#domain/problem';
import type { SeenFile } from '#domain/seenFile';
import type { TableChoices } from '#domain/protocol';
import type { Ec50Sensitivity } from '#domain/sensitivity';
import type { BlockedFit } from '#domain/sharedFit';
import type { WorkbookSpec } from '#domain/workbook';
import { examinedFit } from '#doseresponse/examination/examinedFit';
import {
  ec50Sensitivity,
  type PooledPoint,
  type SensitivityInput,
} from '#doseresponse/sensitivity/ec50Sensitivity';
import { fitBlocks } from '#doseresponse/shared/fitBlocks';
import { compareShared, type SharedComparison } from '#doseresponse/shared/compareShared';
import type { CurveToShare } from '#doseresponse/shared/fitSharedCurves';
import type { FontSet } from '#figure/draw/fontSet';
import { figureFiles, figurePicture, type DrawnFigure } from '#figure/figureFiles';
import { readExport } from '#ingest/readExport';
import { seeFile } from '#ingest/seeFile';
import { readSheetBook } from '#sheet/readSheetBook';
import type { SheetBook } from '#sheet/sheetBook';
import { writeWorkbook } from '#sheet/writeWorkbook';
import { fitScreenBlock, type ScreenBlockInput, type ScreenedBlock } from './screen/fitScreenBlock.ts';

/** A file as the steps take it. */
export interface FileInput {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly sha256: string;
  readonly table: TableChoices;
}

/** bytes -> cells */
function readBookStep({ bytes, file, table }: FileInput): WithProblems<SheetBook | null> {
  return readSheetBook({ bytes, file, table });
}

/** bytes -> cells -> reads */
function readExportStep(input: FileInput): WithProblems<Export | null> {
  const book = readBookStep(input);
  if (book.value === null) return { value: null, problems: book.problems };
  const read = readExport({ book: book.value, file: input.file, sha256: input.sha256 });
  return { value: read.value, problems: [...book.problems, ...read.problems] };
}

/** bytes -> cells -> what stands in them; null where they are no cells */
function seeFileStep(input: FileInput): WithProblems<SeenFile | null> {
  const book = readBookStep(input).value;
  return { value: book === null ? null : seeFile(book), problems: [] };
}

/** points -> fit, and what there is to be said of it */
function fitCurveStep({ points, options }: { points: readonly FitPoint[]; options: FitOptions }): Fit {
  return examinedFit(points, options);
}

/** points of one curve -> its EC50 made in every way */
function ec50SensitivityStep(input: SensitivityInput): Ec50Sensitivity | null {
  return ec50Sensitivity(input);
}

/** points of one curve -> pooled fit with experiments as blocks */
function fitBlocksStep(input: {
  readonly points: readonly PooledPoint[];
  readonly options: FitOptions;
}): BlockedFit | null {
  return fitBlocks(input.points, input.options);
}

/** a block of a screen -> rows of its table */
function fitScreenBlockStep(input: ScreenBlockInput): ScreenedBlock {
  return fitScreenBlock(input);
}

/** points of several curves -> fits in which they share parameters, and tests */
function compareCurvesStep(input: {
  readonly curves: readonly CurveToShare[];
  readonly options: FitOptions;
}): SharedComparison {
  return compareShared(input.curves, input.options);
}

/** what to draw -> files */
function drawFigureStep({ spec, fonts }: { spec: FigureSpec; fonts: FontSet }): Promise<DrawnFigure> {
  return figureFiles(spec, fonts);
}

/** what stands in a workbook -> bytes */
function writeWorkbookStep({ workbook }: { workbook: WorkbookSpec }): Promise<Uint8Array> {
  return writeWorkbook(workbook);
}

/** what to draw -> SVG for a page */
function drawPictureStep({ spec, fonts }: { spec: FigureSpec; fonts: FontSet }): string {
  return figurePicture(spec, fonts);
}

/**
 * The steps that a `Runner` can run, by name. Each takes and returns plain data.
 */
export const steps = {
  readBook: readBookStep,
  readExport: readExportStep,
  seeFile: seeFileStep,
  fitCurve: fitCurveStep,
  fitScreenBlock: fitScreenBlockStep,
  ec50Sensitivity: ec50SensitivityStep,
  fitBlocks: fitBlocksStep,
  compareCurves: compareCurvesStep,
  drawFigure: drawFigureStep,
  writeWorkbook: writeWorkbookStep,
  drawPicture: drawPictureStep,
} as const satisfies StepRegistry;

/** Steps by name; tests bring their own. */
export type StepRegistry = Readonly<Record<string, (input: never) => unknown>>;
export type Steps = typeof steps;
export type StepName<R extends StepRegistry = Steps> = keyof R & string;
export type StepInput<N extends StepName<R>, R extends StepRegistry = Steps> = Parameters<R[N]>[0];
export type StepOutput<N extends StepName<R>, R extends StepRegistry = Steps> = Awaited<ReturnType<R[N]>>;
