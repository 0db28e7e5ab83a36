const lowest = 190;
const highest = 1100;

/**
 * The one wavelength that a label names: `590 nm`, `OD590`, `Absorbance @ 600 (A)`, `Abs:600`, `A450`, `590`.
 *
 * @returns nm; null if there is none, or more than one (`570-630`, `485,528`)
 */
export function wavelengthFromText(text: string): number | null {
  const named = [...text.matchAll(/(?<![\d.,])(\d{3,4})\s*nm\b/gi)].map((match) => Number(match[1]));
  if (named.length > 0) return only(named);
  const short = [
    ...text.matchAll(/(?:^|[^a-z])(?:od|abs(?:orbance)?|a)\s*[:_\-(@]?\s*(?:at\s+)?(\d{3,4})(?![\d.,]*\d)/gi),
  ];
  if (short.length > 0) return only(short.map((match) => Number(match[1])));
  const bare = /^\s*(\d{3,4})\s*$/.exec(text);
  return bare === null ? null : only([Number(bare[1])]);
}

/** Whether a number can be a wavelength that plate readers measure at, in nm. */
export function isWavelength(value: number): boolean {
  return Number.isInteger(value) && value >= lowest && value <= highest;
}

function only(values: readonly number[]): number | null {
  const [value, ...others] = [...new Set(values)];
  return value !== undefined && others.length === 0 && isWavelength(value) ? value : null;
}
