import { markText } from '#ingest/marks';
import { benchGrid } from '#ingest/sheet/index';
import type { Reader } from '#ingest/vendor';
import { vendors } from '#ingest/vendors';

/** docs/files.md: what every reader says of itself. */
export function filesPage(): string {
  const sorted = [...vendors].sort((a, b) => (titleOf(a) < titleOf(b) ? -1 : 1));
  const sections = sorted.map((vendor) => sectionOf(vendor, vendor.knownBy.map(markText)));
  return `${[introduction, ...sections, bench].join('\n\n')}\n`;
}

const introduction = `# Which files can I drop?

<!-- made by \`npm run docs\` from src/ingest; changes here are lost -->

Whatever the reader wrote, as it wrote it: a file is recognised by what stands in it, never by its name. Read are endpoints, one reading per
well. Kinetics and spectra are left out with a message; fluorescence and luminescence are shown, and never taken for absorbance.

\`npx cellassay inspect FILE\` shows what a file holds, and what is missing where it cannot be read.`;

const bench = `${sectionOf(benchGrid, ['a file that none of the readers above knows'])}

The smallest one:

\`\`\`text
OD590,1,2,3
A,0.104,0.512,0.498
B,0.101,0.733,0.741
\`\`\`

## Layouts

What is in the wells may be drawn as a plate in Excel or CSV, be a table with a line for each well, or stand as ranges in the protocol:
[docs/protocol.md](protocol.md).`;

function titleOf({ about }: Reader): string {
  return `${about.maker}: ${about.program}`;
}

function sectionOf(reader: Reader, knownBy: readonly string[]): string {
  const { about } = reader;
  const checked = about.source === null ? 'not checked against a manual' : `source: ${about.source}`;
  return [
    `## ${titleOf(reader)}`,
    [
      `- **Instruments:** ${about.instruments}`,
      `- **Files:** ${about.fileTypes}`,
      `- **Read:** ${about.reads}`,
      `- **Left out, aloud:** ${about.leavesOut}`,
      `- **How to export:** ${about.howToExport} (${checked})`,
      `- **Known by:** ${knownBy.join('; or ')}`,
      `- **Built from:** ${about.builtFrom}; \`vendor\` is \`${reader.id}\``,
    ].join('\n'),
  ].join('\n\n');
}
