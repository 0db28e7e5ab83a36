import { describe, expect, it } from 'vitest';
import { fixtureBytes, readBytes, readFixture } from './ingestFixture.ts';

const names = [
  'i-control/two-labels.txt',
  'i-control/german.csv',
  'i-control/modes.csv',
  'sparkcontrol/list.csv',
  'sparkcontrol/kinetic.csv',
  'magellan/list.asc',
];
type Result = ReturnType<typeof readBytes>;
const sizes = ({ value }: Result) => new Map(value?.reads.map(({ label, wells }) => [label, wells.length]));

describe('a text of Tecan that ends after any of its lines', () => {
  it.each(names)('%s never gives a part of a read in silence', (name) => {
    const bytes = fixtureBytes(name);
    const whole = sizes(readFixture(name));
    let parts = 0;
    for (let end = 0; end < bytes.length; end++) {
      if (bytes[end] !== 0x0a) continue;
      const result = readBytes(bytes.subarray(0, end + 1), name);
      const shorter = [...sizes(result)].filter(([label, wells]) => wells < (whole.get(label) ?? 0));
      if (shorter.length === 0) continue;
      parts += 1;
      const told = result.problems.some(({ code }) => /^file-(?:damaged|incomplete)$/.test(code));
      expect(told, `${name} cut to ${end + 1} bytes: ${JSON.stringify(shorter)}`).toBe(true);
    }
    expect(parts).toBeGreaterThan(5);
  });
});
