import type { Protocol } from './protocol.ts';

/**
 * `simulated data` when the protocol says so in its title or facts; figures and legends repeat it wherever they go.
 *
 * @returns null when the protocol does not speak of simulation
 */
export function simulatedRemark(protocol: Pick<Protocol, 'title' | 'facts'>): string | null {
  const said = [protocol.title ?? '', ...Object.entries(protocol.facts).flat()];
  return said.some((text) => /\bsimulat/i.test(text)) ? 'simulated data' : null;
}
