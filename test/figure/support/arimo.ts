import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FontSet } from '#figure/draw/fontSet';
import { fontsFromBytes } from '#figure/draw/fonts';

const fromHere = createRequire(import.meta.url);
const face = (name: string): Uint8Array =>
  readFileSync(fromHere.resolve(`@expo-google-fonts/arimo/${name}.ttf`));

/** The fonts that the program brings along. */
export const arimoSet: FontSet = {
  regular: face('400Regular/Arimo_400Regular'),
  bold: face('700Bold/Arimo_700Bold'),
  italic: face('400Regular_Italic/Arimo_400Regular_Italic'),
  boldItalic: face('700Bold_Italic/Arimo_700Bold_Italic'),
};
export const arimo = fontsFromBytes(arimoSet);
