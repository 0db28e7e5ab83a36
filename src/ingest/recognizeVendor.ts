import type { Problem } from '#domain/problem';
import type { SheetBook } from '#sheet/sheetBook';
import { benchGrid } from './sheet/index.ts';
import { markFound } from './marks.ts';
import type { Reader, Vendor } from './vendor.ts';
import { vendors } from './vendors.ts';

/** Whose file it is, or the problem that two vendors claim it. */
export type Recognition =
  | { readonly vendor: Reader; readonly evidence: string }
  | { readonly vendor: null; readonly problem: Problem };

/**
 * The one vendor whose reader claims a file by its content; a file that none claims is taken for a bench grid.
 *
 * @returns `ambiguous-table` when more than one claims it: which of them is right is not guessed
 */
export function recognizeVendor(book: SheetBook, file: string): Recognition {
  const claims = vendors.flatMap((vendor) => {
    const evidence = evidenceOf(vendor, book);
    return evidence === null ? [] : [{ vendor, evidence }];
  });
  const [claim, ...others] = claims;
  if (claim === undefined) return { vendor: benchGrid, evidence: 'no reader of a vendor knows the file' };
  if (others.length === 0) return claim;
  return {
    vendor: null,
    problem: {
      code: 'ambiguous-table',
      severity: 'error',
      file,
      place: null,
      found: `signs of several instruments: ${claims.map(({ vendor, evidence }) => `${vendor.id} (${evidence})`).join(', ')}`,
      expected: 'an export of one instrument',
      fix: 'Put the exports of different instruments into files of their own.',
    },
  };
}

/** By what a file is known as a vendor's, in words; null if it is not. */
export function evidenceOf({ knownBy }: Vendor, book: SheetBook): string | null {
  const found = knownBy.map((mark) => markFound(mark, book)).find(({ missing }) => missing === 0);
  if (found === undefined) return null;
  const enough = found.has.slice(0, found.mark.atLeast ?? found.has.length);
  return enough.map(({ what }) => what).join(' and ');
}
