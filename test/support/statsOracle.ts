import ranks from '../oracle/stats-ranks.json' with { type: 'json' };
import reference from '../oracle/stats.json' with { type: 'json' };

/** A test of the reference table: inputs, options and results are as R has them. */
export interface OracleTest<Input, Expected> {
  readonly id: string;
  readonly input: Input;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly expected: Expected;
}

/** The tests of one kind, R's and those made beside them; throws when there are none, so that no test passes by testing nothing. */
export function statsOracle<Input, Expected>(kind: string): OracleTest<Input, Expected>[] {
  const all: readonly { readonly kind: string }[] = [...reference.tests, ...ranks.tests];
  const tests = all.filter((test) => test.kind === kind);
  if (tests.length === 0) throw new RangeError(`the reference table has no ${kind}`);
  return tests as unknown as OracleTest<Input, Expected>[];
}
