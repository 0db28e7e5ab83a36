import { setTimeout as sleep } from 'node:timers/promises';

/** Steps that behave well or badly, for the tests of the runners. */
export const testSteps = {
  echo: (input) => input,
  countWells: ({ wells }) => Object.keys(wells).length,
  growInPlace: (numbers) => {
    numbers.push(0);
    return numbers;
  },
  processIdAfter: async (milliseconds) => {
    await sleep(milliseconds);
    return process.pid;
  },
  loopForever: () => {
    for (;;);
  },
  fillMemoryWithObjects: () => {
    const kept = [];
    for (;;) kept.push({ value: kept.length });
  },
  fillMemoryWithMap: () => {
    const kept = new Map();
    for (let i = 0; ; i++) kept.set(i, i);
  },
  divideByNothing: () => {
    throw new RangeError('a bug of ours');
  },
  returnFunction: () => () => 1,
  exit: (code) => process.exit(code),
};
