import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FontSet } from '#figure/draw/fontSet';

const fromHere = createRequire(import.meta.url);

/** The version in package.json. */
export function programVersion(): string {
  const contents = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return contents.version;
}

/** Arimo, which has Arial's metrics and every letter we print, as whole TrueType files. */
export function arimoFonts(): FontSet {
  const face = (name: string): Uint8Array =>
    new Uint8Array(readFileSync(fromHere.resolve(`@expo-google-fonts/arimo/${name}.ttf`)));
  return {
    regular: face('400Regular/Arimo_400Regular'),
    bold: face('700Bold/Arimo_700Bold'),
    italic: face('400Regular_Italic/Arimo_400Regular_Italic'),
    boldItalic: face('700Bold_Italic/Arimo_700Bold_Italic'),
  };
}
