import { describe, expect, it } from 'vitest';
import { terminalColour } from '../../../src/shell/cli/terminalColour.ts';

const modern = { TERM: 'xterm-256color', COLORTERM: 'truecolor' };
const on = (env: Record<string, string>, isTerminal = true) => terminalColour({ env, isTerminal });

describe.skipIf(process.platform === 'win32')('colour in a terminal', () => {
  it.each([
    [modern, 'truecolor'],
    [{ TERM: 'xterm-256color' }, '256'],
    [{ TERM: 'linux' }, '16'],
    [{ TERM: 'dumb' }, 'none'],
    [{}, 'none'],
  ])('%o: %s', (env, colour) => {
    expect(on(env)).toBe(colour);
  });

  it('is none in a file, whatever the terminal can', () => {
    expect(on(modern, false)).toBe('none');
  });

  it('is none with NO_COLOR, unless it is empty', () => {
    expect(on({ ...modern, NO_COLOR: '1' })).toBe('none');
    expect(on({ ...modern, NO_COLOR: '' })).toBe('truecolor');
  });

  it.each([
    ['0', 'none'],
    ['false', 'none'],
    ['1', '256'],
    ['', '256'],
    ['2', '256'],
    ['3', 'truecolor'],
  ])('is what FORCE_COLOR=%s says, also in a file and against NO_COLOR: %s', (forced, colour) => {
    expect(on({ TERM: 'dumb', NO_COLOR: '1', FORCE_COLOR: forced }, false)).toBe(colour);
  });

  it('is as many colours as the terminal has where FORCE_COLOR names no number', () => {
    expect(on({ ...modern, FORCE_COLOR: '1' }, false)).toBe('truecolor');
  });
});
