import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { claimFiles } from '#pipeline/claimFiles';

const text = `
plates:
  s:
    files: "{cell line}_exp{experiment}.*"
    layout: { A1: { role: blank } }
`;
const protocol = parseProtocol({ text, file: 'protocols/s.yaml' }).value!;
const platesOf = (...names: string[]) =>
  claimFiles(
    's',
    names.map((name) => `plates/s/${name}`),
    protocol,
  ).claimed.map(({ plate }) => plate);

describe('what a plate is called', () => {
  it('is the file below the study without its ending', () => {
    expect(platesOf('X_exp1.csv', 'X_exp2.csv')).toEqual(['X_exp1', 'X_exp2']);
  });

  it('has the ending where two files differ in nothing else: they are two plates', () => {
    expect(platesOf('X_exp1.csv', 'X_exp1.xlsx', 'X_exp2.csv')).toEqual([
      'X_exp1.csv',
      'X_exp1.xlsx',
      'X_exp2',
    ]);
  });
});
