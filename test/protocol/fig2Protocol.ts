/** The protocol of the reference study, with most of the language in it. */
export const fig2Protocol = `title: T-DM1 efficacy in trastuzumab- and pertuzumab-resistant HER2+ cells
assay: crystal violet
studies: fig2-repeat-*
aliases:
  cell line:
    SkBr3: [SKBR3-P40, clone 3]
molar masses:
  T-DM1: 148 kDa
normalize:
  control: untreated
plates:
  single dose:
    files: "a/{cell line}_exp{experiment}.*"
    read: 590 nm
    layout: fig2-a.layout.xlsx
    time: 48 h
    treatment: T-DM1
    dose: { SK-BR-3: 0.1 ug/ml, BT-474: 1 µg/mL }
  dose series:
    files: "b/{cell line}_exp{experiment}.*"
    read: { wavelength: 590 nm, label: Read 2 }
    delimiter: semicolon
    decimal: comma
    sheet: Raw
    time: 2 d
    normalize: { blank: 0.05 AU, n: wells }
    layout:
      B2:D9: { resistance: T, T-DM1: series 10 µg/ml 1:4 along columns }
      E2:G9: { resistance: T and P, T-DM1: series 10 µg/ml 1:4 along columns leftwards }
      B10:D11: { resistance: T, role: untreated }
      A2:A7, H2: { role: BLK }
exclude:
  - files: a/BT474_exp2.*
    wells: C5
    reason: scratched with the pipette tip
  - experiment: 03
    cell line: BT-474
    reason: mycoplasma found afterwards
facts:
  seeding density: 5000 cells per well
figure:
  width: 17.4 cm
  panels:
    a:
      bars: response
      of: single dose
      order: [Ctrl, T, P, T + P]
      compare: [[T, T + P], [control, T+P]]
      correction: holm
      stars: { "**": 0.01, "*": 0.05 }
      error bars: sem
      relative to: control
      where: { dose: [0.1 ug/ml, 1 µg/ml], time: 2 d }
      y label: Responsive cells (%)
      title: One dose
    b:
      curves: viability
      of: [single dose, dose series]
      model: 3PL
      fix: { top: 100 %, hill slope: -1, EC50: 2 }
      omit zero: yes
      facet: none
      by: cell line
      compare: [SKBR3, BT474]
`;
