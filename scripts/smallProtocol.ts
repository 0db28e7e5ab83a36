/** The protocol that docs/protocol.md begins with; the examples of the page all fit into it. */
export const smallProtocol = `title: T-DM1 efficacy in resistant HER2+ cells
assay: crystal violet

plates:
  single dose:
    files: "a/{cell line}_exp{experiment}.*"     # plates/<study>/a/SkBr3_exp1.txt: cell line SkBr3, experiment 1
    read: 590 nm
    time: 48 h
    layout: fig2-a.layout.xlsx                   # beside this file: role and resistance, drawn as plates
    treatment: T-DM1
    dose: { SkBr3: 0.1 µg/ml, BT474: 1 µg/ml }

  dose series:
    files: "b/{cell line}_exp{experiment}.*"
    read: 590 nm
    time: 48 h
    layout:                                      # or written here, as ranges of wells
      A2:A7:   { role: blank }
      B2:D9:   { resistance: T,   T-DM1: series 10 µg/ml 1:4 along columns }
      E2:G9:   { resistance: T+P, T-DM1: series 10 µg/ml 1:4 along columns }
      B10:D11: { resistance: T,   role: untreated }
      E10:G11: { resistance: T+P, role: untreated }

exclude:
  - files: a/SkBr3_exp2.*
    wells: D4
    reason: scratched with the pipette tip while washing

figure:
  width: 174 mm
  panels:
    a: { bars: response, of: single dose, compare: [[T, T+P], [CTR, T+P]], test: student }
    b: { curves: viability, of: dose series, compare: [T, T+P] }
`;
