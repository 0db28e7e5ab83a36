import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The reference folder beside the project; developers and CI have it, users do not. */
export const sharedFolder = fileURLToPath(new URL('../../../shared/', import.meta.url));

/** Use as `describe.skipIf(!hasSharedFolder)`; says aloud that tests were left out. */
export const hasSharedFolder = existsSync(sharedFolder);

if (!hasSharedFolder)
  console.warn(`SKIPPED ALOUD: no reference folder at ${sharedFolder}; tests that need it do not run.`);
