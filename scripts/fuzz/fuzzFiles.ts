import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A whole file that the fuzz damages. */
export interface FuzzFile {
  /** Below the project folder, with `/`. */
  readonly file: string;
  /** The folder of the fixture, `example` for the shipped study, `layout` for layouts. */
  readonly origin: string;
  /** `.xlsx`, `.xls`, `.xml` or `text`. */
  readonly type: '.xlsx' | '.xls' | '.xml' | 'text';
  /** Layouts are tables without readings: their cells are compared. */
  readonly step: 'readExport' | 'readBook';
  readonly bytes: Uint8Array;
}

/** Every fixture of an export or a layout, and the shipped example, in an order that is the same everywhere. */
export function fuzzFiles(project: string): FuzzFile[] {
  const vendors = folders(join(project, 'test/fixtures/ingest'));
  return [
    ...vendors.flatMap((vendor) => filesOf(project, `test/fixtures/ingest/${vendor}`, vendor, 'readExport')),
    ...folders(join(project, 'plates/fig2')).flatMap((panel) =>
      filesOf(project, `plates/fig2/${panel}`, 'example', 'readExport'),
    ),
    ...filesOf(project, 'test/fixtures/layout', 'layout', 'readBook'),
    ...filesOf(project, 'protocols', 'layout', 'readBook'),
  ];
}

function filesOf(project: string, folder: string, origin: string, step: FuzzFile['step']): FuzzFile[] {
  return readdirSync(join(project, folder))
    .filter((name) => !/\.(?:md|mjs|yaml|json)$/.test(name))
    .sort()
    .map((name) => ({
      file: `${folder}/${name}`,
      origin,
      type: typeOf(name),
      step,
      bytes: new Uint8Array(readFileSync(join(project, folder, name))),
    }));
}

function typeOf(name: string): FuzzFile['type'] {
  const ending = /\.[^.]+$/.exec(name)?.[0];
  return ending === '.xlsx' || ending === '.xls' || ending === '.xml' ? ending : 'text';
}

function folders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
