import {
  artefacts as knownArtefacts,
  cellLines,
  experiments,
  noise,
  resistances,
  trueCurves,
  trueViability,
  type CellLine,
  type Resistance,
  type TrueCurve,
} from './fig2Truth.ts';
import { fig2Wells, plateColumns, type ExampleWell, type PlateSetLetter } from './fig2Wells.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** With the column gradient, the scratched and the masked well. */
  readonly artefacts: boolean;
  /** The curves it is made from; those of the shipped example where nothing is said. */
  readonly truth?: typeof trueCurves;
}

/** One plate as the reader gave it. */
export interface SimulatedPlate {
  readonly set: PlateSetLetter;
  readonly cellLine: CellLine;
  readonly experiment: number;
  /** Rows A–H × columns 1–12, AU, rounded to the three decimals that the reader's software writes. */
  readonly absorbance: readonly (readonly number[])[];
  /** Masked by a person in the reader's software. */
  readonly masked: readonly string[];
}

/** Where the true curve of one group lay in one experiment. */
export interface ExperimentCurve {
  readonly cellLine: CellLine;
  readonly experiment: number;
  readonly resistance: Resistance;
  readonly curve: TrueCurve;
}

export interface SimulatedStudy {
  readonly seed: number;
  readonly artefacts: boolean;
  /** Twelve: per cell line and experiment one of set a and one of set b. */
  readonly plates: readonly SimulatedPlate[];
  readonly curves: readonly ExperimentCurve[];
}

/**
 * A study as it could have come from the bench: the same seed gives the same study, with artefacts or without.
 *
 * absorbance = blank + net + read noise, with
 * blank ~ N(0.065, 0.004²) in each well,
 * net = netUntreated · plate · viability/100 · (1 + CV·z), plate = exp(0.12 z) once per plate,
 * viability from the curve of the group in that experiment: log10 EC50 and bottom moved by a shift that all groups of the cell line
 * share and by one of the group's own. Both plates of an experiment hold the same cells and so the same curves.
 *
 * @returns numbers only, nothing is written; fast enough for thousands of studies
 */
export function simulateStudy({ seed, artefacts, truth = trueCurves }: SimulationOptions): SimulatedStudy {
  const random = seededRandom(seed);
  const plates: SimulatedPlate[] = [];
  const curves: ExperimentCurve[] = [];
  for (const cellLine of cellLines) {
    for (const experiment of experiments) {
      const shifted = shiftedCurves(truth[cellLine], random);
      for (const resistance of resistances)
        curves.push({ cellLine, experiment, resistance, curve: shifted[resistance] });
      for (const set of ['a', 'b'] as const)
        plates.push(simulatePlate({ set, cellLine, experiment, curves: shifted, artefacts }, random));
    }
  }
  return { seed, artefacts, plates, curves };
}

type Curves = Readonly<Record<Resistance, TrueCurve>>;

function shiftedCurves(truth: Curves, random: SeededRandom): Curves {
  const sharedLog10Ec50 = noise.experimentLog10Ec50Sd * random.normal();
  const sharedBottom = noise.experimentBottomSd * random.normal();
  const shift = (curve: TrueCurve): TrueCurve => ({
    ...curve,
    ec50: curve.ec50 * 10 ** (sharedLog10Ec50 + noise.groupLog10Ec50Sd * random.normal()),
    bottom: curve.bottom + sharedBottom + noise.groupBottomSd * random.normal(),
  });
  const [ctr, t, p, tp] = [shift(truth.CTR), shift(truth.T), shift(truth.P), shift(truth['T+P'])];
  return { CTR: ctr, T: t, P: p, 'T+P': tp };
}

interface PlateOrder {
  readonly set: PlateSetLetter;
  readonly cellLine: CellLine;
  readonly experiment: number;
  readonly curves: Curves;
  readonly artefacts: boolean;
}

function simulatePlate(order: PlateOrder, random: SeededRandom): SimulatedPlate {
  const { set, cellLine, experiment, curves, artefacts } = order;
  const untreated = noise.netUntreated[cellLine] * Math.exp(noise.plateLogSd * random.normal());
  const is = (place: { set: string; cellLine: string; experiment: number }): boolean =>
    artefacts && place.set === set && place.cellLine === cellLine && place.experiment === experiment;
  const scratchedWell = is(knownArtefacts.scratched) ? knownArtefacts.scratched.well : null;
  const maskedWell = is(knownArtefacts.masked) ? knownArtefacts.masked.well : null;

  const absorbance: number[][] = [];
  for (const [index, well] of fig2Wells(set, cellLine).entries()) {
    const column = index % plateColumns;
    // three numbers for every well, whatever it holds: the stream does not depend on layout or artefacts
    const [zBlank, zCells, zRead] = [random.normal(), random.normal(), random.normal()];
    let net = untreated * cellFraction(well, curves) * (1 + noise.wellCv[cellLine] * zCells);
    if (artefacts) net *= 1 + columnGradient(column);
    if (well.well === scratchedWell) net *= knownArtefacts.scratched.remaining;
    if (well.well === maskedWell) net += knownArtefacts.masked.extra;
    const background = well.role === 'empty' ? noise.emptyWell : noise.blank + noise.blankSd * zBlank;
    const read = background + net + noise.readSd * zRead;
    if (column === 0) absorbance.push([]);
    absorbance.at(-1)!.push(Math.round(read * 1000) / 1000);
  }
  return { set, cellLine, experiment, absorbance, masked: maskedWell === null ? [] : [maskedWell] };
}

/** Cells in the well relative to an untreated one. */
function cellFraction(well: ExampleWell, curves: Curves): number {
  if (well.role === 'blank' || well.role === 'empty' || well.resistance === null) return 0;
  return trueViability(curves[well.resistance], well.dose ?? 0) / 100;
}

/** From −2 % in column 1 to +2 % in column 12. */
function columnGradient(column: number): number {
  return knownArtefacts.columnGradient * ((2 * column) / (plateColumns - 1) - 1);
}
