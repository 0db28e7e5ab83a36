import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rowsOfCurve, simulateScreen } from './simulateScreen.ts';

/** Writes a simulated screen as `curve,dose,response`, never more than some curves in memory. */
export async function writeScreen(path: string, count: number, seed: number, share = 1): Promise<void> {
  const out = createWriteStream(path);
  out.write('curve,dose,response\n');
  let text = '';
  for (const curve of simulateScreen(count, seed, share)) {
    text += rowsOfCurve(curve);
    if (text.length < 1 << 18) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
}
