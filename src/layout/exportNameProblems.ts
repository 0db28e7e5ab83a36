import { closestName } from '#domain/didYouMean';
import { placeAt, type Problem } from '#domain/problem';
import type { ExportName, PlateSet } from '#domain/protocol';
import type { Export } from '#domain/read';
import { textFromWells } from '#plate/wellList';
import type { NamedWell, PlateOfExport } from './embeddedPlate.ts';
import { fullName, matchesWell } from './nameOfWell.ts';
import { isControlOfUnknownKind } from './roleOfName.ts';

const mostShown = 12;

/** The export has no layout, or none for this plate. */
export function notInExport(
  plate: PlateOfExport & { readonly exported: Pick<Export, 'vendor'> },
  set: Pick<PlateSet, 'name'>,
): Problem {
  const { read, exported } = plate;
  const others = (exported.layouts ?? []).map(({ plate: name, source }) => `${source} of "${name ?? ''}"`);
  const seen =
    others.length === 0
      ? `no names of wells in this file (${exported.vendor === 'sheet' ? 'a table' : exported.vendor}), only readings`
      : `${[...new Set(others)].join(', ')}, nothing of the plate ${read.plate === null ? 'that was read' : `"${read.plate}"`}`;
  return {
    code: 'layout-not-in-export',
    severity: 'error',
    file: exported.file,
    place: null,
    found: seen,
    expected: `what is in the wells, as the plate set "${set.name}" says \`layout: from export\``,
    fix: 'export again together with the layout (Well IDs, sample names, groups), or name a layout file: `layout: my-plate.layout.xlsx`',
  };
}

/** Names that neither the protocol nor everybody knows. */
export function notExplained(
  wells: readonly NamedWell[],
  names: readonly ExportName[],
  all: readonly NamedWell[],
  about: { readonly file: string; readonly protocolFile: string },
): Problem[] {
  const [first] = wells;
  if (first === undefined) return [];
  const byName = new Map<string, string[]>();
  for (const well of wells) byName.set(fullName(well), [...(byName.get(fullName(well)) ?? []), well.well]);
  const shown = [...byName]
    .slice(0, mostShown)
    .map(([name, of]) => `${name === '' ? 'no name' : `"${name}"`} (${textFromWells(of)})`);
  const more = byName.size - shown.length;
  return [
    {
      code: 'name-not-explained',
      severity: 'error',
      file: about.file,
      place: placeAt({ sheet: first.sheet, cell: first.cell, well: first.well }),
      found: `${shown.join(', ')}${more > 0 ? ` and ${more} more names` : ''} in the layout of the export`,
      expected: `what each name means, below \`names\` in ${about.protocolFile}; the wells are not used`,
      fix: adviceFor([...byName.keys()], names, all),
    },
  ];
}

function adviceFor(
  unexplained: readonly string[],
  names: readonly ExportName[],
  all: readonly NamedWell[],
): string {
  const idle = names.filter(({ name }) => !all.some((well) => matchesWell(name, well)) && !/[*{]/.test(name));
  for (const name of unexplained) {
    const meant = closestName(
      name,
      idle.map((entry) => entry.name),
    );
    if (meant !== null) return `the protocol explains "${meant}": did you mean "${name}"?`;
  }
  const control = unexplained.find((name) => isControlOfUnknownKind(name.replace(/^.*\//s, '')));
  if (control !== undefined)
    return `say which control: \`${keyOf(control)}: { role: untreated }\`, vehicle or positive-control; the other names likewise`;
  const [first = ''] = unexplained;
  return `write for example \`${keyOf(first)}: { resistance: T, T-DM1: from export in µg/ml }\`, or \`role: empty\` for wells that were not used`;
}

/** With quotes where YAML needs them. */
function keyOf(name: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} _./+-]*$/u.test(name) && !/\s$/.test(name) ? name : JSON.stringify(name);
}
