import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { onOnePlateSize } from '../onePlateSize.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { Reader, VendorReading } from '../vendor.ts';
import { benchAbout } from './about.ts';
import { candidatesOn } from './candidates.ts';
import { sheetFacts, sheetWavelengthOf } from './sheetFacts.ts';
import { readsFromCandidates } from './readsFromCandidates.ts';

/** A grid or a list of wells that a person put into a table: found wherever it stands. */
export const benchGrid: Reader = { id: 'sheet', about: benchAbout, read };

function read(book: SheetBook, file: string): WithProblems<VendorReading> {
  const candidates = book.sheets.map(candidatesOn);
  const certain = candidates.some(
    ({ grids, turned, lists, unlabelled }) =>
      grids.length + turned.length + lists.length > 0 ||
      unlabelled.some(({ grid, doubt }) => doubt === null && grid.wells.length >= 24),
  );
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  for (const found of candidates) {
    const made = readsFromCandidates(found, book, file, certain, sheetWavelengthOf(found));
    reads.push(...made.value);
    problems.push(...made.problems);
    for (const [key, value] of Object.entries(sheetFacts(found))) metadata[key] ??= value;
  }
  return { value: { software: null, metadata, reads: uniqueLabels(onOnePlateSize(reads, file)) }, problems };
}
