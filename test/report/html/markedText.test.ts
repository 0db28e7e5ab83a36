import { describe, expect, it } from 'vitest';
import { markedText } from '#report/html/markedText';

describe('a text of a problem on the page', () => {
  it('has what stands in backticks as code, and everything escaped', () => {
    expect(markedText('write `role: <b>` into A1').markup).toBe('write <code>role: &lt;b&gt;</code> into A1');
  });

  it('leaves a lone backtick alone', () => {
    expect(markedText('a ` b').markup).toBe('a ` b');
    expect(markedText('').markup).toBe('');
  });
});
