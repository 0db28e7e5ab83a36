import { exportName } from './exportName.ts';
import { gen5Report } from './gen5Report.ts';
import { gen5Text } from './gen5Text.ts';
import { gen5Xlsx } from './gen5Xlsx.ts';
import { layoutXlsx } from './layoutXlsx.ts';
import { simulateStudy, type SimulatedPlate } from './simulateStudy.ts';
import { truthJson } from './truthJson.ts';

/** The year of the paper; it was not chosen for its result. */
export const exampleSeed = 2020;

/** A file of the example, its path below the project folder with `/`. */
export interface ExampleFile {
  readonly path: string;
  readonly contents: string | Uint8Array;
}

/**
 * Every generated file of the shipped example: twelve exports, the plate map of set a and the truth beside this script.
 *
 * Set a is written as text and set b as workbooks, so that a run of the example reads both.
 */
export function exampleFiles(seed: number = exampleSeed): readonly ExampleFile[] {
  const study = simulateStudy({ seed, artefacts: true });
  return [
    ...study.plates.map((plate) => ({ path: `plates/fig2/${exportName(plate)}`, contents: exportOf(plate) })),
    { path: 'protocols/fig2-a.layout.xlsx', contents: layoutXlsx() },
    { path: 'example/fig2.truth.json', contents: truthJson(study) },
  ];
}

function exportOf(plate: SimulatedPlate): string | Uint8Array {
  const report = gen5Report(plate, `${plate.cellLine}_exp${plate.experiment}`);
  return plate.set === 'a' ? gen5Text(report) : gen5Xlsx(report);
}
