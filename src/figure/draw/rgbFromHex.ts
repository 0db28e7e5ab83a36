/** Red, green and blue, each 0–255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour of a drawing as numbers; anything but `#rrggbb` is a bug of ours, because it would be drawn black without a word. */
export function rgbFromHex(colour: string): Rgb {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (parts === null) throw new Error(`A colour is ${colour}.`);
  const [red, green, blue] = parts.slice(1).map((part) => parseInt(part, 16));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
