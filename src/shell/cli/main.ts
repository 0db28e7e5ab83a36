#!/usr/bin/env node
import { argv, stdout } from 'node:process';
import { cellassay } from './cellassay.ts';

// `cellassay inspect … | head` closes the pipe before all is written; that is no mistake of anybody's
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await cellassay(argv.slice(2));
