import { bioRad } from './bio-rad/index.ts';
import { byonoy } from './byonoy/index.ts';
import { enVision } from './envision/index.ts';
import { gen5 } from './gen5/index.ts';
import { gloMax } from './glomax/index.ts';
import { iControl } from './i-control/index.ts';
import { kaleido } from './kaleido/index.ts';
import { magellan } from './magellan/index.ts';
import { mars } from './mars/index.ts';
import { nivo } from './nivo/index.ts';
import { omega } from './omega/index.ts';
import { skanIt } from './skanit/index.ts';
import { softMaxPro } from './softmax-pro/index.ts';
import { sparkControl } from './sparkcontrol/index.ts';
import { sunrise } from './sunrise/index.ts';
import { victor } from './victor/index.ts';
import type { Vendor } from './vendor.ts';

/** The readers of vendors' own files; the bench grid is not among them, it takes what none of these claims. */
export const vendors: readonly Vendor[] = [
  bioRad, //
  byonoy,
  enVision,
  gen5,
  gloMax,
  iControl,
  kaleido,
  magellan,
  mars,
  nivo,
  omega,
  skanIt,
  softMaxPro,
  sparkControl,
  sunrise,
  victor,
];
