import type { PrintedEmbeddedLayout } from '#domain/embeddedLayout';
import { textFromWells } from '#plate/wellList';

const mostLines = 40;

/** A layout that stands in an export, for the terminal: each name with its wells, and what is said beside it. */
export function embeddedLayoutText({ source, plate, sheet, wells }: PrintedEmbeddedLayout): string {
  const groups = new Map<string, string[]>();
  for (const [well, { name, group, concentration, dilution }] of Object.entries(wells)) {
    const said = [name ?? '(no name)', group, concentration, dilution].filter((part) => part !== null);
    const line = said.join(' · ');
    groups.set(line, [...(groups.get(line) ?? []), well]);
  }
  const about = [
    `layout in the file: ${source}`,
    plate === null ? null : `plate ${plate}`,
    sheet === null ? null : `sheet ${sheet}`,
    `${Object.keys(wells).length} wells`,
  ].filter((part) => part !== null);
  const lines = [...groups].map(([line, of]) => `  ${line}: ${textFromWells(of)}`);
  const more = lines.length - mostLines;
  return [
    `${about.join(' · ')} (a protocol uses it with \`layout: from export\`)`,
    ...lines.slice(0, mostLines),
    ...(more > 0 ? [`  … and ${more} more; --json prints all`] : []),
  ].join('\n');
}
