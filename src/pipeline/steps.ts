import type { Export } from '#domain/read';
import type { Fit, FitOptions, FitPoint, OutlierChoice } from '#domain/fit';
import type { FigureSpec } from '#domain/figure';
import type { WithProblems } from '#domain/problem';
import type { SeenFile } from '#domain/seenFile';
import type { TableChoices } from '#domain/protocol';
import type { Ec50Sensitivity } from '#domain/sensitivity';
import type { BlockedFit } from '#domain/sharedFit';
import type { WorkbookSpec } from '#domain/workbook';
import type { PooledPoint, SensitivityInput } from '#doseresponse/sensitivity/ec50Sensitivity';
import type { SharedComparison } from '#doseresponse/shared/compareShared';
import type { CurveToShare } from '#doseresponse/shared/fitSharedCurves';
import type { FontSet } from '#figure/draw/fontSet';
import type { DrawnFigure } from '#figure/figureFiles';
import type { SheetBook } from '#sheet/sheetBook';
import type { ScreenBlockInput, ScreenedBlock } from './screen/fitScreenBlock.ts';

interface FigureInput {
  readonly spec: FigureSpec;
  readonly fonts: FontSet;
}

/** A file as the steps take it. */
export interface FileInput {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly sha256: string;
  readonly table: TableChoices;
}

/**
 * The steps that a `Runner` can run, by name. Each takes and returns plain data, and loads what it needs when it is first run: a process
 * that reads a table has no use for figures and workbooks.
 */
export const steps = {
  /** bytes -> cells */
  readBook,

  /** bytes -> cells -> reads */
  readExport: async (input: FileInput): Promise<WithProblems<Export | null>> => {
    const book = await readBook(input);
    if (book.value === null) return { value: null, problems: book.problems };
    const { readExport } = await import('#ingest/readExport');
    const read = readExport({ book: book.value, file: input.file, sha256: input.sha256 });
    return { value: read.value, problems: [...book.problems, ...read.problems] };
  },

  /** bytes -> cells -> what stands in them; null where they are no cells */
  seeFile: async (input: FileInput): Promise<WithProblems<SeenFile | null>> => {
    const { value: book } = await readBook(input);
    const { seeFile } = await import('#ingest/seeFile');
    return { value: book === null ? null : seeFile(book), problems: [] };
  },

  /** points -> fit, and what there is to be said of it */
  fitCurve: async (input: {
    readonly points: readonly FitPoint[];
    readonly options: FitOptions;
    /** Left out: nobody asks for outliers. */
    readonly outliers?: OutlierChoice | undefined;
  }): Promise<Fit> => {
    const { points, options, outliers } = input;
    if (outliers === undefined) {
      const { examinedFit } = await import('#doseresponse/examination/examinedFit');
      return examinedFit(points, options);
    }
    const { fitWithOutliers } = await import('#doseresponse/outliers/fitWithOutliers');
    return fitWithOutliers(points, options, outliers);
  },

  /** a block of a screen -> rows of its table */
  fitScreenBlock: async (input: ScreenBlockInput): Promise<ScreenedBlock> => {
    const { fitScreenBlock } = await import('./screen/fitScreenBlock.ts');
    return fitScreenBlock(input);
  },

  /** points of one curve -> its EC50 made in every way */
  ec50Sensitivity: async (input: SensitivityInput): Promise<Ec50Sensitivity | null> => {
    const { ec50Sensitivity } = await import('#doseresponse/sensitivity/ec50Sensitivity');
    return ec50Sensitivity(input);
  },

  /** points of one curve -> pooled fit with experiments as blocks */
  fitBlocks: async (input: {
    readonly points: readonly PooledPoint[];
    readonly options: FitOptions;
  }): Promise<BlockedFit | null> => {
    const { fitBlocks } = await import('#doseresponse/shared/fitBlocks');
    return fitBlocks(input.points, input.options);
  },

  /** points of several curves -> fits in which they share parameters, and tests */
  compareCurves: async (input: {
    readonly curves: readonly CurveToShare[];
    readonly options: FitOptions;
  }): Promise<SharedComparison> => {
    const { compareShared } = await import('#doseresponse/shared/compareShared');
    return compareShared(input.curves, input.options);
  },

  /** what to draw -> files */
  drawFigure: async ({ spec, fonts }: FigureInput): Promise<DrawnFigure> => {
    const { figureFiles } = await import('#figure/figureFiles');
    return figureFiles(spec, fonts);
  },

  /** what stands in a workbook -> bytes */
  writeWorkbook: async ({ workbook }: { readonly workbook: WorkbookSpec }): Promise<Uint8Array> => {
    const { writeWorkbook } = await import('#sheet/writeWorkbook');
    return writeWorkbook(workbook);
  },

  /** what to draw -> SVG for a page */
  drawPicture: async ({ spec, fonts }: FigureInput): Promise<string> => {
    const { figurePicture } = await import('#figure/figureFiles');
    return figurePicture(spec, fonts);
  },
} as const satisfies StepRegistry;

async function readBook({ bytes, file, table }: FileInput): Promise<WithProblems<SheetBook | null>> {
  const { readSheetBook } = await import('#sheet/readSheetBook');
  return readSheetBook({ bytes, file, table });
}

/** Steps by name; tests bring their own. */
export type StepRegistry = Readonly<Record<string, (input: never) => unknown>>;
export type Steps = typeof steps;
export type StepName<R extends StepRegistry = Steps> = keyof R & string;
export type StepInput<N extends StepName<R>, R extends StepRegistry = Steps> = Parameters<R[N]>[0];
export type StepOutput<N extends StepName<R>, R extends StepRegistry = Steps> = Awaited<ReturnType<R[N]>>;
