/** Sizes in points of print; a journal preset is another value of this type. */
export interface FigureStyle {
  /** Axis titles, tick labels, group labels, keys. */
  readonly textPt: number;
  readonly facetTitlePt: number;
  readonly panelLetterPt: number;
  readonly starsPt: number;
  readonly lineHeight: number;
  readonly axisPt: number;
  readonly barOutlinePt: number;
  readonly errorBarPt: number;
  readonly bracketPt: number;
  readonly curvePt: number;
  /** Outline of experiment points, and the white edge of markers. */
  readonly pointOutlinePt: number;
  readonly pointRadiusPt: number;
  readonly markerRadiusPt: number;
  readonly tickPt: number;
  readonly minorTickPt: number;
  readonly ink: string;
  readonly paleInk: string;
}

export const printStyle: FigureStyle = {
  textPt: 7,
  facetTitlePt: 8,
  panelLetterPt: 10,
  starsPt: 9,
  lineHeight: 1.18,
  axisPt: 0.75,
  barOutlinePt: 0.75,
  errorBarPt: 0.75,
  bracketPt: 0.6,
  curvePt: 1.1,
  pointOutlinePt: 0.5,
  pointRadiusPt: 1.7,
  markerRadiusPt: 2.1,
  tickPt: 2.8,
  minorTickPt: 1.6,
  ink: '#000000',
  paleInk: '#595959',
};
