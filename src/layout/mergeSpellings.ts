import type { Inference } from '#domain/inference';
import type { Measurement } from '#domain/measurement';
import { foldName } from '#domain/names';
import type { Protocol } from '#domain/protocol';
import type { AttributeName } from '#domain/well';

const named = [
  ['cellLine', 'cell line'],
  ['resistance', 'resistance'],
  ['pretreatment', 'pretreatment'],
  ['treatment', 'treatment'],
  ['experiment', 'experiment'],
] as const satisfies readonly (readonly [keyof Measurement, AttributeName])[];

/**
 * Makes one name of names that were only typed differently (MCF7, MCF-7): as the figure of the protocol writes it, otherwise as it is met
 * first.
 *
 * @param measurements - of the whole study
 * @param protocol - whose panels name groups in `compare`, `order` and `relative to`
 * @returns what was taken as the same, with the alias that would state it
 */
export function mergeSpellings(
  measurements: readonly Measurement[],
  protocol: Pick<Protocol, 'figure'>,
): { measurements: Measurement[]; inferred: Inference[] } {
  const inferred: Inference[] = [];
  let merged = [...measurements];
  for (const [key, attribute] of named) {
    const there = new Set(merged.map((measurement) => foldName(measurement[key] ?? '')));
    const asked = namesInFigure(protocol, attribute).filter((name) => there.has(foldName(name)));
    const spellings = spellingsOf([...asked, ...merged.map((measurement) => measurement[key])]);
    for (const [name, ...others] of spellings.values()) {
      if (name !== undefined && others.length > 0) inferred.push(taken(attribute, name, others));
    }
    merged = merged.map((measurement) => {
      const name = spellings.get(foldName(measurement[key] ?? ''))?.[0];
      return name === undefined || name === measurement[key] ? measurement : { ...measurement, [key]: name };
    });
  }
  return { measurements: merged, inferred };
}

/** The names that panels give to groups and facets of this attribute. */
function namesInFigure({ figure }: Pick<Protocol, 'figure'>, attribute: AttributeName): string[] {
  return (figure?.panels ?? []).flatMap((panel) => [
    ...(panel.by === attribute
      ? [
          ...(panel.comparisons?.pairs.flat() ?? []),
          ...(panel.comparisons?.control == null ? [] : [panel.comparisons.control]),
          ...(panel.order ?? []),
          ...(panel.kind === 'bars' && panel.relativeTo !== null ? [panel.relativeTo] : []),
        ]
      : []),
    ...(panel.facet === attribute ? (panel.facetOrder ?? []) : []),
    ...(panel.where[attribute] ?? []),
  ]);
}

/** Folded name -> its spellings, as first met. */
function spellingsOf(names: readonly (string | null)[]): Map<string, string[]> {
  const spellings = new Map<string, string[]>();
  for (const name of names) {
    if (name === null) continue;
    const known = spellings.get(foldName(name)) ?? [];
    if (!known.includes(name)) spellings.set(foldName(name), [...known, name]);
  }
  return spellings;
}

function taken(attribute: AttributeName, name: string, others: readonly string[]): Inference {
  return {
    what: attribute,
    value: `${name} = ${others.join(' = ')}`,
    because: 'the names differ only in capitals, blanks, hyphens or underscores',
    state: `aliases: { ${attribute}: { ${name}: [${others.join(', ')}] } }`,
    file: null,
  };
}
