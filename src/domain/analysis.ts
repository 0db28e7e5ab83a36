import type { PanelAnova } from './anova.ts';
import type { PanelComparison } from './comparison.ts';
import type { CurveFit } from './curveFit.ts';
import type { Inference } from './inference.ts';
import type { NormalizedMeasurement } from './measurement.ts';
import type { PanelData } from './panelData.ts';
import type { Problem } from './problem.ts';
import type { Protocol } from './protocol.ts';
import type { QualityFinding } from './quality.ts';
import type { ReadMode, VendorId } from './read.ts';
import type { ReplicateValue, Summary } from './replicateValue.ts';

/** An input of the study by what it held, for the provenance. */
export interface InputFile {
  readonly file: string;
  readonly sha256: string;
  readonly kind: 'export' | 'layout' | 'protocol';
  readonly vendor: VendorId | null;
  /** Of an export that could be read. */
  readonly instrument?: Instrument;
}

/** What an export says of the reader it is from and of the plates that were used. */
export interface Instrument {
  /** With its version: `Gen5 3.12`. */
  readonly software: string | null;
  /** Model, as the export names it. */
  readonly reader: string | null;
  readonly modes: readonly ReadMode[];
  /** Number of wells of the plates: 96. */
  readonly plateSizes: readonly number[];
}

/** All that is known about a study: what tables, figures and texts are written from. */
export interface Analysis {
  readonly study: string;
  readonly protocol: Protocol;
  readonly programVersion: string;
  readonly inputs: readonly InputFile[];
  readonly measurements: readonly NormalizedMeasurement[];
  readonly replicates: readonly ReplicateValue[];
  readonly summaries: readonly Summary[];
  readonly panels: readonly PanelData[];
  readonly fits: readonly CurveFit[];
  readonly comparisons: readonly PanelComparison[];
  /** Curves by bottom and mean response, beside the log EC50 that stands for them; each quantity of a panel is a family of its own. */
  readonly curveFeatures?: readonly PanelComparison[];
  readonly anovas: readonly PanelAnova[];
  /** Plate by plate. */
  readonly quality: readonly QualityFinding[];
  readonly inferences: readonly Inference[];
  readonly problems: readonly Problem[];
}
