import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html, ownMarkup } from '#report/html/markup';

describe('a template of the report', () => {
  it('escapes every text, in elements and in attributes', () => {
    const evil = `<script>alert("x")</script> & 'y'`;
    expect(html`<td title="${evil}">${evil}</td>`.markup).toBe(
      '<td title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">' +
        '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;</td>',
    );
  });

  it('takes markup, lists and numbers as they are, null and false as nothing', () => {
    expect(html`<p>${html`<b>${1.5}</b>`}${['a', html`<i>b</i>`]}${null}${false}</p>`.markup).toBe(
      '<p><b>1.5</b>a<i>b</i></p>',
    );
    expect(html`${ownMarkup('<svg/>')}`.markup).toBe('<svg/>');
  });

  it('never lets a text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`<a title="${text}">${text}</a>`;
        expect(markup.match(/[<>"]/g)).toEqual(['<', '"', '"', '>', '<', '>']);
      }),
    );
  });
});
