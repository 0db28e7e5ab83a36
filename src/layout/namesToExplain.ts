import { group } from 'd3-array';
import type { Export } from '#domain/read';
import type { Role } from '#domain/well';
import { textFromWells } from '#plate/wellList';
import { attributeOfMap } from './attributeOfMap.ts';
import { layoutsOfPlate, wellsOfLayouts, type NamedWell } from './embeddedPlate.ts';
import { labelsOf } from './nameOfWell.ts';
import { rolesInWords } from './rolesInWords.ts';
import { saysNothing } from './wellContentOfCell.ts';

/** A name in the layout of exports, of which a protocol is to say what it means. */
export interface NameToExplain {
  /** As a key of `names`: `BLK`, or `Standards/01` where groups tell samples of one name apart. */
  readonly key: string;
  /** On the first plate that has it, as a list of wells. */
  readonly wells: string;
  /** A word for a role, which needs no explanation; null for any other name. */
  readonly role: Role | null;
  /** Whether the export has a concentration for its wells. */
  readonly hasDose: boolean;
}

/** What the exports of a plate set say of their wells. */
export interface NamesOfExports {
  readonly names: readonly NameToExplain[];
  /** Wells of the largest plate that have a name. */
  readonly wellCount: number;
  /** Where the names stand: `section "Layout"`. */
  readonly source: string;
}

/**
 * The names in the layouts of exports, in the order in which they are met.
 *
 * @returns null where one of the plates has no layout, so that a protocol could not take it from the export
 */
export function namesToExplain(
  exports: readonly Pick<Export, 'file' | 'reads' | 'layouts'>[],
): NamesOfExports | null {
  const plates: NamedWell[][] = [];
  let source: string | null = null;
  for (const exported of exports) {
    for (const read of exported.reads) {
      if (read.kind !== 'measured') continue;
      const layouts = layoutsOfPlate({ read, exported });
      if (layouts.length === 0) return null;
      source ??= layouts[0]?.source ?? null;
      const named = layouts.filter((layout) => attributeOfMap(layout, {}) === null);
      const wells = wellsOfLayouts(named, exported.file).value;
      plates.push(wells.filter(({ name }) => name !== null && !saysNothing(name)));
    }
  }
  if (source === null) return null;
  const all = plates.flat();
  const withGroups = groupsTellApart(all);
  const names = new Map<string, NameToExplain>();
  for (const plate of plates) {
    for (const [key, wells] of group(plate, (well) => keyOf(well, withGroups)))
      if (!names.has(key)) names.set(key, nameOf(key, wells));
  }
  const wellCount = Math.max(0, ...plates.map((plate) => plate.length));
  return { names: [...names.values()], wellCount, source };
}

/** SoftMax Pro counts the samples of each group from 01 on: then a name means nothing without its group. */
function groupsTellApart(wells: readonly NamedWell[]): boolean {
  const groupOf = new Map<string, string | null>();
  return wells.some((well) => {
    const name = well.name?.text ?? '';
    const before = groupOf.get(name);
    groupOf.set(name, well.group);
    return before !== undefined && before !== well.group;
  });
}

function keyOf(well: NamedWell, withGroup: boolean): string {
  const [name = '', full = name] = labelsOf(well);
  return withGroup ? full : name;
}

function nameOf(key: string, wells: readonly NamedWell[]): NameToExplain {
  const [known] = rolesInWords(wells, [], {});
  return {
    key,
    wells: textFromWells(wells.map(({ well }) => well)),
    role: known?.role ?? null,
    hasDose: wells.some(({ concentration }) => concentration !== null && !saysNothing(concentration)),
  };
}
