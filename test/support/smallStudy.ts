import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as XLSX from 'xlsx';
import type { Problem } from '#domain/problem';
import { cellassay, emptyProject, readTable, removeProject } from './project.ts';

/** The layout of 24-well plates: blanks in A, controls in B, treated wells in C; T in columns 1–3, T+P in 4–6. */
export const smallLayout = `
      A1:A3: { role: blank }
      A4:A6, D: { role: empty }
      B1:B3: { resistance: T, role: untreated }
      C1:C3: { resistance: T, T-DM1: 1 µg/ml }
      B4:B6: { resistance: T+P, role: untreated }
      C4:C6: { resistance: T+P, T-DM1: 1 µg/ml }`;

/** A protocol for such plates. */
export const smallProtocol = `
title: a small study
plates:
  single dose:
    files: "{cell line}_exp{experiment}.*"
    read: 590 nm
    time: 48 h
    layout:${smallLayout}
figure:
  panels:
    a: { bars: response, of: single dose, compare: [T, T+P], error bars: sd }
`;

type Rows = readonly (readonly (number | string)[])[];

/** Rows A–D of a 24-well plate; another seed, other readings. */
export function smallPlate(seed: number): (number | string)[][] {
  const wobble = (index: number): number => 0.02 * Math.sin(seed * 7.1 + index * 2.3);
  return [0.06, 1.0, 0.5, 0.05].map((level, row) =>
    Array.from({ length: 6 }, (_, column) => {
      const resistant = row === 2 && column > 2 ? 0.2 : 0;
      return Number((level * (1 + wobble(row * 6 + column)) + resistant).toFixed(3));
    }),
  );
}

/** A plate as a person types it. */
export function csvPlate(rows: Rows): string {
  return [...tableOf(rows).map((cells) => cells.join(',')), ''].join('\n');
}

/** The same in a workbook. */
export function xlsxPlate(rows: Rows): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(tableOf(rows)), 'plate');
  return new Uint8Array(
    XLSX.write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer,
  );
}

function tableOf(rows: Rows): (number | string)[][] {
  return [
    ['Absorbance 590 nm'],
    ['', 1, 2, 3, 4, 5, 6],
    ...rows.map((row, index) => ['ABCD'[index] ?? '', ...row]),
  ];
}

/** What `run --json` says. */
export interface RunReport {
  readonly exitCode: number;
  readonly problems: readonly Problem[];
  /** File -> state. */
  readonly states: Readonly<Record<string, string>>;
}

/** A project with the study `s`: three good plates, SkBr3_exp1.csv …, and a protocol. */
export class SmallStudy {
  readonly folder = emptyProject();

  constructor(protocol = smallProtocol) {
    this.write('protocols/s.yaml', protocol);
    for (const experiment of [1, 2, 3]) {
      this.write(`plates/s/SkBr3_exp${String(experiment)}.csv`, csvPlate(smallPlate(experiment)));
    }
  }

  write(path: string, contents: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), contents);
  }

  copy(from: string, to: string): void {
    this.write(to, readFileSync(join(this.folder, from)));
  }

  async run(): Promise<RunReport> {
    const { exitCode, stdout } = await cellassay(['run', '--json'], this.folder);
    const { problems, files } = JSON.parse(stdout) as {
      problems: Problem[];
      files: { file: string; state: string }[];
    };
    return { exitCode, problems, states: Object.fromEntries(files.map((file) => [file.file, file.state])) };
  }

  table(name: string, study = 's'): Record<string, string>[] {
    return readTable(join(this.folder, `output/${study}/tables/${name}.csv`));
  }

  /** Experiments that have replicate values. */
  experiments(): string[] {
    return [...new Set(this.table('replicates').map((row) => row.experiment ?? ''))].sort();
  }

  remove(): void {
    removeProject(this.folder);
  }
}
