import { parseProtocol } from '#protocol/parseProtocol';
import { layoutForPlate } from '#layout/layoutForPlate';
import type { Layout } from '#domain/layout';
import { emptyWellContent, type WellContent } from '#domain/well';
import { nameFromWell } from '#plate/wellName';
import type { LaidOutPlate } from '#normalize/suspectedPlate';
import { fig2Wells } from './fig2Wells.ts';
import { setNames } from './studyMeasurements.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';
import { simulateStudy, type SimulatedPlate } from './simulateStudy.ts';
import { happenings, type Spoil } from './suspectHappenings.ts';
import { trialLayouts, type TrialLayout } from './suspectPlateLayouts.ts';

/** Plates that are what they are said to be, by what went wrong or right on them. */
export interface Trial {
  readonly name: string;
  readonly plates: readonly LaidOutPlate[];
  /** Whether turning one of these plates should be noticed. */
  readonly tellable: boolean;
}

/** The two layouts of fig2 with the wells left out that a lab may not have. */
const fewer: readonly {
  readonly name: string;
  readonly tellable: boolean;
  readonly keep: (content: WellContent) => boolean;
}[] = [
  { name: 'without blanks', tellable: false, keep: ({ role }) => role !== 'blank' },
  { name: 'without empty wells', tellable: false, keep: ({ role }) => role !== 'empty' },
  { name: 'without either', tellable: false, keep: ({ role }) => role !== 'blank' && role !== 'empty' },
];

/**
 * Every trial of one seed: the twelve plates of `simulateStudy` with artefacts under each happening and with fewer named wells, and a
 * plate of each other layout under each happening.
 */
export function trialsOfSeed(seed: number): readonly Trial[] {
  const study = simulateStudy({ seed, artefacts: true }).plates;
  const random = seededRandom(seed + 1_000_000);
  const fig2 = happenings.map(({ name, tellable, spoil }) => ({
    name: `fig2, ${name}`,
    tellable,
    plates: study.map((plate) => fig2Plate(plate, () => true, spoil, random)),
  }));
  const reduced = fewer.map(({ name, tellable, keep }) => ({
    name: `fig2, ${name}`,
    tellable,
    plates: study.map((plate) => fig2Plate(plate, keep, happenings[0]!.spoil, random)),
  }));
  const others = trialLayouts.flatMap((layout) => {
    const used = layout.rows * layout.columns > 96 ? [happenings[seed % happenings.length]!] : happenings;
    return used.map(({ name, tellable, spoil }) => ({
      name: `${layout.name}${layout.tellable ? `, ${name}` : ''}`,
      tellable: tellable && layout.tellable,
      plates: [layoutPlate(layout, spoil, random)],
    }));
  });
  return [...fig2, ...reduced, ...others];
}

function fig2Plate(
  plate: SimulatedPlate,
  keep: (content: WellContent) => boolean,
  spoil: Spoil,
  random: SeededRandom,
): LaidOutPlate {
  const contents = fig2Wells(plate.set, plate.cellLine).map(({ well, role, resistance, dose }) => ({
    well,
    content: {
      ...emptyWellContent,
      role,
      resistance,
      cellLine: resistance === null ? null : plate.cellLine,
      treatment: role === 'treated' ? 'T-DM1' : null,
      dose: dose === null ? null : { value: dose, unit: 'µg/ml' },
      experiment: String(plate.experiment),
    },
  }));
  const named = contents.filter(({ content }) => keep(content));
  const layout: Layout = {
    rows: 8,
    columns: 12,
    inferred: [],
    wells: Object.fromEntries(named.map(({ well, content }) => [well, content])),
  };
  const flat = plate.absorbance.flat();
  const all = contents.map(({ content }) => content);
  const controls = flat.filter((_, at) => all[at]?.role === 'untreated');
  const untreated = controls.reduce((sum, value) => sum + value, 0) / controls.length - 0.065;
  const values = flat.map((absorbance, at) => {
    const content = all[at]!;
    const holdsCells = content.role === 'treated' || content.role === 'untreated';
    const background = holdsCells ? 0.065 : absorbance;
    const place = { row: Math.floor(at / 12), column: at % 12, rows: 8, columns: 12 };
    return spoil({ content, net: absorbance - background, background, untreated, ...place }, random);
  });
  const name = `${plate.set}/${plate.cellLine}_exp${plate.experiment}`;
  return laidOut(name, setNames[plate.set], layout, values);
}

function layoutPlate(trial: TrialLayout, spoil: Spoil, random: SeededRandom): LaidOutPlate {
  const layout = layoutOf(trial);
  const { rows, columns } = trial;
  const untreated = 0.4 + 1.2 * random.uniform();
  const bottom = random.uniform();
  const [ec50, slope] = [10 ** (2 * random.uniform() - 1), 0.8 + random.uniform()];
  const cv = 0.04 + 0.1 * random.uniform();
  const values = Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const content = layout.wells[nameFromWell(row, column)] ?? {
      ...emptyWellContent,
      role: 'empty' as const,
    };
    const dose = content.dose?.value ?? 0;
    const cells = content.role === 'blank' || content.role === 'empty' ? 0 : untreated;
    const net =
      cells * (bottom + (1 - bottom) / (1 + (dose / ec50) ** slope)) * Math.max(0, 1 + cv * random.normal());
    const background = (content.role === 'empty' ? 0.042 : 0.065) + 0.004 * random.normal();
    return spoil({ content, net, background, untreated, row, column, rows, columns }, random);
  });
  return laidOut(trial.name, trial.name, layout, values);
}

const layouts = new Map<string, Layout>();

/** By the same steps as a protocol that a user writes. */
function layoutOf({ name, rows, columns, layout }: TrialLayout): Layout {
  const known = layouts.get(name);
  if (known !== undefined) return known;
  const file = 'protocols/trial.yaml';
  const text = `plates: { one: { files: "{cell line}_exp{experiment}.*", layout: ${layout} } }`;
  const { value: protocol, problems } = parseProtocol({ text, file });
  const set = protocol?.plateSets[0];
  if (protocol === null || set === undefined) throw new Error(`${name}: ${JSON.stringify(problems)}`);
  const captures = { 'cell line': 'SkBr3', experiment: '1' };
  const read = { rows, columns, plate: null };
  const made = layoutForPlate({ set, book: null, read, plate: name, captures, protocol, file: 'x' });
  if (made.problems.length > 0) throw new Error(`${name}: ${JSON.stringify(made.problems)}`);
  layouts.set(name, made.value);
  return made.value;
}

function laidOut(
  plate: string,
  set: string,
  layout: Layout,
  values: readonly (number | null)[],
): LaidOutPlate {
  const { rows, columns } = layout;
  const wells = values.map((value, at) => ({
    well: nameFromWell(Math.floor(at / columns), at % columns),
    cell: '',
    flags: [],
    reading:
      value === null
        ? ({ kind: 'missing', reason: 'empty', text: '' } as const)
        : ({ kind: 'value', value: Math.round(value * 1000) / 1000 } as const),
  }));
  const file = `plates/trial/${plate}.txt`;
  const read = { rows, columns, wells };
  return { study: 'trial', file, plate, set, turned: false, read, layout, leftOut: new Set() };
}
