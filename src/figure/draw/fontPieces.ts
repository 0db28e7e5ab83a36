import type opentype from 'opentype.js';

/** A font as parsed, with the bytes that it was parsed from. */
export interface Typeface {
  readonly font: opentype.Font;
  readonly bytes: Uint8Array;
}

/** A stretch of text that one font draws. */
export interface FontPiece extends Typeface {
  /** The characters that are drawn. */
  readonly drawn: string;
  /** The characters that were to be drawn; another text where a character had to be spelled out. */
  readonly meant: string;
}

/** A text cut where the font must change; a character that no font has is spelled out, never drawn as an empty box. */
export function fontPieces(
  text: string,
  main: Typeface,
  fallbacks: () => readonly Typeface[],
): readonly FontPiece[] {
  const pieces: FontPiece[] = [];
  for (const meant of text) {
    let face = main;
    let drawn = meant;
    if (!hasGlyph(main.font, meant)) {
      const other = fallbacks().find((candidate) => hasGlyph(candidate.font, meant));
      if (other === undefined) drawn = spelledOut(meant, main.font);
      else face = other;
    }
    const last = pieces.at(-1);
    if (last?.font === face.font)
      pieces[pieces.length - 1] = { ...last, drawn: last.drawn + drawn, meant: last.meant + meant };
    else pieces.push({ ...face, drawn, meant });
  }
  return pieces;
}

/** Whether a font has a picture of its own for a character. */
export function hasGlyph(font: opentype.Font, character: string): boolean {
  return font.charToGlyphIndex(character) !== 0;
}

function spelledOut(character: string, font: opentype.Font): string {
  if (character.trim() === '') return ' ';
  const plain = character.normalize('NFKC');
  if (plain !== character && Array.from(plain).every((c) => hasGlyph(font, c))) return plain;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `[U+${code}]`;
}
