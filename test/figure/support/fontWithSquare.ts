import opentype from 'opentype.js';

/** A font that has one character, drawn as a square as wide as the size. */
export function fontWithSquare(character: string): Uint8Array {
  const path = new opentype.Path();
  path.moveTo(0, 0);
  path.lineTo(1000, 0);
  path.lineTo(1000, 1000);
  path.lineTo(0, 1000);
  path.close();
  const square = { name: 'square', unicode: character.codePointAt(0)!, advanceWidth: 1000, path };
  const notdef = { name: '.notdef', unicode: 0, advanceWidth: 1000, path: new opentype.Path() };
  const font = new opentype.Font({
    familyName: 'Square',
    styleName: 'Regular',
    unitsPerEm: 1000,
    ascender: 1000,
    descender: -200,
    glyphs: [new opentype.Glyph(notdef), new opentype.Glyph(square)],
  });
  return new Uint8Array(font.toArrayBuffer());
}
