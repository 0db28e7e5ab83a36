import type { Aliases } from '#domain/names';
import type { Place, Problem, WithProblems } from '#domain/problem';
import type { LayoutSource, PanelRequest, PlateSet, Protocol } from '#domain/protocol';
import { defaultQualityLimits } from '#domain/quality';
import { aliasesSchema } from './aliasesSchema.ts';
import { misspeltFacts } from './misspeltFacts.ts';
import { defaultNormalization } from './normalizationSchema.ts';
import type { WrittenPlateSet } from './plateSetSchema.ts';
import { namePlaces } from './namePlaces.ts';
import { problemsFromIssues } from './problemsFromIssues.ts';
import { protocolSchema, type WrittenProtocol } from './protocolSchema.ts';
import { timeZeroFaults } from './timeZeroFaults.ts';
import { yamlSourceFromText, type YamlPath, type YamlSource } from './yamlSource.ts';

/** The schema is made for one protocol and used once: compiling it would take longer than running it. */
const interpreted = { jitless: true };

/**
 * Reads a protocol; all that is wrong with it is said at once.
 *
 * @param protocol - the YAML text, and its path below the project folder
 * @returns null if there is any error: `file-empty`, `protocol-syntax`, `protocol-unknown-key`, `protocol-missing-key`,
 *   `protocol-invalid-value`, `layout-unknown-attribute`, `layout-invalid-value`, `layout-conflict`; each with line, column, the
 *   lines around it and the likely fix. A protocol that can be used may come with warnings `fact-misspelt`.
 */
export function parseProtocol({ text, file }: { text: string; file: string }): WithProblems<Protocol | null> {
  const { value: source, problems } = yamlSourceFromText(text.replace(/^\uFEFF/, ''), file);
  if (source === null) return { value: null, problems };
  const schema = protocolSchema({ aliases: aliasesOf(source.data), setNames: setNamesOf(source.data) });
  const read = schema.safeParse(source.data, interpreted);
  const found = [
    ...problems,
    ...(read.success
      ? [...emptyMaps(read.data, source), ...timeZeroFaults(read.data, source)]
      : problemsFromIssues(read.error.issues, source)),
  ];
  if (!read.success || found.length > 0) return { value: null, problems: inFileOrder(found) };
  return { value: protocolFrom(read.data, source), problems: misspeltFacts(read.data.facts ?? {}, source) };
}

/** Aliases are needed to read everything else; while they hold mistakes the rest is read without them. */
function aliasesOf(data: unknown): Aliases {
  const read = aliasesSchema.safeParse(childOf(data, 'aliases'), interpreted);
  return read.success ? read.data : {};
}

/** Names of plate sets, whatever is wrong inside them, so that a panel can be told that it names one that is not there. */
function setNamesOf(data: unknown): string[] | null {
  const plates = childOf(data, 'plates');
  return typeof plates === 'object' && plates !== null && !Array.isArray(plates) ? Object.keys(plates) : null;
}

function childOf(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined;
}

function emptyMaps({ plates, figure }: WrittenProtocol, source: YamlSource): Problem[] {
  const empty = (path: YamlPath, what: string): Problem => ({
    code: 'protocol-missing-key',
    severity: 'error',
    file: source.file,
    ...source.spotOf(path, 'key'),
    found: `\`${String(path.at(-1))}\` with nothing in it`,
    expected: `at least one ${what}`,
    fix: 'start from protocols/fig2.yaml',
  });
  return [
    ...(Object.keys(plates).length === 0 ? [empty(['plates'], 'plate set')] : []),
    ...(figure !== undefined && Object.keys(figure.panels).length === 0
      ? [empty(['figure', 'panels'], 'panel')]
      : []),
    ...Object.entries(plates).flatMap(([name, { layout }]) =>
      layout.kind === 'ranges' && layout.ranges.length === 0
        ? [empty(['plates', name, 'layout'], 'range of wells')]
        : [],
    ),
  ];
}

function inFileOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
}

function protocolFrom(written: WrittenProtocol, source: YamlSource): Protocol {
  const placeOf = (...path: YamlPath): Place => source.spotOf(path, 'key').place;
  const { figure } = written;
  return {
    file: source.file,
    title: written.title ?? null,
    assay: written.assay ?? null,
    studies: written.studies ?? [],
    aliases: written.aliases ?? {},
    molarMasses: written['molar masses'] ?? {},
    plateSets: Object.entries(written.plates).map(([name, set]) =>
      plateSetFrom(name, set, written.normalize ?? {}, placeOf),
    ),
    exclusions: (written.exclude ?? []).map((exclusion, index) => ({
      ...exclusion,
      place: placeOf('exclude', index),
    })),
    qualityLimits: { ...defaultQualityLimits, ...written.quality },
    figure:
      figure === undefined
        ? null
        : {
            widthMm: figure.widthMm,
            panels: Object.entries(figure.panels).map(([name, panel]): PanelRequest => ({
              ...panel,
              name,
              place: placeOf('figure', 'panels', name),
              namePlaces: namePlaces(panel, ['figure', 'panels', name], source),
            })),
          },
    facts: written.facts ?? {},
  };
}

function plateSetFrom(
  name: string,
  { normalization, layout, timeZero, ...set }: WrittenPlateSet,
  shared: WrittenPlateSet['normalization'],
  placeOf: (...path: YamlPath) => Place,
): PlateSet {
  const place = placeOf('plates', name, 'layout');
  const source: LayoutSource =
    layout.kind === 'file'
      ? { ...layout, place }
      : layout.kind === 'export'
        ? {
            kind: 'export',
            place,
            names: layout.names.map((one) => ({ ...one, place: placeOf('plates', name, 'names', one.name) })),
          }
        : {
            kind: 'ranges',
            place,
            ranges: layout.ranges.map((range) => ({
              ...range,
              place: placeOf('plates', name, 'layout', range.wells),
            })),
          };
  return {
    ...set,
    name,
    layout: source,
    ...(timeZero === undefined
      ? {}
      : { timeZero: { set: timeZero, place: placeOf('plates', name, 'time zero') } }),
    normalization: {
      blank: normalization.blank ?? shared.blank ?? defaultNormalization.blank,
      control: normalization.control ?? shared.control ?? defaultNormalization.control,
      within: normalization.within ?? shared.within ?? defaultNormalization.within,
      zero: normalization.zero ?? shared.zero ?? defaultNormalization.zero,
      n: normalization.n ?? shared.n ?? defaultNormalization.n,
    },
    place: placeOf('plates', name),
  };
}
