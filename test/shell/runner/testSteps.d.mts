export declare const testSteps: {
  readonly echo: (input: unknown) => unknown;
  readonly countWells: (input: { readonly wells: Readonly<Record<string, number>> }) => number;
  readonly growInPlace: (input: number[]) => number[];
  readonly processIdAfter: (milliseconds: number) => Promise<number>;
  readonly loopForever: (input: null) => never;
  readonly fillMemoryWithObjects: (input: null) => never;
  readonly fillMemoryWithMap: (input: null) => never;
  readonly divideByNothing: (input: null) => never;
  readonly returnFunction: (input: null) => () => number;
  readonly exit: (code: number) => never;
};
