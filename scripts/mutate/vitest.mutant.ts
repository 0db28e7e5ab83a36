import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { defineConfig, mergeConfig } from 'vitest/config';
import project from '../../vitest.config.ts';
import { mutated, type Mutation } from './mutations.ts';

/** Hands the tests of a folder one file with one mutation in it (null: as it is); nothing on disk is changed. */
const { file, folder, mutation } = JSON.parse(env['MUTANT'] ?? '{}') as {
  file: string;
  folder: string;
  mutation: Mutation | null;
};

export default mergeConfig(
  { ...project, test: { ...project.test, include: [`${folder}/**/*.test.ts`] } },
  defineConfig({
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id) =>
          mutation !== null && id.split('?')[0] === file
            ? mutated(readFileSync(file, 'utf8'), mutation)
            : null,
      },
    ],
  }),
);
