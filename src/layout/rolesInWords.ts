import type { Inference } from '#domain/inference';
import type { Aliases } from '#domain/names';
import type { ExportName } from '#domain/protocol';
import type { Role } from '#domain/well';
import { textFromWells } from '#plate/wellList';
import type { NamedWell } from './embeddedPlate.ts';
import { matchName } from './namePattern.ts';
import { fullName, labelsOf } from './nameOfWell.ts';
import { roleOfName } from './roleOfName.ts';

/** A well whose name is the word for a role. */
export interface KnownRole {
  readonly well: NamedWell;
  readonly role: Role;
}

/** Roles that names say in words everybody uses, where the protocol says none. `sample` says nothing of what was in the well. */
export function rolesInWords(
  wells: readonly NamedWell[],
  names: readonly ExportName[],
  aliases: Aliases,
): KnownRole[] {
  const stating = names.filter(({ name, content }) => content.role != null || /\{\s*role\s*\}/.test(name));
  return wells.flatMap((well): KnownRole[] => {
    if (well.refused) return [];
    const labels = labelsOf(well);
    if (stating.some(({ name }) => labels.some((label) => matchName(name, label) !== null))) return [];
    const own = roleOfName(well.name?.text ?? '', aliases);
    const ofGroup = well.group === null ? null : roleOfName(well.group, aliases);
    const role = own ?? ofGroup;
    const contradicts = own !== null && ofGroup !== null && ofGroup !== 'treated' && own !== ofGroup;
    return role === null || role === 'treated' || contradicts ? [] : [{ well, role }];
  });
}

/** Tells which names were taken for which role, with the lines that state it. */
export function inferredRoles(known: readonly KnownRole[], file: string): Inference[] {
  const byName = new Map<string, { readonly role: Role; readonly wells: string[] }>();
  for (const { well, role } of known) {
    const same = byName.get(fullName(well)) ?? { role, wells: [] };
    same.wells.push(well.well);
    byName.set(fullName(well), same);
  }
  return [...byName].map(([name, { role, wells }]) => ({
    what: 'role',
    value: role,
    because: `the export calls ${textFromWells(wells)} "${name}"`,
    state: `names: { ${JSON.stringify(name)}: { role: ${role} } }`,
    file,
  }));
}
