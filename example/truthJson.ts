import { exportName } from './exportName.ts';
import {
  artefacts,
  cellLines,
  noise,
  resistances,
  singleDose,
  trueAbsoluteIc50,
  trueCurves,
  trueResponse,
} from './fig2Truth.ts';
import type { SimulatedStudy } from './simulateStudy.ts';

/**
 * What the study was made from, to hold results against: curves and responses without noise, where the curves of each experiment
 * lay, the noise and the artefacts. Numbers have six digits, so that the last bit of a logarithm changes no byte.
 *
 * @returns JSON text
 */
export function truthJson(study: SimulatedStudy): string {
  const groups = cellLines.flatMap((cellLine) =>
    resistances.map((resistance) => {
      const curve = trueCurves[cellLine][resistance];
      return {
        cellLine,
        resistance,
        ec50: curve.ec50,
        slope: curve.slope,
        bottom: curve.bottom,
        top: curve.top,
        absoluteIc50: rounded(trueAbsoluteIc50(curve)),
        panelADose: singleDose[cellLine],
        panelAResponse: rounded(trueResponse(cellLine, resistance)),
      };
    }),
  );
  const truth = {
    what: 'The truth behind the simulated study fig2. The pipeline never reads this file.',
    seed: study.seed,
    units: { dose: 'µg/ml', viability: '%', response: '%', absorbance: 'AU', time: 'h' },
    treatment: 'T-DM1',
    time: 48,
    groups,
    experiments: study.curves.map(({ cellLine, experiment, resistance, curve }) => ({
      cellLine,
      experiment,
      resistance,
      ec50: rounded(curve.ec50),
      bottom: rounded(curve.bottom),
    })),
    noise,
    artefacts: study.artefacts ? artefactsOf() : null,
  };
  return `${JSON.stringify(truth, null, 2)}\n`;
}

function artefactsOf(): unknown {
  const { columnGradient, scratched, masked } = artefacts;
  return {
    columnGradient,
    scratched: { file: exportName(scratched), well: scratched.well, remaining: scratched.remaining },
    masked: { file: exportName(masked), well: masked.well, extra: masked.extra },
  };
}

function rounded(number: number): number;
function rounded(number: number | null): number | null;
function rounded(number: number | null): number | null {
  return number === null ? null : Number(number.toPrecision(6));
}
