import type { Problem } from '#domain/problem';
import { cellsOfLine } from './cellsOfLine.ts';
import { screenLayout, type ScreenChoices, type ScreenLayout } from './screenLayout.ts';

/** Some whole curves of a screen as they stand in the file. */
export interface ScreenBlock {
  readonly text: string;
  /** Line of its first row, from 1. */
  readonly firstLine: number;
  /** Where the block ends, in characters read so far. */
  readonly read: number;
}

/** A screen cut into blocks, or why it cannot be read. */
export type ScreenSource =
  | { readonly kind: 'blocks'; readonly layout: ScreenLayout; readonly blocks: AsyncIterable<ScreenBlock> }
  | { readonly kind: 'problem'; readonly problem: Problem };

const blockLength = 1 << 18;
const headerLength = 1 << 16;

/**
 * Cuts the text of a screen into blocks between curves, so that each can be fitted by itself; only a block or two are in memory.
 *
 * @param pieces - the text of the file, in pieces of any length
 */
export async function screenBlocks(
  pieces: AsyncIterable<string>,
  file: string,
  choices: ScreenChoices,
): Promise<ScreenSource> {
  const iterator = pieces[Symbol.asyncIterator]();
  let start = '';
  let ended = false;
  while (!ended && start.length < headerLength) {
    const next = await iterator.next();
    if (next.done === true) ended = true;
    else start += next.value;
  }
  start = start.replace(/^\uFEFF/, '');
  const layout = screenLayout(start.split(/\r?\n/).slice(0, 200), file, choices);
  if ('code' in layout) return { kind: 'problem', problem: layout };
  const afterHeader = start.indexOf('\n') + 1;
  const rest = afterHeader === 0 ? '' : start.slice(afterHeader);
  return { kind: 'blocks', layout, blocks: cut(rest, ended ? null : iterator, layout) };
}

async function* cut(
  start: string,
  more: AsyncIterator<string> | null,
  layout: ScreenLayout,
): AsyncGenerator<ScreenBlock> {
  let text = start;
  let firstLine = 2;
  let read = 0;
  let wanted = blockLength;
  let source = more;
  while (source !== null || text !== '') {
    while (source !== null && text.length < wanted) {
      const next = await source.next();
      if (next.done === true) source = null;
      else text += next.value;
    }
    const end = source === null && text.length <= wanted ? text.length : endOfCurve(text, wanted, layout);
    // one curve that is longer than a block: read on until it ends
    if (end === 0) {
      if (source === null) wanted = Infinity;
      else wanted += blockLength;
      continue;
    }
    const block = text.slice(0, end);
    text = text.slice(end);
    read += end;
    wanted = blockLength;
    yield { text: block, firstLine, read };
    firstLine += linesIn(block);
  }
}

/** Where the last curve begins that may go on beyond a place; 0 when no curve ends before it. */
function endOfCurve(text: string, before: number, layout: ScreenLayout): number {
  let end = text.lastIndexOf('\n', Math.min(before, text.length) - 1) + 1;
  if (layout.form === 'wide' || end === 0) return end;
  let name: string | null = null;
  while (end > 0) {
    const start = end === 1 ? 0 : text.lastIndexOf('\n', end - 2) + 1;
    const line = text.slice(start, end);
    if (line.trim() !== '') {
      const own = (cellsOfLine(line.trimEnd(), layout.delimiter)[layout.curve] ?? '').trim();
      if (name !== null && own !== name) return end;
      name = own;
    }
    end = start;
  }
  return 0;
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
