import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exampleFiles } from './exampleFiles.ts';

/** `npm run example`: writes the shipped example into the project folder it is started in; it reads nothing. */
for (const { path, contents } of exampleFiles()) {
  const target = join(process.cwd(), path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, contents);
  console.log(path);
}
