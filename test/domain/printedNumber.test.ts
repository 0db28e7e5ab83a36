import { describe, expect, it } from 'vitest';
import { printedNumber, printedP } from '#domain/printedNumber';

describe('printedNumber', () => {
  it.each([
    [0.01812, '0.0181'],
    [0.0270001, '0.0270'],
    [43.25, '43.3'],
    [1250, '1250'],
    [0.00099996, '0.00100'],
    [999.6, '1000'],
    [3.14159e-5, '3.14×10⁻⁵'],
    [6.5e9, '6.50×10⁹'],
    [-4.2, '−4.20'],
    [0, '0'],
  ])('prints %d as %s', (value, expected) => {
    expect(printedNumber(value)).toBe(expected);
  });
});

describe('printedP', () => {
  it.each([
    [0.0312, 'p = 0.031'],
    [0.00029, 'p = 0.00029'],
    [2.34e-7, 'p = 2.3×10⁻⁷'],
    [0.23, 'p = 0.23'],
    [1, 'p = 1.0'],
  ])('prints %d as %s', (p, expected) => {
    expect(printedP(p)).toBe(expected);
  });

  it('never rounds p onto or across a threshold', () => {
    expect(printedP(0.0496)).toBe('p = 0.0496');
    expect(printedP(0.0499)).toBe('p = 0.0499');
    expect(printedP(0.00996)).toBe('p = 0.00996');
    expect(printedP(0.05)).toBe('p = 0.050');
    expect(printedP(0.05002)).toBe('p = 0.05002');
  });

  it('prints the order of magnitude of a p that underflows', () => {
    expect(printedP(0, -320.4)).toBe('p < 10⁻³²⁰');
    expect(printedP(0)).toBe('p < 10⁻³⁰⁰');
  });
});
