import { describe, expect, it } from 'vitest';
import { contentFromText, roleFromText } from '#domain/contentFromText';
import { closestName, didYouMean } from '#domain/didYouMean';
import { doseFromText, textFromDose } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import { numberFromText, type TextReading } from '#domain/textReading';

function valueOf<T>(reading: TextReading<T>): T {
  if (!reading.ok) throw new Error(`not understood: ${reading.expected}`);
  return reading.value;
}

describe('doseFromText', () => {
  it.each([
    ['0.1 µg/ml', 0.1, 'µg/ml'],
    ['0.1 ug/mL', 0.1, 'µg/ml'],
    ['50nM', 50, 'nM'],
    ['1e-3 mg/ml', 0.001, 'mg/ml'],
    ['0 µM', 0, 'µM'],
    ['5 U/ml', 5, 'U/ml'],
    ['2 %', 2, '%'],
    ['4 Gy', 4, 'Gy'],
  ])('reads %s', (text, value, unit) => {
    expect(valueOf(doseFromText(text))).toEqual({ value, unit });
  });

  it.each([
    ['0,1 µg/ml', /decimal point: "0.1 µg\/ml"/],
    ['-1 nM', /minus/],
    ['10', /add the unit/],
    ['10 µg7ml', /µg\/ml/],
    ['much', /number and a unit/],
    ['', /number and a unit/],
    ['1e999 nM', /number/],
  ])('refuses "%s" and says what to do', (text, fix) => {
    const reading = doseFromText(text);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? '' : reading.fix).toMatch(fix);
  });

  it('is printed as it is read', () => {
    expect(textFromDose({ value: 0.1 + 0.2, unit: 'nM' })).toBe('0.3 nM');
    expect(valueOf(doseFromText(textFromDose({ value: 0.001, unit: 'µg/ml' })))).toEqual({
      value: 0.001,
      unit: 'µg/ml',
    });
  });
});

describe('hoursFromText', () => {
  it.each([
    ['48 h', 48],
    ['2 d', 48],
    ['90 min', 1.5],
    ['0.5 days', 12],
    ['72hours', 72],
  ])('reads %s as hours', (text, hours) => {
    expect(valueOf(hoursFromText(text))).toBe(hours);
  });

  it('takes a bare number only where the unit stands elsewhere', () => {
    expect(hoursFromText('48').ok).toBe(false);
    expect(valueOf(hoursFromText('2', 'd'))).toBe(48);
  });

  it.each(['-1 h', 'two days', '48 weeks', '', '1,5 h'])('refuses "%s"', (text) => {
    expect(hoursFromText(text).ok).toBe(false);
  });
});

describe('numberFromText', () => {
  it('takes decimal points and exponents, and nothing else', () => {
    expect([' 0.05 ', '1e-3', '-2', '.5', '3.'].map(numberFromText)).toEqual([0.05, 0.001, -2, 0.5, 3]);
    expect(['0,05', '', 'NaN', 'Infinity', '0x10', '1e999'].map(numberFromText)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('roleFromText', () => {
  it('asks which control is meant', () => {
    const reading = roleFromText('control', {});
    expect(reading.ok ? '' : reading.fix).toBe('say which control: untreated or vehicle');
  });

  it('takes the words that the protocol adds', () => {
    expect(valueOf(roleFromText('Leerwert', { role: { blank: ['leerwert'] } }))).toBe('blank');
  });

  it('suggests the role that is near', () => {
    const reading = roleFromText('untraeted', {});
    expect(reading.ok ? '' : reading.fix).toBe('did you mean "untreated"?');
  });
});

describe('contentFromText', () => {
  it.each([
    ['role', 'BLK', { role: 'blank' }],
    ['cell line', 'SK-BR-3', { cellLine: 'SkBr3' }],
    ['resistance', 'T + P', { resistance: 'T+P' }],
    ['pretreatment', ' T 72h ', { pretreatment: 'T 72h' }],
    ['treatment', 'T-DM1', { treatment: 'T-DM1' }],
    ['dose', '1 nM', { dose: { value: 1, unit: 'nM' } }],
    ['time', '2 d', { timeH: 48 }],
    ['experiment', '03', { experiment: '3' }],
  ] as const)('reads %s', (attribute, text, content) => {
    expect(valueOf(contentFromText(attribute, text, {}))).toEqual(content);
  });
});

describe('closestName', () => {
  const keys = ['files', 'read', 'layout', 'time', 'cell line'];

  it.each([
    ['raed', 'read'],
    ['layuot', 'layout'],
    ['Cell_line', 'cell line'],
    ['file', 'files'],
  ])('takes %s as %s', (text, name) => {
    expect(closestName(text, keys)).toBe(name);
  });

  it('has no suggestion for something else', () => {
    expect(closestName('wavelength', keys)).toBeNull();
    expect(closestName('x', keys)).toBeNull();
    expect(didYouMean('wavelength', keys, 'remove it')).toBe('remove it');
  });
});
