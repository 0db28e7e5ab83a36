import type { Measurement } from '#domain/measurement';
import { valueQuantity } from '#domain/quantity';
import { cellAddress } from '#sheet/sheetBook';
import { exportName } from './exportName.ts';
import { fig2Wells, plateColumns, type PlateSetLetter } from './fig2Wells.ts';
import type { SimulatedStudy } from './simulateStudy.ts';

/** The plate sets as protocols/fig2.yaml names them. */
export const setNames: Readonly<Record<PlateSetLetter, string>> = { a: 'single dose', b: 'dose series' };

/**
 * The wells of a study as they come out of its exports, its protocol and its plate map, without writing and reading any of them.
 *
 * A test holds this against the shipped files, so that a thousand studies can be put through the pipeline in memory.
 *
 * @returns 96 wells of each plate; absorbance in AU, doses in µg/ml
 */
export function studyMeasurements(study: SimulatedStudy): readonly Measurement[] {
  return study.plates.flatMap((plate) =>
    fig2Wells(plate.set, plate.cellLine).map((well, index): Measurement => {
      const [row, column] = [Math.floor(index / plateColumns), index % plateColumns];
      const treated = well.role === 'treated';
      const absorbance = plate.absorbance[row]![column]!;
      const file = `plates/fig2/${exportName(plate)}`;
      return {
        study: 'fig2',
        set: setNames[plate.set],
        file,
        sheet: null,
        cell: cellAddress(row, column),
        plate: file,
        readLabel: '590',
        plateSize: { rows: 8, columns: 12 },
        wavelengthNm: 590,
        readerBlanked: false,
        well: well.well,
        role: well.role,
        cellLine: well.role === 'blank' || well.role === 'empty' ? null : plate.cellLine,
        resistance: well.resistance,
        pretreatment: null,
        treatment: treated ? 'T-DM1' : null,
        dose: treated ? { value: well.dose!, unit: 'µg/ml' } : null,
        timeH: 48,
        experiment: String(plate.experiment),
        absorbance: plate.masked.includes(well.well)
          ? { kind: 'missing', reason: 'masked', text: `*${absorbance.toFixed(3)}*` }
          : valueQuantity(absorbance),
        flags: [],
        excludedReason: null,
      };
    }),
  );
}
