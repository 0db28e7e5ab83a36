import type { EmbeddedLayout, PrintedEmbeddedLayout } from '#domain/embeddedLayout';
import type { Problem } from '#domain/problem';
import { noNumberIn, type NoNumber } from '#domain/quantity';
import type { Export, Read } from '#domain/read';
import type { SeenFile } from '#domain/seenFile';
import type { FileContents } from './projectFiles.ts';
import { noTableChoices, readExportFile, seeFileSafely } from './readFile.ts';
import type { Runner } from './runner.ts';
import type { TableChoices } from '#domain/protocol';

/** One read as `inspect --json` prints it: values as written, what was no number with its text. */
export interface InspectedRead extends Omit<Read, 'wells' | 'inferred' | 'blanked'> {
  readonly blanked: boolean;
  readonly wells: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<string, string>>;
  /** Why the wells of `missing` have no number. */
  readonly reasons: Readonly<Record<string, NoNumber>>;
  readonly flags: Readonly<Record<string, readonly string[]>>;
  readonly inferred: readonly {
    readonly what: string;
    readonly value: string;
    readonly because: string;
    readonly state: string | null;
  }[];
}

/** What `inspect` says of a file. */
export interface Inspection extends Omit<Export, 'reads' | 'vendor' | 'layouts'> {
  readonly vendor: Export['vendor'] | null;
  readonly reads: readonly InspectedRead[];
  /** What stands in a file that no plate could be read from; null where one could, and where the file holds no cells. */
  readonly seen: SeenFile | null;
  /** What the file itself says of its wells; empty where it says nothing. */
  readonly layouts: readonly PrintedEmbeddedLayout[];
  readonly problems: readonly Problem[];
}

/**
 * What a file holds, well by well, without any protocol.
 *
 * @param table - how to read a table that can be read in two ways
 */
export async function inspectFile(
  file: string,
  contents: FileContents,
  runner: Runner,
  table: TableChoices = noTableChoices,
): Promise<Inspection> {
  const { value, problems } = await readExportFile(file, contents, table, runner);
  const seen = value === null ? await seeFileSafely(file, contents, table, runner) : null;
  return {
    file,
    sha256: contents.sha256,
    vendor: value?.vendor ?? seen?.recognized?.vendor ?? null,
    software: value?.software ?? null,
    metadata: value?.metadata ?? {},
    reads: (value?.reads ?? []).map(inspectedRead),
    seen,
    layouts: (value?.layouts ?? []).map(inspectedLayout),
    problems,
  };
}

function inspectedLayout({ wells, ...layout }: EmbeddedLayout): PrintedEmbeddedLayout {
  return {
    ...layout,
    wells: Object.fromEntries(
      wells.map(({ well, name, concentration, ...said }) => [
        well,
        { name: name?.text ?? null, concentration: concentration?.text ?? null, ...said },
      ]),
    ),
  };
}

function inspectedRead({ wells, inferred, ...read }: Read): InspectedRead {
  const values: Record<string, number> = {};
  const missing: Record<string, string> = {};
  const reasons: Record<string, NoNumber> = {};
  const flags: Record<string, readonly string[]> = {};
  for (const { well, reading, flags: own } of wells) {
    const reason = noNumberIn(reading);
    if (reading.kind === 'value') values[well] = reading.value;
    else missing[well] = reading.text;
    if (reason !== null) reasons[well] = reason;
    if (own.length > 0) flags[well] = own;
  }
  return {
    ...read,
    wells: values,
    missing,
    reasons,
    flags,
    inferred: inferred.map(({ what, value, because, state }) => ({ what, value, because, state })),
  };
}
