import type { Inference } from '#domain/inference';
import type { Place, Problem } from '#domain/problem';
import type { PlateSet } from '#domain/protocol';
import type { WellContent } from '#domain/well';
import { textFromWells } from '#plate/wellList';
import type { MergedWell, SaidBy } from './mergeStatements.ts';
import { statedContent } from './statedContent.ts';
import { addFault, problemsFromFaults, type WellFault, type WellFaults } from './wellFaults.ts';
import { attributeOfKey, sameValue, textOfValue, valuesOf } from './wellValue.ts';

/** What holds for all wells of a plate, and where that stands. */
export interface PlateContent {
  readonly set: PlateSet;
  /** From the name of the export. */
  readonly captured: Partial<WellContent>;
  readonly file: string;
  readonly protocolFile: string;
}

export interface CompletedWells {
  /** Role null for wells that cannot be used. */
  readonly wells: ReadonlyMap<string, Partial<WellContent>>;
  readonly inferred: readonly Inference[];
  readonly problems: readonly Problem[];
}

/**
 * Gives each well what the plate set and the file name say of all of them, finds the roles nobody stated, and refuses wells that
 * lack what is needed.
 *
 * @returns problems `layout-conflict` and `layout-incomplete`, one for all wells that have the same
 */
export function completeWells(merged: ReadonlyMap<string, MergedWell>, plate: PlateContent): CompletedWells {
  const shared = sharedContent(plate);
  if (shared.problems.length > 0) return { wells: new Map(), inferred: [], problems: shared.problems };
  const wells = new Map<string, Partial<WellContent>>();
  const faults: WellFaults = new Map();
  const zeros: string[] = [];
  for (const [well, said] of merged) {
    const stated = statedContent(said);
    const { content, wrong } = withShared(stated.content, said, shared.content, plate);
    if (stated.contradiction !== null) wrong.push(contradiction(stated.contradiction, said));
    // Of wells that were refused already nothing more is said: what they lack may be what was refused.
    const all = said.refused ? [] : [...wrong, ...lacks(content, said, plate)];
    for (const fault of all) addFault(faults, well, fault);
    const refused = said.refused || all.length > 0;
    if (stated.untreatedByZero && !refused) zeros.push(well);
    wells.set(well, refused ? { ...content, role: null } : content);
  }
  const inferred = zeros.length === 0 ? [] : [untreatedByZero(zeros, plate)];
  return { wells, inferred, problems: problemsFromFaults(faults) };
}

/** Constants of the set and captures of the file name, which may say the same but nothing different. */
function sharedContent({ set, captured, file, protocolFile }: PlateContent): {
  content: Partial<WellContent>;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  for (const [key, value] of valuesOf(captured)) {
    const constant = set.content[key];
    if (constant === undefined || constant === null || sameValue(constant, value)) continue;
    const attribute = attributeOfKey[key];
    problems.push({
      code: 'layout-conflict',
      severity: 'error',
      file: protocolFile,
      place: set.place,
      found: `${attribute} ${textOfValue(key, constant)} in the plate set "${set.name}", ${textOfValue(key, value)} in the name of ${file}`,
      expected: `one ${attribute} for a plate`,
      fix: `remove \`${attribute}\` from the plate set, or rename the file`,
    });
  }
  return { content: { ...captured, ...set.content }, problems };
}

/** Which of the shared attributes a well takes depends on its role: no cells in blanks, no drug in controls. */
function withShared(
  stated: Partial<WellContent>,
  said: MergedWell,
  shared: Partial<WellContent>,
  plate: PlateContent,
): { content: Partial<WellContent>; wrong: WellFault[] } {
  const { set } = plate;
  const hasCells = stated.role !== 'blank' && stated.role !== 'empty';
  const cellLine = stated.cellLine ?? shared.cellLine ?? '';
  const ofLine = Object.entries(set.doseByCellLine).find(([line]) => sameValue(line, cellLine))?.[1];
  const doses = { ...shared, dose: ofLine ?? shared.dose ?? null };
  let content = stated;
  const wrong: WellFault[] = [];
  for (const [key, value] of valuesOf(doses)) {
    if ((key === 'treatment' || key === 'dose') && stated.role !== 'treated') continue;
    if (!hasCells && key !== 'timeH' && key !== 'experiment') continue;
    const own = stated[key];
    if (own === undefined || own === null) content = { ...content, [key]: value };
    else if (!sameValue(own, value))
      wrong.push(sharedConflict(key, textOfValue(key, own), textOfValue(key, value), said, plate));
  }
  return { content, wrong };
}

function sharedConflict(
  key: keyof WellContent,
  own: string,
  shared: string,
  said: MergedWell,
  { captured, file, set }: PlateContent,
): WellFault {
  const attribute = attributeOfKey[key];
  const elsewhere = captured[key] === undefined ? `the plate set "${set.name}"` : `the name of ${file}`;
  const by = saidBy(said, key);
  return {
    code: 'layout-conflict',
    file: by.from.file,
    place: placeOf(by),
    found: `${attribute} ${own} in ${by.from.source}, ${shared} in ${elsewhere}`,
    expected: `one ${attribute} for a well`,
    fix: 'correct one of the two, or leave it out of one; the wells are not used',
  };
}

/** Who said one of the attributes, the first of them that anybody said; otherwise who spoke of the well first. */
function saidBy(said: MergedWell, ...keys: (keyof WellContent)[]): SaidBy {
  const key = keys.find((one) => said.saidBy.has(one));
  return (key === undefined ? undefined : said.saidBy.get(key)) ?? { from: said.from, cell: null };
}

function placeOf({ from, cell }: SaidBy): Place {
  return cell === null ? from.place : { ...from.place, cell };
}

function contradiction(found: string, said: MergedWell): WellFault {
  const by = saidBy(said, 'dose', 'role');
  return {
    code: 'layout-conflict',
    file: by.from.file,
    place: placeOf(by),
    found: `${found} (${by.from.source})`,
    expected: 'no dose in a well that is not treated',
    fix: 'remove the role, or the dose',
  };
}

/** What a well needs and nobody said. */
function lacks(
  content: Partial<WellContent>,
  said: MergedWell,
  { set, protocolFile }: PlateContent,
): WellFault[] {
  const by = saidBy(said, 'role', 'treatment', 'dose');
  const lack = (found: string, expected: string, fix: string): WellFault => ({
    code: 'layout-incomplete',
    file: by.from.file,
    place: placeOf(by),
    found: `${found} (${by.from.source})`,
    expected,
    fix,
  });
  const faults: WellFault[] = [];
  if ((content.role ?? null) === null) {
    const expected = 'a role: blank, untreated, vehicle, positive-control, treated or empty';
    faults.push(lack('no role', expected, 'add `role: …`, or a dose for treated wells'));
  }
  if (content.role === 'treated') {
    const missing = (['treatment', 'dose'] as const).filter((key) => (content[key] ?? null) === null);
    const perLine = missing.includes('dose') && Object.keys(set.doseByCellLine).length > 0;
    const line = content.cellLine ?? null;
    if (missing.length > 0) {
      faults.push(
        lack(
          `treated, without ${missing.join(' and ')}${perLine ? ` (${line === null ? 'no cell line' : `no dose for the cell line "${line}"`})` : ''}`,
          'treatment and dose for treated wells',
          perLine
            ? `add the cell line to \`dose\` of the plate set "${set.name}"`
            : `add \`${missing.join('`, `')}\` to the layout or to the plate set "${set.name}"; if the wells are controls, say which: \`role: vehicle\``,
        ),
      );
    }
  }
  if ((content.experiment ?? null) === null) {
    faults.push({
      code: 'layout-incomplete',
      file: protocolFile,
      place: set.place,
      found: 'no experiment, so that n cannot be counted',
      expected: 'an experiment for every well',
      fix: 'capture it in `files` as {experiment}, or write `experiment: 1` in the plate set',
    });
  }
  return faults;
}

function untreatedByZero(wells: readonly string[], { file }: PlateContent): Inference {
  const text = textFromWells(wells);
  return {
    what: 'role',
    value: 'untreated',
    because: `dose 0 and no role in ${text}`,
    state: `${text}: { role: untreated }`,
    file,
  };
}
