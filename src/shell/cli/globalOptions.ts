import { Option, type Command } from 'commander';
import type { GlobalOptions } from './commandContext.ts';

/** The options that stand before the command. */
export type Globals = () => GlobalOptions;
/** Takes the exit code of a command. */
export type End = (exitCode: number) => void;

/** Options of the program may also stand behind the command. */
export function withGlobals(command: Command): Command {
  return command
    .addOption(new Option('-C, --project <dir>', 'the project folder').hideHelp())
    .addOption(new Option('--verbose', 'also print notes').hideHelp())
    .addOption(new Option('--json', 'print one JSON document on stdout'));
}
