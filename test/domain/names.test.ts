import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalName, foldName, type Aliases } from '#domain/names';

describe('canonicalName', () => {
  it.each(['SkBr3', 'SKBR3', 'SK-BR-3', 'sk br 3', 'SK_BR_3', ' skbr-3 '])('takes %s as SkBr3', (text) => {
    expect(canonicalName('cell line', text, {})).toBe('SkBr3');
  });

  it.each(['BT474', 'BT-474', 'bt 474', 'Bt_474'])('takes %s as BT474', (text) => {
    expect(canonicalName('cell line', text, {})).toBe('BT474');
  });

  it.each(['T+P', 'T + P', 't+p', 'T and P', 'T & P', 'TP', 'T_P', 'P+T'])(
    'takes %s as the resistance T+P',
    (text) => {
      expect(canonicalName('resistance', text, {})).toBe('T+P');
    },
  );

  it('knows control as a resistance but not as a role, where it could mean two things', () => {
    expect(canonicalName('resistance', 'control', {})).toBe('CTR');
    expect(canonicalName('role', 'control', {})).toBe('control');
  });

  it('looks a name up only among the names of its attribute', () => {
    expect(canonicalName('treatment', 'TP', {})).toBe('TP');
    expect(canonicalName('treatment', 'BT-474', {})).toBe('BT-474');
  });

  it.each([
    ['Positive Control', 'positive-control'],
    ['BLK', 'blank'],
    ['Untreated', 'untreated'],
    ['vehicle control', 'vehicle'],
  ])('takes the role %s as %s', (text, role) => {
    expect(canonicalName('role', text, {})).toBe(role);
  });

  it('leaves a name that nobody knows as it was written, without the blanks around it', () => {
    expect(canonicalName('cell line', '  MDA-MB 231 ', {})).toBe('MDA-MB 231');
  });

  it('prefers the aliases of the protocol, and gives a whole known family the name the protocol prints', () => {
    const aliases: Aliases = { 'cell line': { 'SK-BR-3': ['clone 7'] }, resistance: { double: ['T+P'] } };
    expect(canonicalName('cell line', 'CLONE-7', aliases)).toBe('SK-BR-3');
    expect(canonicalName('cell line', 'skbr3', aliases)).toBe('SK-BR-3');
    expect(canonicalName('resistance', 'T and P', aliases)).toBe('double');
  });

  it('counts experiment 01 as experiment 1', () => {
    expect(canonicalName('experiment', '01', {})).toBe('1');
    expect(canonicalName('experiment', '2020-01-05', {})).toBe('2020-01-05');
    expect(canonicalName('experiment', '0', {})).toBe('0');
  });

  it('gives its own result back unchanged', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 20 }),
        fc.constantFrom('cell line', 'resistance', 'experiment', 'role'),
        (text, attribute) => {
          const once = canonicalName(attribute, text, {});
          expect(canonicalName(attribute as 'role', once, {})).toBe(once);
        },
      ),
    );
  });
});

describe('foldName', () => {
  it('has one letter for the three signs of micro', () => {
    expect(new Set(['5 ug', '5 \u00B5g', '5 \u03BCg'].map(foldName)).size).toBe(1);
  });

  it('keeps what tells names apart: a separator between digits, a sign at the end', () => {
    expect(foldName('1-1')).not.toBe(foldName('11'));
    expect(foldName('HER2-')).not.toBe(foldName('HER2'));
    expect(foldName('T47D')).toBe(foldName('T-47D'));
  });
});
