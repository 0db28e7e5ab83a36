import { WriteStream } from 'node:tty';
import type { TerminalColour } from '#report/terminal/terminalPaint';

/** What decides about colour. */
export interface ColourQuestion {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a person looks at the stream; not so for files and pipes. */
  readonly isTerminal: boolean;
}

/**
 * How many colours a stream may be given: none if `NO_COLOR` is set (https://no-color.org), into a file or a pipe, and with `TERM=dumb`.
 *
 * `FORCE_COLOR` decides before all of them: 0 is none, 2 is 256, 3 is any, and everything else as many as the terminal has, 256 at least.
 */
export function terminalColour({ env, isTerminal }: ColourQuestion): TerminalColour {
  const { FORCE_COLOR: forced, NO_COLOR: unwanted = '', NODE_DISABLE_COLORS: _, ...terminal } = env;
  // Of the environment Node knows the terminals, TERM, COLORTERM, CI …; what the user wishes is decided here.
  const depth = WriteStream.prototype.getColorDepth({ ...terminal });
  if (forced === '0' || forced === 'false') return 'none';
  if (forced === '2') return '256';
  if (forced === '3') return 'truecolor';
  if (forced !== undefined) return depth === 24 ? 'truecolor' : '256';
  if (unwanted !== '' || !isTerminal || depth === 1) return 'none';
  return depth === 24 ? 'truecolor' : depth === 8 ? '256' : '16';
}
