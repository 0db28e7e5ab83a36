import type { CommanderError } from 'commander';
import type { Problem } from '#domain/problem';

/** A command line that could not be understood, for scripts that read only stdout. */
export function wrongUsage(error: CommanderError): Problem {
  return {
    code: 'wrong-usage',
    severity: 'error',
    file: null,
    place: null,
    found: error.code === 'commander.help' ? 'no command' : error.message.replace(/^error: /, ''),
    expected: 'a command with its options',
    fix: 'cellassay --help shows all commands with an example of each.',
  };
}
