import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { Problem, WithProblems } from '#domain/problem';
import { resultsWorkbook } from '#report/resultsWorkbook';
import type { Runner } from './runner.ts';

/** Some 250 plates of 96 wells or 16 of 1536. Beyond, writing takes a minute, and spreadsheet programs take longer. */
const mostWells = 25_000;

/**
 * `results.xlsx` of a study; the tables hold the same numbers whatever becomes of it.
 *
 * @returns null with `workbook-too-large` for more wells than a workbook is good for, or when writing went beyond its limits
 */
export async function workbookFile(
  analysis: Analysis,
  runner: Runner,
): Promise<WithProblems<OutputFile | null>> {
  const wells = analysis.measurements.length;
  if (wells > mostWells) return { value: null, problems: [tooLarge(analysis, `${wells} wells`)] };
  const workbook = resultsWorkbook(analysis);
  const written = await runner.run('writeWorkbook', { workbook }, `${analysis.study} results.xlsx`);
  if (!written.ok)
    return { value: null, problems: [tooLarge(analysis, `${wells} wells; ${written.message}`)] };
  return { value: { path: 'results.xlsx', contents: written.output }, problems: [] };
}

function tooLarge({ study }: Analysis, found: string): Problem {
  return {
    code: 'workbook-too-large',
    severity: 'warning',
    file: `plates/${study}`,
    place: null,
    found,
    expected: `a study of at most ${mostWells} wells in a workbook`,
    fix: 'Use the tables in output/, which hold the same numbers, or divide the study.',
  };
}
