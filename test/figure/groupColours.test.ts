import { describe, expect, it } from 'vitest';
import { groupLooks } from '#figure/groupColours';

describe('groupLooks', () => {
  it('gives the resistance groups the same colours whoever else is there', () => {
    const all = groupLooks(['CTR', 'T', 'P', 'T+P']);
    const two = groupLooks(['T+P', 'other', 'T']);
    expect(two.get('T')).toEqual(all.get('T'));
    expect(two.get('T+P')).toEqual(all.get('T+P'));
    expect([two.get('T')?.line, two.get('T+P')?.line]).not.toContain(two.get('other')?.line);
  });

  it('tells T from T+P by colour and by marker', () => {
    const looks = groupLooks(['T', 'T+P']);
    expect(looks.get('T')?.line).not.toBe(looks.get('T+P')?.line);
    expect(looks.get('T')?.marker).not.toBe(looks.get('T+P')?.marker);
  });

  it('gives a fifth group a marker of its own beside the four of the resistance study', () => {
    const looks = groupLooks(['CTR', 'T', 'P', 'T+P', 'wash-out']);
    expect(new Set([...looks.values()].map(({ marker }) => marker)).size).toBe(5);
    expect(new Set([...looks.values()].map(({ line }) => line)).size).toBe(5);
  });

  it('gives eight unknown groups eight colours, and forty groups forty looks', () => {
    const names = Array.from({ length: 40 }, (_, i) => `g${i}`);
    const eight = [...groupLooks(names.slice(0, 8)).values()];
    expect(new Set(eight.map((look) => look.line)).size).toBe(8);
    const forty = [...groupLooks(names).values()];
    expect(new Set(forty.map((look) => `${look.line} ${look.marker}`)).size).toBe(40);
  });

  it('has a look for a group called like something that every object has', () => {
    expect(groupLooks(['constructor', '__proto__'], {}).get('constructor')?.line).toMatch(/^#/);
    expect(groupLooks(['__proto__'], {}).get('__proto__')?.fill).toMatch(/^#/);
  });

  it('takes the colours that the protocol chose', () => {
    expect(groupLooks(['T', 'x'], { x: '#123456' }).get('x')).toMatchObject({
      fill: '#123456',
      line: '#123456',
    });
  });
});
