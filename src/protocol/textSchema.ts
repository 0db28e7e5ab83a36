import { didYouMean } from '#domain/didYouMean';
import { foldName } from '#domain/names';
import type { ProblemCode } from '#domain/problemCode';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { z } from 'zod';

/** What a custom issue carries beside its message, which says what was expected. */
export interface IssueAdvice {
  readonly fix: string;
  readonly code?: ProblemCode;
  /** The key is at fault, not its value. */
  readonly onKey?: boolean;
  /** The text in the list (of lists) that is at fault. */
  readonly entry?: string;
}

interface IssueSink {
  readonly issues: z.core.$ZodRawIssue[];
}

/** Records what was expected and what to do about it. */
export function refuse(
  context: IssueSink,
  input: unknown,
  expected: string,
  advice: IssueAdvice,
  path: PropertyKey[] = [],
): void {
  context.issues.push({ code: 'custom', input, message: expected, params: { ...advice }, path });
}

/** A scalar as it was written. Numbers and booleans are allowed for editors that check against the JSON schema. */
export function writtenText(expected: string) {
  return z.union([z.string().min(1), z.number(), z.boolean()], { error: expected }).transform(String);
}

/**
 * A text that means something: a dose, a time, a wavelength.
 *
 * @param expected - what is said when there is no text at all
 */
export function textAs<T>(expected: string, read: (text: string) => TextReading<T>) {
  return writtenText(expected).transform((text, context): T => {
    const reading = read(text);
    if (reading.ok) return reading.value;
    refuse(context, text, reading.expected, { fix: reading.fix });
    return z.NEVER;
  });
}

/** One of a few words, whatever its capitals, blanks and hyphens. */
export function oneOf<const T extends string>(names: readonly T[]) {
  const expected = `one of: ${names.join(', ')}`;
  return textAs(expected, (text): TextReading<T> => {
    const name = names.find((known) => foldName(known) === foldName(text));
    return name === undefined
      ? notUnderstood(expected, didYouMean(text, names, 'choose one of them'))
      : understood(name);
  }).meta({ examples: [...names] });
}

/** `yes`/`true` or `no`/`false`. */
export const yesOrNo = textAs('true or false', (text): TextReading<boolean> => {
  if (/^(?:true|yes)$/i.test(text)) return understood(true);
  if (/^(?:false|no)$/i.test(text)) return understood(false);
  return notUnderstood('true or false', 'write true or false');
});

/** A map with exactly these keys; the message of an unknown one lists those that exist. */
export function keyed<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(', ') : 'a map of `key: value` lines',
  });
}

/** A map whose keys are names that the user chooses. */
export function named<V extends z.ZodType>(
  value: V,
  expected: string,
  readKey?: (key: string) => TextReading<unknown>,
) {
  const key = z.string().superRefine((text, context) => {
    const reading = readKey?.(text) ?? understood(text);
    if (!reading.ok) refuse(context, text, reading.expected, { fix: reading.fix, onKey: true });
  });
  return z.record(key, value, { error: expected });
}

/** One value or a list of them, as a list. */
export function oneOrMore<V extends z.ZodType>(value: V, expected: string) {
  return z.union([value.transform((one) => [one]), z.array(value).min(1)], { error: expected });
}
