import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import { methodsParagraphs } from './methodsParagraphs.ts';

/** The methods section of a study as a file. */
export function methodsText(analysis: Analysis): OutputFile {
  return { path: 'methods.txt', contents: `${methodsParagraphs(analysis).join('\n\n')}\n` };
}
