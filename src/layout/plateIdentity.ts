import { canonicalName, foldName, type Aliases } from '#domain/names';
import type { PlateSet } from '#domain/protocol';
import { matchPath } from './filePattern.ts';

/** By what a row of a layout can name the plate it holds for. */
export interface PlateIdentity {
  /** The export: `plates/fig2/a/SkBr3_exp1.txt`. */
  readonly file: string;
  /** Plate name or barcode as the export has it. */
  readonly plate: string | null;
  /** As the tables of the results print it. */
  readonly name: string;
  /** Of the plate set or the file name, in canonical spelling; null when every well has its own. */
  readonly experiment: string | null;
}

/** What is known of a plate before its layout is read. */
export interface NamedPlate {
  readonly set: Pick<PlateSet, 'content'>;
  /** From the name of the export. */
  readonly captures: Readonly<Record<string, string>>;
  readonly aliases: Aliases;
  readonly file: string;
  readonly plate: string | null;
  readonly name: string;
}

/** The names of a plate; its experiment is that of the file name, or of the plate set. */
export function identityOfPlate({ set, captures, aliases, file, plate, name }: NamedPlate): PlateIdentity {
  const captured = captures['experiment'];
  const experiment =
    captured === undefined
      ? (set.content.experiment ?? null)
      : canonicalName('experiment', captured, aliases);
  return { file, plate, name, experiment };
}

/** Whether a cell of a column `file` means this plate: path or name of the export, with or without ending, or a pattern with `*`. */
export function isFile(written: string, { file }: PlateIdentity): boolean {
  const [, , ...below] = file.split('/');
  const paths = below.map((_, index) => below.slice(index).join('/'));
  const wanted = plain(written);
  return [file, ...paths].some(
    (path) =>
      plain(path) === wanted ||
      plain(path.replace(/\.[^./]+$/, '')) === wanted ||
      (/[*?]/.test(written) && matchPath(written.trim(), path) !== null),
  );
}

/** Whether a cell of a column `plate` means this plate: as the export, the results or the file call it; `2` is `Plate 2`. */
export function isPlate(written: string, identity: PlateIdentity): boolean {
  const names = [identity.plate, identity.name].filter((name) => name !== null);
  const number = /^(?:plate[\s_-]*)?0*(\d+)$/i.exec(written.trim())?.[1];
  const isNumbered = (name: string): boolean =>
    number !== undefined && new RegExp(`(?:^|\\bplate[\\s_-]*)0*${number}$`, 'i').test(name);
  return (
    names.some((name) => foldName(name) === foldName(written) || isNumbered(name)) ||
    isFile(written, identity)
  );
}

function plain(path: string): string {
  return path.normalize('NFC').trim().replaceAll('\\', '/').toLowerCase();
}
