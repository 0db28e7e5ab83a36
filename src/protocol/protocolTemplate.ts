import type { ReadChoice, TableChoices } from '#domain/protocol';
import type { AttributeName } from '#domain/well';
import { aligned, indented, line, quoted, scalar } from './templateLine.ts';
import { nameLines, type TemplateName } from './nameLines.ts';
import { jsonSchemaLine } from './protocolJsonSchema.ts';

/** A plate set of a protocol that is to be filled in. */
export interface PlateSetTemplate {
  readonly name: string;
  /** For `files:`. */
  readonly files: string;
  /** Lines of a comment above `files:`: what was guessed. */
  readonly guessed: readonly string[];
  /** What the names of the files say. */
  readonly captured: readonly AttributeName[];
  /** A file without `experiment` in its name is one experiment; several could be several. */
  readonly fileCount: number;
  /** null: nothing is stated. */
  readonly read: ReadChoice | null;
  readonly otherReads: readonly ReadChoice[];
  readonly table: TableChoices;
  /** Of a layout that the exports have; null: the layout stands elsewhere. */
  readonly names: readonly TemplateName[] | null;
  /** A file beside the protocol, or null for ranges of wells. */
  readonly layout: { readonly file: string; readonly sheet: string | null } | null;
  readonly lastWell: string;
}

/** What is known of a protocol before anybody fills it in. */
export interface ProtocolTemplate {
  readonly study: string;
  /** Where the templates come from, for the comment at the top. */
  readonly from: string;
  readonly sets: readonly PlateSetTemplate[];
}

/**
 * A protocol to fill in: it can be read as it stands, says only what is known, and shows in comments what else could be said.
 *
 * @returns YAML
 */
export function protocolTemplate({ study, from, sets }: ProtocolTemplate): string {
  return [
    jsonSchemaLine,
    `# A protocol to fill in, made by \`cellassay new\` ${from}.`,
    '# Whatever is behind a # is a comment: take the # away to use the line. docs/protocol.md explains every key.',
    '',
    line(`title: ${scalar(study)}`, 'what was asked'),
    '# assay: crystal violet',
    '',
    'plates:',
    ...sets.flatMap((set, index) => [...(index === 0 ? [] : ['']), ...plateSet(set)]),
    '',
    '# Wells, plates or experiments that are left out of every mean; the reason is printed in the tables and the legend.',
    '# exclude:',
    '#   - wells: D4',
    '#     experiment: 2',
    '#     reason: scratched with the pipette tip while washing',
    '',
    '# What only you know; methods.txt asks for what is missing, as [state: seeding density].',
    '# facts:',
    '#   seeding density: 5000 cells per well',
    '',
    'figure:',
    '  width: 85 mm',
    '  panels:',
    ...sets.flatMap((set, index) => panel(set, String.fromCharCode(97 + index))),
    '',
  ]
    .map(aligned)
    .join('\n');
}

function plateSet(set: PlateSetTemplate): string[] {
  const { delimiter, decimal, sheet } = set.table;
  const has = (attribute: AttributeName): boolean => set.captured.includes(attribute);
  return indented(2, [
    `${scalar(set.name)}:`,
    ...indented(2, [
      ...set.guessed.map((text) => `# ${text.replace(/\p{Cc}/gu, ' ')}`),
      line(`files: ${quoted(set.files)}`, `below the folder of the study`),
      ...experimentLines(set),
      ...readLines(set),
      ...(delimiter === null ? [] : [`delimiter: ${delimiter}`]),
      ...(decimal === null ? [] : [`decimal: ${decimal}`]),
      ...(sheet === null ? [] : [`sheet: ${scalar(sheet)}`]),
      ...layoutLines(set),
      ...(has('cell line') ? [] : [line('# cell line: SkBr3', 'of all wells with cells')]),
      ...(has('time') ? [] : [line('# time: 48 h', 'of treatment')]),
      ...(has('treatment')
        ? []
        : [line('# treatment: T-DM1', 'of all treated wells, instead of in the layout')]),
      ...(has('dose') ? [] : [line('# dose: 0.1 µg/ml', 'of all treated wells, where there is only one')]),
    ]),
  ]);
}

function experimentLines({ captured, fileCount }: PlateSetTemplate): string[] {
  if (captured.includes('experiment')) return [];
  return fileCount === 1
    ? [line('experiment: 1', 'the file name says none; with several, write {experiment} into `files`')]
    : [line('# experiment: 1', 'needed: n counts experiments. Better: write {experiment} into `files`')];
}

function readLines({ read, otherReads }: PlateSetTemplate): string[] {
  if (read === null && otherReads.length === 0)
    return [line('# read: 590 nm', 'the wavelength, where an export has several reads')];
  return [
    ...(read === null
      ? ['# choose one of these reads:']
      : [
          line(
            readLine(read),
            otherReads.length > 0 ? 'or one of the others that the files have:' : 'as the files say',
          ),
        ]),
    ...otherReads.map((other) => `# ${readLine(other)}`),
  ];
}

function readLine({ wavelengthNm, label }: ReadChoice): string {
  if (label === null) return `read: ${wavelengthNm ?? ''} nm`;
  const parts = [
    ...(wavelengthNm === null ? [] : [`wavelength: ${wavelengthNm} nm`]),
    `label: ${scalar(label, true)}`,
  ];
  return `read: { ${parts.join(', ')} }`;
}

function layoutLines({ layout, names, lastWell }: PlateSetTemplate): string[] {
  if (names !== null)
    return [line('layout: from export', "as the reader's software calls the wells"), ...nameLines(names)];
  if (layout === null) {
    return [
      'layout:',
      line(`  A1:${lastWell}: { role: empty }`, 'replace this line by lines like those below'),
      line('  # A1:A3: { role: blank }', 'no cells, but stained, washed and solubilised'),
      '  # B1:B3: { resistance: T, role: untreated }',
      line(
        '  # B4:D9: { resistance: T, T-DM1: series 10 µg/ml 1:4 along columns }',
        '10 in column 4, 2.5 in 5 …',
      ),
    ];
  }
  const { file, sheet } = layout;
  const value =
    sheet === null ? scalar(file) : `{ file: ${scalar(file, true)}, sheet: ${scalar(sheet, true)} }`;
  return [line(`layout: ${value}`, 'fill it in: beside this file')];
}

function panel({ name, captured }: PlateSetTemplate, letter: string): string[] {
  const byLine = captured.includes('cell line');
  return indented(4, [
    `${letter}:`,
    ...indented(2, [
      line('curves: viability', 'several doses; for plates with one dose write `bars: response`'),
      `of: ${scalar(name)}`,
      line('by: resistance', 'what makes the groups; or treatment …'),
      line(`facet: ${byLine ? 'cell line' : 'none'}`, 'what makes small plots of their own'),
      line('error bars: sd', 'between experiments; or sem, ci95'),
      line('# compare: [T, T+P]', 'two groups as the layout names them; or a list of pairs'),
    ]),
  ]);
}
