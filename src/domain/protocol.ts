import type { AnovaRequest } from './anova.ts';
import type { ComparisonRequest } from './comparison.ts';
import type { Dose } from './dose.ts';
import type { ModelName, OutlierChoice, ParameterBounds, Weighting } from './fit.ts';
import type { Place } from './problem.ts';
import type { QualityLimits } from './quality.ts';
import type { QuantityName } from './replicateValue.ts';
import type { AttributeName, WellContent } from './well.ts';

/** Which read of an export a plate set means: by wavelength, by label, or by both. */
export interface ReadChoice {
  readonly wavelengthNm: number | null;
  readonly label: string | null;
}

/** What the protocol answers where a table could be read in two ways. */
export interface TableChoices {
  readonly delimiter: 'comma' | 'semicolon' | 'tab' | null;
  readonly decimal: 'point' | 'comma' | null;
  readonly sheet: string | null;
}

/** Doses by rule: the first well has the highest dose (or the lowest, if the factor says so) and each next one a fraction. */
export interface DoseSeries {
  readonly start: Dose;
  /** Each step divides the dose by this; < 1 for a rising series. */
  readonly dilution: number;
  /** `along columns`: the dose changes from column to column; `upwards`/`leftwards` count from the other end. */
  readonly along: 'columns' | 'rows';
  readonly reversed: boolean;
  /** Doses one by one instead of start and dilution, in the unit of `start`; as many as the range has columns (or rows). */
  readonly doses?: readonly number[];
}

/** What a range gives its wells: constants, and at most one dosed treatment. */
export interface LayoutRange {
  /** As written: `B2:D9`, `A1`, `A-D`, `B2:D9, F2:F9`. */
  readonly wells: string;
  readonly content: Partial<WellContent>;
  readonly series: DoseSeries | null;
  readonly place: Place;
}

/** Concentrations that stand in the export, as doses. */
export interface DoseFromExport {
  /** null: said by `treatment` or by the plate set. */
  readonly treatment: string | null;
  /** As printed; null: the export has the units itself. */
  readonly unit: string | null;
}

/** What a name in the layout of an export means. */
export interface ExportName {
  /** As written: `BLK`, `SPL*`, `Group 1/Un0001`, `{resistance} {dose in µg/ml}`. */
  readonly name: string;
  readonly content: Partial<WellContent>;
  readonly doseFromExport: DoseFromExport | null;
  readonly place: Place;
}

export type LayoutSource =
  | { readonly kind: 'export'; readonly names: readonly ExportName[]; readonly place: Place }
  | { readonly kind: 'file'; readonly path: string; readonly sheet: string | null; readonly place: Place }
  | { readonly kind: 'ranges'; readonly ranges: readonly LayoutRange[]; readonly place: Place };

/** Decisions 2, 3 and 8 of how absorbance becomes percent of control. */
export interface Normalization {
  /** Mean of the blank wells of the plate, nothing, or a constant in AU. */
  readonly blank: 'wells' | 'none' | number;
  /** Which wells are 100 %; null: whichever of untreated and vehicle the group has. */
  readonly control: 'untreated' | 'vehicle' | null;
  /** Where the control of a well is looked for. */
  readonly within: 'plate' | 'experiment';
  /** What 0 % is. */
  readonly zero: 'blank' | 'positive-control';
  /** What n counts. */
  readonly n: 'experiments' | 'wells';
}

/** The plate set whose plates were stained when the treatment was added. */
export interface TimeZero {
  readonly set: string;
  readonly place: Place;
}

/** Plates of one kind: which files they are, how they are read, what is in their wells. */
export interface PlateSet {
  readonly name: string;
  /** Glob below plates/<study>/ with captures: `a/{cell line}_exp{experiment}.*`. */
  readonly files: string;
  readonly read: ReadChoice | null;
  /** The read that is subtracted well by well, before the blank. */
  readonly reference?: ReadChoice;
  /** From here on the reader gives no number that means anything, AU. */
  readonly readerLimit?: number;
  /** Size of the plates, where the exports do not say it. */
  readonly plateSize?: { readonly rows: number; readonly columns: number };
  readonly table: TableChoices;
  readonly layout: LayoutSource;
  /** What all wells (of role treated, for treatment and dose) of all plates of the set share. */
  readonly content: Partial<WellContent>;
  /** A dose that depends on the cell line: canonical name -> dose. */
  readonly doseByCellLine: Readonly<Record<string, Dose>>;
  readonly normalization: Normalization;
  /** Globs below plates/<study>/ of exports whose plate stood turned by 180° in the reader. */
  readonly turned?: readonly string[];
  /** Needed for growth rates. */
  readonly timeZero?: TimeZero;
  readonly place: Place;
}

/** Wells, plates or experiments that are left out of every mean, with the reason that is printed beside them. */
export interface Exclusion {
  /** Glob below plates/<study>/, or null for every file. */
  readonly files: string | null;
  /** Wells as in a layout range, or null for whole plates. */
  readonly wells: string | null;
  /** Attributes that must match: `experiment: 3`, `cell line: BT474`. */
  readonly where: Readonly<Partial<Record<AttributeName, string>>>;
  readonly reason: string;
  readonly place: Place;
}

/** Only these groups: attribute -> one of these values. A dose is written `0.1 µg/ml`. */
export type Filter = Readonly<Partial<Record<AttributeName, readonly string[]>>>;

export interface PanelBase {
  readonly name: string;
  readonly title: string | null;
  /** Plate sets. */
  readonly of: readonly string[];
  readonly by: AttributeName;
  /** Order of the groups; null: as first met in the layout. */
  readonly order: readonly string[] | null;
  readonly facet: AttributeName | null;
  /** Order of the facets; null: as first met in the files. */
  readonly facetOrder?: readonly string[] | null;
  readonly where: Filter;
  readonly comparisons: ComparisonRequest | null;
  readonly errorBars: 'sd' | 'sem' | 'ci95';
  /** false: nobody said what they are, and SD was taken. */
  readonly errorBarsNamed?: boolean;
  readonly place: Place;
  /** Where the panel names its groups and facets; without it problems point at the panel. */
  readonly namePlaces?: Readonly<Record<string, Place>>;
}

export interface BarsPanelRequest extends PanelBase {
  readonly kind: 'bars';
  readonly quantity: QuantityName;
  /** `relative to: CTR`: 100 × response/response(CTR) of the same experiment. */
  readonly relativeTo: string | null;
  /** Of two factors one is `by`; the other `facet`, or a treatment whose controls are its other level. */
  readonly anova?: AnovaRequest | null;
  readonly yLabel: string | null;
}

export interface CurvesPanelRequest extends PanelBase {
  readonly kind: 'curves';
  readonly quantity: 'viability' | 'growth rate' | 'blanked absorbance';
  readonly model: ModelName;
  readonly fixed: Readonly<Record<string, number>>;
  /** Absent: none. */
  readonly bounds?: ParameterBounds;
  readonly omitZero: boolean;
  /** Absent: none. */
  readonly weighting?: Weighting;
  /** Absent: suggest. */
  readonly outliers?: OutlierChoice;
  readonly yLabel: string | null;
}

export type PanelRequest = BarsPanelRequest | CurvesPanelRequest;

export interface FigureRequest {
  readonly widthMm: number;
  readonly panels: readonly PanelRequest[];
}

/** Written once per kind of study by a lab manager. */
export interface Protocol {
  readonly file: string;
  readonly title: string | null;
  readonly assay: string | null;
  /** Patterns of the studies it claims beside the one of its own name. */
  readonly studies: readonly string[];
  /** Attribute -> canonical name -> other spellings. */
  readonly aliases: Readonly<Partial<Record<AttributeName, Readonly<Record<string, readonly string[]>>>>>;
  /** Treatment -> g/mol. */
  readonly molarMasses: Readonly<Record<string, number>>;
  readonly plateSets: readonly PlateSet[];
  readonly exclusions: readonly Exclusion[];
  /** What a plate is judged by. */
  readonly qualityLimits: QualityLimits;
  readonly figure: FigureRequest | null;
  /** Facts for the methods text that only a person can know, as written. */
  readonly facts: Readonly<Record<string, string>>;
}
