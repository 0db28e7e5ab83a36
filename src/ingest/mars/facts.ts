import type { ReadMode } from '#domain/read';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { isoDate, isoTime } from '../dateTime.ts';
import { modeFromText } from '../readMode.ts';

/** What the lines above the numbers say. */
export interface MarsFacts {
  readonly metadata: Readonly<Record<string, string>>;
  /** All modes that the line with the mode names: several if a test measured in several. */
  readonly modes: readonly ReadMode[];
  /** A remark behind the mode: `Absorbance values are pathlength corrected`. */
  readonly remark: string | null;
}

const names: Readonly<Record<string, string>> = {
  user: 'user',
  'test run no.': 'testRun',
  'test id': 'testRun',
  'test name': 'testName',
  date: 'date',
  time: 'time',
  id1: 'id1',
  id2: 'id2',
  id3: 'id3',
};
const headerLines = 20;

/** Whether the first lines of a sheet give something a name, `Test name: …`. */
export function hasKey(sheet: Sheet, name: string): boolean {
  return pairsOf(sheet).some(({ key }) => key === name);
}

/** The header of a sheet: dates as ISO where they can only be one day, otherwise as written. */
export function marsFacts(sheet: Sheet): MarsFacts {
  const metadata: Record<string, string> = {};
  for (const { key, value } of pairsOf(sheet)) {
    const name = names[key];
    const reader = key === 'path' ? readerFromPath(value) : null;
    if (reader !== null) metadata['reader'] ??= reader;
    if (name === undefined || value === '') continue;
    metadata[name] ??= name === 'date' ? isoDate(value) : name === 'time' ? isoTime(value) : value;
  }
  const line = sheet.rows
    .slice(0, headerLines)
    .find((_, row) => isModeLine(cellAt(sheet, row, 0).text.trim()));
  const [mode = '', ...more] = (line ?? [])
    .filter((cell) => !isEmptyCell(cell))
    .flatMap(({ text }) => text.split(','))
    .map((text) => text.trim());
  const texts = [mode, ...more];
  const modes = texts.filter((text) => isModeLine(text)).flatMap((text) => modesIn(text));
  const remark = texts.slice(1).filter((text) => !isModeLine(text));
  return {
    metadata,
    modes: [...new Set(modes)],
    remark: remark.length > 0 ? remark.join(', ') : null,
  };
}

/** The names and values in the first lines, `User: USER`, one in a cell. */
function pairsOf(sheet: Sheet): { key: string; value: string }[] {
  return sheet.rows.slice(0, headerLines).flatMap((row) =>
    row.flatMap(({ text }) => {
      const match = /^([A-Za-z][\w .]{1,20}?)\s*:\s*(.*)$/.exec(text.trim());
      return match === null ? [] : [{ key: (match[1] ?? '').toLowerCase(), value: (match[2] ?? '').trim() }];
    }),
  );
}

/** `Absorbance`, `Fluorescence (FI)`, `Absorbance spectrum`; `Absorbance values are …` is a remark. */
function isModeLine(text: string): boolean {
  return (
    /^(?:absorbance|fluorescence|luminescence|alpha|time.resolved|nephelometry)/i.test(text) &&
    !/values/i.test(text)
  );
}

function modesIn(text: string): ReadMode[] {
  if (/nephelo|alpha/i.test(text)) return ['other'];
  return text
    .split(/[+&/]| and /)
    .map(modeFromText)
    .filter((mode) => mode !== 'other');
}

/** `CLARIOstar` from `C:\Program Files (x86)\BMG\CLARIOstar\User\Data`. */
function readerFromPath(path: string): string | null {
  const folder = /[\\/]BMG[\\/]([^\\/]+)/i.exec(path)?.[1] ?? '';
  return folder === '' || /^(?:mars|smart control)$/i.test(folder) ? null : folder;
}
