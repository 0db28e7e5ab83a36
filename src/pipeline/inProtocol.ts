import type { Problem } from '#domain/problem';
import type { Protocol } from '#domain/protocol';

/** A place without a file is a place in the protocol. */
export function inProtocol(problem: Problem, protocol: Protocol): Problem {
  return problem.file === null ? { ...problem, file: protocol.file } : problem;
}
