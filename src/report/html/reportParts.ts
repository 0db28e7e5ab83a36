import type { Html } from './markup.ts';

/** A picture of the report: a finished SVG. */
export interface ReportPicture {
  /** The name of the figure. */
  readonly name: string;
  readonly svg: string;
}

/** The pictures that a report shows, drawn elsewhere. */
export interface ReportPictures {
  /** One per panel that has something to draw. */
  readonly panels: readonly ReportPicture[];
  /** One per fitted curve, named by `fitPictureName`. */
  readonly fits: readonly ReportPicture[];
}

/** A part of the report that the list of contents leads to. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}
