import { Option, type Command } from 'commander';
import type { Inference } from '#domain/inference';
import type { TableChoices } from '#domain/protocol';

/** How a table is to be read that could be read in two ways, as commander gives it. */
export interface TableOptions {
  readonly delimiter?: Exclude<TableChoices['delimiter'], null>;
  readonly decimal?: Exclude<TableChoices['decimal'], null>;
  readonly sheet?: string;
}

/** `--delimiter`, `--decimal` and `--sheet` for a command that reads a table. */
export function withTableOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--delimiter <name>', 'what separates cells').choices(['comma', 'semicolon', 'tab']),
    )
    .addOption(new Option('--decimal <name>', 'the decimal mark').choices(['point', 'comma']))
    .option('--sheet <name>', 'only this sheet of a workbook');
}

/** What was stated, null where nothing was. */
export function tableChoices({ delimiter, decimal, sheet }: TableOptions): TableChoices {
  return { delimiter: delimiter ?? null, decimal: decimal ?? null, sheet: sheet ?? null };
}

/** Inferences with the option that states them, in place of the line of a protocol: `delimiter: comma` is `--delimiter comma`. */
export function statedByOption(inferred: readonly Inference[]): Inference[] {
  return inferred.map((one) => ({ ...one, state: one.state?.replace(/^(\w+): /, '--$1 ') ?? null }));
}
