import { describe, expect, it } from 'vitest';
import {
  starConventionByName,
  starConventionFromText,
  starConventionFromThresholds,
} from '#domain/starConvention';

describe('starConventionByName', () => {
  it('has the thresholds of the paper, strict', () => {
    expect(starConventionByName('sepher')).toEqual({
      name: 'sepher',
      strict: true,
      steps: [
        { stars: '*', threshold: 0.05 },
        { stars: '**', threshold: 0.001 },
        { stars: '***', threshold: 0.0001 },
      ],
    });
  });

  it('has four steps that include their threshold for Prism, and three for APA', () => {
    const prism = starConventionByName('prism');
    expect(prism.strict).toBe(false);
    expect(prism.steps.map(({ threshold }) => threshold)).toEqual([0.05, 0.01, 0.001, 0.0001]);
    expect(prism.steps.at(-1)?.stars).toBe('****');
    const apa = starConventionByName('apa');
    expect(apa.strict).toBe(false);
    expect(apa.steps.map(({ threshold }) => threshold)).toEqual([0.05, 0.01, 0.001]);
  });
});

describe('starConventionFromText', () => {
  it('reads names in any capitals', () => {
    expect(starConventionFromText(' Prism ')).toEqual({ ok: true, value: starConventionByName('prism') });
  });

  it('reads own thresholds in any order and sorts them from the mildest on', () => {
    const expected = {
      name: 'own',
      strict: true,
      steps: [
        { stars: '*', threshold: 0.05 },
        { stars: '**', threshold: 0.01 },
      ],
    };
    expect(starConventionFromText('**=0.01, *=0.05')).toEqual({ ok: true, value: expected });
    expect(
      starConventionFromThresholds([
        ['*', '0.05'],
        ['**', '0.01'],
      ]),
    ).toEqual({ ok: true, value: expected });
  });

  it.each([
    'sephre',
    '',
    '*=0,05',
    '*=5',
    '*=0',
    '*',
    '*=0.01,**=0.05',
    '*=0.05,**=0.05',
    '=0.05',
    '*=0.05=0.1',
  ])('refuses "%s"', (text) => {
    expect(starConventionFromText(text).ok).toBe(false);
  });

  it('suggests the name that is near', () => {
    const reading = starConventionFromText('sephre');
    expect(reading.ok ? '' : reading.fix).toBe('did you mean "sepher"?');
  });
});
