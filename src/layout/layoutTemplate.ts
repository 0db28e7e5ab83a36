import { roles, type AttributeName } from '#domain/well';
import type { CellStyle, WorkbookCell, WorkbookSpec, WorksheetSpec } from '#domain/workbook';
import { nameFromRow, nameFromWell } from '#plate/wellName';

/** A plate of which somebody is to say what is in its wells. */
export interface PlateToFillIn {
  /** Of the sheet: at most 31 characters, without `[ ] : * ? / \`. */
  readonly sheet: string;
  readonly rows: number;
  readonly columns: number;
  /** Wells that an export has a value for; null: all of the plate. */
  readonly read: ReadonlySet<string> | null;
  /** Attributes that are known from elsewhere and need not be filled in. */
  readonly known: readonly AttributeName[];
}

/** How it is to be filled in: drawn as plates, or as one line for each well. */
export type LayoutTemplateForm = 'excel' | 'table';

/**
 * A layout to fill in: nothing in it that nobody knows, so every well is empty.
 *
 * Drawn as plates there is a block for each attribute; as a table a column for each. Only wells that were read look like cells to fill
 * in.
 *
 * @returns a workbook with a sheet for each plate; read back as it is, it says nothing of any well
 */
export function layoutTemplate(
  title: string,
  plates: readonly PlateToFillIn[],
  form: LayoutTemplateForm,
): WorkbookSpec {
  const sheetOf = form === 'excel' ? drawnSheet : tableSheet;
  return { title, sheets: plates.map((plate) => sheetOf(title, plate)) };
}

interface TemplateAttribute {
  readonly attribute: AttributeName;
  /** What stands in the corner of its block or above its column. */
  readonly heading: string;
  readonly comment: string;
}

const attributes: readonly TemplateAttribute[] = [
  {
    attribute: 'role',
    heading: 'role',
    comment: 'What the well is there for. Every well that was used needs one; leave the others empty.',
  },
  {
    attribute: 'resistance',
    heading: 'resistance',
    comment: 'CTR, T, P or T+P, or any names of your own: they make the groups. Empty in blanks.',
  },
  {
    attribute: 'treatment',
    heading: 'treatment',
    comment: 'The drug in treated wells, as T-DM1. Not needed where the protocol says `treatment:`.',
  },
  {
    attribute: 'dose',
    heading: 'dose (unit?)',
    comment: 'Plain numbers, in treated wells. Write your unit in place of unit?: µg/ml, µM, nM …',
  },
];

const meanings: Readonly<Record<(typeof roles)[number], string>> = {
  blank: 'no cells, but stained, washed and solubilised like the others',
  untreated: 'cells without drug: 100 %',
  vehicle: 'cells with the solvent of the drug only: 100 %',
  'positive-control': 'cells that something else has killed',
  treated: 'cells with drug; needs a treatment and a dose',
  empty: 'nothing in the well; never a blank',
};

const instructions: readonly string[] = [
  'Each block below is the plate once: fill in the yellow cells of each. Leave wells that were not used empty.',
  'Roles:',
  ...roles.map((role) => `   ${role}: ${meanings[role]}`),
  'Doses are plain numbers; write their unit into the corner of the block in place of unit?: dose (µg/ml), dose (nM) …',
  'Further blocks (cell line, pretreatment, time (h), experiment) can be copied below: the top left cell names what a block says.',
];

function drawnSheet(title: string, plate: PlateToFillIn): WorksheetSpec {
  const blocks = toFillIn(plate).flatMap((one) => [[], ...block(one, plate)]);
  return {
    name: plate.sheet,
    widths: [14, ...Array.from({ length: plate.columns }, () => (plate.columns > 12 ? 8 : 11))],
    frozen: { rows: 0, columns: plate.columns > 12 ? 1 : 0 },
    filterRow: null,
    rows: [
      [styled(`Layout of ${title}`, 'title')],
      ...instructions.map((text) => [styled(text, text === 'Roles:' ? 'section' : 'note')]),
      ...blocks,
    ],
  };
}

function toFillIn({ known }: PlateToFillIn): TemplateAttribute[] {
  return attributes.filter(({ attribute }) => !known.includes(attribute));
}

function block({ attribute, heading, comment }: TemplateAttribute, plate: PlateToFillIn): WorkbookCell[][] {
  const corner: WorkbookCell = { ...styled(heading, attribute === 'dose' ? 'input' : 'header'), comment };
  const numbers = Array.from({ length: plate.columns }, (_, column) => styled(column + 1, 'header'));
  const rows = Array.from({ length: plate.rows }, (_, row) => [
    styled(nameFromRow(row), 'header'),
    ...Array.from({ length: plate.columns }, (__, column) =>
      cellOf(attribute, nameFromWell(row, column), plate),
    ),
  ]);
  return [[corner, ...numbers], ...rows];
}

function tableSheet(_title: string, plate: PlateToFillIn): WorksheetSpec {
  const columns = toFillIn(plate);
  const wells = Array.from({ length: plate.rows * plate.columns }, (_, index) =>
    nameFromWell(Math.floor(index / plate.columns), index % plate.columns),
  ).filter((well) => plate.read?.has(well) ?? true);
  const withCellLine = plate.known.includes('cell line') ? [] : [cellLineColumn];
  const all = [...columns.slice(0, 1), ...withCellLine, ...columns.slice(1)];
  return {
    name: plate.sheet,
    widths: [8, ...all.map(() => 16)],
    frozen: { rows: 1, columns: 1 },
    filterRow: 1,
    rows: [
      [
        styled('well', 'header'),
        ...all.map(({ heading, comment }) => ({ ...styled(heading, 'header'), comment })),
      ],
      ...wells.map((well) => [
        styled(well, 'header'),
        ...all.map(({ attribute }) => cellOf(attribute, well, plate)),
      ]),
    ],
  };
}

const cellLineColumn: TemplateAttribute = {
  attribute: 'cell line',
  heading: 'cell line',
  comment: 'Not needed where the protocol says `cell line:`. Empty in blanks.',
};

/** Numbers stay numbers; everything else stays the text it is typed as (1-2 is no date). */
function cellOf(attribute: AttributeName, well: string, { read }: PlateToFillIn): WorkbookCell {
  if (read !== null && !read.has(well)) return { value: null };
  const cell: WorkbookCell = { value: null, style: 'input' };
  if (attribute === 'dose') return cell;
  return attribute === 'role'
    ? { ...cell, choices: { kind: 'words', words: roles } }
    : { ...cell, format: '@' };
}

function styled(value: string | number, style: CellStyle): WorkbookCell {
  return { value, style };
}
