import { roleFromText } from '#domain/contentFromText';
import type { Aliases } from '#domain/names';
import type { Role } from '#domain/well';

/** The role that the name of a sample says: `blank` from `ctl_blank`, `Blank 2` or `BLK03`; null for what is no role. */
export function roleOfName(text: string, aliases: Aliases): Role | null {
  const bare = text.replace(/^(?:ctl|ctrl)[\s_-]+/i, '');
  for (const name of [text, bare, bare.replace(/[\s_-]*\d+$/, '')]) {
    const role = roleFromText(name, aliases);
    if (role.ok) return role.value;
  }
  return null;
}

/** Whether a name says that a well is a control, and not of which kind: `CTL1`, `Control`, `neg ctrl 2`. */
export function isControlOfUnknownKind(text: string): boolean {
  return /^(?:(?:ctl|ctrl|ctr|control|neg|negative|pos|positive)[\s_.-]*)+\d*$/i.test(text);
}
