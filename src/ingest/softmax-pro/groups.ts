import { doseUnitFromText } from '#domain/doseText';
import type { EmbeddedLayout, EmbeddedWell, WrittenText } from '#domain/embeddedLayout';
import { wellFromName } from '#plate/wellName';
import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { amountOf, embeddedWell, writtenText } from '../embeddedCells.ts';
import type { Block } from './block.ts';

/** The columns of a group table, from 0; -1 where it has none. */
interface GroupColumns {
  readonly sample: number;
  readonly wells: number;
  readonly amount: number;
  readonly unit: string | null;
  readonly plate: number;
}

/** What a concentration that was typed in is called; `BackCalcConc` and `Result` are computed. */
const amountHeading =
  /^(?:conc(?:entration)?s?|standard value|std\.? ?value|nominal|dose|dilution(?: factor)?|dil\.?)\b/i;
/** The formulas of SoftMax Pro for what was typed in. */
const amountFormula = /^!(?:conc|concentration|sampledescriptor|factor|dilution)\b/i;

/**
 * The group tables of SoftMax Pro: samples with their wells, one well on each line; lines without a sample go on with the last one.
 *
 * @returns one layout for each plate that a column `WellPlateName` names, otherwise one for all
 */
export function layoutsOfGroups(blocks: readonly Block[], sheet: Sheet): EmbeddedLayout[] {
  const plates = new Map<string | null, EmbeddedWell[]>();
  for (const block of blocks) {
    const group = groupName(sheet, block.from);
    const columns = group === null ? null : columnsOf(block, sheet);
    if (group === null || columns === null) continue;
    for (const { plate, well } of wellsOfGroup(group, columns, block, sheet))
      plates.set(plate, [...(plates.get(plate) ?? []), well]);
  }
  return [...plates].map(([plate, wells]) => ({
    source: 'group tables',
    heading: null,
    plate,
    sheet: sheet.name,
    wells,
  }));
}

/** `Std` of `Group: Std`, in one cell or in two. */
function groupName(sheet: Sheet, row: number): string | null {
  const match = /^Group\s*:\s*(.*)$/i.exec(cellAt(sheet, row, 0).text.trim());
  if (match === null) return null;
  return match[1] === '' ? cellAt(sheet, row, 1).text.trim() : (match[1] ?? '').trim();
}

function columnsOf({ from, to }: Block, sheet: Sheet): GroupColumns | null {
  const headings = (sheet.rows[from + 1] ?? []).map(({ text }) => text.trim());
  const at = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading));
  const [sample, wells] = [at(/^samples?$/i), at(/^wells?$/i)];
  if (sample < 0 || wells < 0) return null;
  const formulas = headings.map((heading) => formulaOf(heading, sheet.rows.slice(from + 2, to + 1)));
  const byFormula = formulas.findIndex((formula) => amountFormula.test(formula ?? ''));
  // A column of this name that has another formula was computed.
  const byHeading = headings.findIndex(
    (heading, column) => amountHeading.test(heading) && formulas[column] === null,
  );
  const amount = byFormula >= 0 ? byFormula : byHeading;
  const unit = unitOf(headings[amount] ?? '');
  return { sample, wells, amount, unit, plate: at(/^wellplatename$/i) };
}

/** The formula of a column by the list below the table, whose names lack the unit of the heading; null where it is not listed. */
function formulaOf(heading: string, rows: Sheet['rows']): string | null {
  const line = rows.find((row) => {
    const name = row[1]?.text.trim() ?? '';
    return /^\d+$/.test(row[0]?.text.trim() ?? '') && name !== '' && `${heading} `.startsWith(`${name} `);
  });
  return line?.[2]?.text.trim() ?? null;
}

/** `ng/mL` of `Standard Value ng/mL` or `Conc (ng/mL)`, as written. */
function unitOf(heading: string): string | null {
  const last = /[\s([]([^\s()[\]]+)[)\]]?$/.exec(heading)?.[1] ?? '';
  return doseUnitFromText(last).ok ? last : null;
}

function wellsOfGroup(
  group: string,
  { sample, wells, amount, unit, plate }: GroupColumns,
  { from, to }: Block,
  sheet: Sheet,
): { plate: string | null; well: EmbeddedWell }[] {
  const found: { plate: string | null; well: EmbeddedWell }[] = [];
  let name: WrittenText | null = null;
  let said: Pick<EmbeddedWell, 'concentration' | 'dilution'> = { concentration: null, dilution: null };
  for (let row = from + 2; row <= to; row++) {
    const names = cellAt(sheet, row, wells).text.split(/[,;]/);
    const positions = names.map(wellFromName).filter((position) => position !== null);
    // The summaries and formulas below the table name no wells.
    if (positions.length === 0) {
      if (isEmptyCell(cellAt(sheet, row, sample)) && isEmptyCell(cellAt(sheet, row, wells))) break;
      continue;
    }
    const own = writtenText(cellAt(sheet, row, sample));
    if (own !== null) {
      name = own;
      const written = amountOf(cellAt(sheet, row, amount));
      said = { ...written, concentration: withUnit(written.concentration, unit) };
    }
    const ofPlate = cellAt(sheet, row, plate).text.trim();
    for (const position of positions) {
      for (const well of embeddedWell(
        position,
        { name, group, ...said },
        { sheetRow: row, sheetColumn: wells },
      ))
        found.push({ plate: ofPlate === '' ? null : ofPlate, well });
    }
  }
  return found;
}

/** A number below a heading with a unit is as good as written with it. */
function withUnit(written: WrittenText | null, unit: string | null): WrittenText | null {
  return written === null || written.number === null || unit === null
    ? written
    : { text: `${written.number} ${unit}`, number: null };
}
