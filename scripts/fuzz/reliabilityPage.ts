import { zipLimits } from '#sheet/zipEntries';
import type { FuzzResult } from './fuzz.ts';
import { fuzzTables } from './fuzzTables.ts';

/** Seconds that one damaged file may take. */
export const fuzzLimitSeconds = 10;

/** What docs/reliability.md says without figures: what is guaranteed, what is not, and the limits. */
export const promises = `## What is guaranteed

- **.xlsx**: every part is compared with its size and checksum (CRC-32) before a cell is read. A changed bit is either where it says nothing, or the
  file is refused. No value changes in silence.
- **No file stops the others.** Each is read in a process of its own with a limit of time and memory; beyond it the process is ended, the file gets a
  problem (\`file-unreadable\`), and the next one a new process.
- **A file that is still being copied** (0 bytes, zeros at its end, a workbook without its end record, a text that ends within a plate,
  \`.part\`, \`.tmp\`, \`~$…\`) is \`incomplete\`: it waits, no well of it is used, and that is no error.
- **What a file is** is told by its first bytes: a web page or a PDF called .xls is refused, a text called .xls is read as text.

## What is not

- **Text has no checksum.** If a digit of a text changes into another digit, no program can know. The column *changed* counts such files.
- **.xls has none either.** That its records follow each other to the end is checked; a changed number in it is not seen. Save as .xlsx
  where you can choose.
- **A table that names no program ends where it ends.** If it was cut after a whole line, only the layout can tell that wells are missing
  (\`well-not-measured\`). So it is with what a person typed, and with Byonoy and Magellan text, which say what they are below the numbers. Programs without a
  last line of their own (Gen5, MARS) may have written more whole reads behind the last one. The column *shorter* counts both. A text of an instrument that ends with a well before the last one of its plate is suspected aloud
  (a warning), because a part of a plate may have been read on purpose.
- A cut text and a damaged text look the same; the message then says "not complete yet, or damaged".

## Limits

| what | limit |
|---|---|
| parts of a workbook | ${zipLimits.entries} |
| size of all parts unpacked | ${zipLimits.totalBytes / 1024 / 1024} MiB |
| unpacked against packed, beyond 1 MiB | ${zipLimits.ratio} times |
| size of any file | 256 MiB |
| time for one file | 60 s (${fuzzLimitSeconds} s in the fuzz) |
| memory for one file | 1024 MB of JavaScript heap |
`;

/** docs/reliability.md, with the figures of a fuzz. */
export function reliabilityPage(result: FuzzResult): string {
  const { seed, tries } = result;
  const files = new Set(tries.map(({ file }) => file.file)).size;
  return `# Reliability

What happens to numbers when a file is damaged, cut or still being copied. The figures are made by the command that stands with them; a
test runs a short one.

${promises}
## Figures

\`\`\`
npm run fuzz -- --seed ${seed} --tries ${tries.length} --write
\`\`\`

damages ${files} files (all fixtures of exports and layouts, and the shipped example) ${tries.length} times at random, with seed ${seed}, and reads each result in
the workers of the program.

- *same*: every well, text, label and plate is as in the whole file. *refused*: nothing was read, and a problem says why. *told*: something
  differs, and a problem says so. *changed*, *shorter*: see above.
- *cut in silence*, *changed in silence* (.xlsx), *crashed* and *hung* must be 0.

${fuzzTables(result)}
`;
}
