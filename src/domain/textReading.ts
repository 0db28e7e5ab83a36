/** What became of a text that a person wrote: its meaning, or what was expected instead and what to do about it. */
export type TextReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly expected: string; readonly fix: string };

/** A text that was understood. */
export function understood<T>(value: T): TextReading<T> {
  return { ok: true, value };
}

/** A text that was not understood. */
export function notUnderstood<T>(expected: string, fix: string): TextReading<T> {
  return { ok: false, expected, fix };
}

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * The number that a text is, written with a decimal point (`0.05`, `1e-3`); blanks around it do not matter.
 *
 * @returns null if the text is anything else, also for a decimal comma
 */
export function numberFromText(text: string): number | null {
  const trimmed = text.trim();
  const value = numberPattern.test(trimmed) ? Number(trimmed) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
