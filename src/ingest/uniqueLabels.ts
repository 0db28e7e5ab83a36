import type { Read } from '#domain/read';

/** Reads whose labels can be told apart: a label that a plate has twice gets the sheet, or a count, behind it. */
export function uniqueLabels(reads: readonly Read[]): Read[] {
  const bySheet = renamed(reads, (read) =>
    read.sheet === null ? read.label : `${read.label} (${read.sheet})`,
  );
  const taken = new Map<string, number>();
  return bySheet.map((read) => {
    const times = (taken.get(key(read)) ?? 0) + 1;
    taken.set(key(read), times);
    return times === 1 ? read : { ...read, label: `${read.label} (${times})` };
  });
}

/** Whether two reads hold the same readings in the same wells. */
export function sameReadings(a: Read, b: Read): boolean {
  const text = (read: Read) =>
    read.wells
      .map(({ well, reading }) => `${well} ${reading.kind === 'value' ? reading.value : reading.text}`)
      .sort()
      .join('\n');
  return text(a) === text(b);
}

function renamed(reads: readonly Read[], labelOf: (read: Read) => string): Read[] {
  const sheets = new Map<string, Set<string | null>>();
  for (const read of reads) sheets.set(key(read), (sheets.get(key(read)) ?? new Set()).add(read.sheet));
  return reads.map((read) =>
    (sheets.get(key(read))?.size ?? 0) > 1 ? { ...read, label: labelOf(read) } : read,
  );
}

function key({ plate, label }: Read): string {
  return `${plate ?? ''}\n${label}`;
}
