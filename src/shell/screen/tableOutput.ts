import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { cwd, stdout } from 'node:process';

/** Why a table cannot be written on: no such folder, a full disk, a pipe that was closed. */
export class TableNotWritten extends Error {}

/** Where a table goes, piece by piece; a piece is accepted when there is room for the next one. */
export interface TableOutput {
  readonly write: (text: string) => Promise<void>;
  readonly end: () => Promise<void>;
}

/**
 * A file, or stdout where none is named.
 *
 * @throws {TableNotWritten} by `write` and `end`
 */
export function tableOutput(file: string | undefined): TableOutput {
  const out = file === undefined ? stdout : createWriteStream(resolve(cwd(), file));
  let failed: Error | null = null;
  out.on('error', (error: Error) => (failed = error));
  const settled = async (event: string): Promise<void> => {
    try {
      await once(out, event);
    } catch (error) {
      throw new TableNotWritten(error instanceof Error ? error.message : String(error));
    }
  };
  const refuseWhenFailed = (): void => {
    if (failed !== null) throw new TableNotWritten(failed.message);
  };
  return {
    write: async (text) => {
      refuseWhenFailed();
      if (!out.write(text)) await settled('drain');
    },
    end: async () => {
      refuseWhenFailed();
      if (out === stdout) return;
      out.end();
      await settled('finish');
    },
  };
}
