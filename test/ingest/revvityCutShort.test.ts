import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixturesOf, readBytes, readFixture } from './ingestFixture.ts';

const names = ['envision', 'kaleido', 'nivo'].flatMap(fixturesOf).filter((name) => !name.endsWith('.xlsx'));
type Result = ReturnType<typeof readBytes>;
/** How many wells each read has; reads that are not there have none. */
const sizes = ({ value }: Result) =>
  new Map(value?.reads.map(({ plate, label, wells }) => [`${plate ?? ''} ${label}`, wells.length]));

describe('a text of PerkinElmer or Revvity that ends after any of its lines', () => {
  it.each(names)('%s never gives a part of its reads in silence', (name) => {
    const bytes = fixtureBytes(name);
    const whole = sizes(readFixture(name));
    let parts = 0;
    for (let end = 0; end < bytes.length; end++) {
      if (bytes[end] !== 0x0a) continue;
      const result = readBytes(bytes.subarray(0, end + 1), name);
      const there = sizes(result);
      const fewer = [...whole].filter(([read, wells]) => (there.get(read) ?? 0) < wells);
      if (fewer.length === 0) continue;
      parts += 1;
      const told = result.problems.some(({ code }) =>
        /^(?:file-damaged|file-incomplete|file-empty|no-plate-found)$/.test(code),
      );
      expect(told, `${name} cut to ${end + 1} bytes: ${JSON.stringify(fewer)}`).toBe(true);
    }
    expect(parts).toBeGreaterThan(5);
  });
});
