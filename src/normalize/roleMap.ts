import { group } from 'd3-array';
import { convertDose, type Dose } from '#domain/dose';
import type { Layout } from '#domain/layout';
import type { WellContent } from '#domain/well';
import { nameFromWell } from '#plate/wellName';

/** What a layout says of the reading of one well, without the names of cells and drugs. */
export interface RoleWell {
  /** `cells`: every role but blank and empty; `unnamed`: the layout does not name the well, so most likely nothing is in it. */
  readonly kind: 'blank' | 'empty' | 'unnamed' | 'cells';
  readonly control: boolean;
  /** Wells of one ladder and one step are alike; from step to step their level only rises or only falls. -1 without cells. */
  readonly ladder: number;
  /** Dose, 0 for the control. */
  readonly step: number;
}

/** The pattern of a layout on its plate, row by row; null where the layout was refused. */
export interface RoleMap {
  readonly rows: number;
  readonly columns: number;
  readonly wells: readonly (RoleWell | null)[];
  /** Equal for layouts that no reading could tell apart. */
  readonly signature: string;
}

/**
 * The pattern that a layout expects: which wells hold no cells, which are controls, which belong to one dose series.
 *
 * The control stands at dose 0 of the series of its cells, if they have one; with several treatments it is a level of its own.
 */
export function roleMapFromLayout(layout: Layout): RoleMap {
  const { rows, columns } = layout;
  const contents = Array.from({ length: rows * columns }, (_, at) => {
    const name = nameFromWell(Math.floor(at / columns), at % columns);
    return Object.hasOwn(layout.wells, name) ? (layout.wells[name] ?? null) : null;
  });
  const ladders = laddersOf(contents);
  const wells = contents.map((content) => roleWell(content, ladders));
  return { rows, columns, wells, signature: signatureOf(rows, columns, wells) };
}

interface Ladders {
  /** Cells -> key of the one series that their control is dose 0 of. */
  readonly seriesOfCells: ReadonlyMap<string, string>;
  /** Cells that have wells of role vehicle: their untreated wells are no dose 0. */
  readonly withVehicle: ReadonlySet<string>;
  /** Key -> unit in which its doses are ordered. */
  readonly unitOf: ReadonlyMap<string, string>;
  readonly numbers: Map<string, number>;
}

function laddersOf(contents: readonly (WellContent | null)[]): Ladders {
  const treatments = new Map<string, Set<string>>();
  const unitOf = new Map<string, string>();
  const withVehicle = new Set<string>();
  for (const content of contents) {
    if (content?.role === 'vehicle') withVehicle.add(cellsKey(content));
    if (content?.role !== 'treated') continue;
    const key = seriesKey(content);
    treatments.set(cellsKey(content), (treatments.get(cellsKey(content)) ?? new Set()).add(key));
    if (content.dose !== null && !unitOf.has(key)) unitOf.set(key, content.dose.unit);
  }
  const single = [...treatments].flatMap(([cells, [only, second]]): [string, string][] =>
    only === undefined || second !== undefined ? [] : [[cells, only]],
  );
  return { seriesOfCells: new Map(single), withVehicle, unitOf, numbers: new Map() };
}

function roleWell(content: WellContent | null, ladders: Ladders): RoleWell | null {
  if (content === null) return withoutCells('unnamed');
  const { role } = content;
  if (role === null) return null;
  if (role === 'blank' || role === 'empty') return withoutCells(role);
  const control = role === 'untreated' || role === 'vehicle';
  const key = ladderKey(content, ladders);
  const ladder = ladders.numbers.get(key) ?? ladders.numbers.size;
  ladders.numbers.set(key, ladder);
  const unit = ladders.unitOf.get(key) ?? null;
  return { kind: 'cells', control, ladder, step: control ? 0 : stepOf(content.dose, unit) };
}

function withoutCells(kind: 'blank' | 'empty' | 'unnamed'): RoleWell {
  return { kind, control: false, ladder: -1, step: 0 };
}

function ladderKey(content: WellContent, { seriesOfCells, withVehicle }: Ladders): string {
  if (content.role === 'treated') return seriesKey(content);
  const cells = cellsKey(content);
  const besideVehicle = content.role === 'untreated' && withVehicle.has(cells);
  const isDoseZero = content.role !== 'positive-control' && !besideVehicle;
  const series = isDoseZero ? seriesOfCells.get(cells) : undefined;
  return series ?? JSON.stringify([cells, content.role, content.treatment]);
}

function stepOf(dose: Dose | null, unit: string | null): number {
  if (dose === null) return 0;
  return (unit === null ? null : convertDose(dose, unit, null)?.value) ?? dose.value;
}

function cellsKey({ cellLine, resistance, pretreatment, timeH }: WellContent): string {
  return JSON.stringify([cellLine, resistance, pretreatment, timeH]);
}

function seriesKey(content: WellContent): string {
  return JSON.stringify([cellsKey(content), content.treatment]);
}

/** Ladders are numbered as they are met and doses by their rank, so that a cell line or another top dose changes nothing. */
function signatureOf(rows: number, columns: number, wells: readonly (RoleWell | null)[]): string {
  const stepsOf = group(
    wells.filter((well) => well?.kind === 'cells'),
    (well) => well?.ladder,
    (well) => well?.step,
  );
  const texts = wells.map((well) => {
    if (well === null) return '';
    if (well.kind !== 'cells') return well.kind;
    const steps = stepsOf.get(well.ladder);
    const lower = [...(steps?.keys() ?? [])].filter((step) => step !== undefined && step < well.step);
    return `${[...stepsOf.keys()].indexOf(well.ladder)}.${lower.length}${well.control ? 'c' : ''}`;
  });
  return `${rows}x${columns} ${texts.join(' ')}`;
}

/** The pattern that the plate shows to a layout when it stood turned by 180° in the reader: the last well where the first is expected. */
export function turnedRoleMap({ rows, columns, wells }: RoleMap): RoleMap {
  const turned = wells.toReversed();
  return { rows, columns, wells: turned, signature: signatureOf(rows, columns, turned) };
}
