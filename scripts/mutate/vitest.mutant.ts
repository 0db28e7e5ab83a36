import { readFileSync } from 'node:fs';
import { env } from 'node:process';
import { defineConfig, mergeConfig } from 'vitest/config';
import project from '../../vitest.config.ts';
import { mutated, type Mutation } from './mutations.ts';

/** Hands the tests one file with one mutation in it; nothing on disk is changed. */
const { file, mutation } = JSON.parse(env['MUTANT'] ?? '{}') as { file: string; mutation: Mutation };

export default mergeConfig(
  project,
  defineConfig({
    plugins: [
      {
        name: 'mutant',
        enforce: 'pre',
        load: (id) => (id.split('?')[0] === file ? mutated(readFileSync(file, 'utf8'), mutation) : null),
      },
    ],
  }),
);
