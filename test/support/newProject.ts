import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as XLSX from 'xlsx';
import { cellassay, emptyProject, readTable, removeProject } from './project.ts';

/** Doses of columns 3 to 10, nM. */
export const doses = Array.from({ length: 8 }, (_, step) => 100 / 3 ** step);
/** EC50 of T (rows A–D) and T+P (rows E–H) in three experiments, nM; bottom 15 %, slope −1. */
export const ec50s = { T: [3, 4, 6], 'T+P': [12, 10, 14] };

export function viability(resistance: keyof typeof ec50s, experiment: number, dose: number): number {
  return 15 + 85 / (1 + dose / ec50s[resistance][experiment - 1]!);
}

/** A 96-well plate as text: blanks of 0.06 AU in column 1, controls of 0.96 AU in column 2, doses behind them. */
export function drugPlate(experiment: number): string {
  const rows = Array.from('ABCDEFGH').map((letter, row) => {
    const resistance = row < 4 ? 'T' : 'T+P';
    const cells = Array.from({ length: 12 }, (_, column) => {
      if (column === 0) return 0.06;
      if (column === 1) return 0.96;
      if (column > 9) return 0.045;
      return 0.06 + (0.9 * viability(resistance, experiment, doses[column - 2]!)) / 100;
    });
    return [letter, ...cells.map((value) => value.toFixed(6))].join('\t');
  });
  return ['Absorbance 590 nm', ['', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].join('\t'), ...rows, ''].join(
    '\n',
  );
}

/** What `new --json`, `check --json` and `run --json` have in common, and what `new` adds. */
export interface NewDocument {
  readonly exitCode: number;
  readonly written: readonly string[];
  readonly renewed: readonly string[];
  readonly copied: readonly { from: string; to: string }[];
  readonly guessed: readonly { what: string; value: string; state: string | null; file: string | null }[];
  readonly problems: readonly { code: string; severity: string; file: string; place: unknown; fix: string }[];
}

/** Content of a well by row and column from 0; null leaves it empty. */
export type Fill = (row: number, column: number) => string | number | null;

const hasCells = (column: number): boolean => column >= 1 && column <= 9;
const isTreated = (column: number): boolean => column >= 2 && column <= 9;

/** What a person types into the blocks of the layout for `drugPlate`. */
export const filled: Readonly<Record<string, Fill>> = {
  role: (_, column) =>
    column === 0 ? 'blank' : column === 1 ? 'untreated' : isTreated(column) ? 'treated' : null,
  resistance: (row, column) => (hasCells(column) ? (row < 4 ? 'T' : 'T+P') : null),
  treatment: (_, column) => (isTreated(column) ? 'T-DM1' : null),
  'dose (unit?)': (_, column) => (isTreated(column) ? doses[column - 2]! : null),
};

/** A project in which studies are begun with `cellassay new`. */
export class NewProject {
  readonly folder = emptyProject();

  write(path: string, contents: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), contents);
  }

  text(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Writes three exports, SkBr3_exp1.txt …, and gives their paths. */
  dropExports(folder: string): string[] {
    return [1, 2, 3].map((experiment) => {
      const path = `${folder}/SkBr3_exp${String(experiment)}.txt`;
      this.write(path, drugPlate(experiment));
      return path;
    });
  }

  async json(...args: string[]): Promise<NewDocument> {
    const { exitCode, stdout } = await cellassay([...args, '--json'], this.folder);
    return { ...(JSON.parse(stdout) as Omit<NewDocument, 'exitCode'>), exitCode };
  }

  table(study: string, name: string): Record<string, string>[] {
    return readTable(join(this.folder, `output/${study}/tables/${name}.csv`));
  }

  workbook(path: string): XLSX.WorkBook {
    return XLSX.read(readFileSync(join(this.folder, path)));
  }

  /**
   * Types into the blocks of a layout as a person would: the workbook is opened, its cells are filled in, and it is saved.
   *
   * @param blocks - by what stands in their top left cell
   * @param rename - what is written into top left cells instead
   */
  fillIn(
    path: string,
    blocks: Readonly<Record<string, Fill>>,
    rename: Readonly<Record<string, string>> = { 'dose (unit?)': 'dose (µg/ml)' },
  ): void {
    const book = this.workbook(path);
    for (const sheet of Object.values(book.Sheets)) {
      for (const [address, cell] of Object.entries(sheet) as [string, XLSX.CellObject][]) {
        const fill = blocks[String(cell.v)];
        const corner = XLSX.utils.decode_cell(address);
        if (fill === undefined || corner.c !== 0) continue;
        for (let row = 0; row < 8; row++)
          for (let column = 0; column < 12; column++) {
            const value = fill(row, column);
            const at = XLSX.utils.encode_cell({ r: corner.r + 1 + row, c: 1 + column });
            if (value !== null) sheet[at] = { t: typeof value === 'number' ? 'n' : 's', v: value };
          }
        cell.v = rename[String(cell.v)] ?? cell.v!;
      }
    }
    this.write(path, new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer));
  }

  remove(): void {
    removeProject(this.folder);
  }
}
