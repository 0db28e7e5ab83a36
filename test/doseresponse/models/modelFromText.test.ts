import { describe, expect, it } from 'vitest';
import { modelFromText } from '#doseresponse/models/modelFromText';

describe('modelFromText', () => {
  it.each([
    ['4PL', '4PL', {}],
    ['LL.4', '4PL', {}],
    [' ll.4 ', '4PL', {}],
    ['3PL', '3PL', { bottom: 0 }],
    ['LL.3', '3PL', { bottom: 0 }],
    ['2pl', '2PL', { bottom: 0, top: 1 }],
    ['LL.2', '2PL', { bottom: 0, top: 1 }],
    ['5PL', '5PL', {}],
    ['LL.5', '5PL', {}],
    ['W1.4', 'W1', {}],
    ['w2.3', 'W2', { bottom: 0 }],
    ['LN.2', 'LN', { bottom: 0, top: 1 }],
    ['BC.5', 'BC', {}],
    ['BC.4', 'BC', { bottom: 0 }],
  ])('reads %s as %s', (text, name, held) => {
    expect(modelFromText(text)).toEqual({ ok: true, model: { name, held } });
  });

  it('says what could stand there for a name that is none', () => {
    const answer = modelFromText('sigmoid');
    expect(answer).toMatchObject({ ok: false, found: 'model sigmoid' });
    expect(answer.ok ? '' : answer.expected).toContain('4PL');
    expect(modelFromText('constructor').ok).toBe(false);
  });
});
