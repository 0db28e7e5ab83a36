import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleFiles, exampleSeed } from '../../example/exampleFiles.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const bytesOf = (contents: string | Uint8Array): Buffer => Buffer.from(contents as string);

describe('the shipped example', () => {
  const timeZone = process.env['TZ'];
  afterEach(() => {
    if (timeZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = timeZone;
  });

  it('is what the generator writes with seed 2020, byte for byte', () => {
    expect(exampleSeed).toBe(2020);
    for (const { path, contents } of exampleFiles()) {
      expect(existsSync(project + path), `${path} is missing: npm run example`).toBe(true);
      expect(readFileSync(project + path).equals(bytesOf(contents)), `${path} differs: npm run example`).toBe(
        true,
      );
    }
  });

  it('holds no other export than the generated ones', () => {
    const generated = exampleFiles().map(({ path }) => path);
    for (const set of ['a', 'b'])
      for (const name of readdirSync(`${project}plates/fig2/${set}`))
        expect(generated).toContain(`plates/fig2/${set}/${name}`);
    expect(generated.filter((path) => path.startsWith('plates/'))).toHaveLength(12);
  });

  it('has the same bytes in every time zone', () => {
    const reference = exampleFiles().map(({ contents }) => bytesOf(contents).toString('base64'));
    for (const zone of [
      'Pacific/Kiritimati',
      'America/St_Johns',
      'Africa/Monrovia',
      'Asia/Kathmandu',
      'UTC',
    ]) {
      process.env['TZ'] = zone;
      if (zone === 'Pacific/Kiritimati')
        expect(new Date(2020, 0, 1).getTimezoneOffset(), 'the time zone is really changed').toBe(-840);
      expect(exampleFiles().map(({ contents }) => bytesOf(contents).toString('base64'))).toEqual(reference);
    }
  });

  it('says in every export, and in the protocol, that it is simulated', () => {
    for (const { path, contents } of exampleFiles()) {
      if (path.endsWith('.txt')) expect(String(contents)).toMatch(/^Experiment File Path:\tC:\\simulated /m);
      if (path.endsWith('.json')) expect(String(contents)).toContain('simulated study');
    }
    expect(readFileSync(`${project}protocols/fig2.yaml`, 'utf8')).toMatch(/^title: SIMULATED/m);
  });

  it('is another study with another seed', () => {
    const files = exampleFiles(2021);
    for (const [index, { path, contents }] of exampleFiles().entries())
      expect(bytesOf(files[index]!.contents).equals(bytesOf(contents)), path).toBe(path.includes('layout'));
  });
});
