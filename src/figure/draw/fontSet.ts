/** The bytes of the four faces of a font family (TrueType), and of fonts to ask when those lack a character. */
export interface FontSet {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
  readonly boldItalic: Uint8Array;
  readonly fallbacks?: readonly Uint8Array[];
}
