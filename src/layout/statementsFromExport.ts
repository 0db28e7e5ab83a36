import type { EmbeddedLayout, WrittenText } from '#domain/embeddedLayout';
import type { Inference } from '#domain/inference';
import type { Aliases } from '#domain/names';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { ExportName, PlateSet } from '#domain/protocol';
import type { Export, Read } from '#domain/read';
import type { WellContent } from '#domain/well';
import { wellFromName } from '#plate/wellName';
import { attributeOfMap } from './attributeOfMap.ts';
import type { BlockAttribute } from './blockAttribute.ts';
import { layoutsOfPlate, wellsOfLayouts, type NamedWell } from './embeddedPlate.ts';
import { notExplained, notInExport } from './exportNameProblems.ts';
import type { LayoutStatement, StatedLayout } from './layoutStatement.ts';
import { fullName, labelsOf } from './nameOfWell.ts';
import { matchName, type CapturedText } from './namePattern.ts';
import { inferredRoles, rolesInWords } from './rolesInWords.ts';
import { saidByName } from './saidByName.ts';
import { saidOfCells, type CellOfWells } from './saidOfCells.ts';
import { saysNothing, wellContentOfCell } from './wellContentOfCell.ts';

/** A plate whose export says what is in its wells. */
export interface PlateNamedByExport {
  readonly set: Pick<PlateSet, 'name' | 'layout'>;
  readonly names: readonly ExportName[];
  readonly read: Pick<Read, 'plate' | 'sheet'>;
  readonly exported: Export;
  readonly aliases: Aliases;
  readonly protocolFile: string;
}

/** A cell that names a well. */
type NamingCell = CellOfWells & { readonly named: NamedWell };

/**
 * What an export says of the wells of a plate: names mean what the protocol says below `names`, roles in words that everybody uses
 * (`BLK`, `Blank 2`, `untreated`) mean themselves, and nothing else is guessed. A plate map with an attribute in its corner
 * (`resistance`) says that attribute.
 *
 * @returns null without a layout for the plate; problems `layout-not-in-export`, `name-not-explained`, `layout-conflict`,
 *   `layout-invalid-value`
 */
export function statementsFromExport(plate: PlateNamedByExport): WithProblems<StatedLayout | null> {
  const { names, exported, aliases, protocolFile } = plate;
  const { file } = exported;
  const layouts = layoutsOfPlate(plate);
  if (layouts.length === 0) return { value: null, problems: [notInExport(plate, plate.set)] };
  const maps = layouts.map((layout) => ({ layout, attribute: attributeOfMap(layout, aliases) }));
  const drawn = maps.flatMap(({ layout, attribute }) =>
    attribute === null ? [] : [statementFromMap(layout, attribute, file, aliases)],
  );
  const ofNames = maps.flatMap(({ layout, attribute }) => (attribute === null ? [layout] : []));
  const combined = wellsOfLayouts(ofNames, file);
  const wells = combined.value.filter(
    ({ name, concentration, dilution }) =>
      [name, concentration].some((written) => written !== null && !saysNothing(written)) || dilution !== null,
  );
  const byEntry = names.map((entry) => statementFromEntry(entry, wells, { file, aliases, protocolFile }));
  const known = rolesInWords(wells, names, aliases);
  const explained = new Set([...byEntry.flatMap(({ meant }) => meant), ...known.map(({ well }) => well)]);
  const unexplained = wells.filter((well) => !explained.has(well) && !well.refused);
  const refused = wells.filter((well) => well.refused || unexplained.includes(well));
  const statements = [
    ...drawn.map(({ statement }) => statement),
    ...byEntry.map(({ statement }) => statement).filter((one) => one.wells.length > 0),
    ...known.map(({ well, role }) => ofLayout([well], { content: { role }, refused: false }, file)),
    ...(refused.length > 0 ? [ofLayout(refused, { content: {}, refused: true }, file)] : []),
  ];
  return {
    value: {
      statements,
      inferred: [...layouts.map((layout) => takenFrom(layout, file)), ...inferredRoles(known, file)],
    },
    problems: [
      ...combined.problems,
      ...drawn.flatMap(({ problems }) => problems),
      ...byEntry.flatMap(({ problems }) => problems),
      ...notExplained(unexplained, names, wells, { file, protocolFile }),
    ],
  };
}

function statementFromMap(
  { heading, sheet, source, wells }: EmbeddedLayout,
  attribute: BlockAttribute,
  file: string,
  aliases: Aliases,
): { statement: LayoutStatement; problems: Problem[] } {
  const cells = wells.flatMap((well): CellOfWells[] => {
    const written = well.name ?? well.concentration;
    return written === null || saysNothing(written) ? [] : [cellOf(well, written)];
  });
  const reader = {
    unitOfOthers: null,
    aliases,
    unitFix: `write the unit into "${heading ?? ''}": \`dose (µg/ml)\``,
  };
  const said = saidOfCells(cells, ({ cell }) => wellContentOfCell(cell, attribute, reader), {
    file,
    sheet,
    of: 'layout',
  });
  const place = placeAt({ sheet, cell: wells[0]?.cell ?? null });
  return {
    statement: { source: `${source} ("${heading ?? ''}")`, file, place, wells: said.wells },
    problems: said.problems,
  };
}

function cellOf(
  { well, cell }: Pick<NamedWell, 'well' | 'cell'>,
  { text, number }: WrittenText,
): CellOfWells {
  const position = wellFromName(well);
  return { cell: { text, number }, address: cell, wells: position === null ? [] : [position] };
}

/** What one entry of `names` says of the wells that it means. */
function statementFromEntry(
  entry: ExportName,
  wells: readonly NamedWell[],
  {
    file,
    aliases,
    protocolFile,
  }: { readonly file: string; readonly aliases: Aliases; readonly protocolFile: string },
): { statement: LayoutStatement; meant: NamedWell[]; problems: Problem[] } {
  const captured = new Map<NamedWell, readonly CapturedText[]>();
  for (const well of wells) {
    const captures = labelsOf(well)
      .map((label) => matchName(entry.name, label))
      .find((found) => found !== null);
    if (captures !== undefined) captured.set(well, captures);
  }
  const meant = [...captured.keys()];
  const cells = meant.map((named): NamingCell => ({
    ...cellOf(named, named.concentration ?? named.name ?? { text: named.dilution ?? '', number: null }),
    named,
  }));
  const said = saidOfCells(
    cells,
    ({ named }) => saidByName(entry, named, captured.get(named) ?? [], aliases),
    { file, sheet: meant[0]?.sheet ?? null, of: 'layout' },
  );
  return {
    meant,
    problems: said.problems,
    statement: {
      source: `name "${entry.name}"`,
      file: protocolFile,
      place: entry.place,
      // The cell is one of the export, the statement stands in the protocol.
      wells: said.wells.map(({ cell: _cell, ...well }) => well),
    },
  };
}

function ofLayout(
  wells: readonly NamedWell[],
  said: { readonly content: Partial<WellContent>; readonly refused: boolean },
  file: string,
): LayoutStatement {
  const [first] = wells;
  return {
    source: 'the layout of the export',
    file,
    place: placeAt({ sheet: first?.sheet ?? null, cell: first?.cell ?? null }),
    wells: wells.flatMap(({ well, cell }) => {
      const position = wellFromName(well);
      return position === null ? [] : [{ ...position, ...said, dosed: null, cell }];
    }),
  };
}

function takenFrom({ source, plate, sheet, wells }: EmbeddedLayout, file: string): Inference {
  const names = new Set(wells.map(fullName));
  const where = [
    source,
    plate === null ? null : `plate "${plate}"`,
    sheet === null ? null : `sheet "${sheet}"`,
  ];
  return {
    what: 'layout of the export',
    value: `${where.filter((part) => part !== null).join(', ')}: ${wells.length} wells, ${names.size} names`,
    because: 'the protocol says `layout: from export`',
    state: null,
    file,
  };
}
