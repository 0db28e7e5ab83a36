import { InvalidArgumentError, Option, type Command } from 'commander';
import { groupsAnovaNames } from '#domain/anova';
import { correctionNames, testNames, type StarConvention } from '#domain/comparison';
import { starConventionByName, starConventionFromText } from '#domain/starConvention';
import type { CompareOptions } from './compareCommand.ts';
import { withGlobals, type End, type Globals } from './globalOptions.ts';
import { withTableOptions } from './tableOptions.ts';

/** `cellassay compare FILE` with its options, as commander knows it. */
export function addCompare(program: Command, globals: Globals, end: End): void {
  withTableOptions(withGlobals(program.command('compare')))
    .description('compare the groups of a table, by t-tests or ranks: group, value[, experiment]')
    .argument('<file>', 'a .csv, .txt or .xlsx with these columns')
    .addOption(
      new Option('--test <name>', 'two-sided; paired, ratio-paired and wilcoxon pair by experiment')
        .choices(testNames)
        .default('student'),
    )
    .option('--mu <value>', 'with one-sample: the value every group is compared with', parseNumber)
    .addOption(
      new Option(
        '--correction <name>',
        'for several comparisons; dunnett (every group against --control) and tukey (all pairs) have one variance for all groups',
      )
        .choices(correctionNames)
        .default('none'),
    )
    .option('--control <group>', 'compare every other group with this one')
    .addOption(
      new Option('--pairs <a:b>', 'compare these groups (repeatable, or separated by commas)')
        .argParser(parsePairs)
        .default([], 'all'),
    )
    .addOption(
      new Option('--stars <convention>', 'sepher, prism, apa or thresholds such as "*=0.05,**=0.01"')
        .argParser(parseStars)
        .default(starConventionByName('sepher'), 'sepher'),
    )
    .addOption(
      new Option(
        '--anova <kind>',
        'an analysis of variance of all groups beside the pairs; block takes experiments for blocks, two-way takes --factors',
      ).choices([...groupsAnovaNames, 'two-way']),
    )
    .addOption(
      new Option(
        '--factors <a,b>',
        'two-way ANOVA with interaction: the two columns that take the place of group',
      ).argParser(parseFactors),
    )
    .addOption(
      new Option('--sums-of-squares <type>', 'of main effects, where n is unequal')
        .choices(['II', 'III'])
        .default('II'),
    )
    .addHelpText(
      'after',
      `
Beside each test stand effect size and ratio with intervals, and what its stars would be by another test, with another correction
or with every row as n (--json: effects, alternatives).

Examples:
  cellassay compare responses.csv --test welch --pairs T:T+P --stars prism
  cellassay compare responses.csv --correction dunnett --control CTR
  cellassay compare responses.csv --anova one-way --correction tukey
  cellassay compare absorbances.csv --factors line,drug
`,
    )
    .action(async (file: string, options: CompareOptions) => {
      if (options.mu !== undefined && options.test !== 'one-sample')
        program.error('error: --mu is the constant of a one-sample test: add --test one-sample');
      if (options.anova === 'two-way' && options.factors === undefined)
        program.error('error: a two-way ANOVA needs two columns: add --factors line,drug');
      if (options.factors !== undefined && (options.anova ?? 'two-way') !== 'two-way')
        program.error(`error: --factors is a two-way ANOVA, not --anova ${options.anova ?? ''}`);
      if (options.factors !== undefined && (options.pairs.length > 0 || options.control !== undefined))
        program.error('error: --factors makes no pairs: leave out --pairs and --control');
      if (options.correction === 'dunnett' && options.control === undefined)
        program.error("error: Dunnett's test compares every group with a control: add --control GROUP");
      if (options.correction !== 'dunnett' && options.control !== undefined && options.pairs.length > 0)
        program.error("error: option '--pairs <a:b>' cannot be used with option '--control <group>'");
      const { compareCommand } = await import('./compareCommand.ts');
      end(await compareCommand(file, { ...globals(), ...options }));
    });
}

function parseNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('It takes a number.');
  return value;
}

function parsePairs(
  text: string,
  before: readonly (readonly [string, string])[],
): (readonly [string, string])[] {
  const pairs = text.split(',').map((pair) => {
    const [a, b, ...more] = pair.split(':').map((name) => name.trim());
    if (!a || !b || more.length > 0)
      throw new InvalidArgumentError('It takes two group names with a colon between them: T:T+P.');
    return [a, b] as const;
  });
  const all = [...before, ...pairs];
  for (const [index, [a, b]] of all.entries()) {
    if (a === b) throw new InvalidArgumentError(`"${a}" cannot be compared with itself.`);
    if (all.slice(0, index).some((earlier) => earlier.includes(a) && earlier.includes(b)))
      throw new InvalidArgumentError(`${a}:${b} stands there twice.`);
  }
  return all;
}

function parseFactors(text: string): readonly [string, string] {
  const [a, b, ...more] = text.split(',').map((name) => name.trim());
  if (!a || !b || more.length > 0 || a.toLowerCase() === b.toLowerCase())
    throw new InvalidArgumentError('It takes the names of two columns with a comma between them: line,drug.');
  return [a, b];
}

function parseStars(text: string): StarConvention {
  const reading = starConventionFromText(text);
  if (!reading.ok) throw new InvalidArgumentError(`It takes ${reading.expected}.`);
  return reading.value;
}
