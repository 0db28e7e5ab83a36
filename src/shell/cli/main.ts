#!/usr/bin/env node
import { argv } from 'node:process';
import { cellassay } from './cellassay.ts';

process.exitCode = await cellassay(argv.slice(2));
