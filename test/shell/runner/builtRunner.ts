import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

/** The runner room and the test steps as JavaScript in a folder of their own, because Node 20 cannot run .ts. */
export interface BuiltRunner {
  readonly folder: string;
  /** What runs in the processes. */
  readonly file: URL;
}

export function buildRunner(): BuiltRunner {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const room = fileURLToPath(new URL('../../../src/shell/runner/', import.meta.url));
  const compilerOptions: ts.CompilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2023,
    rewriteRelativeImportExtensions: true,
    verbatimModuleSyntax: true,
  };
  for (const name of readdirSync(room).filter((file) => file !== 'stepWorker.ts')) {
    const { outputText } = ts.transpileModule(readFileSync(join(room, name), 'utf8'), { compilerOptions });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), outputText);
  }
  cpSync(fileURLToPath(new URL('./testSteps.mjs', import.meta.url)), join(folder, 'testSteps.mjs'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'testStepWorker.js'),
    "import { answerSteps } from './answerSteps.js';\nimport { testSteps } from './testSteps.mjs';\nanswerSteps(testSteps);\n",
  );
  return { folder, file: pathToFileURL(join(folder, 'testStepWorker.js')) };
}
