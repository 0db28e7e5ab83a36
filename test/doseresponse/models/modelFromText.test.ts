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
  ])('reads %s as %s', (text, name, held) => {
    expect(modelFromText(text)).toEqual({ ok: true, model: { name, held } });
  });

  it('says that a model is known but not available yet', () => {
    const answer = modelFromText('5PL');
    expect(answer).toMatchObject({ ok: false });
    expect(answer.ok ? '' : answer.found).toMatch(/^model \S+ yet \(the /);
    for (const text of ['W1', 'W2', 'LN', 'BC', 'LL.5', 'w1.4'])
      expect(modelFromText(text).ok, text).toBe(false);
  });

  it('says what could stand there for a name that is none', () => {
    const answer = modelFromText('sigmoid');
    expect(answer).toMatchObject({ ok: false, found: 'model sigmoid' });
    expect(answer.ok ? '' : answer.expected).toContain('4PL');
    expect(modelFromText('constructor').ok).toBe(false);
  });
});
