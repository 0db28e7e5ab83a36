import type { Inference } from '#domain/inference';

/** Says what was concluded from a file, where no line of a protocol could state it. */
export function concluded(file: string, what: string, value: string, because: string): Inference {
  return { what, value, because, state: null, file };
}
