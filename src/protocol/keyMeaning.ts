import type { z } from 'zod';

/** What is said of a key wherever it is explained: in docs/protocol.md and, through the JSON schema, in editors. */
export interface KeyMeaning {
  /** A few words. */
  readonly title: string;
  /** Sentences that a lab manager understands. */
  readonly description: string;
  /** What holds when the key is left out; a key without it is needed. */
  readonly ifLeftOut?: string;
  /** Values as the JSON schema of the key takes them. */
  readonly examples: readonly [unknown, ...unknown[]];
}

/**
 * A schema that knows what its key means. What the key takes is not repeated here: every schema says that itself, in the message
 * about a value that it does not take.
 */
export function explained<S extends z.ZodType>(schema: S, meaning: KeyMeaning): S {
  return schema.meta({ ...meaning });
}

/** Gives a schema the words for what it takes. */
export function taking<S extends z.ZodType>(schema: S, takes: string): S {
  return schema.meta({ takes });
}
