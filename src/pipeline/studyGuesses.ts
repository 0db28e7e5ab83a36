import { group } from 'd3-array';
import type { Inference } from '#domain/inference';
import type { ReadChoice, TableChoices } from '#domain/protocol';
import type { Read } from '#domain/read';
import { chooseRead } from '#layout/chooseRead';
import type { GuessedFiles } from '#layout/guessFiles';
import type { ReadChoices } from '#layout/readChoices';
import { wellsRead, type KnownExport } from './knownExport.ts';

/** What guesses are made from. */
interface Known {
  readonly protocolFile: string;
  readonly table: TableChoices;
  readonly reads: ReadChoices;
  readonly members: readonly KnownExport[];
}

/** Everything that was guessed for a plate set, with its reason and the line of the protocol that says so. */
export function studyGuesses(files: GuessedFiles, known: Known): Inference[] {
  return [
    ...nameGuesses(files, known),
    ...experimentGuess(files, known),
    ...readGuesses(known),
    ...sizeGuesses(known),
    ...plateGuesses(known),
  ];
}

/** Files that are in no plate set. */
export function notFitting(left: readonly KnownExport[], protocolFile: string): Inference {
  return {
    what: 'files',
    value: `${left.length} not used`,
    because: `named in another way than the others: ${listed(left.map(({ path }) => path))}; rename them, or give them a plate set of their own`,
    state: null,
    file: protocolFile,
  };
}

function nameGuesses({ pattern, guesses }: GuessedFiles, { protocolFile }: Known): Inference[] {
  const guess = { state: `files: "${pattern}"`, file: protocolFile };
  if (guesses.length === 0) {
    const because =
      'nothing in the file names looks like a cell line or an experiment; of SkBr3_exp1.txt, "{cell line}_exp{experiment}.*" takes both';
    return [{ what: 'files', value: pattern, because, ...guess }];
  }
  return guesses.map(({ attribute, values, because }) => ({
    what: attribute,
    value: listed(values),
    because,
    ...guess,
  }));
}

/** n counts experiments, so that one that is taken for granted is said. */
function experimentGuess({ guesses, files }: GuessedFiles, { protocolFile }: Known): Inference[] {
  if (files.length !== 1 || guesses.some(({ attribute }) => attribute === 'experiment')) return [];
  const because = 'there is one file, and its name says no experiment';
  return [{ what: 'experiment', value: '1', because, state: 'experiment: 1', file: protocolFile }];
}

function readGuesses({ reads, members, protocolFile }: Known): Inference[] {
  const { chosen, others, differing, mode } = reads;
  if (differing.length > 0) {
    const because = `each file has one, but they differ (${listed(differing.map(readText))}); \`read\` would keep only those that have it`;
    return [
      {
        what: 'read',
        value: 'the one of each file',
        because,
        state: null,
        file: protocolFile,
      },
    ];
  }
  if (chosen === null && others.length === 0) return [];
  const kind = mode === 'absorbance' || mode === 'other' ? 'measured read' : `${mode} read`;
  const file = protocolFile;
  if (chosen === null) {
    return [
      {
        what: 'read',
        value: 'none chosen',
        because: `the files have ${others.length} that cannot be told apart by name; check says what to do`,
        state: null,
        file,
      },
    ];
  }
  const value = readText(chosen);
  const because =
    others.length === 0
      ? `the only ${kind} of ${members.length === 1 ? 'the file' : 'the files'}`
      : `the first ${kind} of ${others.length + 1} in ${members[0]?.path ?? ''}; also ${listed(others.map(readText))}`;
  return [{ what: 'read', value, because, state: readLine(chosen), file }];
}

/** As the protocol has it. */
function readLine(choice: ReadChoice): string {
  const { wavelengthNm, label } = choice;
  if (label === null) return `read: ${readText(choice)}`;
  return `read: { ${wavelengthNm === null ? '' : `wavelength: ${wavelengthNm} nm, `}label: ${label} }`;
}

function readText({ wavelengthNm, label }: ReadChoice): string {
  return [
    ...(wavelengthNm === null ? [] : [`${wavelengthNm} nm`]),
    ...(label === null ? [] : [`"${label}"`]),
  ].join(' ');
}

/** The grid; plates of two sizes cannot share a layout. */
function sizeGuesses({ members, protocolFile }: Known): Inference[] {
  const sizeOf = ({ rows, columns }: Pick<Read, 'rows' | 'columns'>): string => `${rows} × ${columns} wells`;
  const sizes = [...new Set(members.flatMap(({ reads }) => reads.map(sizeOf)))];
  const read = wellsRead(members).size;
  const because =
    sizes.length > 1
      ? `the plates of the set are ${listed(sizes)} large; put them into folders of their own`
      : `the grid of ${members.length === 1 ? 'the file' : 'the files'}, with values in ${read} wells`;
  return [{ what: 'plate', value: sizes[0] ?? '', because, state: null, file: protocolFile }];
}

/** Several plates in one file share a layout and an experiment until somebody says otherwise; and what the reader of a file concluded. */
function plateGuesses({ reads: { chosen: choice }, members, table }: Known): Inference[] {
  const chosen = members.map(({ file, path, reads }) => ({
    path,
    reads: chooseRead({ reads, choice, file, set: { name: '', table } }).value,
  }));
  const several = chosen.find(({ reads }) => reads.length > 1);
  const concluded = chosen.flatMap(({ reads }) => reads.flatMap(({ inferred }) => inferred));
  const alike = group(concluded, ({ what, because }) => `${what} ${because}`);
  return [
    ...(several === undefined ? [] : [sharedLayout(several)]),
    ...[...alike.values()].flatMap(together),
  ];
}

/** What was concluded of many reads for one reason is said once. */
function together(alike: readonly Inference[]): Inference[] {
  const value = listed([...new Set(alike.map((one) => one.value))]);
  return alike.slice(0, 1).map((first) => ({ ...first, value, file: null }));
}

interface PlatesOfFile {
  readonly path: string;
  readonly reads: readonly Read[];
}

function sharedLayout({ path, reads }: PlatesOfFile): Inference {
  const sheets = [...new Set(reads.flatMap(({ sheet }) => (sheet === null ? [] : [sheet])))];
  const where = sheets.length > 1 ? ` on the sheets ${listed(sheets)}` : '';
  const choose = sheets.length > 1 ? `; \`sheet: ${sheets[0] ?? ''}\` would take one of them` : '';
  return {
    what: 'plates',
    value: `${reads.length} in a file, all with the same layout and experiment`,
    because: `${path} holds ${reads.length} plates with this read${where}, and nothing tells their contents apart${choose}`,
    state: null,
    file: null,
  };
}

function listed(values: readonly string[]): string {
  return `${values.slice(0, 6).join(', ')}${values.length > 6 ? ' …' : ''}`;
}
