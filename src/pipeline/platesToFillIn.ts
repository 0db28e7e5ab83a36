import type { Inference } from '#domain/inference';
import type { TableChoices } from '#domain/protocol';
import { guessFiles, type GuessedFiles } from '#layout/guessFiles';
import type { PlateToFillIn } from '#layout/layoutTemplate';
import { namesToExplain, type NamesOfExports } from '#layout/namesToExplain';
import { readChoices } from '#layout/readChoices';
import { nameFromWell } from '#plate/wellName';
import type { PlateSetTemplate } from '#protocol/protocolTemplate';
import { wellsRead, type KnownExport } from './knownExport.ts';
import { notFitting, studyGuesses } from './studyGuesses.ts';

/** The plate sets of a new protocol, the plates of its layout, and everything that was guessed for them. */
export interface PlatesToFillIn {
  readonly sets: readonly PlateSetTemplate[];
  readonly plates: readonly PlateToFillIn[];
  readonly guessed: readonly Inference[];
}

interface TemplateFiles {
  readonly protocolFile: string;
  /** Beside the protocol; null: the layout stands in the protocol. */
  readonly layoutFile: string | null;
  /** Which plate sets take their layout from the exports, among those that can. */
  readonly fromExport: 'always' | 'where names repeat' | 'never';
  readonly table: TableChoices;
  /** Of a plate that nobody has read yet. */
  readonly format: { readonly rows: number; readonly columns: number };
}

/** Sorts exports into plate sets, and says of each what its names and reads tell. */
export function platesToFillIn(exports: readonly KnownExport[], about: TemplateFiles): PlatesToFillIn {
  if (exports.length === 0) return genericPlate(about);
  const groups = guessFiles(exports.map(({ path }) => path));
  const names = namesOf(groups);
  const sheets = groups.length > 1 ? sheetNames(names) : ['layout'];
  const made = groups.map((group, index) => {
    const members = exports.filter(({ path }) => group.files.includes(path));
    const name = names[index] ?? '';
    return plateSet(group, members, {
      ...about,
      name,
      sheet: sheets[index] ?? '',
      several: groups.length > 1,
    });
  });
  const left = exports.filter(({ path }) => !groups.some(({ files }) => files.includes(path)));
  return {
    sets: made.map(({ set }) => set),
    plates: made.flatMap(({ set, plate }) => (set.names === null ? [plate] : [])),
    guessed: [
      ...made.flatMap(({ guessed }) => guessed),
      ...(left.length === 0 ? [] : [notFitting(left, about.protocolFile)]),
    ],
  };
}

interface MadeSet {
  readonly set: PlateSetTemplate;
  readonly plate: PlateToFillIn;
  readonly guessed: readonly Inference[];
}

function plateSet(
  group: GuessedFiles,
  members: readonly KnownExport[],
  about: TemplateFiles & { readonly name: string; readonly sheet: string; readonly several: boolean },
): MadeSet {
  const { name, sheet } = about;
  const captured = group.guesses.map(({ attribute }) => attribute);
  const reads = readChoices(
    members.map((member) => member.reads),
    about.table,
  );
  const [first] = members.flatMap((member) => member.reads);
  const { rows, columns } = first ?? about.format;
  const found = about.fromExport === 'never' ? null : namesToExplain(members);
  const names = found !== null && isTaken(found, about) ? found.names : null;
  const guessed = [
    ...studyGuesses(group, { ...about, reads, members }),
    ...(found === null ? [] : [layoutGuess(found, names !== null, about)]),
  ];
  return {
    set: {
      name,
      files: group.pattern,
      guessed: guessed.map(({ what, value, because }) => `guessed ${what}: ${value} (${because})`),
      captured,
      fileCount: members.length,
      read: reads.chosen,
      otherReads: reads.others,
      table: about.table,
      names,
      layout:
        about.layoutFile === null ? null : { file: about.layoutFile, sheet: about.several ? sheet : null },
      lastWell: nameFromWell(rows - 1, columns - 1),
    },
    plate: { sheet, rows, columns, read: wellsRead(members), known: captured },
    guessed,
  };
}

/** Names of one well each (`Sample 1` … `Sample 96`) are as much work as the plate itself, and mostly nobody chose them. */
function isTaken({ names, wellCount }: NamesOfExports, { fromExport }: TemplateFiles): boolean {
  return fromExport === 'always' || 2 * names.length <= wellCount;
}

function layoutGuess(
  { names, wellCount, source }: NamesOfExports,
  taken: boolean,
  { protocolFile, layoutFile }: TemplateFiles,
): Inference {
  const found = `${source} of the exports has ${names.length} names for ${wellCount} wells`;
  return taken
    ? {
        what: 'layout',
        value: 'from export',
        because: found,
        state: 'layout: from export',
        file: protocolFile,
      }
    : {
        what: 'layout',
        value: `${layoutFile ?? 'ranges'}, to fill in`,
        because: `${found}, nearly one for each; \`--layout export\` would use them`,
        state: null,
        file: protocolFile,
      };
}

/** A set is called by its folder. */
function namesOf(groups: readonly GuessedFiles[]): string[] {
  const names = groups.map(({ folder }) => folder.replace(/\/+/g, ' ').trim() || 'all plates');
  return names.map((name, index) => (names.indexOf(name) === index ? name : `${name} ${index + 1}`));
}

/** As Excel takes them: short, without some characters, different in more than capitals. */
function sheetNames(names: readonly string[]): string[] {
  const plain = names.map((name) =>
    name
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 26),
  );
  const folded = plain.map((name) => name.toLowerCase());
  return plain.map((name, index) =>
    name === '' || folded.indexOf(name.toLowerCase()) !== index ? `${name} (${index + 1})`.trim() : name,
  );
}

function genericPlate({ layoutFile, table, format }: TemplateFiles): PlatesToFillIn {
  const { rows, columns } = format;
  const captured = ['cell line', 'experiment'] as const;
  const set: PlateSetTemplate = {
    name: 'all plates',
    files: '{cell line}_exp{experiment}.*',
    guessed: [
      'SkBr3_exp1.txt: cell line SkBr3, experiment 1. Name the exports like that, or change the pattern.',
    ],
    captured,
    fileCount: 0,
    read: null,
    otherReads: [],
    table,
    names: null,
    layout: layoutFile === null ? null : { file: layoutFile, sheet: null },
    lastWell: nameFromWell(rows - 1, columns - 1),
  };
  return {
    sets: [set],
    plates: [{ sheet: 'layout', rows, columns, read: null, known: captured }],
    guessed: [],
  };
}
