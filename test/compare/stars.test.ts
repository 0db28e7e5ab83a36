import { describe, expect, it } from 'vitest';
import { starsFor } from '#compare/stars';
import { starConventionByName } from '#domain/starConvention';

const sepher = starConventionByName('sepher');
const prism = starConventionByName('prism');
const apa = starConventionByName('apa');

describe('stars', () => {
  it('follow the strict thresholds of sepher', () => {
    expect(
      [0.2, 0.05, 0.049999, 0.001, 0.0009999, 0.0001, 0.00009999, 0].map((p) => starsFor(p, sepher)),
    ).toEqual(['ns', 'ns', '*', '*', '**', '**', '***', '***']);
  });

  it('include the threshold in prism and apa', () => {
    expect([0.0500001, 0.05, 0.01, 0.001, 0.0001].map((p) => starsFor(p, prism))).toEqual([
      'ns',
      '*',
      '**',
      '***',
      '****',
    ]);
    expect([0.0500001, 0.05, 0.01, 0.001, 0.0001].map((p) => starsFor(p, apa))).toEqual([
      'ns',
      '*',
      '**',
      '***',
      '***',
    ]);
  });

  it('take the unrounded p', () => {
    expect(starsFor(0.0499999999, sepher)).toBe('*');
    expect(starsFor(0.0500000001, prism)).toBe('ns');
  });

  it('use own thresholds and texts in whatever order they stand', () => {
    const own = {
      name: 'own',
      strict: true,
      steps: [
        { stars: '##', threshold: 0.01 },
        { stars: '#', threshold: 0.1 },
      ],
    };
    expect([0.5, 0.05, 0.005].map((p) => starsFor(p, own))).toEqual(['ns', '#', '##']);
  });

  it('are empty where there is no p', () => {
    expect(starsFor(null, sepher)).toBe('');
  });
});
