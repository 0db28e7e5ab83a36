import { flagText } from '../flagText.ts';
import { legendFlag } from '../legendFlags.ts';

/** Flags as a person reads them, each once; the tables hold their names. */
export function flagWords(flags: readonly string[]): string {
  return flagText(flags.map(legendFlag));
}
