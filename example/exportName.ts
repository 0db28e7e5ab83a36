import type { SimulatedPlate } from './simulateStudy.ts';

/** `a/SkBr3_exp1.txt`: the path of an export below the folder of the study; set a is text, set b a workbook. */
export function exportName(plate: Pick<SimulatedPlate, 'set' | 'cellLine' | 'experiment'>): string {
  return `${plate.set}/${plate.cellLine}_exp${plate.experiment}.${plate.set === 'a' ? 'txt' : 'xlsx'}`;
}
