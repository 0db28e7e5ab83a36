/**
 * The steps that a `Runner` can run, by name. Each takes and returns plain data.
 */
export const steps = {} as const satisfies Readonly<Record<string, (input: never) => unknown>>;

export type StepName = keyof typeof steps;
type Step<N extends StepName> = (typeof steps)[N];
export type StepInput<N extends StepName> = Parameters<Step<N>>[0];
export type StepOutput<N extends StepName> = Awaited<ReturnType<Step<N>>>;
