import type { NearReader } from '#domain/seenFile';
import type { SheetBook } from '#sheet/sheetBook';
import { markFound, type MarkFound } from './marks.ts';
import type { Vendor } from './vendor.ts';
import { vendors } from './vendors.ts';

/**
 * The readers that a file nobody claims comes closest to: those with the largest share of a mark.
 *
 * A sign that others write too (wells in a list) makes no reader a near one.
 */
export function nearestReaders(book: SheetBook): NearReader[] {
  const near = vendors.flatMap((vendor) => {
    const found = bestMark(vendor, book);
    return found === null ? [] : [{ vendor, found, share: shareOf(found) }];
  });
  const most = Math.max(0, ...near.map(({ share }) => share));
  return near
    .filter(({ share }) => share === most)
    .map(({ vendor, found }) => ({
      vendor: vendor.id,
      program: `${vendor.about.maker} ${vendor.about.program}`,
      has: found.has.map(({ what }) => what),
      lacks: found.lacks.map(({ what }) => what),
      needs: found.missing,
    }));
}

function bestMark({ knownBy }: Vendor, book: SheetBook): MarkFound | null {
  const found = knownBy
    .map((mark) => markFound(mark, book))
    .filter(({ has, missing }) => missing > 0 && has.some(({ common }) => common !== true));
  return found.toSorted((a, b) => shareOf(b) - shareOf(a))[0] ?? null;
}

function shareOf({ has, missing }: MarkFound): number {
  return has.length / (has.length + missing);
}
