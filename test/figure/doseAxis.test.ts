import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doseAxis } from '#figure/doseAxis';
import { runsFromText } from '#figure/draw/textRun';
import { arimo } from './support/arimo.ts';

const width = (text: string): number => arimo.width(runsFromText(text), 7);
const labelsOf = (doses: readonly number[], points = 200): string[] =>
  doseAxis(doses, points, width)
    .major.map((tick) => tick.label)
    .filter((label) => label !== '');

describe('doseAxis', () => {
  it('labels powers of ten where plain numbers would be long', () => {
    expect(labelsOf([0, 10, 2.5, 0.00061])).toEqual([
      '10<sup>−3</sup>',
      '10<sup>−2</sup>',
      '10<sup>−1</sup>',
      '10<sup>0</sup>',
      '10<sup>1</sup>',
    ]);
  });

  it('labels plain numbers where they are short', () => {
    expect(labelsOf([0.05, 0.5, 200])).toEqual(['0.1', '1', '10', '100']);
  });

  it('labels 1, 2 and 5 where there is less than a decade', () => {
    expect(labelsOf([1, 2, 4, 8])).toEqual(['1', '2', '5']);
  });

  it('leaves labels out before they touch, and keeps the highest', () => {
    const labels = labelsOf([1e-15, 1e-3], 110);
    expect(labels.length).toBeLessThan(7);
    expect(labels.at(-1)).toBe('10<sup>−3</sup>');
  });

  it('is logarithmic: a decade is as long as any other', () => {
    const axis = doseAxis([0.01, 100], 200, width);
    const [a, b, c] = [0.1, 1, 10].map(axis.position) as [number, number, number];
    expect(Math.abs(b - a - (c - b))).toBeLessThan(1e-9);
    expect(b).toBeGreaterThan(a);
  });

  it('has minor ticks at 2 to 9 times each decade', () => {
    const axis = doseAxis([1, 100], 200, width);
    const between = axis.minor.filter((x) => x > axis.position(1) && x < axis.position(100));
    expect(between).toHaveLength(16);
  });

  it('has no place for dose 0 that was not measured', () => {
    expect(doseAxis([1, 10], 200, width).zero).toBeNull();
  });

  it('draws one single dose', () => {
    const x = doseAxis([0, 3], 200, width).position(3);
    expect(x).toBeGreaterThan(20);
    expect(x).toBeLessThan(200);
  });

  it('keeps dose 0, its label, the break, every label and every dose apart, whatever the doses are', () => {
    const dose = fc.double({ min: -14, max: 5, noNaN: true }).map((power) => 10 ** power);
    fc.assert(
      fc.property(
        fc.array(dose, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 90, max: 260 }),
        (doses, points) => {
          const axis = doseAxis([0, ...doses], points, width);
          const zero = axis.zero!;
          expect(axis.position(0)).toBe(zero.x);
          expect(zero.breakX).toBeGreaterThan(zero.x + 5);
          expect(Math.min(...doses.map(axis.position))).toBeGreaterThan(zero.breakX + 5);
          expect(Math.max(...doses.map(axis.position))).toBeLessThanOrEqual(points);
          expect(Math.min(...axis.minor, ...axis.major.map((tick) => tick.x), Infinity)).toBeGreaterThan(
            zero.breakX + 2,
          );
          let end = zero.x + width('0') / 2;
          for (const { x, label } of axis.major.filter((tick) => tick.label !== '')) {
            expect(x - width(label) / 2).toBeGreaterThan(end + 1.9);
            end = x + width(label) / 2;
          }
        },
      ),
      { seed: 2020 },
    );
  });
});
