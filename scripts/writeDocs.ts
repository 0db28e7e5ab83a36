import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaFile, protocolJsonSchema } from '#protocol/protocolJsonSchema';
import { filesPage } from './filesPage.ts';
import { protocolPage } from './protocolPage.ts';

/** `npm run docs`: writes what is made from the protocol schema and from the list of readers into the project folder it is started in. */
for (const [path, contents] of [
  [`protocols/${jsonSchemaFile}`, protocolJsonSchema()],
  ['docs/protocol.md', protocolPage()],
  ['docs/files.md', filesPage()],
] as const) {
  writeFileSync(join(process.cwd(), path), contents);
  console.log(path);
}
