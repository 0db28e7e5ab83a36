import { describe, expect, it } from 'vitest';
import { fixtureBytes, fixturesOf, readBytes, readFixture } from './ingestFixture.ts';

const names = ['envision', 'kaleido', 'nivo'].flatMap(fixturesOf).filter((name) => !name.endsWith('.xlsx'));
type Result = ReturnType<typeof readBytes>;
/** How many wells each read has; reads that are not there have none. */
const sizes = ({ value }: Result) =>
  new Map(value?.reads.map(({ plate, label, wells }) => [`${plate ?? ''} ${label}`, wells.length]));

/** All of the last thirty, where parts of a plate are easily lost, and about thirty of those before. */
function someOf(lineEnds: readonly number[]): number[] {
  const before = Math.max(0, lineEnds.length - 30);
  const step = Math.max(1, Math.floor(before / 30));
  return lineEnds.filter((_, i) => i >= before || i % step === 0);
}

describe('a text of PerkinElmer or Revvity that ends after one of its lines', () => {
  it.each(names)('%s never gives a part of its reads in silence', (name) => {
    const bytes = fixtureBytes(name);
    const whole = sizes(readFixture(name));
    let parts = 0;
    for (const end of someOf([...bytes.keys()].filter((at) => bytes[at] === 0x0a))) {
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
