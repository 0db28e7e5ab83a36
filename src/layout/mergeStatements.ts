import type { Dose } from '#domain/dose';
import type { Problem, WithProblems } from '#domain/problem';
import type { WellContent } from '#domain/well';
import { nameFromWell } from '#plate/wellName';
import { textFromWells } from '#plate/wellList';
import type { LayoutStatement, WellStatement } from './layoutStatement.ts';
import { attributeOfKey, sameValue, textOfValue, valuesOf, type WellValue } from './wellValue.ts';

/** A well after everything that was said of it. */
export interface MergedWell {
  readonly content: Partial<WellContent>;
  /** A treatment of which the well got dose 0. */
  readonly zeroOf: { readonly treatment: string; readonly dose: Dose } | null;
  /** Something said of the well cannot be used, or two things contradict. */
  readonly refused: boolean;
  /** Who spoke of the well first, for messages. */
  readonly from: LayoutStatement;
  /** Who said each attribute first, for messages. */
  readonly saidBy: ReadonlyMap<keyof WellContent, SaidBy>;
}

/** A statement, and the cell of it that speaks of the well where a file says it. */
export interface SaidBy {
  readonly from: LayoutStatement;
  readonly cell: string | null;
}

/**
 * Adds up what ranges and blocks say; their order does not matter.
 *
 * @returns well name -> what was said; problems `layout-conflict`, one for each two sources and values that contradict
 */
export function mergeStatements(
  statements: readonly LayoutStatement[],
): WithProblems<ReadonlyMap<string, MergedWell>> {
  const conflicts = new Map<string, Conflict>();
  const sayings = new Map<string, Saying[]>();
  for (const from of statements) {
    for (const what of from.wells) {
      const well = nameFromWell(what.row, what.column);
      const ofWell = sayings.get(well) ?? [];
      ofWell.push({ from, what });
      sayings.set(well, ofWell);
    }
  }
  const value = new Map<string, MergedWell>();
  for (const [well, ofWell] of sayings) {
    const merged = mergeWell(well, ofWell, conflicts);
    if (merged !== null) value.set(well, merged);
  }
  return { value, problems: [...conflicts.values()].map(conflictProblem) };
}

interface Saying {
  readonly from: LayoutStatement;
  readonly what: WellStatement;
}

interface Said extends SaidBy {
  readonly key: keyof WellContent;
  readonly value: WellValue;
  /** Said as treatment and dose in one. */
  readonly dosed: boolean;
}

interface Conflict {
  readonly first: Said;
  readonly second: Said;
  readonly wells: string[];
}

function mergeWell(
  well: string,
  sayings: readonly Saying[],
  conflicts: Map<string, Conflict>,
): MergedWell | null {
  const [first] = sayings;
  if (first === undefined) return null;
  const taken = new Map<keyof WellContent, Said>();
  let refused = sayings.some(({ what }) => what.refused);
  for (const said of sayings.flatMap(saidOf)) {
    const before = taken.get(said.key);
    if (before === undefined) taken.set(said.key, said);
    else if (!sameValue(before.value, said.value)) {
      // Two treatments differ in their doses too; once is enough to say so.
      const sameCause = said.key === 'dose' && said.dosed && refused;
      if (!sameCause) note(well, before, said, conflicts);
      refused = true;
    }
  }
  const zero = sayings.find(({ what }) => what.dosed?.dose.value === 0);
  const content: Partial<WellContent> = Object.fromEntries(
    [...taken].map(([key, { value }]) => [key, value]),
  );
  return { content, zeroOf: zero?.what.dosed ?? null, refused, from: first.from, saidBy: taken };
}

/** Treatments before doses, so that two treatments in a well are seen first; dose 0 of a treatment says neither. */
function saidOf({ from, what }: Saying): Said[] {
  const cell = what.cell ?? null;
  const said = valuesOf(what.content).map(([key, value]): Said => ({ key, value, from, dosed: false, cell }));
  if (what.dosed === null || what.dosed.dose.value === 0) return said;
  const { treatment, dose } = what.dosed;
  return [
    ...said,
    { key: 'treatment', value: treatment, from, dosed: true, cell },
    { key: 'dose', value: dose, from, dosed: true, cell },
  ];
}

function note(well: string, first: Said, second: Said, conflicts: Map<string, Conflict>): void {
  const parts = [first, second].map(
    ({ key, value, from }) => `${from.source} ${from.place.line ?? ''} ${textOfValue(key, value)}`,
  );
  const id = `${first.key} ${parts.join(' / ')}`;
  const known = conflicts.get(id);
  if (known === undefined) conflicts.set(id, { first, second, wells: [well] });
  else known.wells.push(well);
}

function conflictProblem({ first, second, wells }: Conflict): Problem {
  const attribute = attributeOfKey[first.key];
  const twoTreatments = first.key === 'treatment' && first.dosed && second.dosed;
  const text = ({ key, value, from, cell }: Said): string =>
    `${textOfValue(key, value)} in ${from.source}${cell === null ? '' : ` (${cell})`}`;
  const { file, place } = second.from;
  return {
    code: 'layout-conflict',
    severity: 'error',
    file,
    place: second.cell === null ? place : { ...place, cell: second.cell },
    found: `${attribute} of ${textFromWells(wells)}: ${text(first)}, ${text(second)}`,
    expected: twoTreatments ? 'at most one dosed treatment in a well' : `one ${attribute} for a well`,
    fix: twoTreatments
      ? 'give a combination a name of its own, as one treatment with the dose that varies'
      : `correct one of the two, or ${otherWay(first.from, second.from)}; the wells are not used`,
  };
}

function otherWay(first: LayoutStatement, second: LayoutStatement): string {
  const { sheet } = first.place;
  return first.file === second.file && sheet !== null && sheet !== second.place.sheet
    ? `name the sheet that is meant: \`layout: { file: …, sheet: ${sheet} }\``
    : 'take the wells out of it';
}
