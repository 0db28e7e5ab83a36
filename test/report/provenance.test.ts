import { describe, expect, it } from 'vitest';
import type { InputFile } from '#domain/analysis';
import type { Inference } from '#domain/inference';
import { provenance } from '#report/provenance';
import { analysis } from './smallAnalysis.ts';

const inputs: InputFile[] = [
  { file: 'plates/fig2/b.txt', sha256: 'b'.repeat(64), kind: 'export', vendor: 'gen5' },
  { file: 'plates/fig2/Z.txt', sha256: 'c'.repeat(64), kind: 'export', vendor: 'sheet' },
  { file: 'protocols/fig2.yaml', sha256: 'a'.repeat(64), kind: 'protocol', vendor: null },
];
const inferences: Inference[] = [
  {
    what: 'grid',
    value: 'A1:L8',
    because: 'twelve numbers in a row',
    state: null,
    file: 'plates/fig2/b.txt',
  },
  {
    what: 'delimiter',
    value: 'tab',
    because: 'every line has 13',
    state: 'delimiter: tab',
    file: 'plates/fig2/b.txt',
  },
  { what: 'control', value: 'untreated', because: 'the only one', state: 'control: untreated', file: null },
];

const documentOf = (parts: Parameters<typeof analysis>[0]) =>
  JSON.parse(provenance(analysis(parts)).contents as string) as Record<string, unknown>;

describe('provenance', () => {
  it('names the program, the protocol and every input by its hash', () => {
    const document = documentOf({ inputs });
    expect(document).toMatchObject({
      program: { name: 'cellassay', version: '0.1.0' },
      study: 'fig2',
      protocol: { file: 'protocols/fig2.yaml', sha256: 'a'.repeat(64) },
    });
    expect(document.inputs).toEqual([
      { file: 'plates/fig2/Z.txt', kind: 'export', vendor: 'sheet', sha256: 'c'.repeat(64) },
      { file: 'plates/fig2/b.txt', kind: 'export', vendor: 'gen5', sha256: 'b'.repeat(64) },
      { file: 'protocols/fig2.yaml', kind: 'protocol', vendor: null, sha256: 'a'.repeat(64) },
    ]);
  });

  it('lists everything that was inferred once, with the way to state it', () => {
    const document = documentOf({ inferences: [...inferences, ...inferences] });
    expect((document.inferences as Inference[]).map(({ what, state }) => [what, state])).toEqual([
      ['control', 'control: untreated'],
      ['delimiter', 'delimiter: tab'],
      ['grid', null],
    ]);
  });

  it('is the same text in whatever order files were found', () => {
    const text = provenance(analysis({ inputs, inferences })).contents;
    expect(
      provenance(analysis({ inputs: inputs.toReversed(), inferences: inferences.toReversed() })).contents,
    ).toBe(text);
    expect(text).toMatch(/\}\n$/);
  });

  it('has no hash for a protocol that is not among the inputs', () => {
    expect(documentOf({}).protocol).toEqual({ file: 'protocols/fig2.yaml', sha256: null });
  });
});
