import type { Analysis } from '#domain/analysis';
import { shownPanels } from './methodsBy.ts';
import { listed } from './phraseList.ts';

/** What was done with this program, in which version, and by which protocol. */
export function methodsProgram(analysis: Analysis): string {
  const { protocol, programVersion, inputs } = analysis;
  const panels = shownPanels(analysis);
  const done = [
    'normalisation',
    ...(panels.some(({ kind }) => kind === 'curves') ? ['curve fits'] : []),
    'statistics',
    ...(panels.length > 0 ? ['figures'] : []),
  ];
  const hash = inputs.find(({ kind, file }) => kind === 'protocol' && file === protocol.file)?.sha256;
  const by = hash === undefined || hash === '' ? protocol.file : `${protocol.file}, SHA-256 ${hash}`;
  return `${listed(done)} were done with cellassay ${programVersion} (${by})`;
}
